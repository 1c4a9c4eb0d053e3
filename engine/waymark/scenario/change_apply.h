#pragma once

#include "waymark/scenario/arms.h"

namespace waymark {

/// Applies one change to a document: first what it adds, then its patch, then what it removes.
/// Keeps `removals` up to date, so that each names a step that is still there.
void apply_change(Document& document, const Change& change, const ObjectDescription& root,
                  std::vector<Removal>& removals, Diagnostics& diagnostics);

}  // namespace waymark
