#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>

#include "waymark/base/executor.h"

namespace waymark {

/// What the executors share: hands out task numbers in order without a lock, and keeps the first
/// failure by task number. Each worker calls `work` once and stays in it until nothing is left.
class TaskCounter {
 public:
  TaskCounter(std::uint64_t count, const StopFlag& stop) : count_(count), stop_(stop) {}

  void work(int worker, const Executor::Task& task);

  /// Call when every worker has come back from `work`.
  void rethrow_first() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void keep_failure(std::uint64_t index);

  const std::uint64_t count_;
  const StopFlag& stop_;
  std::atomic<std::uint64_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;  // taken by failing tasks alone
  std::uint64_t failure_index_ = 0;
  std::exception_ptr failure_;
};

}  // namespace waymark
