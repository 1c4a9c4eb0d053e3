#pragma once

#include <string>

#include "waymark/scenario/description.h"
#include "waymark/scenario/document.h"

namespace waymark {

/// What a written value means where its field is declared, as a text that is equal for two ways of
/// writing the same: "12 weeks" and "84 days" of a duration, 0.95 and "95 %" of a chance, a list of
/// ids and the set of them. Not for objects with fields of their own.
std::string leaf_meaning(const Node& node, const FieldDescription& field);

/// The meaning of a field that is not written: its default, or "" when there is none.
std::string default_meaning(const FieldDescription& field);

}  // namespace waymark
