// What a reader is told so that nobody is misled: planned money, declared exceptions, the words of
// the place; and what nobody may see.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "tests/cli/command.h"

namespace waymark {
namespace {

const char scenario[] = R"({ "waymark": 1, "title": "Honest", "question": "Is it?",
  "dates": { "start": "2027-04-01", "horizon": "2 years" },
  "vocabulary": { "person": "member", "gate": "check" },
  "payers": { "council": "The council" },
  "transition": { "cost": "£10,000", "payer": "council" },
  "voices": { "waiting": { "at": ["triage"], "words": "I waited <b>long</b>.", "who": "a member", "when": "2026", "consent": "in writing" } },
  "leaves-out": [{ "what": "Kindness", "who": "a peer worker", "why": "no measure" }, "Weather."],
  "arrivals": { "door": { "to": "triage", "rate": "200 per year" } },
  "population": { "traits": { "woman": "40 %", "rare": "0.5 %" }, "groups": ["woman", "rare"] },
  "teams": { "workers": { "kind": "hours", "fte": 2, "gate-share": "20 %", "caseload": 30, "cost": "£38 per hour", "payer": "council" } },
  "pathway": {
    "triage":  { "kind": "gate", "team": "workers", "takes": "1 hour", "pass": "80 %", "then": "support", "refused": "away", "lost": "away" },
    "support": { "kind": "support", "team": "workers", "contact": { "every": "2 weeks", "takes": "1 hour" }, "lasts": "30 weeks", "then": "away" },
    "away":    { "kind": "home" } },
  "measures": { "away": { "standard": "at-step", "steps": ["away"], "at": ["1 year"], "headline": true } },
  "arms": { "today": { "label": "Today" },
            "more": { "label": "More hands", "from": "today", "extra-money": { "amount": "£73,363 per year", "why": "one more post" },
                      "changes": { "post": { "patch": { "teams": { "workers": { "fte": 3 } } } },
                                   "easier": { "patch": { "pathway": { "triage": { "pass": "90 %" } } } } } } } })";

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string cell(const std::string& row, std::size_t place) {
  std::istringstream cells(row);
  std::string text;
  for (std::size_t i = 0; i <= place; ++i) std::getline(cells, text, ',');
  return text;
}

/// Rows of a table that are about one group, and how many of them have a value in a column.
struct GroupRows {
  int rows = 0, told = 0;
};
GroupRows about(const std::string& table, const std::string& group, std::size_t group_column,
                std::size_t value_column) {
  GroupRows found;
  std::istringstream rows(table);
  std::string row;
  while (std::getline(rows, row)) {
    if (!row.empty() && row.back() == '\r') row.pop_back();
    if (cell(row, group_column) != group) continue;
    ++found.rows;
    found.told += !cell(row, value_column).empty();
  }
  return found;
}

class HonestRun : public testing::Test {
 protected:
  HonestRun() {
    folder.write("honest.json", scenario);
    outcome = folder.run("waymark run honest.json --reps 3 -o run --progress none");
  }
  TestFolder folder;
  CommandOutcome outcome;
};

TEST(CheckMoney, prints_planned_money_declared_exceptions_and_changing_over) {
  TestFolder folder;
  folder.write("honest.json", scenario);

  const std::string told = folder.run("waymark check honest.json").out;

  EXPECT_TRUE(holds(told, "Planned money a year:")) << told;
  EXPECT_TRUE(holds(told, "£146,726")) << told;
  EXPECT_TRUE(holds(told, "£220,089")) << told;
  EXPECT_TRUE(holds(
      told, "declared: \"More hands\" plans £73,363 a year more than the others: one more post"))
      << told;
  EXPECT_TRUE(holds(told, "changing over to \"More hands\": 1 changes of the route, £10,000 once"))
      << told;
  EXPECT_TRUE(holds(told, "changing over to \"Today\": 0 changes of the route, £0 once")) << told;
}

TEST_F(HonestRun, tells_declared_money_in_its_summary) {
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(
      holds(outcome.out, "\"More hands\" plans £73,363 a year more than the others: one more post"))
      << outcome.out;
}

TEST_F(HonestRun, speaks_in_the_words_of_the_place) {
  EXPECT_TRUE(holds(outcome.out, "Of 100 members asking for help")) << outcome.out;
  EXPECT_TRUE(holds(outcome.out, "The members are invented.")) << outcome.out;
  const std::string dictionary = folder.read("run/metrics.csv");
  EXPECT_TRUE(holds(dictionary, "Checks gone through, passed or not"));
  EXPECT_FALSE(holds(dictionary, "Hoops"));
}

TEST_F(HonestRun, tells_the_cost_of_changing_over_apart) {
  const std::string figures = folder.read("run/summary.csv");
  EXPECT_TRUE(holds(figures, "honest,more,,,money/transition/undiscounted,,10000,"))
      << figures.substr(0, 400);
  EXPECT_TRUE(holds(figures, "honest,today,,,money/transition/undiscounted,,0,"));
}

TEST_F(HonestRun, shows_words_and_what_is_left_out_as_text) {
  const std::string page = folder.read("run/report.html");
  EXPECT_TRUE(holds(page, "I waited \\u003cb>long\\u003c/b>."));
  EXPECT_TRUE(holds(page, R"("what":"Kindness","who":"a peer worker","why":"no measure")"));
  EXPECT_FALSE(holds(page, "<b>long"));
}

TEST_F(HonestRun, tells_nothing_of_a_group_of_fewer_than_ten) {
  const GroupRows rare = about(folder.read("run/results.csv"), "rare", 5, 6);
  const GroupRows women = about(folder.read("run/results.csv"), "woman", 5, 6);
  EXPECT_GT(rare.rows, 10);
  EXPECT_EQ(rare.told, 0);
  EXPECT_GT(women.told, 10);
  EXPECT_EQ(about(folder.read("run/paired.csv"), "rare", 6, 7).told, 0);
  EXPECT_GT(about(folder.read("run/paired.csv"), "woman", 6, 7).told, 3);
  EXPECT_EQ(about(folder.read("run/summary.csv"), "rare", 5, 6).told, 0);
  EXPECT_GT(about(folder.read("run/summary.csv"), "woman", 5, 6).told, 3);
}

TEST_F(HonestRun, keeps_a_small_group_out_of_the_page) {
  const std::string page = folder.read("run/report.html");
  int rows = 0;
  for (std::size_t at = page.find("\"group\":\"rare\""); at != std::string::npos;
       at = page.find("\"group\":\"rare\"", at + 1)) {
    ++rows;
    const std::string row = page.substr(at, page.find('}', at) - at);
    EXPECT_TRUE(holds(row, "\"suppressed\":true")) << row;
    EXPECT_FALSE(holds(row, "\"value\"")) << row;
  }
  EXPECT_GT(rows, 0);
}

TEST_F(HonestRun, holds_no_rows_of_people) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.file("run")))
    names.insert(entry.path().filename().string());
  EXPECT_EQ(names, (std::set<std::string>{
                       "manifest.json", "metrics.csv", "paired-measured-only.csv", "paired.csv",
                       "report.html", "results-measured-only.csv", "results.csv", "results.sqlite",
                       "scenario.json", "summary-measured-only.csv", "summary.csv"}));
  const std::string database = folder.read("run/results.sqlite");
  std::set<std::string> tables;
  for (std::size_t at = database.find("CREATE TABLE "); at != std::string::npos;
       at = database.find("CREATE TABLE ", at + 1)) {
    const std::size_t from = at + std::string("CREATE TABLE ").size();
    tables.insert(database.substr(from, database.find_first_of(" (", from) - from));
  }
  EXPECT_EQ(tables,
            (std::set<std::string>{"arms", "assumptions", "fingerprints", "manifest", "metrics",
                                   "replications", "results", "runs", "series", "series_times",
                                   "series_values", "slots", "value_for_money", "worth"}));
}

}  // namespace
}  // namespace waymark
