#pragma once

#include <cstdint>

namespace waymark {

/// A number, or a predictor that gives it.
struct Amount {
  double constant = 0;
  std::int32_t predictor = -1;
};

}  // namespace waymark
