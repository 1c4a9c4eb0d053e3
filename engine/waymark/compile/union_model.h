#pragma once

#include <string>
#include <vector>

#include "waymark/compile/scenario_fields.h"
#include "waymark/scenario/arms.h"
#include "waymark/scenario/files.h"
#include "waymark/simulate/model.h"

namespace waymark {

/// One arm as read.
struct ArmFieldsRead {
  std::string id;
  ScenarioFields fields;
  std::vector<Removal> removals;
};

/// The ids of all arms together, sorted; enough to know which names there are.
Model union_ids(const std::vector<ArmFieldsRead>& arms);

/// Compiles all arms against one union table of ids (model.md 6). Problems go to `problems`; the
/// model may be run only if there are none. `base` is the index of the arm that warms up.
Model compile_union(const std::vector<ArmFieldsRead>& arms, std::size_t base, const Files& files,
                    Diagnostics& problems);

}  // namespace waymark
