#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "waymark/base/large_pages.h"

namespace waymark {

/// A column of the world: `width` elements a row, rows side by side, so that one person's values
/// share cache lines and copying a world is copying memory.
template <class T>
class Column {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  /// Sets the width of a row and the value that new rows start with.
  void shape(std::size_t width, T fill) {
    width_ = width;
    fill_ = fill;
    values_.clear();
  }
  void grow_to(std::size_t rows) {
    if (rows * width_ <= values_.size()) return;
    values_.reserve(rows * width_);  // or the vector makes room for twice as many
    ask_for_large_pages(values_.data(), values_.capacity() * sizeof(T));
    values_.resize(rows * width_, fill_);
  }
  void clear() { values_.clear(); }

  T* row(std::size_t index) { return values_.data() + index * width_; }
  const T* row(std::size_t index) const { return values_.data() + index * width_; }
  T& operator[](std::size_t index) { return values_[index]; }
  const T& operator[](std::size_t index) const { return values_[index]; }

  std::size_t width() const { return width_; }
  std::size_t size() const { return values_.size(); }
  std::size_t bytes_per_row() const { return width_ * sizeof(T); }
  std::size_t bytes() const { return values_.capacity() * sizeof(T); }
  const std::vector<T>& values() const { return values_; }

  /// Gives a row the fill value again, for a newcomer in a slot of someone departed.
  void reset_row(std::size_t index) {
    T* first = row(index);
    if (width_ == 1) {  // spares the many columns of one number a loop made for long rows
      *first = fill_;
      return;
    }
    for (std::size_t i = 0; i < width_; ++i) first[i] = fill_;
  }

 private:
  std::vector<T> values_;
  std::size_t width_ = 1;
  T fill_{};
};

}  // namespace waymark
