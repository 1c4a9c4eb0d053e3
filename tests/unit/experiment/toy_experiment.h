#pragma once

#include <cstdint>
#include <vector>

#include "waymark/experiment/replication.h"

namespace waymark {

/// A number in (0, 1) that depends on its three addresses alone.
double toy_uniform(std::uint64_t a, std::uint64_t b, std::uint64_t c);

/// Three arms, the last an exact copy of the first, which is the base; both couplings; a headline
/// for everyone and for one group that is sometimes too small, a cost, a share that is sometimes of
/// nobody; one series.
ExperimentPlan toy_plan(std::uint64_t replications);

/// One replication of the toy: depends on plan.seed and `replication` only.
ReplicationOutcome toy_replication(const ExperimentPlan& plan, std::uint64_t replication);

RunReplication toy_run(const ExperimentPlan& plan);

/// Keeps everything it is given.
struct CollectingSink : Sink {
  std::vector<ReplicationOutcome> kept, accepted;
  void keep(const ReplicationOutcome& outcome) override { kept.push_back(outcome); }
  void accept(const ReplicationOutcome& outcome) override { accepted.push_back(outcome); }
};

}  // namespace waymark
