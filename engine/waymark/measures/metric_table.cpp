#include "waymark/measures/metric_table.h"

#include <cmath>
#include <utility>

#include "waymark/base/contract.h"
#include "waymark/base/hash.h"

namespace waymark {
namespace {

constexpr std::uint64_t undefined_word = 0x756e646566696e65u;  // any fixed word will do

void add_value(Fingerprint& fingerprint, double value) {
  if (std::isnan(value))
    fingerprint.add(undefined_word);
  else
    fingerprint.add(value);
}

}  // namespace

void MetricValues::set_ratio(std::size_t slot, double sum, double count) {
  set(slot, count > 0 ? sum / count : undefined, count);
}

void MetricValues::set_amount(std::size_t slot, double value) { set(slot, value, undefined); }

std::uint64_t MetricValues::fingerprint() const {
  Fingerprint fingerprint;
  for (const double value : values) add_value(fingerprint, value);
  for (const double count : counts) add_value(fingerprint, count);
  for (const std::vector<double>& points : series)
    for (const double point : points) add_value(fingerprint, point);
  return fingerprint.value();
}

SlotBlock MetricTable::add(MetricInfo metric, const std::vector<std::string>& times,
                           bool by_group) {
  WAYMARK_EXPECT(!(metric.mediator && metric.headline), "a mediator is never a headline");
  const int index = static_cast<int>(metrics.size());
  metrics.push_back(std::move(metric));
  SlotBlock block{static_cast<int>(slots.size()),
                  by_group ? 1 + static_cast<int>(groups_->size()) : 1};
  for (const std::string& time : times) {
    slots.push_back({index, "", time});
    for (int group = 1; group < block.groups; ++group)
      slots.push_back({index, (*groups_)[static_cast<std::size_t>(group - 1)].id, time});
  }
  return block;
}

int MetricTable::add_series(SeriesInfo info) {
  series.push_back(std::move(info));
  return static_cast<int>(series.size()) - 1;
}

std::uint64_t memberships(const std::vector<GroupRole>& groups, std::uint64_t bits) {
  std::uint64_t member = everyone;
  for (std::size_t g = 0; g < groups.size(); ++g)
    if ((bits & groups[g].mask) == groups[g].value) member |= std::uint64_t{2} << g;
  return member;
}

}  // namespace waymark
