#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

#include "waymark/base/executor.h"
#include "waymark/base/task_counter.h"

namespace waymark {

namespace {

class ThreadExecutor : public Executor {
 public:
  explicit ThreadExecutor(int workers) : workers_(std::max(1, workers)) {}

  int workers() const override { return workers_; }

  void run(std::uint64_t count, const Task& task, const StopFlag& stop) override {
    TaskCounter counter(count, stop);
    std::vector<std::thread> others;
    // The calling thread is worker 0; a thread that cannot be started only makes the run slower.
    try {
      for (int worker = 1; worker < workers_; ++worker) {
        others.emplace_back([&counter, &task, worker] { counter.work(worker, task); });
      }
    } catch (const std::system_error&) {
    }
    counter.work(0, task);
    for (std::thread& other : others) other.join();
    counter.rethrow_first();
  }

 private:
  int workers_;
};

}  // namespace

std::unique_ptr<Executor> thread_executor(int workers) {
  return std::make_unique<ThreadExecutor>(workers);
}

}  // namespace waymark
