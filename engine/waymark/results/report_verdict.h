#pragma once

#include <cstdint>
#include <string>

#include "waymark/experiment/tally.h"

namespace waymark {

/// What may be said of a paired difference.
struct Verdict {
  std::string words;  // "better", "cannot tell", ...
  std::uint64_t more_runs =
      0;  // that would tell, should the spread stay; 0 = none needed or unknown
};

/// Judged by the 95 % interval of the average difference, chance alone: the same in every run; no
/// difference that matters (the whole interval is closer to nothing than `worth_knowing`, where
/// that is said); better or worse (higher or lower where neither way is better) when the interval
/// keeps to one side of nothing; else the model cannot tell. More runs, with the difference and the
/// spread seen so far, would then part the interval from nothing or bring it within
/// `worth_knowing`, whichever comes first.
Verdict judge(const RunningMoments& difference, Better better, double worth_knowing);

}  // namespace waymark
