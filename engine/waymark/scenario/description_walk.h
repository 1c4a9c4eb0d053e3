#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "waymark/scenario/description.h"
#include "waymark/scenario/document.h"

namespace waymark {

/// Why a path leads nowhere.
struct PathProblem {
  std::string message;
  std::string hint;
};

/// Checks the tokens of a path against the declared fields and the ids of a document; nothing when
/// the path names a declared field, written or not.
std::optional<PathProblem> unknown_path(const std::vector<std::string>& tokens, const Node& root,
                                        const ObjectDescription& description);

/// Calls `visit` for every written field below a node, with the node, its description and its
/// pointer; fields come before what is below them. A visit may change the node it is given.
using FieldVisit = std::function<void(Node&, const FieldDescription&, const std::string& pointer)>;
void walk_fields(Node& node, const ObjectDescription& description, const std::string& pointer,
                 const FieldVisit& visit);

/// The declared fields of an object of one of several kinds, by the kind it names; or nullptr.
const ObjectDescription* fields_of_kind(const Node& node, const FieldDescription& chosen);

/// A value that stands alone for one field of its struct, as an object with that field.
Node spelt_out(Node bare, const ObjectDescription& description);

}  // namespace waymark
