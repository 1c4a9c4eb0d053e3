#pragma once

#include <vector>

#include "waymark/random/distribution.h"

namespace waymark {

/// A distribution within bounds, as it lies in the shared table.
struct Within {
  Distribution inner;
  Bounds bounds;
  double above;   ///< P(inner > high)
  double inside;  ///< P(low <= inner <= high)
};

std::uint32_t add_within(const Within& within, std::vector<double>& table);
Within within_at(const Distribution& d, const double* table);

}  // namespace waymark
