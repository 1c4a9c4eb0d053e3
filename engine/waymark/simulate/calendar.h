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
constexpr bool is_before(const Event& a, const Event& b) {
  if (a.at != b.at) return a.at < b.at;
  if (a.lot != b.lot) return a.lot < b.lot;
  return a.owner < b.owner;
}

/// The calendar: a heap with four children a node behind five verbs. The first insertion after a
/// removal takes the removed event's room at the top, which spares one walk of the heap in the
/// common case that handling an event schedules the next one.
class Calendar {
 public:
  bool is_empty() const { return heap_.size() == (hole_ ? 1 : 0); }

  /// The earliest event. Needs a calendar that is not empty.
  const Event& earliest() {
    close_hole();
    return heap_.front();
  }

  /// Takes the earliest event out.
  Event take() {
    close_hole();
    hole_ = true;
    return heap_.front();
  }

  void insert(Event event) {
    if (hole_) {
      hole_ = false;
      sink(event);
      return;
    }
    heap_.push_back(event);
    rise(heap_.size() - 1, event);
  }

  void clear() {
    heap_.clear();
    hole_ = false;
  }

  std::size_t size() const { return heap_.size() - (hole_ ? 1 : 0); }

 private:
  void close_hole() {
    if (!hole_) return;
    hole_ = false;
    const Event last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
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

  void sink(Event event) {
    Event* heap = heap_.data();
    const std::size_t size = heap_.size();
    std::size_t at = 0;
    for (std::size_t child = 1; child < size; child = 4 * at + 1) {
      std::size_t least = child;
      const std::size_t end = child + 4 < size ? child + 4 : size;
      for (std::size_t other = child + 1; other < end; ++other)
        if (is_before(heap[other], heap[least])) least = other;
      if (!is_before(heap[least], event)) break;
      heap[at] = heap[least];
      at = least;
    }
    heap[at] = event;
  }

  std::vector<Event> heap_;
  bool hole_ = false;
};

}  // namespace waymark
