#pragma once

#include <string>

#include "waymark/experiment/replication.h"
#include "waymark/results/run_inputs.h"

namespace waymark {

/// A run with one metric of every kind that the report reads: three arms ("today", "lighter" with
/// 30 more starts of 100 and one hoop less, "same-again"), both couplings, four replications.
ExperimentPlan report_plan();
ReplicationOutcome report_replication(const ExperimentPlan& plan, std::uint64_t replication);
RunInputs report_inputs();

/// Makes the run folder.
void run_for_report(const std::string& folder);

}  // namespace waymark
