#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/progress.h"
#include "cli/scenario_file.h"

namespace waymark {

/// What `run` and `demo` are asked to do.
struct RunRequest {
  std::string folder;
  std::optional<std::int64_t> replications;
  bool precision = false;
  std::int64_t samples = 0;  ///< of what we do not know; 0: none
  std::int64_t runs_a_sample = 1;
  std::optional<std::int64_t> seed;
  int threads = 0;  ///< 0: as many as the machine has
  bool replace = false;
  bool json = false;
  std::string logged_arm;                 ///< whose events are wanted in events.csv; "": none
  std::uint64_t logged_replications = 1;  ///< of these, from the first
  ProgressStyle progress = ProgressStyle::automatic;
  std::string command;  ///< that makes this run again
};

/// Runs every arm of the scenario, keeps the run in a folder, writes the report into it and prints
/// the summary. Gives the exit code.
int run_comparison(const ScenarioFile& file, const RunRequest& request);

}  // namespace waymark
