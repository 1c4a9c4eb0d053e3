#pragma once

#include <limits>
#include <string>
#include <vector>

namespace waymark {

/// Which way a metric is better. `neither` is shown but never scored.
enum class Better { higher, lower, neither };

/// Short term as a contract sees it, or long term as a life goes (model.md 5).
enum class Horizon { short_term, long_term };

/// One metric of the data dictionary; one row of metrics.csv. A metric is one idea; its groups and
/// the times at which it is read are slots.
///
/// Ids are the declared measure's id, then a part: `starts-in-3-weeks/reported`,
/// `life-better/met-better`, `in-recovery/discounted-3.5`. What every scenario with people and
/// hoops gets without asking has ids of its own: `funnel/...`, `where-at/...`, `burden/...`,
/// `money/...`.
struct MetricInfo {
  std::string id;     // kebab-case, parts divided by "/"; unique
  std::string label;  // plain words
  std::string unit;   // "share" (0..1), "people", "days", "pounds", ...; printed as written
  Better better = Better::neither;
  Horizon horizon = Horizon::short_term;
  bool headline = false;   // judged by the precision rule in its slots for everyone
  bool mediator = false;   // a stock that a step moves: shown, never in the headline
  std::string ledger;      // "lived", "reported" or ""
  std::string definition;  // who counts, which clock, which window
  double worth_knowing =
      std::numeric_limits<double>::quiet_NaN();  // smallest difference of interest

  std::string measure;     // the declared measure's id, or "funnel", "where-at", "burden", "money"
  std::string part;        // what stands behind the measure's id: "reported", "triage/lost", ...
  std::string part_label;  // the part in plain words: a step's, payer's or state's own label
};

/// Where one number of an arm's outcome belongs. Flat list, the same for every arm and replication.
struct MetricSlot {
  int metric = 0;     // index into the list of metrics
  std::string group;  // "" = everyone
  std::string time;   // "at 5 years", "over 5 years", "in year 3"; "" = whole run since the branch
};

/// One series over time (a waiting list, ...), drawn as a fan over replications.
struct SeriesInfo {
  std::string id, label, unit;
  std::vector<std::string> times;  // ISO dates, ascending
};

}  // namespace waymark
