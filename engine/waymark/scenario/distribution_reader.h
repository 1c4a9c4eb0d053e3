#pragma once

#include "waymark/scenario/reading_context.h"
#include "waymark/scenario/terms.h"

namespace waymark {

/// Reads a distribution of values in `unit`: a quantity alone is a constant, otherwise an object
/// with one key that names the family. Where `may_use` is false, "=name" is refused (inside
/// assumptions). The bounds in `terms` hold for a constant and for listed values.
void read_distribution(ReadingContext& context, const Spot& spot, Unit unit,
                       DistributionSpec& target, bool may_use, const Terms& terms = {});

}  // namespace waymark
