#include "cli/look_back_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <vector>

#include "waymark/base/ticks.h"
#include "waymark/compile/planned_money.h"
#include "waymark/pathway/text_page.h"
#include "waymark/simulate/team_fields.h"

namespace waymark {

namespace {

std::string in_words(double value, bool is_share) {
  return is_share ? fmt::format("{:.0f} %", 100 * value) : amount(value);
}

/// The numbers of one thing that lie in one year from the first month on.
struct YearOfNumbers {
  std::vector<const RetrospectRow*> rows;
  std::size_t inside = 0, told = 0, known = 0;
  double yours = 0, model = 0;

  void add(const RetrospectRow& row) {
    rows.push_back(&row);
    if (row.verdict != RetrospectRow::Verdict::inside &&
        row.verdict != RetrospectRow::Verdict::outside)
      return;
    ++told;
    inside += row.verdict == RetrospectRow::Verdict::inside;
    if (row.given.figure.kind != Figure::Kind::known) return;
    yours += row.given.figure.value;
    model += row.mean;
    ++known;
  }
};

int year_of(const RetrospectRow& row, Date first) {
  return (row.given.period.from.day_number - first.day_number) / 365;
}

std::vector<YearOfNumbers> years_of(const LocalScenario& made, const Retrospect& looked) {
  std::vector<YearOfNumbers> years;
  for (const RetrospectRow& row : looked.rows) {
    const bool goes_on =
        !years.empty() && years.back().rows.front()->given.label == row.given.label &&
        year_of(*years.back().rows.front(), made.months.from) == year_of(row, made.months.from);
    if (!goes_on) years.emplace_back();
    years.back().add(row);
  }
  return years;
}

std::string when(const YearOfNumbers& year) {
  const std::string& first = year.rows.front()->given.period_words;
  const std::string& last = year.rows.back()->given.period_words;
  return first == last ? first : first + " to " + last;
}

std::string label_of_team(const ScenarioFields& fields, const std::string& id) {
  const Chosen* team = fields.teams.find(id);
  if (team == nullptr) return id;
  const std::string& label = team->holds<UnitsTeamFields>() ? team->as<UnitsTeamFields>().label
                                                            : team->as<HoursTeamFields>().label;
  return label.empty() ? id : label;
}

bool is_budgeted(const LocalScenario& made, const std::string& team) {
  return std::any_of(made.budget.begin(), made.budget.end(),
                     [&](const BudgetedLine& line) { return line.team == team; });
}

/// "Keyworkers (£1,137,000)" for what is planned and in no line of the sheet.
std::string beyond_the_sheet(const LocalScenario& made, const Scenario& scenario) {
  std::string names;
  for (const PlannedItem& item : planned_items(scenario.base())) {
    const double pounds = item.pounds_per_ms * static_cast<double>(ms_per_year);
    if (item.team.empty() || !(pounds > 0) || is_budgeted(made, item.team)) continue;
    names += (names.empty() ? "" : ", ") + label_of_team(scenario.base(), item.team) + " (" +
             whole_pounds(pounds) + ")";
  }
  return names;
}

}  // namespace

std::string in_words(const GivenNumber& given) {
  if (given.figure.kind == Figure::Kind::hidden) return "*";
  if (given.figure.kind == Figure::Kind::one_to_four) return "<5";
  return in_words(given.figure.value, given.is_share);
}

const char* in_words(RetrospectRow::Verdict verdict) {
  switch (verdict) {
    case RetrospectRow::Verdict::inside:
      return "inside";
    case RetrospectRow::Verdict::outside:
      return "OUTSIDE";
    case RetrospectRow::Verdict::hidden:
      return "hidden";
    case RetrospectRow::Verdict::too_few:
      break;
  }
  return "too few people";
}

void print_look_back(const LocalScenario& made, const Retrospect& looked,
                     const std::string& folder) {
  const Period& months = made.months;
  fmt::print("\nYour months from {} to {} against the model ({} runs)\n\n",
             print_date(months.from).substr(0, 7),
             print_date({months.to.day_number - 1}).substr(0, 7), looked.runs);
  fmt::print("  {:<24} {:<23}{:>8}{:>8}  {}\n", "means", "", "yours", "model",
             "in the model's range");
  std::fflush(stdout);
  std::string before;
  for (const YearOfNumbers& year : years_of(made, looked)) {
    const GivenNumber& given = year.rows.front()->given;
    const auto mean = [&](double sum) {
      return year.known == 0 ? std::string("-")
                             : in_words(sum / static_cast<double>(year.known), given.is_share);
    };
    write_line(std::cout, "  " + in_columns(given.label == before ? "" : given.label, 24) + " " +
                              in_columns(when(year), 23) +
                              fmt::format("{:>8}{:>8}  {} of {}", mean(year.yours),
                                          mean(year.model), year.inside, year.told));
    before = given.label;
  }
  std::cout << '\n';
  write_paragraph(std::cout, sentence(looked) + " Each with its range stands in " + folder +
                                 "/last-24-months.csv.");
  for (const std::string& why : looked.not_compared) write_paragraph(std::cout, why);
  std::cout.flush();
}

void print_budget(const LocalScenario& made, const Scenario& scenario) {
  if (made.budget.empty()) return;
  fmt::print("\nYour budget, and what the model plans in a year\n\n  {:<38}{:>16}{:>16}\n", "",
             "your sheet", "the model");
  for (const PlannedMoney::Row& row : scenario.planned_money.rows) {
    double sheet = 0;
    for (const BudgetedLine& line : made.budget)
      if (line.payer == row.payer) sheet += line.pounds_a_year;
    if (sheet == 0 && row.by_arm.front() == 0) continue;
    fmt::print("  {}{:>16}{:>16}\n", in_columns(row.label, 38), whole_pounds(sheet),
               whole_pounds(row.by_arm.front()));
  }
  std::fflush(stdout);
  const std::string names = beyond_the_sheet(made, scenario);
  std::cout << '\n';
  if (!names.empty())
    write_paragraph(std::cout, "Planned, but in no line of budget.csv: " + names + ".");
  std::cout.flush();
}

}  // namespace waymark
