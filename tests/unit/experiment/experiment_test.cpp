#include "waymark/experiment/experiment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>

#include "tests/unit/base/executors.h"
#include "tests/unit/experiment/toy_experiment.h"
#include "waymark/base/contract.h"

namespace waymark {
namespace {

/// Finishes replications out of order: every third one takes longest.
RunReplication uneven(const ExperimentPlan& plan) {
  return [&plan](int, std::uint64_t replication) {
    std::this_thread::sleep_for(std::chrono::microseconds(replication % 3 == 0 ? 2000 : 50));
    return toy_replication(plan, replication);
  };
}

TEST(Experiment, hands_outcomes_over_in_replication_order) {
  const ExperimentPlan plan = toy_plan(40);
  for (const ExecutorKind& kind : executor_kinds()) {
    const auto executor = kind.make();
    CollectingSink sink;

    const ExperimentResult result = run_experiment(plan, uneven(plan), *executor, sink);

    ASSERT_EQ(sink.accepted.size(), 40u);
    for (std::uint64_t r = 0; r < 40; ++r) EXPECT_EQ(sink.accepted[r].replication, r);
    EXPECT_EQ(result.reason, StopReason::count_reached);
    EXPECT_EQ(result.replications, 40u);
  }
}

TEST(Experiment, has_one_fingerprint_for_any_number_of_workers) {
  const ExperimentPlan plan = toy_plan(40);
  std::set<std::uint64_t> fingerprints;
  for (const ExecutorKind& kind : executor_kinds()) {
    const auto executor = kind.make();
    CollectingSink sink;
    fingerprints.insert(run_experiment(plan, uneven(plan), *executor, sink).fingerprint);
  }
  EXPECT_EQ(fingerprints.size(), 1u);
}

TEST(Experiment, has_another_fingerprint_when_one_arm_differs_in_one_replication) {
  const ExperimentPlan plan = toy_plan(10);
  CollectingSink sink;
  const auto executor = serial_executor();
  const RunReplication altered = [&](int, std::uint64_t replication) {
    ReplicationOutcome outcome = toy_replication(plan, replication);
    if (replication == 9) ++outcome.arms.back().fingerprint;
    return outcome;
  };

  EXPECT_NE(run_experiment(plan, altered, *executor, sink).fingerprint,
            run_experiment(plan, toy_run(plan), *executor, sink).fingerprint);
}

TEST(Experiment, never_runs_far_ahead_of_the_slowest_replication) {
  const ExperimentPlan plan = toy_plan(200);
  const auto executor = thread_executor(3);
  CollectingSink sink;
  std::atomic<std::uint64_t> highest{0};
  std::uint64_t highest_while_first_ran = 0;
  const RunReplication slow_first = [&](int, std::uint64_t replication) {
    std::uint64_t seen = highest.load();
    while (replication > seen && !highest.compare_exchange_weak(seen, replication)) {
    }
    if (replication == 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      highest_while_first_ran = highest.load();
    }
    return toy_replication(plan, replication);
  };

  run_experiment(plan, slow_first, *executor, sink);

  EXPECT_GT(highest_while_first_ran, 0u);
  EXPECT_LT(highest_while_first_ran, 7u);
}

TEST(Experiment, keeps_what_finished_before_a_slower_one) {
  // Replication 0 fails, but only after 1 has finished: 1 must be safe by then.
  const ExperimentPlan plan = toy_plan(10);
  const auto executor = thread_executor(2);
  CollectingSink sink;
  std::atomic<bool> second_is_running{false};
  const RunReplication failing_first = [&](int, std::uint64_t replication) {
    if (replication == 0) {
      while (!second_is_running) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      throw std::runtime_error("replication 0 fails");
    }
    second_is_running = true;
    return toy_replication(plan, replication);
  };

  EXPECT_THROW(run_experiment(plan, failing_first, *executor, sink), std::runtime_error);

  EXPECT_TRUE(sink.accepted.empty());
  EXPECT_TRUE(std::any_of(sink.kept.begin(), sink.kept.end(),
                          [](const ReplicationOutcome& kept) { return kept.replication == 1; }));
}

TEST(Experiment, ends_early_when_interrupted_and_says_so) {
  const ExperimentPlan plan = toy_plan(100);
  const auto executor = thread_executor(2);
  CollectingSink sink;
  StopFlag interrupted{false};
  ExperimentOptions options;
  options.interrupted = &interrupted;
  options.progress = [&](const Progress& progress) {
    if (progress.done == 5) interrupted = true;
  };

  const ExperimentResult result = run_experiment(plan, toy_run(plan), *executor, sink, options);

  EXPECT_EQ(result.reason, StopReason::interrupted);
  EXPECT_GE(result.replications, 5u);
  EXPECT_LT(result.replications, 100u);
  EXPECT_EQ(sink.kept.size(), sink.accepted.size());
  EXPECT_EQ(sentence(plan, result).rfind("It was interrupted after", 0), 0u);
}

/// A sink that has some replications from an earlier run.
struct RememberingSink : CollectingSink {
  std::set<std::uint64_t> remembered;
  ExperimentPlan plan;
  bool recall(std::uint64_t replication, ReplicationOutcome& outcome) override {
    if (remembered.count(replication) == 0) return false;
    outcome = toy_replication(plan, replication);
    outcome.arms[0].counts.clear();
    return true;
  }
};

TEST(Experiment, runs_only_what_an_earlier_run_has_not_kept) {
  RememberingSink sink;
  sink.plan = toy_plan(20);
  sink.remembered = {0, 1, 2, 7, 19};
  const auto executor = thread_executor(2);
  std::atomic<int> runs{0};
  const RunReplication counted = [&](int, std::uint64_t replication) {
    ++runs;
    return toy_replication(sink.plan, replication);
  };

  const ExperimentResult result = run_experiment(sink.plan, counted, *executor, sink);

  EXPECT_EQ(runs.load(), 15);
  EXPECT_EQ(result.recalled, 5u);
  EXPECT_EQ(sink.kept.size(), 15u);
  EXPECT_EQ(sink.accepted.size(), 20u);
}

TEST(Experiment, stops_at_the_first_look_that_is_precise_enough) {
  ExperimentPlan plan = toy_plan(0);
  plan.metrics[0].worth_knowing = 0.016;
  plan.stop = {StopRule::Kind::precision, 0, 1024};
  std::set<std::uint64_t> stops;
  for (const ExecutorKind& kind : executor_kinds()) {
    const auto executor = kind.make();
    CollectingSink sink;
    const ExperimentResult result = run_experiment(plan, toy_run(plan), *executor, sink);
    EXPECT_EQ(result.reason, StopReason::precision_reached);
    EXPECT_EQ(sink.accepted.size(), result.replications);
    EXPECT_LE(result.runs_needed, result.replications);
    stops.insert(result.replications);
  }
  ASSERT_EQ(stops.size(), 1u);
  EXPECT_EQ(*stops.begin(), 64u);  // neither at the first look nor at the last
}

TEST(Experiment, gives_up_at_the_maximum_and_says_how_many_more) {
  ExperimentPlan plan = toy_plan(0);
  plan.metrics[0].worth_knowing = 0.0005;
  plan.stop = {StopRule::Kind::precision, 0, 70};
  CollectingSink sink;
  const auto executor = thread_executor(2);

  const ExperimentResult result = run_experiment(plan, toy_run(plan), *executor, sink);

  EXPECT_EQ(result.reason, StopReason::maximum_reached);
  EXPECT_EQ(result.replications, 70u);
  EXPECT_GT(result.runs_needed, 1000u);
  EXPECT_EQ(more_runs_sentence(result).rfind("About ", 0), 0u);
}

TEST(Experiment, needs_a_worth_knowing_for_every_headline_to_stop_by_precision) {
  ExperimentPlan plan = toy_plan(0);
  plan.metrics[0].worth_knowing = MetricInfo{}.worth_knowing;
  plan.stop = {StopRule::Kind::precision, 0, 64};
  CollectingSink sink;
  const auto executor = serial_executor();

  EXPECT_THROW(run_experiment(plan, toy_run(plan), *executor, sink), ContractError);
}

TEST(Experiment, tells_how_far_it_is_and_how_long_it_will_take) {
  const ExperimentPlan plan = toy_plan(4);
  CollectingSink sink;
  const auto executor = serial_executor();
  double now = 100;
  std::vector<Progress> seen;
  ExperimentOptions options;
  options.seconds = [&] { return now; };
  options.progress = [&](const Progress& progress) { seen.push_back(progress); };
  const RunReplication two_seconds = [&](int, std::uint64_t replication) {
    now += 2;
    return toy_replication(plan, replication);
  };

  run_experiment(plan, two_seconds, *executor, sink, options);

  ASSERT_EQ(seen.size(), 4u);
  EXPECT_EQ(seen[0].done, 1u);
  EXPECT_EQ(seen[0].limit, 4u);
  EXPECT_DOUBLE_EQ(seen[0].seconds_left, 6);
  EXPECT_DOUBLE_EQ(seen[3].seconds, 8);
  EXPECT_DOUBLE_EQ(seen[3].seconds_left, 0);
}

TEST(Experiment, refuses_an_outcome_with_the_wrong_number) {
  const ExperimentPlan plan = toy_plan(3);
  CollectingSink sink;
  const auto executor = serial_executor();
  const RunReplication wrong = [&](int, std::uint64_t) { return toy_replication(plan, 0); };

  EXPECT_THROW(run_experiment(plan, wrong, *executor, sink), ContractError);
}

}  // namespace
}  // namespace waymark
