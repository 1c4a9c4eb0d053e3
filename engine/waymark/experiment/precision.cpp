#include "waymark/experiment/precision.h"

#include <algorithm>
#include <cmath>

namespace waymark {

namespace {

constexpr std::uint64_t first_look = 32;
constexpr double chance_to_miss = 0.05;

bool is_watched(const ExperimentPlan& plan, const MetricSlot& slot) {
  const MetricInfo& metric = plan.metrics[static_cast<std::size_t>(slot.metric)];
  return metric.headline && slot.group.empty() && metric.worth_knowing > 0;
}

std::vector<WatchedInterval> watched_intervals(const ExperimentPlan& plan) {
  std::vector<WatchedInterval> intervals;
  const std::size_t arms = plan.arms.size();
  for (std::size_t run = 0; run < run_count(plan); ++run) {
    const bool is_base = run % arms == static_cast<std::size_t>(plan.base_arm);
    if (is_base && arms > 1) continue;
    for (std::size_t slot = 0; slot < plan.slots.size(); ++slot) {
      if (!is_watched(plan, plan.slots[slot])) continue;
      WatchedInterval interval;
      interval.run = run;
      interval.slot = slot;
      interval.worth_knowing =
          plan.metrics[static_cast<std::size_t>(plan.slots[slot].metric)].worth_knowing;
      intervals.push_back(interval);
    }
  }
  return intervals;
}

}  // namespace

std::vector<std::uint64_t> planned_looks(std::uint64_t maximum) {
  std::vector<std::uint64_t> looks;
  for (std::uint64_t n = first_look; n <= maximum; n *= 2) looks.push_back(n);
  return looks;
}

std::vector<std::string> headlines_without_worth_knowing(const ExperimentPlan& plan) {
  std::vector<std::string> ids;
  for (const MetricInfo& metric : plan.metrics) {
    if (metric.headline && !(metric.worth_knowing > 0)) ids.push_back(metric.id);
  }
  return ids;
}

PrecisionLook look_at_precision(const ExperimentPlan& plan, const Tally& tally,
                                std::uint64_t looks) {
  PrecisionLook look;
  look.intervals = watched_intervals(plan);
  const double shared_among = static_cast<double>(std::max<std::size_t>(1, look.intervals.size())) *
                              static_cast<double>(std::max<std::uint64_t>(1, looks));
  look.tail = chance_to_miss / shared_among;
  look.is_precise = !look.intervals.empty();
  for (WatchedInterval& interval : look.intervals) {
    const SlotTally& slot = tally.at(interval.run, interval.slot);
    const RunningMoments& moments = plan.arms.size() > 1 ? slot.difference : slot.level;
    interval.half_width = half_width(moments.sd(), moments.n(), look.tail);
    if (moments.n() >= 2) {
      interval.runs_needed = runs_for_half_width(moments.sd(), interval.worth_knowing, look.tail);
    }
    look.runs_needed = std::max(look.runs_needed, interval.runs_needed);
    look.is_precise &= interval.half_width < interval.worth_knowing;
  }
  return look;
}

}  // namespace waymark
