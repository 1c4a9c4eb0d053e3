#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "waymark/base/executor.h"
#include "waymark/experiment/replication.h"

namespace waymark {

enum class StopReason { count_reached, precision_reached, maximum_reached, interrupted };

struct ExperimentResult {
  StopReason reason = StopReason::count_reached;
  std::uint64_t replications = 0;  // accepted: 0 .. replications-1
  std::uint64_t recalled = 0;      // of these, taken from an earlier, interrupted run
  /// Runs in all that the headline's worth-knowing asks for, should the spread stay; 0 = unknown.
  std::uint64_t runs_needed = 0;
  std::uint64_t fingerprint = 0;  // of all arms of all accepted replications, in order
};

/// Why the run stopped, as a whole sentence.
std::string sentence(const ExperimentPlan& plan, const ExperimentResult& result);

/// How many more runs would settle the headline, as a whole sentence; "" when none are needed or
/// nothing can be said.
std::string more_runs_sentence(const ExperimentResult& result);

struct Progress {
  std::uint64_t done = 0;   // accepted
  std::uint64_t limit = 0;  // the count, or for the precision rule the next look
  bool limit_is_final = true;
  double seconds = 0;        // since the start
  double seconds_left = -1;  // to the limit; below 0 while unknown
};

struct ExperimentOptions {
  std::function<void(const Progress&)> progress;  // calls never overlap, but come from any thread
  const StopFlag* interrupted = nullptr;          // Ctrl-C: running replications end, none starts
  std::function<double()> seconds;                // a clock; the steady clock when empty
};

/// Runs replications in parallel, hands them to the sink, stops by the plan's rule. Memory grows
/// with workers, not with replications: no worker runs ahead of the slowest one by more than a few
/// replications. Everything about the result depends on plan and `run` only, never on the number
/// of workers. Exceptions of `run` and of the sink come out as they are; what was kept stays kept.
ExperimentResult run_experiment(const ExperimentPlan& plan, const RunReplication& run,
                                Executor& executor, Sink& sink,
                                const ExperimentOptions& options = {});

}  // namespace waymark
