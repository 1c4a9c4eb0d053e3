#include "waymark/base/executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/unit/base/executors.h"
#include "waymark/base/executor_tbb.h"

namespace waymark {
namespace {

class AnyExecutor : public testing::TestWithParam<ExecutorKind> {
 protected:
  std::unique_ptr<Executor> executor_ = GetParam().make();
  StopFlag stop_{false};
};

TEST_P(AnyExecutor, runs_every_task_once) {
  constexpr std::uint64_t count = 1000;
  std::vector<std::atomic<int>> runs(count);

  executor_->run(
      count, [&](int, std::uint64_t index) { ++runs[index]; }, stop_);

  for (const std::atomic<int>& times : runs) EXPECT_EQ(times.load(), 1);
}

TEST_P(AnyExecutor, never_runs_two_tasks_on_one_worker_at_once) {
  std::vector<std::atomic<int>> busy(static_cast<std::size_t>(executor_->workers()));
  std::atomic<bool> overlapped{false};

  executor_->run(
      2000,
      [&](int worker, std::uint64_t) {
        std::atomic<int>& mine = busy.at(static_cast<std::size_t>(worker));
        if (mine.fetch_add(1) != 0) overlapped = true;
        mine.fetch_sub(1);
      },
      stop_);

  EXPECT_FALSE(overlapped);
}

TEST_P(AnyExecutor, carries_the_failure_of_the_lowest_task_out) {
  const auto fails_on_odd = [](int, std::uint64_t index) {
    if (index % 2 == 1) throw std::runtime_error("task " + std::to_string(index));
  };

  std::string message;
  try {
    executor_->run(100, fails_on_odd, stop_);
  } catch (const std::runtime_error& error) {
    message = error.what();
  }

  EXPECT_EQ(message, "task 1");
}

TEST_P(AnyExecutor, starts_nothing_after_a_failure_has_been_seen) {
  std::atomic<int> started{0};
  const auto fails = [&](int, std::uint64_t) {
    ++started;
    throw std::runtime_error("first");
  };

  EXPECT_THROW(executor_->run(1000, fails, stop_), std::runtime_error);

  EXPECT_LE(started.load(), executor_->workers());
}

TEST_P(AnyExecutor, starts_nothing_once_asked_to_stop) {
  std::atomic<int> started{0};

  executor_->run(
      1000,
      [&](int, std::uint64_t) {
        ++started;
        stop_ = true;
      },
      stop_);

  EXPECT_GE(started.load(), 1);
  EXPECT_LE(started.load(), executor_->workers());
}

TEST_P(AnyExecutor, has_nothing_to_do_for_no_tasks) {
  executor_->run(
      0, [](int, std::uint64_t) { FAIL(); }, stop_);
}

INSTANTIATE_TEST_SUITE_P(Kinds, AnyExecutor, testing::ValuesIn(executor_kinds()),
                         [](const auto& tested) { return tested.param.name; });

TEST(ThreadExecutor, has_at_least_one_worker) {
  EXPECT_EQ(thread_executor(0)->workers(), 1);
  EXPECT_EQ(tbb_executor(-3)->workers(), 1);
}

}  // namespace
}  // namespace waymark
