#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/experiment/tally.h"
#include "waymark/results/json_writer.h"
#include "waymark/results/run_database.h"

namespace waymark {

/// A finished run as the report asks for it: metrics by their measure and part, slots by time.
class ReportFigures {
 public:
  explicit ReportFigures(RunDatabase& run);

  RunDatabase& run() const { return run_; }
  const ExperimentPlan& plan() const { return run_.plan(); }
  std::size_t arms() const { return plan().arms.size(); }
  std::size_t base_arm() const { return static_cast<std::size_t>(plan().base_arm); }
  const std::string& arm_id(std::size_t arm) const { return plan().arms[arm].id; }
  const SlotTally& all(std::size_t arm, std::size_t slot) const { return tally_.at(arm, slot); }
  /// nullptr when the run did not also count only what has been measured.
  const SlotTally* measured_only(std::size_t arm, std::size_t slot) const;

  const MetricInfo& metric_of(std::size_t slot) const;
  const std::string& time_of(std::size_t slot) const { return plan().slots[slot].time; }

  /// The metric `measure`/`part`, or -1.
  int metric(std::string_view measure, std::string_view part) const;
  /// Its slots for everyone, in order of time.
  std::vector<std::size_t> slots_for_everyone(int metric) const;
  std::optional<std::size_t> slot(int metric, std::string_view time) const;
  /// The slot that stands for the metric where one number must: the whole run, else "at 5 years" or
  /// "over 5 years", else the last time. Nothing for metric -1.
  std::optional<std::size_t> main_slot(int metric) const;
  /// The slots for everyone that a reader gets to see: those of single years ("in year 3") are left
  /// out unless there are no others; then the last one stays.
  std::vector<std::size_t> shown_slots(int metric) const;

 private:
  RunDatabase& run_;
  Tally tally_;
};

/// Label, part and time in one line: "Alive, at 5 years".
std::string label_of(const MetricInfo& metric, std::string_view time = "");

/// The number of years in "at 5 years", "over 1 year"; nothing for other times.
std::optional<double> years_in(std::string_view time);

bool is_withheld_or_unknown(const RunningMoments& moments, bool is_withheld);

inline constexpr double out_of_100 = 100;  ///< the scale that turns shares into people of 100

/// An `Estimate` of report-data.ts: {"mean", "lo", "hi"}, all times `scale`; null where there is
/// none or it is withheld.
void write_estimate(JsonWriter& json, std::string_view key, const RunningMoments& moments,
                    bool is_withheld, double scale = 1);

}  // namespace waymark
