#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

#include "waymark/base/executor.h"
#include "waymark/experiment/replication.h"

namespace waymark {

/// Puts outcomes that finish in any order back into replication order, holding at most `window` of
/// them: a worker that would run further ahead waits. One lock, taken a few times a replication.
class Conveyor {
 public:
  /// In replication order. Returns false when this one was the last that is wanted.
  using Accept = std::function<bool(const ReplicationOutcome&, bool is_fresh)>;

  Conveyor(Sink& sink, std::uint64_t window, Accept accept)
      : sink_(sink), window_(window), accept_(std::move(accept)) {}

  /// Waits until `replication` may start. False when the belt has stopped: do not start.
  bool wait_for_turn(std::uint64_t replication);

  /// The outcome kept by an earlier run, if there is one.
  bool recall(std::uint64_t replication, ReplicationOutcome& outcome);

  /// Keeps a fresh outcome safe, then passes on all that are next in order.
  void deliver(ReplicationOutcome outcome, bool is_fresh);

  /// Lets nobody start or wait any more. What has been kept stays kept.
  void stop();

  /// True from then on; for the executor.
  const StopFlag& stopped() const { return stopped_; }

 private:
  struct Finished {
    ReplicationOutcome outcome;
    bool is_fresh;
  };

  Sink& sink_;
  const std::uint64_t window_;
  const Accept accept_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::map<std::uint64_t, Finished> waiting_;
  std::uint64_t next_ = 0;
  bool is_full_ = false;  // the last wanted outcome was accepted
  StopFlag stopped_{false};
};

}  // namespace waymark
