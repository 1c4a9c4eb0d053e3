#include "cli/planned_money_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "waymark/compile/changing_over.h"

namespace waymark {

namespace {

void print_row(const std::string& label, const std::vector<double>& by_arm) {
  fmt::print("  {:<24}", label);
  for (const double pounds : by_arm) fmt::print(" {:>18}", whole_pounds(pounds));
  fmt::print("\n");
}

void print_extras(const PlannedMoney& money) {
  for (const PlannedMoney::Extra& extra : money.extras)
    fmt::print("  declared: \"{}\" plans {} a year {} than the others: {}\n", money.arms[extra.arm],
               whole_pounds(std::abs(extra.pounds)), extra.pounds < 0 ? "less" : "more", extra.why);
}

void print_transition(const Scenario& scenario) {
  if (!scenario.base().transition) return;
  for (std::size_t arm = 0; arm < scenario.arm_documents.size(); ++arm) {
    const MeasuresInput& input = scenario.all.measures[arm];
    double twice = 0;
    for (const PlannedCost& cost : input.double_running)
      twice += cost.pounds_per_ms * static_cast<double>(cost.to.count - cost.from.count);
    fmt::print(
        "  changing over to \"{}\": {} changes of the route, {} once, {} of double running\n",
        scenario.arm_documents[arm].label, route_changes(scenario.arm_documents[arm]),
        whole_pounds(input.transition.pounds), whole_pounds(twice));
  }
}

}  // namespace

void print_planned_money(const Scenario& scenario) {
  const PlannedMoney& money = scenario.planned_money;
  const bool is_nothing = std::all_of(money.together.begin(), money.together.end(),
                                      [](double pounds) { return pounds == 0; });
  if (is_nothing) return;
  fmt::print("Planned money a year:\n  {:<24}", "");
  for (const std::string& arm : money.arms) fmt::print(" {:>18.18}", arm);
  fmt::print("\n");
  for (const PlannedMoney::Row& row : money.rows) print_row(row.label, row.by_arm);
  if (money.rows.size() > 1) print_row("all payers together", money.together);
  print_extras(money);
  print_transition(scenario);
}

}  // namespace waymark
