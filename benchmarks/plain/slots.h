#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace waymark {

/// Records that are used again once their owner has left.
template <class Record>
class Slots {
 public:
  std::uint32_t take() {
    if (free_.empty()) {
      records_.emplace_back();
      return static_cast<std::uint32_t>(records_.size() - 1);
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    return slot;
  }
  void give_back(std::uint32_t slot) { free_.push_back(slot); }
  Record& operator[](std::uint32_t slot) { return records_[slot]; }

 private:
  std::vector<Record> records_;
  std::vector<std::uint32_t> free_;
};

}  // namespace waymark
