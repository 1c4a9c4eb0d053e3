// Tables that a scenario names: whatever is wrong with them is told at once, each with its line.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

std::vector<std::string> complaints_about(const std::string& body, const Tables& tables) {
  try {
    compiled(body, tables);
  } catch (const ScenarioError& error) {
    std::vector<std::string> told;
    for (const Diagnostic& diagnostic : error.diagnostics()) told.push_back(format(diagnostic));
    return told;
  }
  return {};
}

void expect_told(const std::vector<std::string>& told, const std::vector<std::string>& wanted) {
  std::string all;
  for (const std::string& each : told) all += each + "\n";
  ASSERT_EQ(told.size(), wanted.size()) << all;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    EXPECT_EQ(told[i].substr(0, wanted[i].size()), wanted[i]);
}

std::string with_requests(const std::string& horizon = "5 months") {
  return R"("dates": { "start": "2027-04-01", "horizon": ")" + horizon + R"(" },
    "arrivals": { "door": { "to": "gone-soon", "table": "requests.csv", "column": "requests" } },
    "pathway": { "gone-soon": { "kind": "delay", "lasts": "1 day", "then": "gone" }, "gone": { "kind": "exit" } })";
}

TEST(TablesOfArrivals, tell_every_mistake_at_once) {
  const std::string table =
      "month,requests\n"
      "2027-04,41\n"
      "2027-05,12.5\n"
      "Mai 2027,30\n"
      "2027-06,-3\n"
      "2027-07,*\n"
      "2027-07,12\n"
      "2027-08,\n"
      "2027-09,\"1,20\"\n"
      "2027-10,12,5\n"
      "2027-11,2000000\n";
  expect_told(
      complaints_about(with_requests(), {{"requests.csv", table}}),
      {"requests.csv:3:9: '12.5' is not a count of people",
       "requests.csv:4:1: 'Mai 2027' is not a period",
       "requests.csv:5:9: a count cannot be negative", "requests.csv:6:9: a \"*\" hides this count",
       "requests.csv:7:1: this period overlaps another one", "requests.csv:8:9: this cell is empty",
       "requests.csv:9:9: '1,20' is not a count",
       "requests.csv:10:1: this row has 3 cells, the header 2",
       "requests.csv:11:9: '2000000' is not a count of people"});
}

TEST(TablesOfArrivals, name_the_line_of_a_count_whatever_the_order_of_rows) {
  const std::string table =
      "month,requests\n2027-08,5\n2027-07,5\n2027-06,2.5\n2027-05,5\n2027-04,5\n";
  expect_told(complaints_about(with_requests("4 months"), {{"requests.csv", table}}),
              {"requests.csv:4:9: '2.5' is not a count of people"});
}

TEST(TablesOfArrivals, may_be_as_a_spreadsheet_saves_them) {
  const std::string plain = "month,requests\n2027-04,7\n2027-05,3\n2027-06,<5\n";
  const std::string saved =
      "sep=;\r\nmonth;requests\r\nApr-27;7\r\n01/05/2027;3\r\nJun 27;<5\r\n;\r\n";
  EXPECT_EQ(complaints_about(with_requests("2 months"), {{"requests.csv", saved}}),
            std::vector<std::string>());
  LittleWorld one(with_requests("2 months"), {{"requests.csv", plain}});
  LittleWorld other(with_requests("2 months"), {{"requests.csv", saved}});
  one.play();
  other.play();
  ASSERT_GT(one.told().size(), 20u);
  ASSERT_EQ(one.told().size(), other.told().size());
  for (std::size_t i = 0; i < one.told().size(); ++i) {
    EXPECT_EQ(one.told()[i].who, other.told()[i].who);
    EXPECT_EQ(one.told()[i].fact.time, other.told()[i].fact.time);
  }
}

TEST(TablesOfPeople, tell_every_mistake_at_once_and_quote_no_cell) {
  const std::string body =
      R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "population": { "count": 20, "at": { "home": 1 }, "surveys": { "asked": { "table": "asked.csv", "weight": "stands-for" } },
      "traits": { "age": { "from": "asked" }, "woman": { "from": "asked", "cells": "yes-no" },
                  "housing": { "from": "asked", "levels": ["none", "settled"] }, "height": { "from": "asked", "column": "hight" } } },
    "pathway": { "home": { "kind": "home" } })";
  std::string table =
      "age;woman;housing;height;stands-for\n"
      "forty;yes;none;1.7;1\n"
      "41;perhaps;none;1.7;1\n"
      "42;no;tent;1.7;1\n"
      "43;no;none;1.7;-1\n"
      "44;no;none\n";
  for (int i = 0; i < 8; ++i) table += "50;yes;settled;1.7;2\n";
  const std::vector<std::string> told = complaints_about(body, {{"asked.csv", table}});
  expect_told(told, {"asked.csv:2:1: the cell under 'age' is not a number",
                     "asked.csv:3:4: the cell under 'woman' is not yes or no",
                     "asked.csv:4:7: the cell under 'housing' is not one of the levels",
                     "asked.csv:5:16: the cell under 'stands-for' is not a weight of 0 or more",
                     "asked.csv:6:1: this row has 3 cells, the header 5",
                     "test.json:4:82: /population/traits/height: the survey has no column 'hight'. "
                     "Did you mean 'height'?"});
  for (const std::string& each : told)
    for (const char* cell : {"forty", "perhaps", "tent"})
      EXPECT_EQ(each.find(cell), std::string::npos) << each;
}

}  // namespace
}  // namespace waymark
