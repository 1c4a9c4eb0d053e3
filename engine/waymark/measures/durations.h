#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "waymark/measures/planner.h"

namespace waymark {

/// What is told of many durations besides their mean.
struct DurationPlan {
  double unit_ms = 1;
  SlotBlock mean;
  std::vector<double> percentiles;  ///< shares, ascending
  std::vector<SlotBlock> at_percentile;
  std::vector<double> within_ms;
  std::vector<SlotBlock> share_within;
  std::size_t batches = 0;  ///< equal spans of time since the branch date; 0: none
  double batch_ms = 0;
  double critical = 0;  ///< of Student's t for the batches
  SlotBlock low, high;

  bool keeps_each() const { return !percentiles.empty() || !within_ms.empty(); }
};

/// A unit that results are shown in.
struct ShownUnit {
  const char* name;
  double ms;
};
ShownUnit shown(ShownTime unit);

/// A metric of a figure of queueing: short term, better when lower.
MetricInfo queue_metric(const Planner& planner, const std::string& id, const MeasureWords& words,
                        const std::string& unit, const std::string& definition);
/// The same for a part of the measure, never a headline.
MetricInfo queue_part(const Planner& planner, const std::string& id, const MeasureWords& words,
                      const std::string& part, const std::string& part_label,
                      const std::string& unit, const std::string& definition);

/// Which durations a figure is about, in plain words: "Mean " + what + ", over " + which + ".".
struct DurationWords {
  std::string what;   ///< "wait from joining the queue to the beginning of work at Desk"
  std::string which;  ///< "work begun since the branch date"
};
DurationPlan plan_durations(Planner& planner, const std::string& id, const MeasureWords& words,
                            ShownTime unit, const SpreadFields& spread, const DurationWords& said);

/// "p90" for 0.9.
std::string percentile_name(double share);

/// The interval of batch means (Schmeiser 1982): mean of the batches' means -+ t s / sqrt(k).
/// Undefined where a batch is.
struct BatchInterval {
  double low = undefined, high = undefined;
};
BatchInterval batch_interval(const std::vector<double>& means, double critical);

/// Durations as they come, with the moment to which each belongs.
class Durations {
 public:
  void reset(const DurationPlan& plan);
  void add(const DurationPlan& plan, double ms, Ticks when) {
    sum_.add(ms);
    if (plan.keeps_each()) each_.push_back(ms);
    if (plan.batches != 0) add_to_batch(plan, ms, when);
  }
  void write(const DurationPlan& plan, MetricValues& values) const;

 private:
  struct Sum {
    double ms = 0, number = 0;
    void add(double more) {
      ms += more;
      number += 1;
    }
  };
  void add_to_batch(const DurationPlan& plan, double ms, Ticks when);
  void write_spread(const DurationPlan& plan, MetricValues& values) const;
  void write_batches(const DurationPlan& plan, MetricValues& values) const;

  Sum sum_;
  std::vector<double> each_;
  std::vector<Sum> batches_;
};

}  // namespace waymark
