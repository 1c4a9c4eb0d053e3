#pragma once

#include <optional>
#include <vector>

#include "waymark/scenario/fields.h"

namespace waymark {

/// What arms cost and what they gain are held against each other. A figure is named by its measure,
/// whose first metric is meant, or by its metric.
struct ValueForMoneyFields {
  Reference cost, effect;
  Reference per;                 ///< people over whom the cost is spread
  std::optional<Quantity> over;  ///< since the branch date; else as long as all figures reach
  std::vector<Quantity> worth;   ///< pounds that one more of the effect may cost
  Place place;
};
void declare(FieldVisitor& visit, ValueForMoneyFields& value);

}  // namespace waymark
