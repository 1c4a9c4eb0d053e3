#pragma once

#include <vector>

#include "waymark/experiment/replication.h"
#include "waymark/results/run_inputs.h"
#include "waymark/results/sqlite.h"

namespace waymark {

/// The tables of the run database that say what the numbers are: arms, runs, metrics, slots,
/// series, value for money, assumptions. Written once, when a run begins. Throw ResultsError.
void write_plan(Database& database, const ExperimentPlan& plan);
void write_assumptions(Database& database, const std::vector<AssumptionText>& assumptions);

/// Everything but scenario, seed and stop rule, which stand in the manifest.
ExperimentPlan read_plan(const Database& database);
std::vector<AssumptionText> read_assumptions(const Database& database);

}  // namespace waymark
