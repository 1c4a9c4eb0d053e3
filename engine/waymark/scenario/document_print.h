#pragma once

#include <cstddef>
#include <string>

#include "waymark/scenario/document.h"

namespace waymark {

/// A node on one line, keys in the order of writing: { "kind": "gate", "takes": "1 hour" }.
std::string print_on_a_line(const Node& node);

/// A document for people to read and change: keys in the order of writing, and on one line whatever
/// fits there. Reads back as the same values.
std::string print_document(const Node& root, std::size_t width = 140);

}  // namespace waymark
