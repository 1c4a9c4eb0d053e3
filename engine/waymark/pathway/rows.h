#pragma once

#include <vector>

#include "waymark/pathway/layers.h"
#include "waymark/pathway/placement.h"

namespace waymark {

/// Boxes of steps and lines through bends, once rows have a height and places a column.
struct PlacedRows {
  std::vector<double> top;     ///< of each row
  std::vector<double> bottom;  ///< of each row
  std::vector<Box> boxes;      ///< by step
  std::vector<double> bend_x;  ///< by bend
  double width = 0;            ///< of all boxes together, beginning at 0
};

/// Values as near to `wanted` as can be (least squares) while each keeps at least `apart[i]` from
/// the one before it; `apart[0]` is not used. Pool adjacent violators (Ayer et al. 1955).
std::vector<double> spread_apart(const std::vector<double>& wanted,
                                 const std::vector<double>& apart);

/// Rows under each other with `space_above` each (one more value than rows: the last stands below
/// the last row), and columns drawn towards the steps their ways come from and lead to.
PlacedRows place_rows(const Layers& layers, const std::vector<DrawnWay>& ways,
                      const std::vector<Box>& sizes, const std::vector<double>& space_above);

}  // namespace waymark
