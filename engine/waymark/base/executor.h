#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace waymark {

/// Asks a long piece of work to end: no new task starts once it is true, running tasks finish.
/// A signal handler may set it.
using StopFlag = std::atomic<bool>;

/// Runs independent tasks 0 .. count-1, started in that order, each on one of `workers()` workers.
/// No two tasks run at once with the same worker number. The first exception by task number among
/// those thrown is rethrown after all running tasks have ended; no further task starts.
class Executor {
 public:
  using Task = std::function<void(int worker, std::uint64_t index)>;

  virtual ~Executor() = default;
  virtual int workers() const = 0;
  /// Returns when every started task has ended.
  virtual void run(std::uint64_t count, const Task& task, const StopFlag& stop) = 0;
};

/// One worker, the calling thread. The only one the browser has.
std::unique_ptr<Executor> serial_executor();

/// `workers` threads of the standard library, at least 1.
std::unique_ptr<Executor> thread_executor(int workers);

}  // namespace waymark
