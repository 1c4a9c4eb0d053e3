#pragma once

#include <cstdint>
#include <vector>

#include "waymark/base/ticks.h"

namespace waymark {

/// What happens first within one tick (design note 1). Smaller goes first.
enum class Phase : std::uint8_t {
  date = 0,     ///< recurring dates: a team's week, a capacity that changes
  place = 1,    ///< a stay, a contact, a wait that ends
  clock = 2,    ///< a competing hazard rings
  touch = 3,    ///< a tolerance or threshold is crossed
  arrival = 4,  ///< somebody new comes
  report = 5    ///< dates on which measures look
};

/// Time and phase in one integer that orders by both: 16 phases a tick, 18 million years of ticks.
using Moment = std::int64_t;
constexpr Moment no_moment = INT64_MAX;
constexpr Moment moment(Ticks time, Phase phase) {
  return time.count * 16 + static_cast<Moment>(phase);
}
/// Nothing happens from here on, nine million years away: moments still fit, and so do sums of
/// times.
constexpr Ticks end_of_time{std::int64_t{1} << 58};
/// A length of time as drawn. Heavy tails give lengths beyond the end of time, which are as good as
/// it.
inline Ticks length_of_time(double milliseconds) {
  return milliseconds < in_milliseconds(end_of_time) ? to_ticks(milliseconds) : end_of_time;
}
constexpr Ticks time_of(Moment at) { return Ticks{at >> 4}; }

/// A pending event: when, the lot that orders events of one moment, and whose it is. 16 bytes.
struct Event {
  Moment at;
  std::uint32_t lot;
  std::uint32_t owner;
};
static_assert(sizeof(Event) == 16);

/// Total order of events: moment, lot, owner. Two owners with one lot in one moment (once in 2^32
/// ties) fall back to the slot, which is itself reproducible.
///
/// Ties are rare, so that the first branch is foreseen. The second comparison must stay one
/// expression: which of two events comes first is a coin toss, and a processor that guesses wrong
/// loses more than the comparison costs.
constexpr bool is_before(const Event& a, const Event& b) {
  if (a.at != b.at) [[likely]]
    return a.at < b.at;
  return a.lot != b.lot ? a.lot < b.lot : a.owner < b.owner;
}

/// The calendar: a heap with four children a node behind five verbs. The first insertion after a
/// removal takes the removed event's room at the top, which spares one walk of the heap in the
/// common case that handling an event schedules the next one.
class Calendar {
 public:
  bool is_empty() const { return size() == 0; }

  /// The earliest event; of an empty calendar, one at `no_moment`.
  const Event& earliest() {
    if (hole_) close_hole();
    return heap_.front();
  }

  /// Takes the earliest event out. Needs a calendar that is not empty.
  Event take() {
    if (hole_) close_hole();
    hole_ = true;
    return heap_.front();
  }

  /// The four events of which one comes next, unless an earlier one is inserted. Null while the
  /// earliest event has not been taken out, or where there are not so many.
  const Event* candidates() const { return hole_ && end_ > 4 ? heap_.data() + 1 : nullptr; }

  void insert(Event event) {
    if (hole_) {
      hole_ = false;
      sink(event);
      return;
    }
    heap_.push_back(nothing);
    rise(end_++, event);
  }

  void clear() {
    heap_.assign(padding, nothing);
    end_ = 0;
    hole_ = false;
  }

  std::size_t size() const { return end_ - (hole_ ? 1 : 0); }

 private:
  /// Behind the last event stand events that never come, so that every node has four children to
  /// compare and no comparison asks where the heap ends.
  static constexpr Event nothing{no_moment, UINT32_MAX, UINT32_MAX};
  static constexpr std::size_t padding = 3;

  void close_hole() {
    hole_ = false;
    const Event last = heap_[--end_];
    heap_[end_] = nothing;
    heap_.pop_back();
    if (end_ > 0) sink(last);
  }

  void rise(std::size_t at, Event event) {
    Event* heap = heap_.data();
    while (at > 0) {
      const std::size_t parent = (at - 1) / 4;
      if (!is_before(event, heap[parent])) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = event;
  }

  /// Fetches the sixteen grandchildren of a node while its children are compared.
  void prefetch(std::size_t first) const {
    if (first >= end_) return;
    const Event* grandchildren = heap_.data() + first;  // some may lie beyond the last: no harm
    for (std::size_t i = 0; i < 16; i += 4) __builtin_prefetch(grandchildren + i);
    __builtin_prefetch(grandchildren + 15);
  }

  void sink(Event event) {
    Event* heap = heap_.data();
    const std::size_t end = end_;
    std::size_t at = 0;
    const bool is_beyond_cache = end > 4096;
    for (std::size_t child = 1; child < end; child = 4 * at + 1) {
      if (is_beyond_cache) prefetch(4 * child + 1);
      const std::size_t left = child + (is_before(heap[child + 1], heap[child]) ? 1 : 0);
      const std::size_t right = child + 2 + (is_before(heap[child + 3], heap[child + 2]) ? 1 : 0);
      const std::size_t least = is_before(heap[right], heap[left]) ? right : left;
      if (!is_before(heap[least], event)) break;
      heap[at] = heap[least];
      at = least;
    }
    heap[at] = event;
  }

  std::vector<Event> heap_ = std::vector<Event>(padding, nothing);
  std::size_t end_ = 0;  ///< events in the heap, the hole among them
  bool hole_ = false;
};

}  // namespace waymark
