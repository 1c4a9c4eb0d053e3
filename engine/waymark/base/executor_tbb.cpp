#include "waymark/base/executor_tbb.h"

#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>

#include "waymark/base/task_counter.h"

namespace waymark {

namespace {

class TbbExecutor : public Executor {
 public:
  // oneTBB has no more threads than the machine has cores, and says so on stderr when asked for
  // more.
  explicit TbbExecutor(int workers)
      : workers_(std::max(1, workers)),
        arena_(std::min(workers_, tbb::info::default_concurrency())) {}

  int workers() const override { return workers_; }

  // One long body per worker, each pulling tasks in order. Should oneTBB have fewer threads than
  // workers, the bodies follow one another and the last ones find nothing left.
  void run(std::uint64_t count, const Task& task, const StopFlag& stop) override {
    TaskCounter counter(count, stop);
    arena_.execute([&] {
      tbb::parallel_for(
          0, workers_, 1, [&](int worker) { counter.work(worker, task); },
          tbb::simple_partitioner());
    });
    counter.rethrow_first();
  }

 private:
  int workers_;
  tbb::task_arena arena_;
};

}  // namespace

std::unique_ptr<Executor> tbb_executor(int workers) {
  return std::make_unique<TbbExecutor>(workers);
}

}  // namespace waymark
