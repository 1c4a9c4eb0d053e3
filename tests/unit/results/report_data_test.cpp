#include "waymark/results/report_data.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/results/report_run.h"
#include "tests/unit/results/run_fixture.h"
#include "waymark/results/error.h"
#include "waymark/results/report_description.h"
#include "waymark/results/run_folder.h"

namespace waymark {
namespace {

using Json = nlohmann::json;

/// The report's run is made once; every test reads it.
class ReportDataTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const TemporaryFolder temporary;
    run_for_report(temporary / "out");
    data_ = new Json(Json::parse(report_data(*open_run(temporary / "out"))));
  }
  static void TearDownTestSuite() { delete data_; }

  static const Json& data() { return *data_; }

  static const Json& row(const char* list, const std::string& key, const std::string& value,
                         const std::string& arm = "") {
    static const Json none;
    for (const Json& entry : data().at(list)) {
      const bool is_of_arm = arm.empty() || entry.value("arm", "") == arm ||
                             (entry.contains("pair") && entry["pair"]["other"] == arm);
      if (entry.at(key) == value && is_of_arm) return entry;
    }
    ADD_FAILURE() << list << " has no " << value << " on " << arm;
    return none;
  }

 private:
  static Json* data_;
};
Json* ReportDataTest::data_ = nullptr;

TEST_F(ReportDataTest, says_what_was_run) {
  const Json& run = data().at("run");
  EXPECT_EQ(data().at("format"), 1);
  EXPECT_EQ(run.at("seed"), "7");
  EXPECT_EQ(run.at("replications"), 4);
  EXPECT_EQ(run.at("engineVersion"), "0.1.0");
  EXPECT_EQ(run.at("fingerprint").get<std::string>().size(), 16u);
  EXPECT_EQ(run.at("horizonYears"), 5);
  EXPECT_EQ(run.at("stopped"), "It reached the 4 replications asked for.");
  EXPECT_EQ(run.at("rangeMeans"), "95 % interval for the average over 4 paired runs, chance alone");
}

TEST_F(ReportDataTest, names_its_arms_and_what_changes) {
  const Json& arms = data().at("arms");
  ASSERT_EQ(arms.size(), 3u);
  EXPECT_EQ(arms[0].at("base"), true);
  EXPECT_FALSE(arms[1].contains("base"));
  EXPECT_EQ(arms[1].at("changes")[0].at("label"), "No panel");
  EXPECT_EQ(data().at("vocabulary").at("gate"), "hoop");
  EXPECT_EQ(data().at("methods")[0], "Invented.");
}

TEST_F(ReportDataTest, opens_with_people_of_100_and_what_is_measured) {
  const Json& opening = data().at("opening");
  EXPECT_EQ(opening.at("base"), "today");
  EXPECT_EQ(opening.at("other"), "lighter");
  EXPECT_NEAR(opening["startedBase"]["mean"], 50, 1e-9);
  EXPECT_NEAR(opening["startedOther"]["mean"], 80, 1e-9);
  EXPECT_NEAR(opening["difference"]["mean"], 30, 1e-9);
  EXPECT_NEAR(opening["differenceMeasuredOnly"]["mean"], 15, 1e-9);
  EXPECT_LT(opening["difference"]["lo"], 30);
  EXPECT_GT(opening["difference"]["hi"], 30);
  EXPECT_EQ(opening["cost"]["payer"], "the council");
  EXPECT_NEAR(opening["cost"]["difference"]["mean"], -50000, 1e-6);
}

TEST_F(ReportDataTest, draws_the_funnel_without_hoops_that_were_removed) {
  const Json& today = row("funnels", "arm", "today");
  ASSERT_EQ(today.at("steps").size(), 2u);
  EXPECT_EQ(today["steps"][0]["label"], "Triage");
  EXPECT_EQ(today["steps"][0]["retelling"], true);
  EXPECT_EQ(today["steps"][1]["protects"], "staff");
  EXPECT_NEAR(today["steps"][0]["lost"], 20, 1e-9);
  EXPECT_NEAR(today["steps"][0]["gaveUpWaiting"], 5, 1e-9);
  EXPECT_NEAR(today["stillOnTheWay"], 2, 1e-9);
  EXPECT_EQ(row("funnels", "arm", "lighter").at("steps").size(), 1u);
}

TEST_F(ReportDataTest, says_where_100_people_are) {
  const Json& support = row("whereAt", "state", "support", "lighter");
  EXPECT_EQ(support.at("year"), 1);
  EXPECT_NEAR(support["of100"]["mean"], 30, 1e-9);
}

TEST_F(ReportDataTest, shows_an_indicator_in_both_ledgers) {
  const Json& quick = row("indicators", "id", "quick");
  EXPECT_EQ(quick.at("target"), 0.95);
  EXPECT_EQ(quick.at("requiredBy"), "national");
  ASSERT_EQ(quick.at("arms").size(), 3u);
  EXPECT_NEAR(quick["arms"][0]["reported"]["mean"], 0.95, 1e-12);
  EXPECT_NEAR(quick["arms"][0]["lived"]["mean"], 0.4, 1e-12);
  EXPECT_NEAR(quick["arms"][1]["recordGap"]["mean"], 0.25, 1e-12);
}

TEST_F(ReportDataTest, lists_long_term_outcomes_at_each_time_and_mediators_apart) {
  EXPECT_EQ(row("outcomes", "id", "alive, at 1 year").at("headline"), true);
  EXPECT_EQ(row("outcomes", "id", "alive, at 5 years").at("at"), "at 5 years");
  EXPECT_EQ(row("outcomes", "id", "control, at 5 years").at("mediator"), true);
  for (const Json& outcome : data().at("outcomes")) {
    EXPECT_EQ(outcome.at("id").get<std::string>().find("discounted-"), std::string::npos);
  }
}

TEST_F(ReportDataTest, fills_the_two_by_two) {
  const Json& table = data().at("twoByTwo");
  EXPECT_EQ(table.at("columnsBy"), "Quick starts");
  const Json& today = table.at("arms")[0];
  double sum = 0;
  for (const char* cell : {"metBetter", "metNotBetter", "missedBetter", "missedNotBetter",
                           "notCountedBetter", "notCountedNotBetter"}) {
    sum += today.at(cell).at("mean").get<double>();
  }
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_EQ(today.at("leftOut"), 120);
  EXPECT_EQ(today.at("counted"), 900);
}

TEST_F(ReportDataTest, compares_ranks_by_target_and_by_life) {
  const Json& rank = data().at("rankAgreement");
  EXPECT_EQ(rank.at("byTarget")[0], "today");
  EXPECT_EQ(rank.at("byLife")[0], "lighter");
  EXPECT_EQ(rank.at("chance"), 0);
}

TEST_F(ReportDataTest, draws_fans_of_people_only) {
  ASSERT_EQ(data().at("fans").size(), 3u);
  const Json& points = row("fans", "label", "People waiting", "today").at("points");
  EXPECT_EQ(points[0].at("month"), "2027-04");
  EXPECT_EQ(points[0].at("p50"), 41.5);
  EXPECT_EQ(points[0].at("p25"), 40.75);
  EXPECT_EQ(points[1].at("p95"), 50);
}

TEST_F(ReportDataTest, judges_differences_in_words) {
  EXPECT_EQ(row("differences", "metric", "funnel/started", "lighter").at("verdict"), "better");
  EXPECT_EQ(row("differences", "metric", "funnel/started", "lighter").at("favouring"), 1);
  EXPECT_NEAR(row("differences", "metric", "quick/lived", "lighter")["measuredOnly"]["mean"], 0.15,
              1e-9);
  for (const Json& difference : data().at("differences")) {
    if (difference["pair"]["other"] == "same-again") {
      EXPECT_EQ(difference.at("verdict"), "the same in every run") << difference.at("metric");
      EXPECT_EQ(difference.at("mean"), 0);
    }
  }
}

TEST_F(ReportDataTest, shows_single_years_only_where_there_is_nothing_else) {
  std::vector<std::string> labels;
  for (const Json& difference : data().at("differences")) {
    if (difference["metric"] == "starts") labels.push_back(difference["label"]);
  }
  EXPECT_EQ(labels, (std::vector<std::string>{"<b>starts, in year 2", "<b>starts, in year 2"}));
}

TEST_F(ReportDataTest, discounts_costs_and_outcomes_by_their_own_rates) {
  const Json& council = row("money", "payer", "the council", "today");
  EXPECT_EQ(council.at("kind"), "cost");
  EXPECT_EQ(council.at("cashable"), false);
  EXPECT_NEAR(council["values"]["3.5/1.5"]["mean"], 9e5, 1e-6);
  const Json& years = row("money", "kind", "outcome", "today");
  EXPECT_NEAR(years["values"]["3.5/3.5"]["mean"], 4.4, 1e-9);
  EXPECT_NEAR(years["values"]["3.5/1.5"]["mean"], 4.6, 1e-9);
}

TEST_F(ReportDataTest, suppresses_small_groups) {
  const Json& small = row("equity", "group", "own-home", "today");
  EXPECT_EQ(small.at("suppressed"), true);
  EXPECT_FALSE(small.contains("value"));
  const Json& shown = row("equity", "group", "own home: no", "today");
  EXPECT_NEAR(shown["value"]["mean"], 0.4, 1e-12);
  for (const Json& entry : data().at("equity")) EXPECT_FALSE(entry.contains("n"));
}

TEST_F(ReportDataTest, lists_assumptions_and_how_to_reproduce) {
  EXPECT_EQ(data().at("assumptions")[0].at("standing"), "lived");
  EXPECT_EQ(data().at("assumptions")[0].at("coupling"), true);
  EXPECT_EQ(data().at("reproduce").at("command"), "waymark run toy.json -o out");
}

TEST_F(ReportDataTest, holds_only_finite_numbers) {
  EXPECT_EQ(data().dump().find("nan"), std::string::npos);
  EXPECT_EQ(data().dump().find("inf,"), std::string::npos);
}

TEST(ReportPage, lets_nothing_from_the_scenario_end_its_script) {
  const TemporaryFolder temporary;
  run_for_report(temporary / "out");
  const std::string json = report_data(*open_run(temporary / "out"));
  const std::string page = report_page("<p><!--WAYMARK-REPORT-DATA--></p>", json, "report.html");

  EXPECT_EQ(page.find('<', 3), page.size() - 4);
  EXPECT_EQ(page.find("\xe2\x80\xa8"), std::string::npos);
  const Json data = Json::parse(page.substr(3, page.size() - 7));
  EXPECT_EQ(data.at("title"), "Two doors </script><script>alert(1)</script>");
  EXPECT_EQ(data.at("question"), "Who gets help?\xe2\x80\xa8");
}

TEST(ReportPage, must_have_one_place_for_its_data) {
  EXPECT_THROW(report_page("<p></p>", "{}", "page.html"), ResultsError);
  const std::string mark = "<!--WAYMARK-REPORT-DATA-->";
  EXPECT_THROW(report_page(mark + mark, "{}", "page.html"), ResultsError);
}

TEST(ReportDescription, may_leave_everything_out) {
  const ReportDescription words = read_description("{}", "results.sqlite");
  EXPECT_EQ(words.opening_years, 5);
  EXPECT_TRUE(words.as_they_are.empty());
}

TEST(ReportDescription, of_another_shape_is_refused) {
  for (const char* text : {"", "[]", "{\"groups\": 3}", "{\"hoops\": {\"a\": 1}}",
                           "{\"startDate\": 5}", "{\"pairs\": {\"a\": 1}}"}) {
    EXPECT_THROW(read_description(text, "results.sqlite"), ResultsError) << text;
  }
}

}  // namespace
}  // namespace waymark
