#pragma once

#include <string>
#include <vector>

#include "waymark/compile/scenario.h"
#include "waymark/experiment/replication.h"
#include "waymark/results/run_inputs.h"

namespace waymark {

/// What the report says of a scenario beside its numbers, as the JSON of report_description.h.
/// `command` makes the run again.
std::string description_of(const Scenario& scenario, const ExperimentPlan& plan,
                           const std::string& command);

/// The register of assumptions as the run folder keeps it.
std::vector<AssumptionText> assumption_texts(const Scenario& scenario);

/// The arm that the first sentence is about; empty when there is only one.
std::string compared_arm(const Scenario& scenario);

}  // namespace waymark
