#pragma once

#include <string>
#include <vector>

#include "waymark/scenario/description.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/files.h"

namespace waymark {

/// One thing in which two scenarios differ.
struct Difference {
  enum class Kind { changed, added, removed };
  Kind kind = Kind::changed;
  std::string pointer;  ///< JSON pointer, the same in both
  std::string meaning;  ///< what the field is, from its declaration; may be empty
  std::string before;   ///< as written, or the default; what was removed
  std::string after;    ///< as written, or the default; what was added
  Place before_place;   ///< not known where a default stands
  Place after_place;
};

/// A scenario with the tables beside it.
struct ComparedScenario {
  const Document& document;
  Files files;
};

/// What differs in meaning, in the order in which fields are declared: a default written out is no
/// difference, nor is another way of writing the same quantity, the order of ids where order means
/// nothing, `notes` and keys that begin with `x-`. Tables that both name are compared line by line.
std::vector<Difference> differences(const ComparedScenario& before, const ComparedScenario& after,
                                    const ObjectDescription& root);

/// "pathway triage takes: 1 hour becomes 2 hours (work for one person)".
std::string sentence(const Difference& difference);

}  // namespace waymark
