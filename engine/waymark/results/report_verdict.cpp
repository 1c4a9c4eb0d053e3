#include "waymark/results/report_verdict.h"

#include <algorithm>
#include <cmath>

namespace waymark {

namespace {

std::string direction(double mean, Better better) {
  if (better == Better::neither) return mean > 0 ? "higher" : "lower";
  return (mean > 0) == (better == Better::higher) ? "better" : "worse";
}

std::uint64_t more_runs_to_tell(const RunningMoments& difference, double worth_knowing) {
  const double mean = std::fabs(difference.mean());
  const double wanted = worth_knowing > 0 ? std::max(mean, worth_knowing - mean) : mean;
  if (!(wanted > 0)) return 0;
  const std::uint64_t needed = runs_for_half_width(difference.sd(), wanted, 0.05);
  return needed > difference.n() ? needed - difference.n() : 0;
}

}  // namespace

Verdict judge(const RunningMoments& difference, Better better, double worth_knowing) {
  if (difference.n() == 0) return {"not defined", 0};
  if (difference.n() == 1) return {"cannot tell from one run", 0};
  if (difference.sd() == 0 && difference.mean() == 0) return {"the same in every run", 0};
  const Interval interval = interval95(difference);
  const bool is_small =
      worth_knowing > 0 && interval.low > -worth_knowing && interval.high < worth_knowing;
  if (is_small) return {"no difference that matters", 0};
  if (interval.low > 0 || interval.high < 0) return {direction(difference.mean(), better), 0};
  return {"cannot tell", more_runs_to_tell(difference, worth_knowing)};
}

}  // namespace waymark
