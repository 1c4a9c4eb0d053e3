#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "tests/unit/results/hostile_disk.h"
#include "tests/unit/results/run_fixture.h"
#include "waymark/results/error.h"
#include "waymark/results/run_folder.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

/// Runs the toy in a process that dies at its `call`-th write, flush, rename or delete. True if it
/// lived to the end.
bool survives(const std::string& folder, const ExperimentPlan& plan, std::int64_t call,
              bool replace_finished) {
  const pid_t child = ::fork();
  if (child == 0) {
    HostileDisk::kill_at_call(call);
    const auto executor = serial_executor();
    run_toy(folder, plan, *executor, replace_finished);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class CrashTest : public testing::Test {
 protected:
  const TemporaryFolder temporary_;
  const std::string folder_ = temporary_ / "out";
  const ExperimentPlan plan_ = toy_plan(3);
  const std::unique_ptr<Executor> executor_ = serial_executor();
};

TEST_F(CrashTest, at_any_point_leaves_a_run_that_can_be_finished) {
  const ExperimentResult whole = run_toy(temporary_ / "whole", plan_, *executor_);
  const auto expected = tables_of(temporary_ / "whole");
  std::int64_t call = 1;
  for (; !survives(folder_, plan_, call, false); ++call) {
    // Once the folder bears its name the run is whole: only tidying up was cut short.
    if (!exists(folder_)) {
      EXPECT_EQ(run_toy(folder_, plan_, *executor_).fingerprint, whole.fingerprint) << call;
    }
    EXPECT_EQ(tables_of(folder_), expected) << call;
    EXPECT_FALSE(exists(folder_ + ".partial")) << call;
    fs::remove_all(folder_);
  }
  EXPECT_GT(call, 50) << "the process was to die at many points";
}

TEST_F(CrashTest, while_replacing_leaves_the_former_run_or_the_new_one) {
  const ExperimentPlan longer = toy_plan(4);
  const std::uint64_t former = run_toy(temporary_ / "former", plan_, *executor_).fingerprint;
  const std::uint64_t later = run_toy(temporary_ / "later", longer, *executor_).fingerprint;
  std::int64_t calls_of_a_run = 1;
  while (!survives(temporary_ / "count", longer, calls_of_a_run, false)) {
    fs::remove_all(temporary_ / "count.partial");
    fs::remove_all(temporary_ / "count");
    calls_of_a_run += 1;
  }
  // The last steps, in which names change.
  for (std::int64_t call = calls_of_a_run - 12;; ++call) {
    fs::remove_all(folder_);
    fs::remove_all(folder_ + ".partial");
    fs::copy(temporary_ / "former", folder_, fs::copy_options::recursive);
    const bool lived = survives(folder_, longer, call, true);
    const std::uint64_t found = open_run(folder_)->record().result.fingerprint;
    EXPECT_TRUE(found == former || found == later) << call;
    if (lived) break;
    EXPECT_EQ(run_toy(folder_, longer, *executor_, true).fingerprint, later) << call;
  }
}

TEST_F(CrashTest, by_a_full_disk_loses_no_finished_replication) {
  const ExperimentResult whole = run_toy(temporary_ / "whole", plan_, *executor_);
  const auto expected = tables_of(temporary_ / "whole");
  int refusals = 0;
  for (std::int64_t space = 0;; space += 4000) {
    std::uint64_t kept = 0;
    bool was_full = false;
    HostileDisk::give_space(space);
    try {
      const auto run = RunFolder::open(folder_, plan_, toy_inputs());
      const RunReplication counted = [&](int, std::uint64_t replication) {
        kept = replication;  // all below were kept before this one started
        return toy_replication(plan_, replication);
      };
      run->finish(run_experiment(plan_, counted, *executor_, *run));
    } catch (const ResultsError&) {
      was_full = true;
    }
    HostileDisk::give_space(-1);
    if (!was_full) break;
    ++refusals;
    EXPECT_FALSE(exists(folder_)) << space;

    const ExperimentResult resumed = run_toy(folder_, plan_, *executor_);

    EXPECT_GE(resumed.recalled, kept) << space;
    EXPECT_EQ(resumed.fingerprint, whole.fingerprint) << space;
    EXPECT_EQ(tables_of(folder_), expected) << space;
    fs::remove_all(folder_);
  }
  EXPECT_EQ(tables_of(folder_), expected);
  EXPECT_GT(refusals, 10) << "the disk was to be full at many points";
}

}  // namespace
}  // namespace waymark
