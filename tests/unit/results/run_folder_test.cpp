#include "waymark/results/run_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/base/executors.h"
#include "tests/unit/results/run_fixture.h"
#include "waymark/experiment/tally.h"
#include "waymark/results/error.h"
#include "waymark/results/files.h"
#include "waymark/results/sha256.h"
#include "waymark/results/words.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

class RunFolderTest : public testing::Test {
 protected:
  const TemporaryFolder temporary_;
  const std::string folder_ = temporary_ / "out";
  const ExperimentPlan plan_ = toy_plan(9);
  const std::unique_ptr<Executor> executor_ = serial_executor();

  std::string refusal(const ExperimentPlan& plan, const RunInputs& inputs, bool force = false) {
    try {
      RunFolder::open(folder_, plan, inputs, force);
    } catch (const ResultsError& error) {
      return error.what();
    }
    return "";
  }
};

TEST_F(RunFolderTest, holds_everything_once_the_run_is_complete) {
  run_toy(folder_, plan_, *executor_);

  EXPECT_FALSE(exists(folder_ + ".partial"));
  std::vector<std::string> names;
  for (const auto& [name, bytes] : contents_of(folder_)) names.push_back(name);
  EXPECT_EQ(names,
            (std::vector<std::string>{
                "manifest.json", "metrics.csv", "paired-measured-only.csv", "paired.csv",
                "results-measured-only.csv", "results.csv", "results.sqlite", "scenario.json",
                "summary-measured-only.csv", "summary.csv", "tables/requests.csv"}));
}

TEST_F(RunFolderTest, keeps_scenario_and_tables_byte_for_byte) {
  run_toy(folder_, plan_, *executor_);

  EXPECT_EQ(read_file(folder_ + "/scenario.json"), toy_inputs().scenario_text);
  EXPECT_EQ(read_file(folder_ + "/tables/requests.csv"), toy_inputs().tables[0].bytes);
}

TEST_F(RunFolderTest, tells_in_its_manifest_what_was_run) {
  const ExperimentResult result = run_toy(folder_, plan_, *executor_);

  const std::string manifest = read_file(folder_ + "/manifest.json");
  for (const std::string& text :
       {"\"scenario-sha256\": \"" + sha256(toy_inputs().scenario_text) + "\"",
        "\"fingerprint\": \"" + hexadecimal(result.fingerprint) + "\"",
        std::string("\"seed\": \"18364758544493064720\""),
        std::string("\"engine-version\": \"0.1.0\""),
        std::string("\"command\": \"waymark run toy.json -o out\""),
        "\"compiler\": \"" + compiler_name() + "\"", std::string("\"results.sqlite\"")}) {
    EXPECT_NE(manifest.find(text), std::string::npos) << text;
  }
}

TEST_F(RunFolderTest, is_the_same_for_any_number_of_workers) {
  const ExperimentResult serial = run_toy(folder_, plan_, *executor_);
  const auto expected = tables_of(folder_);
  for (const ExecutorKind& kind : executor_kinds()) {
    const std::string folder = temporary_ / kind.name;
    const auto executor = kind.make();
    EXPECT_EQ(run_toy(folder, plan_, *executor).fingerprint, serial.fingerprint) << kind.name;
    EXPECT_EQ(tables_of(folder), expected) << kind.name;
  }
}

TEST_F(RunFolderTest, takes_up_an_interrupted_run) {
  const ExperimentResult whole = run_toy(temporary_ / "whole", plan_, *executor_);
  begin_toy(folder_, plan_, 4);
  EXPECT_FALSE(exists(folder_));
  EXPECT_FALSE(exists(folder_ + ".partial/results.sqlite-wal"));

  const ExperimentResult resumed = run_toy(folder_, plan_, *executor_);

  EXPECT_EQ(resumed.recalled, 4u);
  EXPECT_EQ(resumed.fingerprint, whole.fingerprint);
  EXPECT_EQ(tables_of(folder_), tables_of(temporary_ / "whole"));
}

TEST_F(RunFolderTest, gives_stored_outcomes_back_bit_for_bit) {
  const auto run = RunFolder::open(folder_, plan_, toy_inputs());
  ReplicationOutcome stored = toy_replication(plan_, 3);
  withhold_small_groups(stored);
  stored.arms[0].values[0] = 0.1 + 0.2;
  stored.arms[0].values[1] = 5e-324;
  stored.arms[0].values[3] = 123456789012345678.0;
  run->keep(stored);

  ReplicationOutcome read;
  ASSERT_TRUE(run->recall(3, read));

  for (std::size_t arm = 0; arm < stored.arms.size(); ++arm) {
    EXPECT_EQ(read.arms[arm].fingerprint, stored.arms[arm].fingerprint);
    EXPECT_EQ(read.arms[arm].withheld, stored.arms[arm].withheld);
    for (std::size_t slot = 0; slot < plan_.slots.size(); ++slot) {
      const double a = read.arms[arm].values[slot];
      const double b = stored.arms[arm].values[slot];
      EXPECT_TRUE(a == b || (a != a && b != b)) << arm << " " << slot;
    }
    EXPECT_EQ(read.arms[arm].series[0][0], stored.arms[arm].series[0][0]);
  }
  EXPECT_FALSE(run->recall(4, read));
}

TEST_F(RunFolderTest, forgets_replications_run_ahead_of_the_stop) {
  begin_toy(folder_, plan_, 7);
  const ExperimentPlan shorter = toy_plan(5);

  run_toy(folder_, shorter, *executor_);

  EXPECT_EQ(open_run(folder_)->rows().count(), 5u);
  run_toy(temporary_ / "whole", shorter, *executor_);
  EXPECT_EQ(tables_of(folder_), tables_of(temporary_ / "whole"));
}

TEST_F(RunFolderTest, goes_on_with_more_replications_than_first_asked_for) {
  begin_toy(folder_, toy_plan(5), 3);

  run_toy(folder_, plan_, *executor_);

  run_toy(temporary_ / "whole", plan_, *executor_);
  EXPECT_EQ(tables_of(folder_), tables_of(temporary_ / "whole"));
}

TEST_F(RunFolderTest, refuses_to_go_on_with_another_run) {
  begin_toy(folder_, plan_, 4);
  RunInputs other = toy_inputs();
  other.scenario_text += " ";
  EXPECT_NE(refusal(plan_, other).find("another scenario"), std::string::npos);
  other = toy_inputs();
  other.engine_version = "0.2.0";
  EXPECT_NE(refusal(plan_, other).find("another version"), std::string::npos);
  other = toy_inputs();
  other.tables[0].bytes += "2027-05,7\n";
  EXPECT_NE(refusal(plan_, other).find("other tables"), std::string::npos);
  other = toy_inputs();
  other.settings = "--set /teams/keyworkers/fte=4";
  EXPECT_NE(refusal(plan_, other).find("settings"), std::string::npos);
  ExperimentPlan seeded = plan_;
  ++seeded.seed;
  EXPECT_NE(refusal(seeded, toy_inputs()).find("another seed"), std::string::npos);
}

TEST_F(RunFolderTest, never_overwrites_a_finished_run_unasked) {
  run_toy(folder_, plan_, *executor_);
  const auto before = contents_of(folder_);

  EXPECT_NE(refusal(plan_, toy_inputs()).find("--force"), std::string::npos);

  EXPECT_EQ(contents_of(folder_), before);
  EXPECT_FALSE(exists(folder_ + ".partial"));
}

TEST_F(RunFolderTest, replaces_a_finished_run_when_asked_and_only_when_complete) {
  run_toy(folder_, plan_, *executor_);
  const auto before = contents_of(folder_);
  const ExperimentPlan longer = toy_plan(12);
  {
    const auto run = RunFolder::open(folder_, longer, toy_inputs(), true);
    ReplicationOutcome outcome = toy_replication(longer, 0);
    withhold_small_groups(outcome);
    run->keep(outcome);
  }
  EXPECT_EQ(contents_of(folder_), before);

  run_toy(folder_, longer, *executor_, true);

  EXPECT_EQ(open_run(folder_)->rows().count(), 12u);
  EXPECT_FALSE(exists(folder_ + ".partial"));
}

TEST_F(RunFolderTest, never_replaces_what_no_run_wrote) {
  fs::create_directory(folder_);
  write_file(folder_ + "/thesis.txt", "years of work");
  EXPECT_NE(refusal(plan_, toy_inputs(), true).find("not the folder of a finished run"),
            std::string::npos);

  fs::remove_all(folder_);
  run_toy(folder_, plan_, *executor_);
  write_file(folder_ + "/notes.txt", "look at arm two");
  EXPECT_NE(refusal(plan_, toy_inputs(), true).find("notes.txt"), std::string::npos);
}

TEST_F(RunFolderTest, uses_an_empty_folder_that_is_there) {
  fs::create_directory(folder_);
  run_toy(folder_ + "/", plan_, *executor_);
  EXPECT_TRUE(exists(folder_ + "/manifest.json"));
}

TEST_F(RunFolderTest, lets_only_one_run_write_at_a_time) {
  const auto first = RunFolder::open(folder_, plan_, toy_inputs());
  EXPECT_NE(refusal(plan_, toy_inputs()).find("another run is writing"), std::string::npos);
}

TEST_F(RunFolderTest, notices_that_it_has_vanished) {
  const auto run = RunFolder::open(folder_, plan_, toy_inputs());
  const RunReplication deleting = [&](int, std::uint64_t replication) {
    if (replication == 4) fs::remove_all(folder_ + ".partial");
    return toy_replication(plan_, replication);
  };
  EXPECT_THROW(run_experiment(plan_, deleting, *executor_, *run), ResultsError);
}

TEST_F(RunFolderTest, cannot_be_made_below_a_file) {
  write_file(temporary_ / "file", "");
  EXPECT_THROW(RunFolder::open(temporary_ / "file/out", plan_, toy_inputs()), ResultsError);
}

TEST_F(RunFolderTest, notices_a_number_that_was_changed) {
  begin_toy(folder_, plan_, 4);
  Database(folder_ + ".partial/results.sqlite", Database::Access::read_write_create)
      .execute("UPDATE results SET value = value * 2 WHERE replication = 2 AND slot = 0");

  EXPECT_THROW(run_toy(folder_, plan_, *executor_), ResultsError);
}

TEST_F(RunFolderTest, notices_a_database_that_is_none) {
  fs::create_directory(folder_ + ".partial");
  write_file(folder_ + ".partial/results.sqlite", std::string(5000, 'x'));
  EXPECT_NE(refusal(plan_, toy_inputs()).find("damaged"), std::string::npos);
}

TEST_F(RunFolderTest, refuses_tables_that_would_leave_it) {
  RunInputs inputs = toy_inputs();
  inputs.tables = {{"../../evil.csv", ""}};
  EXPECT_NE(refusal(plan_, inputs).find("outside"), std::string::npos);
  inputs.tables = {{"results.sqlite", ""}};
  EXPECT_NE(refusal(plan_, inputs).find("bears the name"), std::string::npos);
}

TEST_F(RunFolderTest, is_not_opened_as_finished_before_it_is) {
  begin_toy(folder_, plan_, 4);
  EXPECT_THROW(open_run(folder_ + ".partial"), ResultsError);
  EXPECT_THROW(open_run(folder_), ResultsError);
}

TEST_F(RunFolderTest, opens_with_the_plan_and_record_it_was_made_with) {
  const ExperimentResult result = run_toy(folder_, plan_, *executor_);

  const auto run = open_run(folder_);

  EXPECT_EQ(run->plan().seed, plan_.seed);
  EXPECT_EQ(run->plan().base_arm, 0);
  EXPECT_EQ(run->plan().couplings, plan_.couplings);
  ASSERT_EQ(run->plan().metrics.size(), 3u);
  EXPECT_EQ(run->plan().metrics[1].better, Better::lower);
  EXPECT_EQ(run->plan().metrics[1].horizon, Horizon::long_term);
  EXPECT_TRUE(run->plan().metrics[0].headline);
  EXPECT_EQ(run->plan().slots[2].group, "own-home");
  EXPECT_EQ(run->plan().series[0].times, plan_.series[0].times);
  EXPECT_EQ(run->record().result.fingerprint, result.fingerprint);
  EXPECT_EQ(run->record().stopped, "It reached the 9 replications asked for.");
  EXPECT_EQ(run->assumptions()[0].source, "workshop");
}

}  // namespace
}  // namespace waymark
