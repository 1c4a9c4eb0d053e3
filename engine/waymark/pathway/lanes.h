#pragma once

#include <vector>

#include "waymark/pathway/layers.h"
#include "waymark/pathway/placement.h"
#include "waymark/pathway/rows.h"

namespace waymark {

/// Which ways share a lane, and what room they need, before anything has a place.
class LanePlan {
 public:
  LanePlan(const std::vector<DrawnWay>& ways, const Layers& layers, int steps);

  /// Least height of a step's box, for all that joins its two sides.
  double least_height(int step) const;

  /// Room that level lines need above a row; for the number of rows, below the last one.
  double room_above(int row) const;

  /// The lanes' lines, once boxes have their places. Lanes stand right and left of the boxes, so
  /// some x are below 0.
  std::vector<Lane> routed(const PlacedRows& rows, const std::vector<double>& label_widths) const;

 private:
  struct Joint {
    int step = 0;
    int channel = -1;  // place in the room between rows, or -1 for the side of the box
    int gap = 0;       // row above which that room is
  };
  struct Planned {
    int to = 0;
    LinkKind kind = LinkKind::refused;
    bool on_right = true;
    std::vector<int> ways;
    std::vector<Joint> joints;  // of each way
    Joint arrival;
  };
  class Routing;

  bool is_outermost(int step, bool on_right) const;
  Joint joint_of(int step, bool on_right, bool leaves);

  const Layers& layers_;
  int steps_;
  std::vector<Planned> lanes_;
  std::vector<int> channels_above_;      // by row, and one below the last
  std::vector<std::vector<int>> ports_;  // right and left, by step
};

}  // namespace waymark
