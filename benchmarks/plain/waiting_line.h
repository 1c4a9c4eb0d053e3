#pragma once

#include <cstddef>
#include <vector>

namespace waymark {

/// First come, first served, in one ring that doubles when it is full.
template <class Waiting>
class WaitingLine {
 public:
  bool empty() const { return first_ == end_; }

  void join(Waiting waiting) {
    if (end_ - first_ == ring_.size()) grow();
    ring_[end_++ & (ring_.size() - 1)] = waiting;
  }

  Waiting leave() { return ring_[first_++ & (ring_.size() - 1)]; }

 private:
  void grow() {
    std::vector<Waiting> larger(2 * ring_.size());
    const std::size_t length = end_ - first_;
    for (std::size_t i = 0; i < length; ++i) larger[i] = ring_[(first_ + i) & (ring_.size() - 1)];
    ring_.swap(larger);
    first_ = 0;
    end_ = length;
  }

  std::vector<Waiting> ring_ = std::vector<Waiting>(64);
  std::size_t first_ = 0;
  std::size_t end_ = 0;
};

}  // namespace waymark
