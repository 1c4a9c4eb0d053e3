#include <benchmark/benchmark.h>

#include <algorithm>
#include <queue>
#include <vector>

#include "waymark/base/hash.h"
#include "waymark/simulate/calendar.h"

// Calendars beside each other in the hold model (Jones 1986): take the earliest event, schedule one
// some days later, with a given number pending throughout.

namespace waymark {
namespace {

/// Gaps of a few weeks, the same sequence for every calendar.
class Gaps {
 public:
  Moment next() {
    state_ += 0x9e3779b97f4a7c15u;
    const std::uint64_t word = mix64(state_);
    return static_cast<Moment>(1 + (word >> 32) % (28u * 86'400'000u)) * 16;
  }
  std::uint32_t lot() const { return static_cast<std::uint32_t>(state_); }

 private:
  std::uint64_t state_ = 0;
};

struct StandardQueue {
  struct Later {
    bool operator()(const Event& a, const Event& b) const { return is_before(b, a); }
  };
  std::priority_queue<Event, std::vector<Event>, Later> queue;
  Event take() {
    const Event event = queue.top();
    queue.pop();
    return event;
  }
  void insert(Event event) { queue.push(event); }
};

/// Days in a ring, each sorted when it opens.
class DayBuckets {
 public:
  Event take() {
    while (next_ == open_.size()) open_next_day();
    return open_[next_++];
  }
  void insert(Event event) {
    const Moment day = event.at / length;
    if (day <= day_) {
      open_.insert(std::upper_bound(open_.begin() + static_cast<std::ptrdiff_t>(next_), open_.end(),
                                    event, is_before),
                   event);
    } else {
      ring_[static_cast<std::size_t>(day) % ring_.size()].push_back(event);
    }
  }

 private:
  static constexpr Moment length = Moment{86'400'000} * 16;
  void open_next_day() {
    ++day_;
    open_.clear();
    next_ = 0;
    open_.swap(ring_[static_cast<std::size_t>(day_) % ring_.size()]);
    std::sort(open_.begin(), open_.end(), is_before);
  }
  std::vector<std::vector<Event>> ring_ = std::vector<std::vector<Event>>(64);
  std::vector<Event> open_;
  std::size_t next_ = 0;
  Moment day_ = -1;
};

template <class Queue>
void hold(benchmark::State& state) {
  Queue calendar;
  Gaps gaps;
  const auto pending = static_cast<std::uint32_t>(state.range(0));
  for (std::uint32_t owner = 0; owner < pending; ++owner)
    calendar.insert({gaps.next(), gaps.lot(), owner});
  for (auto _ : state) {
    Event event = calendar.take();
    event.at += gaps.next();
    event.lot = gaps.lot();
    calendar.insert(event);
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK_TEMPLATE(hold, Calendar)
    ->Name("calendar/engine")
    ->RangeMultiplier(100)
    ->Range(100, 1'000'000);
BENCHMARK_TEMPLATE(hold, StandardQueue)
    ->Name("calendar/std-queue")
    ->RangeMultiplier(100)
    ->Range(100, 1'000'000);
BENCHMARK_TEMPLATE(hold, DayBuckets)
    ->Name("calendar/day-buckets")
    ->RangeMultiplier(100)
    ->Range(100, 1'000'000);

}  // namespace
}  // namespace waymark
