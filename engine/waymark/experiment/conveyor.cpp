#include "waymark/experiment/conveyor.h"

namespace waymark {

bool Conveyor::wait_for_turn(std::uint64_t replication) {
  std::unique_lock<std::mutex> lock(mutex_);
  // The lowest unfinished replication is always being run by somebody who does not wait, since
  // tasks start in order: so this cannot deadlock.
  turn_.wait(lock, [&] { return stopped_.load() || replication < next_ + window_; });
  return !stopped_.load();
}

bool Conveyor::recall(std::uint64_t replication, ReplicationOutcome& outcome) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return sink_.recall(replication, outcome);
}

void Conveyor::deliver(ReplicationOutcome outcome, bool is_fresh) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (is_fresh && !is_full_) sink_.keep(outcome);
  const std::uint64_t replication = outcome.replication;
  waiting_.emplace(replication, Finished{std::move(outcome), is_fresh});
  for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_ && !is_full_;
       first = waiting_.begin()) {
    ++next_;
    is_full_ = !accept_(first->second.outcome, first->second.is_fresh);
    waiting_.erase(first);
  }
  if (is_full_) stopped_.store(true);
  turn_.notify_all();
}

void Conveyor::stop() {
  // Under the lock, so that nobody can miss it between looking and falling asleep.
  const std::lock_guard<std::mutex> lock(mutex_);
  stopped_.store(true);
  turn_.notify_all();
}

}  // namespace waymark
