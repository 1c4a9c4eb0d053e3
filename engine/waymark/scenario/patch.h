#pragma once

#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/description.h"
#include "waymark/scenario/document.h"

namespace waymark {

/// Lays a patch over a node (after RFC 7386): objects merge key by key, null deletes, anything else
/// replaces. A list of ids gains one by `{"id": true}` and loses one by `{"id": null}` or
/// `{"id": false}`. Patched values keep the positions they have in the patch.
void merge_patch(Node& target, const Node& patch);

/// Where the patch goes below a value that stands alone for one field of its struct ("0.2" for
/// `{"chance": 0.2}`), that value is spelt out, so that the patch adds to it. Not where the patch
/// gives one of the fields that would stand in its place. To be called before `merge_patch`.
void spell_out_where_patched(Node& target, const Node& patch, const ObjectDescription& description);

/// Sets one value from "path=value", the path a JSON pointer or dotted. The value is JSON where it
/// reads as JSON, else text. An unknown path is an error with the nearest name.
void set_value(Document& document, const std::string& assignment, const ObjectDescription& root,
               Diagnostics& diagnostics);

}  // namespace waymark
