#include "waymark/results/value_for_money_rows.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/results/report_run.h"
#include "tests/unit/results/run_fixture.h"
#include "waymark/results/files.h"
#include "waymark/results/report_data.h"
#include "waymark/results/run_folder.h"

namespace waymark {
namespace {

/// The report's run, with its plan changed first.
class ValueForMoneyRows : public testing::Test {
 protected:
  template <class Change>
  void run(Change change) {
    ExperimentPlan plan = report_plan();
    change(plan);
    const auto folder = RunFolder::open(temporary_ / "out", plan, report_inputs());
    const auto executor = serial_executor();
    const RunReplication replicate = [&](int, std::uint64_t replication) {
      return report_replication(plan, replication);
    };
    folder->finish(run_experiment(plan, replicate, *executor, *folder));
  }
  void run() {
    run([](ExperimentPlan&) {});
  }
  std::string table(const std::string& name) const {
    return read_file(temporary_ / ("out/" + name));
  }
  nlohmann::json told() const {
    return nlohmann::json::parse(report_data(*open_run(temporary_ / "out"))).at("valueForMoney");
  }

  const TemporaryFolder temporary_;
};

// Today 1e6 pounds, 200 starts a year for five years, 4.8 years a head; the lighter arm 9.5e5
// pounds, 290 starts a year, 4.9 years a head, all growing a little from run to run.
TEST_F(ValueForMoneyRows, spread_the_cost_over_people) {
  run();
  const auto value = value_for_money_of(*open_run(temporary_ / "out"), 0);

  ASSERT_TRUE(value);
  EXPECT_EQ(value->runs, 4u);
  EXPECT_DOUBLE_EQ(value->arms[0].cost.mean(), 1e6 / (200 * 5));
  EXPECT_NEAR(value->arms[1].cost.mean(), 9.5e5 / (290 * 5), 0.2);
  EXPECT_DOUBLE_EQ(value->arms[0].effect.mean(), 4.8);
}

TEST_F(ValueForMoneyRows, come_back_from_a_finished_run_as_they_were_planned) {
  run();
  const auto plan = open_run(temporary_ / "out")->plan().value_for_money;

  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->cost, report_plan().value_for_money->cost);
  EXPECT_EQ(plan->effect, report_plan().value_for_money->effect);
  EXPECT_EQ(plan->per, report_plan().value_for_money->per);
  EXPECT_EQ(plan->per_years, 5);
  EXPECT_EQ(plan->worth, (std::vector<double>{20'000}));
}

TEST_F(ValueForMoneyRows, name_who_dominates_in_a_table_by_arm) {
  run();
  const std::string rows = table("value-for-money.csv");

  EXPECT_NE(rows.find("report,today,1000,1000,1000,4.8,4.8,4.8,4,dominated,lighter,,,,,\r\n"),
            std::string::npos)
      << rows;
  EXPECT_LT(rows.find("report,lighter,"), rows.find("report,same-again,"));
}

TEST_F(ValueForMoneyRows, give_net_benefit_at_each_worth) {
  run();
  const std::string rows = table("net-benefit.csv");

  EXPECT_NE(rows.find("report,today,today,20000,95000,95000,95000,0,0,0,no\r\n"), std::string::npos)
      << rows;
  EXPECT_NE(rows.find("report,lighter,today,20000,97"), std::string::npos) << rows;
  EXPECT_NE(rows.find(",yes\r\n"), std::string::npos);
}

TEST_F(ValueForMoneyRows, come_twice_as_every_result_does) {
  run();
  EXPECT_NE(table("value-for-money-measured-only.csv").find("report,lighter,"), std::string::npos);
  EXPECT_EQ(told().at("counted").size(), 2u);
}

TEST_F(ValueForMoneyRows, take_less_of_a_harm_as_a_gain_and_show_it_as_it_is) {
  run([](ExperimentPlan& plan) {
    const auto harm = static_cast<std::size_t>(plan.slots[plan.value_for_money->effect].metric);
    plan.metrics[harm].better = Better::lower;
  });
  const nlohmann::json arms = told().at("counted").at(0).at("arms");

  EXPECT_EQ(arms.at(0).at("effect").at("mean"), 4.8);
  EXPECT_EQ(arms.at(0).at("standing"), "efficient") << "dearer, but with less harm";
  EXPECT_EQ(arms.at(1).at("standing"), "efficient");
  EXPECT_NEAR(arms.at(0).at("icer").at("mean").get<double>(), (1000 - 9.5e5 / 1450) / 0.1, 5);
}

TEST_F(ValueForMoneyRows, show_nothing_where_a_figure_is_withheld) {
  run([](ExperimentPlan& plan) {
    plan.value_for_money->effect = 9;  // starts of those with a home of their own: nine people
  });
  EXPECT_TRUE(told().at("counted").empty());
  EXPECT_FALSE(exists(temporary_ / "out/value-for-money.csv"));
}

TEST_F(ValueForMoneyRows, are_left_out_where_nobody_asks_for_them) {
  run([](ExperimentPlan& plan) { plan.value_for_money.reset(); });
  EXPECT_FALSE(open_run(temporary_ / "out")->plan().value_for_money);
  EXPECT_FALSE(exists(temporary_ / "out/value-for-money.csv"));
}

}  // namespace
}  // namespace waymark
