#pragma once

#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/description.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/place.h"

namespace waymark {

/// An id and where it was written.
struct NamedNode {
  std::string id;
  Position position;
};

/// One labelled change of an arm, still as written. It applies in this order: add, patch, remove.
struct Change {
  std::string id;
  std::string label;               ///< plain words; the id when none was written
  std::string clause;              ///< the sentence it would put into a specification, or empty
  std::vector<NamedNode> needs;    ///< changes
  std::vector<NamedNode> removes;  ///< steps
  Node patch;                      ///< null when there is none
  Node add;                        ///< null when there is none
  Place place;
};

/// A step that an arm takes away, and where people who stand there go at once.
struct Removal {
  std::string step;
  std::string goes_to;
};

/// One arm: its parent, its changes in the order they apply, and the document they lead to.
struct ArmDocument {
  std::string id;
  std::string label;
  std::string from;                 ///< empty for an arm that starts from the scenario itself
  std::vector<Change> own_changes;  ///< without those of its parents
  std::vector<Change> changes;      ///< all, parents' first
  std::vector<Removal> removals;    ///< ordered by step
  Document document;
  Place place;
};

/// Every arm of a scenario, ordered by id; one arm "as-is" when there is no `arms` section. Reports
/// arms that start from themselves or from each other, changes whose needs are not met, patches of
/// unknown ids and of what all arms share, and removals without a way on.
std::vector<ArmDocument> resolve_arms(const Document& scenario, const ObjectDescription& root,
                                      Diagnostics& diagnostics);

/// The scenario after some changes in the order given; used for arms and to explain differences.
Document with_changes(const Document& scenario, const std::vector<Change>& changes,
                      const ObjectDescription& root, std::vector<Removal>& removals,
                      Diagnostics& diagnostics);

}  // namespace waymark
