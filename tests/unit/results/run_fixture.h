#pragma once

#include <map>
#include <string>

#include "tests/unit/experiment/toy_experiment.h"
#include "waymark/experiment/experiment.h"
#include "waymark/results/run_inputs.h"

namespace waymark {

/// A folder of its own, deleted at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// A scenario with one table, for the toy experiment.
RunInputs toy_inputs();

/// Runs the toy into `folder` (taking up what is there) and finishes it.
ExperimentResult run_toy(const std::string& folder, const ExperimentPlan& plan, Executor& executor,
                         bool replace_finished = false);

/// The same, interrupted after `replications`; leaves `folder`.partial.
void begin_toy(const std::string& folder, const ExperimentPlan& plan, std::uint64_t replications);

/// Every file below a folder by name, with its bytes.
std::map<std::string, std::string> contents_of(const std::string& folder);

/// Only the CSV files.
std::map<std::string, std::string> tables_of(const std::string& folder);

bool exists(const std::string& path);

}  // namespace waymark
