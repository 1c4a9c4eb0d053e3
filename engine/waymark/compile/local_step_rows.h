#pragma once

#include <string>
#include <vector>

#include "waymark/compile/local_builder.h"

namespace waymark {

/// A row of steps.csv, and the step of the scenario that it speaks of.
struct ListedStep {
  const Row* row;
  const Cell* name;
  std::string id, kind;
  std::string like;  ///< the step of the base that it is, or is made after
  bool is_new = false;
};

/// The rows in their order, each with a step of the base of the same kind to take the rest from:
/// the one it names, the one under `like`, or the first. Rows that say too little are reported and
/// left out; names that are new are added to the builder's.
std::vector<ListedStep> list_steps(LocalBuilder& build, const Node& base_steps);

}  // namespace waymark
