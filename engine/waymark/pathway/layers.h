#pragma once

#include <string>
#include <vector>

#include "waymark/pathway/graph.h"

namespace waymark {

/// One line of a drawing: all links of one kind from one step to another, put together.
struct DrawnWay {
  int from = 0;
  int to = 0;
  LinkKind kind = LinkKind::then;
  bool side = false;  ///< refused, lost, given up, or a clock beside a way on: drawn in a lane
  double chance = 0;
  double volume = 0;
  std::string label;
};

/// The lines to draw, in the order of their first link. Links nobody takes (no chance, no volume,
/// no clock) are left out. `volumes` may be empty.
std::vector<DrawnWay> drawn_ways(const Pathway& pathway, const std::vector<double>& volumes);

/// Steps of one route in rows from top to bottom, each row from left to right.
struct Layers {
  /// A place in a row that a line passes on its way further down.
  struct Bend {
    int way = 0;
    int row = 0;
  };
  std::vector<int> row_of_step;
  std::vector<bool> leads_back;  ///< by way: a line up or level, drawn in a lane on the left
  std::vector<Bend> bends;
  /// In each row the steps, and the bends counted on from the number of steps.
  std::vector<std::vector<int>> rows;
  /// For each way on that goes down the page, what it passes: a step, its bends, a step. Empty for
  /// ways in lanes.
  std::vector<std::vector<int>> chain_of_way;
};

/// Rows by the longest path along the ways on (Sugiyama, Tagawa and Toda 1981): rows, bends, and an
/// order in each row with few crossings. Homes and exits that lead nowhere stand last, below
/// the others those that no line down the page leads to.
Layers layered(const Pathway& pathway, const std::vector<DrawnWay>& ways);

}  // namespace waymark
