#pragma once

#include <string>
#include <vector>

#include "waymark/results/run_database.h"

namespace waymark {

/// manifest.json: what was run, by what, and how to know it again. `files` are all files of the run
/// folder, relative to it; the manifest adds itself.
std::string manifest_text(const ExperimentPlan& plan, const RunRecord& record,
                          std::vector<std::string> files,
                          const ExperimentResult* samples = nullptr);

/// The files that a run folder's manifest names; empty when there is no manifest that can be read:
/// then it is no run folder.
std::vector<std::string> files_named_by_manifest(const std::string& folder);

}  // namespace waymark
