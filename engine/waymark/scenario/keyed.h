#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "waymark/scenario/place.h"

namespace waymark {

/// A collection keyed by id, always ordered by id: the order of writing means nothing.
template <class T>
class Keyed {
 public:
  struct Entry {
    std::string id;
    T value;
    Place place;  ///< where the id was written
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  auto begin() { return entries_.begin(); }
  auto end() { return entries_.end(); }
  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }
  const Entry& operator[](std::size_t index) const { return entries_[index]; }

  /// The position of an id in the order of ids, or `none`.
  std::size_t index_of(std::string_view id) const {
    const auto found = lower_bound(id);
    if (found == entries_.end() || found->id != id) return none;
    return static_cast<std::size_t>(found - entries_.begin());
  }
  bool contains(std::string_view id) const { return index_of(id) != none; }
  /// The value of an id, or nullptr.
  const T* find(std::string_view id) const {
    const std::size_t index = index_of(id);
    return index == none ? nullptr : &entries_[index].value;
  }

  /// Adds an entry, or replaces the one of the same id, and returns its value.
  T& insert(const std::string& id, Place place = {}, T value = T()) {
    const auto position = entries_.begin() + (lower_bound(id) - entries_.cbegin());
    if (position != entries_.end() && position->id == id) {
      *position = Entry{id, std::move(value), std::move(place)};
      return position->value;
    }
    return entries_.insert(position, Entry{id, std::move(value), std::move(place)})->value;
  }

 private:
  auto lower_bound(std::string_view id) const {
    return std::lower_bound(
        entries_.begin(), entries_.end(), id,
        [](const Entry& entry, std::string_view key) { return entry.id < key; });
  }

  std::vector<Entry> entries_;
};

}  // namespace waymark
