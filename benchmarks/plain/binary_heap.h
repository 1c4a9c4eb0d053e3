#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace waymark {

/// A binary heap with the smallest event on top. `Event` is small, trivially copyable and has `<`.
template <class Event>
class BinaryHeap {
 public:
  bool empty() const { return events_.empty(); }
  const Event& top() const { return events_.front(); }
  void reserve(std::size_t size) { events_.reserve(size); }

  void push(Event event) {
    std::size_t hole = events_.size();
    events_.push_back(event);
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / 2;
      if (!(event < events_[parent])) break;
      events_[hole] = events_[parent];
      hole = parent;
    }
    events_[hole] = event;
  }

  void pop() {
    const Event last = events_.back();
    events_.pop_back();
    if (!events_.empty()) replace_top(last);
  }

  /// One way down instead of the two of a pop and a push: most events schedule their successor.
  void replace_top(Event event) {
    const std::size_t size = events_.size();
    std::size_t hole = 0;
    for (std::size_t child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size) child += events_[child + 1] < events_[child] ? 1u : 0u;
      if (!(events_[child] < event)) break;
      events_[hole] = events_[child];
      hole = child;
    }
    events_[hole] = event;
  }

 private:
  std::vector<Event> events_;
};

}  // namespace waymark
