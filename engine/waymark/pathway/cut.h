#pragma once

#include <limits>
#include <vector>

#include "waymark/pathway/walks.h"

namespace waymark {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

/// How much can flow through points that each let at most so much through.
struct Cut {
  double flow = no_limit;   ///< the most that gets from source to target
  std::vector<int> points;  ///< points that together let no more through; empty without a limit
};

/// The largest flow from `source` to `target` along ways without limit, and the points nearest to
/// the source that hold it there (Ford and Fulkerson 1956: most flow = least cut). `limits` by
/// point, `no_limit` where there is none; those of source and target are not asked.
Cut least_cut(const Ways& ways, const std::vector<double>& limits, int source, int target);

}  // namespace waymark
