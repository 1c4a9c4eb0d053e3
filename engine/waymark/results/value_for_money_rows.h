#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/experiment/value_for_money.h"
#include "waymark/results/run_database.h"

namespace waymark {

/// Cost and effect of every arm in every replication of a stored run, under one treatment of
/// couplings: the cost spread over people where the plan says so, the effect turned so that more is
/// better. Nothing where the scenario holds none against the other, or where anything was withheld.
std::optional<std::vector<std::vector<CostAndEffect>>> costs_and_effects(const RunDatabase& run,
                                                                         std::size_t couplings);

/// -1 where less of the effect is better, else 1.
double sense_of_effect(const ExperimentPlan& plan);

std::optional<ValueForMoney> value_for_money_of(const RunDatabase& run, std::size_t couplings);

/// Writes value-for-money.csv (one row an arm) and net-benefit.csv (one row an arm and worth) into
/// `folder`, and again as ...-measured-only.csv; returns their names. Nothing without value for
/// money. Throws ResultsError.
std::vector<std::string> export_value_for_money(const RunDatabase& run, const std::string& folder);

}  // namespace waymark
