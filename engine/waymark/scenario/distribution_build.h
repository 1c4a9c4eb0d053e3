#pragma once

#include <vector>

#include "waymark/random/distribution.h"
#include "waymark/scenario/expression.h"

namespace waymark {

/// The distribution that a specification describes, ready to draw from, in the engine's unit of its
/// values. Discrete and empirical ones append their numbers to `table`. Throws
/// std::invalid_argument, in words fit for a diagnostic, when the parameters contradict each other.
Distribution distribution_of(const DistributionSpec& spec, std::vector<double>& table);

}  // namespace waymark
