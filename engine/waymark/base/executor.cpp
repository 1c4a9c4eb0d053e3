#include "waymark/base/executor.h"

#include "waymark/base/task_counter.h"

namespace waymark {

namespace {

class SerialExecutor : public Executor {
 public:
  int workers() const override { return 1; }

  void run(std::uint64_t count, const Task& task, const StopFlag& stop) override {
    TaskCounter counter(count, stop);
    counter.work(0, task);
    counter.rethrow_first();
  }
};

}  // namespace

std::unique_ptr<Executor> serial_executor() { return std::make_unique<SerialExecutor>(); }

}  // namespace waymark
