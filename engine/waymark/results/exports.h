#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/experiment/tally.h"
#include "waymark/results/run_database.h"

namespace waymark {

/// Writes the tidy tables of a run into `folder`; returns their names. Rows are sorted by arm,
/// replication, metric, group and time, so that another arm or measure adds rows and changes none.
///
/// - results.csv  scenario,arm,replication,time,metric,group,value
/// - paired.csv   scenario,arm,against,replication,time,metric,group,difference
/// - summary.csv  scenario,arm,against,time,metric,group,mean,sd,n,lo95,hi95,share_better
///   `against` is empty in an arm's own rows and names the base arm in rows of differences; n
///   counts replications; lo95 and hi95 bound the average (chance alone); share_better is the share
///   of paired runs in which the arm does better.
/// - metrics.csv  the data dictionary
/// - value-for-money.csv and net-benefit.csv, where the scenario asks for it; see
///   value_for_money_rows.h
///
/// The first three come again as results-measured-only.csv and so on when the run also counted only
/// effects that someone has measured. A value is empty where it is not defined or withheld. Memory
/// does not grow with the number of replications. Throws ResultsError.
std::vector<std::string> export_tables(RunDatabase& run, const std::string& folder);

/// Means, spreads and differences of a stored run.
Tally tally_of(RunDatabase& run, std::uint64_t replications);

}  // namespace waymark
