#pragma once

#include "waymark/random/distribution.h"

namespace waymark {

/// A distribution within bounds, as it lies in the shared table.
struct Within {
  Distribution inner;
  Bounds bounds;
  double above;   ///< P(inner > high)
  double inside;  ///< P(low <= inner <= high)
};

Within within_at(const Distribution& d, const double* table);

}  // namespace waymark
