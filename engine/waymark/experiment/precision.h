#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/experiment/tally.h"

namespace waymark {

/// One interval that the precision rule watches: a headline metric, for everyone, at one time, on
/// one arm against the base arm (or by itself when there is only one arm).
struct WatchedInterval {
  std::size_t run = 0;  // couplings_index * arms + arm
  std::size_t slot = 0;
  double worth_knowing = 0;
  double half_width = not_defined;  // corrected; NaN when it cannot be said
  std::uint64_t runs_needed = 0;    // in all, should the spread stay as it is; 0 when unknown
};

/// What the precision rule sees at one look.
struct PrecisionLook {
  std::vector<WatchedInterval> intervals;
  double tail = 0;  // chance to miss left to each interval after the correction
  bool is_precise = false;
  std::uint64_t runs_needed = 0;  // the largest of the intervals'; 0 when unknown
};

/// Numbers of replications at which a run may stop: 32, 64, 128 ... up to `maximum`.
std::vector<std::uint64_t> planned_looks(std::uint64_t maximum);

/// Headline metrics that say no smallest difference worth knowing, by id: with any of these the
/// precision rule cannot be used.
std::vector<std::string> headlines_without_worth_knowing(const ExperimentPlan& plan);

/// Judges the replications met so far. The chance to miss, 5 %, is shared equally (Bonferroni)
/// among all watched intervals and `looks` looks, so that "every interval holds, at whichever look
/// the run stops" is true at least 95 times in 100.
PrecisionLook look_at_precision(const ExperimentPlan& plan, const Tally& tally,
                                std::uint64_t looks);

}  // namespace waymark
