#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/unit/results/run_fixture.h"
#include "waymark/results/run_database.h"

namespace waymark {
namespace {

struct Change {
  std::string name;
  std::function<void(ExperimentPlan&)> make;
};

TEST(RunIdentity, follows_everything_that_gives_numbers_their_meaning) {
  const std::vector<Change> changes = {
      {"seed", [](ExperimentPlan& plan) { ++plan.seed; }},
      {"base arm", [](ExperimentPlan& plan) { plan.base_arm = 1; }},
      {"arm", [](ExperimentPlan& plan) { plan.arms[2].id = "other"; }},
      {"couplings", [](ExperimentPlan& plan) { plan.couplings.pop_back(); }},
      {"metric", [](ExperimentPlan& plan) { plan.metrics[1].id = "price"; }},
      {"unit", [](ExperimentPlan& plan) { plan.metrics[1].unit = "pence"; }},
      {"better", [](ExperimentPlan& plan) { plan.metrics[1].better = Better::neither; }},
      {"headline", [](ExperimentPlan& plan) { plan.metrics[1].headline = true; }},
      {"worth knowing", [](ExperimentPlan& plan) { plan.metrics[0].worth_knowing = 0.03; }},
      {"slot's metric", [](ExperimentPlan& plan) { plan.slots[4].metric = 1; }},
      {"slot's group", [](ExperimentPlan& plan) { plan.slots[2].group = "woman"; }},
      {"slot's time", [](ExperimentPlan& plan) { plan.slots[1].time = "at 3 years"; }},
      {"series", [](ExperimentPlan& plan) { plan.series[0].times.pop_back(); }}};
  const std::string before = identity_of(toy_plan(5), toy_inputs()).plan_sha256;
  for (const Change& change : changes) {
    ExperimentPlan plan = toy_plan(5);
    change.make(plan);
    EXPECT_NE(identity_of(plan, toy_inputs()).plan_sha256, before) << change.name;
  }
}

TEST(RunIdentity, does_not_depend_on_how_many_replications_are_asked_for) {
  ExperimentPlan longer = toy_plan(50);
  longer.stop.kind = StopRule::Kind::precision;
  EXPECT_EQ(identity_of(longer, toy_inputs()).plan_sha256,
            identity_of(toy_plan(5), toy_inputs()).plan_sha256);
}

TEST(RunIdentity, tells_tables_and_settings_apart) {
  RunInputs moved = toy_inputs();
  moved.tables[0].path = "tables/requests2.csv";
  RunInputs set = toy_inputs();
  set.settings = "--arms a";
  const std::string before = identity_of(toy_plan(5), toy_inputs()).inputs_sha256;
  EXPECT_NE(identity_of(toy_plan(5), moved).inputs_sha256, before);
  EXPECT_NE(identity_of(toy_plan(5), set).inputs_sha256, before);
}

TEST(CompilerName, names_compiler_and_version) {
  EXPECT_NE(compiler_name().find("++ "), std::string::npos);
  EXPECT_NE(compiler_name().find('.'), std::string::npos);
}

}  // namespace
}  // namespace waymark
