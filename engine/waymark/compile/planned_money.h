#pragma once

#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/compile/union_model.h"
#include "waymark/scenario/arms.h"

namespace waymark {

/// Arms must plan the same money within this share of what the base arm plans (model.md 1).
inline constexpr double equal_money_within = 0.005;

/// One thing that costs money whatever happens: a team's posts or units, or a budget.
struct PlannedItem {
  std::string id;    ///< "team/keyworkers"
  std::string team;  ///< "keyworkers"; empty for a budget
  std::string payer;
  double pounds_per_ms = 0;
};

/// What one arm plans to spend: hours teams by posts, paid hours and their cost, teams of units by
/// their number and cost, and budgets. The measures of money charge exactly this.
std::vector<PlannedItem> planned_items(const ScenarioFields& fields);

/// Planned money of every arm, in pounds a year of 365.25 days.
struct PlannedMoney {
  struct Row {
    std::string payer;
    std::string label;
    std::vector<double> by_arm;
  };
  struct Extra {
    std::size_t arm = 0;
    double pounds = 0;
    std::string why;
  };
  std::vector<std::string> arms;  ///< labels, base arm first
  std::vector<Row> rows;          ///< by payer, in the order of ids
  std::vector<double> together;   ///< all payers, by arm
  std::vector<Extra> extras;      ///< what arms declare, in the order of arms
};

PlannedMoney planned_money(const std::vector<ArmFieldsRead>& arms,
                           const std::vector<ArmDocument>& documents);

/// Reports each arm whose planned money, less what it declares as extra, is not that of the base
/// arm; and everything with a cost that nobody pays.
void check_planned_money(const PlannedMoney& money, const std::vector<ArmFieldsRead>& arms,
                         const std::vector<ArmDocument>& documents, Diagnostics& problems);

/// "£1,234,000", in whole pounds.
std::string whole_pounds(double pounds);

}  // namespace waymark
