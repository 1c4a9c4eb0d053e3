#include "waymark/base/task_counter.h"

namespace waymark {

void TaskCounter::work(int worker, const Executor::Task& task) {
  while (!stop_.load() && !failed_.load()) {
    const std::uint64_t index = next_.fetch_add(1);
    if (index >= count_) return;
    try {
      task(worker, index);
    } catch (...) {
      keep_failure(index);
    }
  }
}

void TaskCounter::keep_failure(std::uint64_t index) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!failure_ || index < failure_index_) {
    failure_ = std::current_exception();
    failure_index_ = index;
  }
  failed_.store(true);
}

}  // namespace waymark
