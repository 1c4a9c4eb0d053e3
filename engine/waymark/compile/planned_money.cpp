#include "waymark/compile/planned_money.h"

#include <cmath>

#include "waymark/base/number.h"
#include "waymark/compile/years.h"
#include "waymark/simulate/team_fields.h"

namespace waymark {

namespace {

const ExtraMoney* extra_of(const ScenarioFields& fields, const std::string& arm) {
  const ArmFields* written = fields.preamble.arms.find(arm);
  return written != nullptr && written->extra_money ? &*written->extra_money : nullptr;
}

std::string percent(double share) { return print(std::round(share * 1000) / 10) + " %"; }

std::string difference_in_words(double pounds, double of) {
  const std::string more = pounds > 0 ? " more" : " less";
  const std::string part = of > 0 ? ", " + percent(std::abs(pounds) / of) : "";
  return whole_pounds(std::abs(pounds)) + more + part;
}

std::string declaration(double pounds) {
  return std::string("\"extra-money\": { ") + (pounds < 0 ? "\"less-by\"" : "\"amount\"") + ": \"" +
         whole_pounds(std::abs(pounds)) + " per year\", \"why\": \"...\" }";
}

std::string declared_in_words(double pounds) {
  return whole_pounds(std::abs(pounds)) + " a year " + (pounds < 0 ? "less" : "more");
}

void check_payers(const ScenarioFields& fields, Diagnostics& problems) {
  for (const auto& [id, label, place] : fields.payers)
    for (const char* taken : {"all", "unpaid", "all-and-unpaid", "transition", "double-running"})
      if (id == taken)
        problems.add(diagnostic_at(place, "'" + id + "' is a line of its own in the money measures",
                                   "Give this payer another id"));
  for (const auto& [id, team, place] : fields.teams) {
    const bool is_free =
        team.holds<UnitsTeamFields>()
            ? team.as<UnitsTeamFields>().cost.value == 0 || team.as<UnitsTeamFields>().payer
            : !team.holds<HoursTeamFields>() || team.as<HoursTeamFields>().cost.value == 0 ||
                  team.as<HoursTeamFields>().payer;
    if (!is_free)
      problems.add(diagnostic_at(place, "the team '" + id + "' has a cost that nobody pays",
                                 "Write \"payer\" beside its cost"));
  }
}

}  // namespace

std::string whole_pounds(double pounds) { return print_quantity(std::round(pounds), Unit::money); }

std::vector<PlannedItem> planned_items(const ScenarioFields& fields) {
  std::vector<PlannedItem> items;
  const auto add = [&](PlannedItem item, const Reference& payer) {
    item.payer = payer.id;
    if (payer && item.pounds_per_ms > 0.0) items.push_back(std::move(item));
  };
  const auto add_team = [&](const std::string& id, const auto& team, double pounds_a_ms) {
    add({"team/" + id, id, "", pounds_a_ms}, team.payer);
  };
  for (const auto& [id, team, place] : fields.teams) {
    if (team.holds<UnitsTeamFields>()) {
      const auto& units = team.as<UnitsTeamFields>();
      add_team(id, units, pounds_per_ms(units, fields.preamble.dates));
    }
    if (team.holds<HoursTeamFields>()) {
      const auto& hours = team.as<HoursTeamFields>();
      add_team(id, hours, pounds_per_ms(hours));
    }
  }
  for (const auto& [id, budget, place] : fields.budgets)
    add({"budget/" + id, "", "", budget.cost.value}, budget.payer);
  return items;
}

PlannedMoney planned_money(const std::vector<ArmFieldsRead>& arms,
                           const std::vector<ArmDocument>& documents) {
  PlannedMoney money;
  money.together.resize(arms.size());
  for (const auto& [id, label, place] : arms.front().fields.payers)
    money.rows.push_back({id, label.empty() ? id : label, std::vector<double>(arms.size())});
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    money.arms.push_back(documents[arm].label);
    for (const PlannedItem& item : planned_items(arms[arm].fields)) {
      const double pounds = item.pounds_per_ms * ms_in_year;
      for (PlannedMoney::Row& row : money.rows)
        if (row.payer == item.payer) row.by_arm[arm] += pounds;
      money.together[arm] += pounds;
    }
    if (const ExtraMoney* extra = extra_of(arms.front().fields, arms[arm].id))
      money.extras.push_back({arm, extra->pounds_per_ms() * ms_in_year, extra->why});
  }
  return money;
}

void check_planned_money(const PlannedMoney& money, const std::vector<ArmFieldsRead>& arms,
                         const std::vector<ArmDocument>& documents, Diagnostics& problems) {
  check_payers(arms.front().fields, problems);
  std::vector<double> declared(arms.size());
  for (const PlannedMoney::Extra& extra : money.extras) declared[extra.arm] = extra.pounds;
  const double base = money.together[0];
  for (std::size_t arm = 1; arm < arms.size(); ++arm) {
    const double more = money.together[arm] - base;
    const double declared_more = declared[arm] - declared[0];
    if (std::abs(more - declared_more) <= equal_money_within * base) continue;
    const ExtraMoney* extra = extra_of(arms.front().fields, arms[arm].id);
    const std::string sums = "plans " + whole_pounds(money.together[arm]) + " a year and '" +
                             arms[0].id + "' " + whole_pounds(base) + ": " +
                             difference_in_words(more, base);
    if (extra == nullptr)
      problems.add(diagnostic_at(
          documents[arm].place, "the arm '" + arms[arm].id + "' " + sums,
          "Plan the same money, or declare it in this arm: " + declaration(more + declared[0])));
    else
      problems.add(diagnostic_at(extra->place,
                                 "the arm '" + arms[arm].id + "' declares " +
                                     declared_in_words(declared[arm]) + ", but " + sums,
                                 "Write what it plans: " + declaration(more + declared[0])));
  }
}

}  // namespace waymark
