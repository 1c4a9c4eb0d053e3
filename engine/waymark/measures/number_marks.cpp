#include "waymark/measures/number_marks.h"

#include <algorithm>

#include "waymark/measures/metric_table.h"

namespace waymark {

void NumberMarks::reset(const MarksPlan& plan, Ticks horizon) {
  horizon_ = horizon;
  batches_ = plan.batches;
  batch_ms_ = plan.batch_ms;
  census_.clear();
  for (const Ticks first : plan.census) census_.push_back({first});
  integrals_.clear();
  find_next();
}

void NumberMarks::catch_up(const RunningNumber& number, Ticks now) {
  while (is_due(now)) {
    for (Census& census : census_)
      if (census.next == next_) {
        census.sum += number.now();
        census.days += 1;
        census.next += Ticks{ms_per_day};
      }
    if (end_of_batch() == next_) integrals_.push_back(number.integral(next_));
    find_next();
  }
}

void NumberMarks::find_next() {
  next_ = end_of_batch();
  for (const Census& census : census_)
    if (census.next < horizon_) next_ = std::min(next_, census.next);
}

Ticks NumberMarks::end_of_batch() const {
  if (integrals_.size() == batches_) return never;
  if (integrals_.size() + 1 == batches_) return horizon_;
  return to_ticks(batch_ms_ * static_cast<double>(integrals_.size() + 1));
}

double NumberMarks::census_mean(std::size_t census) const {
  return census_[census].days > 0 ? census_[census].sum / census_[census].days : undefined;
}

std::vector<double> NumberMarks::batch_means(double batch_ms) const {
  std::vector<double> means;
  double before = 0;
  for (const double integral : integrals_) {
    means.push_back((integral - before) / batch_ms);
    before = integral;
  }
  return means;
}

}  // namespace waymark
