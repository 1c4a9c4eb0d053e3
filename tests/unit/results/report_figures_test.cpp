#include "waymark/results/report_figures.h"

#include <gtest/gtest.h>

#include "tests/unit/results/report_run.h"
#include "tests/unit/results/run_fixture.h"
#include "waymark/results/report_data.h"
#include "waymark/results/report_sections.h"
#include "waymark/results/run_folder.h"

namespace waymark {
namespace {

TEST(YearsIn, reads_times_in_years) {
  EXPECT_EQ(years_in("at 5 years"), 5.0);
  EXPECT_EQ(years_in("over 1 year"), 1.0);
  EXPECT_EQ(years_in("at 2.5 years"), 2.5);
  for (const char* time : {"", "in year 3", "at 18 months", "2027-04-01"}) {
    EXPECT_FALSE(years_in(time)) << time;
  }
}

TEST(LabelOf, joins_what_there_is) {
  MetricInfo metric;
  metric.label = "Alive";
  EXPECT_EQ(label_of(metric), "Alive");
  EXPECT_EQ(label_of(metric, "at 5 years"), "Alive, at 5 years");
  metric.part_label = "years a head";
  EXPECT_EQ(label_of(metric, "over 5 years"), "Alive: years a head, over 5 years");
}

RunningMoments moments_of(std::initializer_list<double> values) {
  RunningMoments moments;
  for (const double value : values) moments.add(value);
  return moments;
}

std::string estimate(const RunningMoments& moments, bool is_withheld) {
  JsonWriter json;
  json.begin_object();
  write_estimate(json, "e", moments, is_withheld, 100);
  return json.end_object().json();
}

TEST(Estimate, has_a_range_from_two_runs_on) {
  EXPECT_EQ(estimate(moments_of({0.5}), false), R"({"e":{"mean":50}})");
  EXPECT_EQ(estimate(moments_of({0.5, 0.5}), false), R"({"e":{"mean":50,"lo":50,"hi":50}})");
}

TEST(Estimate, is_nothing_when_withheld_or_unknown) {
  EXPECT_EQ(estimate(moments_of({0.5}), true), R"({"e":null})");
  EXPECT_EQ(estimate(moments_of({}), false), R"({"e":null})");
}

class FiguresTest : public testing::Test {
 protected:
  FiguresTest() { run_for_report(temporary_ / "out"); }

  const TemporaryFolder temporary_;
};

TEST_F(FiguresTest, are_found_by_measure_part_and_time) {
  const auto run = open_run(temporary_ / "out");
  const ReportFigures figures(*run);

  EXPECT_EQ(figures.metric("no-such", ""), -1);
  EXPECT_FALSE(figures.main_slot(-1));
  const int alive = figures.metric("alive", "");
  EXPECT_EQ(figures.slots_for_everyone(alive).size(), 2u);
  EXPECT_EQ(figures.time_of(*figures.main_slot(alive)), "at 5 years");
  EXPECT_TRUE(figures.slot(alive, "at 1 year"));
  EXPECT_FALSE(figures.slot(alive, "at 3 years"));
  EXPECT_EQ(figures.shown_slots(figures.metric("starts", "")).size(), 1u);
}

TEST_F(FiguresTest, know_what_has_been_measured) {
  const auto run = open_run(temporary_ / "out");
  const ReportFigures figures(*run);
  const std::size_t started = *figures.main_slot(figures.metric("funnel", "started"));

  EXPECT_NEAR(figures.all(1, started).difference.mean(), 0.3, 1e-12);
  ASSERT_NE(figures.measured_only(1, started), nullptr);
  EXPECT_NEAR(figures.measured_only(1, started)->difference.mean(), 0.15, 1e-12);
}

TEST(MetricKinds, put_each_metric_into_its_section) {
  MetricInfo metric;
  metric.horizon = Horizon::long_term;
  EXPECT_TRUE(is_long_term_outcome(metric));
  metric.part = "years/discounted-3.5";
  EXPECT_TRUE(is_discount_variant(metric));
  EXPECT_FALSE(is_long_term_outcome(metric));
  metric.part = "years/undiscounted";
  EXPECT_FALSE(is_discount_variant(metric));
  EXPECT_TRUE(is_long_term_outcome(metric));
  metric.part = "met-better";
  EXPECT_TRUE(is_table_cell(metric));
  EXPECT_FALSE(is_long_term_outcome(metric));
  metric.part = "";
  metric.measure = "money";
  EXPECT_TRUE(is_own_section(metric));
  metric = {};
  metric.mediator = true;
  EXPECT_TRUE(is_long_term_outcome(metric));
}

/// A run with one arm, one replication, no measured side and nothing that the report knows by name.
TEST(ReportData, of_the_barest_run_is_still_a_report) {
  const TemporaryFolder temporary;
  ExperimentPlan plan = toy_plan(1);
  plan.arms.resize(1);
  plan.couplings = {Couplings::all};
  const auto executor = serial_executor();
  run_toy(temporary / "out", plan, *executor);

  const std::string json = report_data(*open_run(temporary / "out"));

  EXPECT_NE(json.find(R"("title":"toy")"), std::string::npos);
  EXPECT_NE(json.find(R"("differences":[])"), std::string::npos);
  EXPECT_NE(json.find("over 1 run, chance alone"), std::string::npos);
  EXPECT_EQ(json.find("opening"), std::string::npos);
  EXPECT_EQ(json.find("rankAgreement"), std::string::npos);
}

}  // namespace
}  // namespace waymark
