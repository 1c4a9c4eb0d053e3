#include "waymark/measures/durations.h"

#include <algorithm>
#include <cmath>

namespace waymark {

void Durations::reset(const DurationPlan& plan) {
  sum_ = Sum{};
  each_.clear();
  batches_.assign(plan.batches, Sum{});
}

void Durations::add_to_batch(const DurationPlan& plan, double ms, Ticks when) {
  const auto batch = static_cast<std::size_t>(std::max(in_milliseconds(when), 0.0) / plan.batch_ms);
  batches_[std::min(batch, plan.batches - 1)].add(ms);
}

void Durations::write(const DurationPlan& plan, MetricValues& values) const {
  values.set_ratio(plan.mean.at(0), sum_.ms / plan.unit_ms, sum_.number);
  if (plan.keeps_each() && !each_.empty()) write_spread(plan, values);
  if (plan.batches != 0) write_batches(plan, values);
}

/// The smallest value that no fewer than a share p do not exceed (definition 1 of Hyndman & Fan
/// 1996): always one that was met.
void Durations::write_spread(const DurationPlan& plan, MetricValues& values) const {
  std::vector<double> sorted = each_;
  std::sort(sorted.begin(), sorted.end());
  const auto n = static_cast<double>(sorted.size());
  for (std::size_t i = 0; i < plan.percentiles.size(); ++i) {
    const double rank = std::max(std::ceil(plan.percentiles[i] * n - 1e-9), 1.0);
    values.set(plan.at_percentile[i].at(0),
               sorted[static_cast<std::size_t>(rank) - 1] / plan.unit_ms, n);
  }
  for (std::size_t i = 0; i < plan.within_ms.size(); ++i) {
    const auto later = std::upper_bound(sorted.begin(), sorted.end(), plan.within_ms[i]);
    values.set_ratio(plan.share_within[i].at(0), static_cast<double>(later - sorted.begin()), n);
  }
}

void Durations::write_batches(const DurationPlan& plan, MetricValues& values) const {
  std::vector<double> means;
  for (const Sum& batch : batches_)
    means.push_back(batch.number > 0 ? batch.ms / plan.unit_ms / batch.number : undefined);
  const BatchInterval interval = batch_interval(means, plan.critical);
  values.set(plan.low.at(0), interval.low, sum_.number);
  values.set(plan.high.at(0), interval.high, sum_.number);
}

BatchInterval batch_interval(const std::vector<double>& means, double critical) {
  const auto n = static_cast<double>(means.size());
  double sum = 0;
  for (const double mean : means) sum += mean;
  const double mean = sum / n;
  double squares = 0;
  for (const double each : means) squares += (each - mean) * (each - mean);
  const double reach = critical * std::sqrt(squares / (n - 1) / n);
  return {mean - reach, mean + reach};
}

}  // namespace waymark
