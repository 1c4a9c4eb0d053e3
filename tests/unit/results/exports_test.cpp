#include "waymark/results/exports.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/results/run_fixture.h"
#include "waymark/results/files.h"

namespace waymark {
namespace {

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (std::size_t end; (end = bytes.find("\r\n", start)) != std::string::npos; start = end + 2) {
    lines.push_back(bytes.substr(start, end - start));
  }
  EXPECT_EQ(start, bytes.size()) << "every row ends";
  return lines;
}

std::vector<std::string> with(const std::vector<std::string>& lines, const std::string& part) {
  std::vector<std::string> found;
  for (const std::string& line : lines) {
    if (line.find(part) != std::string::npos) found.push_back(line);
  }
  return found;
}

class ExportsTest : public testing::Test {
 protected:
  const TemporaryFolder temporary_;
  ExperimentPlan plan_ = toy_plan(5);

  /// Runs the plan and gives the lines of one of its tables.
  std::vector<std::string> table(const std::string& name) {
    const std::string folder = temporary_ / std::to_string(runs_++);
    const auto executor = serial_executor();
    run_toy(folder, plan_, *executor);
    return lines_of(read_file(folder + "/" + name));
  }

  int runs_ = 0;
};

TEST_F(ExportsTest, of_results_have_one_row_per_arm_replication_and_slot) {
  const std::vector<std::string> lines = table("results.csv");

  EXPECT_EQ(lines.size(), 1u + 3 * 5 * 5);
  EXPECT_EQ(lines[0], "scenario,arm,replication,time,metric,group,value");
  EXPECT_EQ(lines[1].rfind("toy,lighter,0,over 5 years,cost,,-", 0), 0u);
}

TEST_F(ExportsTest, of_results_are_sorted_by_arm_replication_metric_group_and_time) {
  const std::vector<std::string> lines = table("results.csv");

  const std::vector<std::string> expected = {
      "toy,lighter,0,over 5 years,cost,",           "toy,lighter,0,,returned,",
      "toy,lighter,0,at 5 years,started,,",         "toy,lighter,0,at 10 years,started,,",
      "toy,lighter,0,at 5 years,started,own-home,", "toy,lighter,1,over 5 years,cost,"};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(lines[i + 1].rfind(expected[i], 0), 0u) << lines[i + 1];
  }
  EXPECT_EQ(lines[1 + 25].rfind("toy,same-again,0,", 0), 0u);
  EXPECT_EQ(lines[1 + 50].rfind("toy,today,0,", 0), 0u);
}

TEST_F(ExportsTest, leave_out_what_is_about_fewer_than_ten_people) {
  const std::vector<std::string> rows =
      with(table("results.csv"), "toy,lighter,3,at 5 years,started,own-home,");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0], "toy,lighter,3,at 5 years,started,own-home,");

  const std::vector<std::string> differences =
      with(table("paired.csv"), "toy,lighter,today,3,at 5 years,started,own-home,");
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(differences[0].back(), ',');

  for (const std::string& line : with(table("summary.csv"), "started,own-home")) {
    if (line.rfind("toy,lighter", 0) == 0) {
      EXPECT_NE(line.find(",own-home,,,0,,,"), std::string::npos) << line;
    }
  }
}

TEST_F(ExportsTest, of_pairs_are_zero_for_the_same_arm_again) {
  const std::vector<std::string> rows = with(table("paired.csv"), "toy,same-again,today,");

  ASSERT_EQ(rows.size(), 25u);
  for (const std::string& row : rows) {
    const std::string cell = row.substr(row.rfind(',') + 1);
    EXPECT_TRUE(cell == "0" || cell.empty()) << row;
  }
}

TEST_F(ExportsTest, of_pairs_are_arm_minus_base) {
  const ReplicationOutcome outcome = toy_replication(plan_, 2);
  const double difference = outcome.arms[1].values[0] - outcome.arms[0].values[0];
  ASSERT_GT(difference, 0);

  const std::vector<std::string> rows =
      with(table("paired.csv"), "toy,lighter,today,2,at 10 years,started,,");

  ASSERT_EQ(rows.size(), 1u);
  EXPECT_DOUBLE_EQ(std::stod(rows[0].substr(rows[0].rfind(',') + 1)), difference);
}

TEST_F(ExportsTest, of_summaries_hold_level_and_difference) {
  const std::vector<std::string> lines = table("summary.csv");

  EXPECT_EQ(lines[0], "scenario,arm,against,time,metric,group,mean,sd,n,lo95,hi95,share_better");
  EXPECT_EQ(with(lines, "toy,lighter,,").size(), 5u);
  const std::vector<std::string> better = with(lines, "toy,lighter,today,at 10 years,started,,");
  ASSERT_EQ(better.size(), 1u);
  EXPECT_NE(better[0].find(",5,"), std::string::npos);         // n
  EXPECT_EQ(better[0].substr(better[0].rfind(',') + 1), "1");  // better in every run
  EXPECT_EQ(with(lines, "toy,today,today").size(), 0u);
}

TEST_F(ExportsTest, come_again_for_what_has_been_measured) {
  const std::string start = "toy,lighter,today,at 10 years,started,,";

  const std::vector<std::string> rows = with(table("summary-measured-only.csv"), start);

  ASSERT_EQ(rows.size(), 1u);
  EXPECT_NEAR(std::stod(rows[0].substr(start.size())), 0.05, 1e-12);
}

TEST_F(ExportsTest, of_metrics_explain_every_metric) {
  const std::vector<std::string> lines = table("metrics.csv");

  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0],
            "metric,label,unit,better,horizon,ledger,headline,mediator,worth_knowing,definition");
  EXPECT_EQ(lines[1], "cost,Cost to the council,pounds,lower,long,,no,no,,");
  EXPECT_EQ(lines[3],
            "started,People who start support,share,higher,short,,yes,no,0.02,\"Of all requests, "
            "those with a first contact.\"");
}

TEST_F(ExportsTest, keep_the_rows_of_other_arms_when_an_arm_is_added) {
  ExperimentPlan fewer = plan_;
  fewer.arms.pop_back();
  const std::vector<std::string> before = [&] {
    ExperimentPlan whole = plan_;
    plan_ = fewer;
    std::vector<std::string> lines = table("results.csv");
    plan_ = whole;
    return lines;
  }();

  std::vector<std::string> after = table("results.csv");
  after.erase(
      std::remove_if(after.begin(), after.end(),
                     [](const std::string& line) { return line.rfind("toy,same-again,", 0) == 0; }),
      after.end());

  EXPECT_EQ(after, before);
}

TEST_F(ExportsTest, never_let_an_id_run_as_a_formula) {
  plan_.arms[1].id = "=cmd()";
  plan_.metrics[1].label = "@evil";

  EXPECT_EQ(with(table("results.csv"), "toy,'=cmd(),").size(), 25u);
  EXPECT_EQ(with(table("metrics.csv"), "'@evil").size(), 1u);
}

}  // namespace
}  // namespace waymark
