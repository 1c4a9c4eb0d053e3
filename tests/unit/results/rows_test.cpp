#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/results/run_fixture.h"
#include "waymark/experiment/tally.h"
#include "waymark/results/error.h"
#include "waymark/results/plan_rows.h"
#include "waymark/results/replication_rows.h"
#include "waymark/results/run_schema.h"

namespace waymark {
namespace {

/// The tables of one run, without its manifest.
class RowsTest : public testing::Test {
 protected:
  RowsTest() {
    database_.execute(run_schema);
    write_plan(database_, plan_);
  }

  ReplicationOutcome stored(ReplicationRows& rows, std::uint64_t replication) {
    ReplicationOutcome outcome = toy_replication(plan_, replication);
    withhold_small_groups(outcome);
    rows.store(outcome, "abc", "0.1.0");
    return outcome;
  }

  const TemporaryFolder temporary_;
  const ExperimentPlan plan_ = toy_plan(5);
  Database database_{temporary_ / "a.sqlite", Database::Access::read_write_create};
};

TEST_F(RowsTest, of_a_plan_come_back_as_they_were) {
  const ExperimentPlan read = read_plan(database_);

  ASSERT_EQ(read.arms.size(), plan_.arms.size());
  for (std::size_t arm = 0; arm < plan_.arms.size(); ++arm) {
    EXPECT_EQ(read.arms[arm].id, plan_.arms[arm].id);
    EXPECT_EQ(read.arms[arm].label, plan_.arms[arm].label);
  }
  EXPECT_EQ(read.couplings, plan_.couplings);
  ASSERT_EQ(read.slots.size(), plan_.slots.size());
  for (std::size_t slot = 0; slot < plan_.slots.size(); ++slot) {
    EXPECT_EQ(read.slots[slot].metric, plan_.slots[slot].metric);
    EXPECT_EQ(read.slots[slot].group, plan_.slots[slot].group);
    EXPECT_EQ(read.slots[slot].time, plan_.slots[slot].time);
  }
  EXPECT_EQ(read.metrics[0].definition, plan_.metrics[0].definition);
  EXPECT_EQ(read.metrics[0].worth_knowing, 0.02);
  EXPECT_TRUE(std::isnan(read.metrics[1].worth_knowing));
  EXPECT_EQ(read.series[0].unit, "people");
}

TEST_F(RowsTest, of_a_plan_remember_which_arm_is_the_base) {
  database_.execute("UPDATE arms SET is_base = (arm = 2)");
  EXPECT_EQ(read_plan(database_).base_arm, 2);
}

TEST_F(RowsTest, of_a_damaged_plan_are_refused) {
  database_.execute("PRAGMA foreign_keys = OFF; UPDATE slots SET metric = 99 WHERE slot = 1");
  EXPECT_THROW(read_plan(database_), ResultsError);
}

TEST_F(RowsTest, of_assumptions_come_back_in_the_order_written) {
  const std::vector<AssumptionText> rows = {{"z", "", "1", "", "found", "F1", false},
                                            {"a", "A", "2", "1 to 3", "assumed", "", true}};
  write_assumptions(database_, rows);

  const std::vector<AssumptionText> read = read_assumptions(database_);

  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].name, "z");
  EXPECT_EQ(read[1].range, "1 to 3");
  EXPECT_TRUE(read[1].is_coupling);
}

TEST_F(RowsTest, of_one_slot_make_a_column_in_replication_order) {
  ReplicationRows rows(database_, plan_);
  for (const std::uint64_t replication : {2, 0, 1}) stored(rows, replication);

  const std::vector<double> column = rows.column(1, 0);

  ASSERT_EQ(column.size(), 3u);
  for (std::uint64_t r = 0; r < 3; ++r) {
    EXPECT_EQ(column[r], toy_replication(plan_, r).arms[1].values[0]);
  }
}

TEST_F(RowsTest, of_one_series_make_columns_by_time) {
  ReplicationRows rows(database_, plan_);
  stored(rows, 0);
  stored(rows, 1);

  const std::vector<std::vector<double>> columns = rows.series_columns(0, 0);

  ASSERT_EQ(columns.size(), 2u);
  EXPECT_EQ(columns[0][1], toy_replication(plan_, 1).arms[0].series[0][0]);
  EXPECT_EQ(columns[1].size(), 2u);
}

TEST_F(RowsTest, say_which_scenario_and_engine_made_them) {
  ReplicationRows rows(database_, plan_);
  stored(rows, 4);

  Statement get(database_, "SELECT replication, scenario_sha256, engine_version FROM replications");
  ASSERT_TRUE(get.step());
  EXPECT_EQ(get.integer(0), 4);
  EXPECT_EQ(get.text(1), "abc");
  EXPECT_EQ(get.text(2), "0.1.0");
}

TEST_F(RowsTest, never_hold_what_is_about_too_few_people) {
  ReplicationRows rows(database_, plan_);
  stored(rows, 3);

  Statement get(database_, "SELECT value, withheld FROM results WHERE run = 1 AND slot = 2");
  ASSERT_TRUE(get.step());
  EXPECT_TRUE(get.is_null(0));
  EXPECT_EQ(get.integer(1), 1);
}

TEST_F(RowsTest, are_refused_a_second_time) {
  ReplicationRows rows(database_, plan_);
  stored(rows, 0);
  EXPECT_THROW(stored(rows, 0), ResultsError);
  EXPECT_EQ(rows.count(), 1u);
}

TEST_F(RowsTest, that_are_missing_make_a_replication_damaged) {
  ReplicationRows rows(database_, plan_);
  stored(rows, 0);
  database_.execute("DELETE FROM series_values WHERE point = 1 AND run = 5");

  ReplicationOutcome outcome;
  EXPECT_THROW(rows.load(0, outcome), ResultsError);
}

TEST_F(RowsTest, can_be_read_tidily_by_anyone) {
  ReplicationRows rows(database_, plan_);
  stored(rows, 0);

  Statement get(database_,
                "SELECT value FROM tidy WHERE arm = 'lighter' AND couplings = 'measured-only' AND "
                "metric = 'started' AND time = 'at 10 years' AND group_name = ''");
  ASSERT_TRUE(get.step());
  EXPECT_EQ(get.real(0), toy_replication(plan_, 0).arms[4].values[0]);
  EXPECT_FALSE(get.step());
}

}  // namespace
}  // namespace waymark
