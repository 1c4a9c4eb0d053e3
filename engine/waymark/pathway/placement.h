#pragma once

#include <vector>

#include "waymark/pathway/graph.h"
#include "waymark/pathway/layers.h"

namespace waymark {

// Where a drawing puts things, in units of one CSS pixel, y growing down the page.

struct Coordinates {
  double x = 0;
  double y = 0;
};

struct Box {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};

inline double right_of(const Box& box) { return box.left + box.width; }
inline double bottom_of(const Box& box) { return box.top + box.height; }
inline double middle_of(const Box& box) { return box.left + box.width / 2; }

/// A way on that goes down the page. Spots come in pairs: straight inside a row, a curve between.
struct DownLine {
  int way = 0;
  std::vector<Coordinates> spots;
  int place = 0;   ///< among the lines that leave the same step downwards, from the left
  int beside = 1;  ///< how many these are
};

/// The part of a way from its step to the lane it joins; straight pieces.
struct Stub {
  int way = 0;
  std::vector<Coordinates> spots;
  Coordinates label;        ///< on the base line of the words beside it
  bool label_ends = false;  ///< the words end at `label` instead of beginning there
};

/// A line down (or up) the side of the page that all ways of one kind to one step share.
struct Lane {
  int to = 0;
  LinkKind kind = LinkKind::refused;
  bool on_right = true;
  double x = 0;
  std::vector<Stub> stubs;
  std::vector<Coordinates> arrival;  ///< from the lane to the step; straight pieces
};

struct Placement {
  double width = 0;
  double height = 0;
  std::vector<Box> boxes;  ///< by step
  std::vector<Coordinates>
      entrances;  ///< tip of the arrow into each entry that is not a home, by step order
  std::vector<DownLine> down;
  std::vector<Lane> lanes;
};

/// What the placing has to make room for.
struct Extents {
  std::vector<Box> boxes;            ///< by step: width and the least height
  std::vector<double> label_widths;  ///< by way
};

Placement placed(const Pathway& pathway, const std::vector<DrawnWay>& ways, const Extents& extents);

}  // namespace waymark
