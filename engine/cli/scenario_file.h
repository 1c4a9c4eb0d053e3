#pragma once

#include <memory>
#include <string>
#include <vector>

#include "waymark/compile/scenario.h"
#include "waymark/results/run_inputs.h"

namespace waymark {

/// A scenario as found on disk, with the tables it turned out to read.
struct ScenarioFile {
  std::string path;  ///< of scenario.json
  ScenarioText source;
  std::shared_ptr<std::vector<InputFile>> tables;  ///< filled while compiling
};

/// `name` is a file, a folder with a scenario.json, or the name of a shipped scenario. Throws
/// UsageError when there is none such, ResultsError when it cannot be read.
ScenarioFile open_scenario(const std::string& name, std::vector<std::string> sets = {},
                           std::vector<std::string> arms = {});

/// The command line itself is wrong: exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace waymark
