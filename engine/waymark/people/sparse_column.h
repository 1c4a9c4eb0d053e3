#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

#include "waymark/base/bit_row.h"
#include "waymark/base/large_pages.h"

namespace waymark {

/// A column of rows that are mostly blank. Of each row only what was given a value is kept, side by
/// side in the order of the elements, in a pool that all rows share; bits say which elements they
/// are. A row's room grows by `step` and is handed on when the row is blanked. Copying it is
/// copying memory, like any column. What `values` gives holds until the next `set` or `blank`.
template <class T>
class SparseColumn {
  static_assert(std::is_trivially_copyable_v<T> && sizeof(T) >= sizeof(std::uint32_t));

 public:
  void shape(std::size_t width) {
    width_ = width;
    words_ = words_for(width);
    rows_.clear();
    bits_.clear();
    pool_.clear();
    free_.assign(width / step + 2, no_room);
  }
  void grow_to(std::size_t rows) {
    if (rows <= rows_.size() || width_ == 0) return;
    rows_.reserve(rows);
    rows_.resize(rows);
    bits_.reserve(rows * words_);
    bits_.resize(rows * words_, 0);
  }

  bool holds(std::size_t row, std::size_t i) const { return has_bit(bits(row), i); }
  std::size_t count(std::size_t row) const { return width_ == 0 ? 0 : rows_[row].count; }
  /// What the row holds: `count` values, in the order of their elements.
  T* values(std::size_t row) { return pool_.data() + (width_ == 0 ? 0 : rows_[row].first); }
  const T* values(std::size_t row) const {
    return pool_.data() + (width_ == 0 ? 0 : rows_[row].first);
  }
  /// Which element the value at `position` is.
  std::size_t element(std::size_t row, std::size_t position) const {
    std::size_t w = 0;
    std::uint64_t word = bits(row)[0];
    for (std::size_t in_word = count_of_bits(word); position >= in_word;
         in_word = count_of_bits(word)) {
      position -= in_word;
      word = bits(row)[++w];
    }
    for (; position > 0; --position) word &= word - 1;
    return w * 64 + lowest_bit(word);
  }

  void set(std::size_t row, std::size_t i, T value) {
    Row& head = rows_[row];
    const std::size_t at = bits_before(bits(row), i);
    if (!holds(row, i)) {
      if (head.count == head.room) widen(head);
      T* place = pool_.data() + head.first + at;
      std::memmove(place + 1, place, (head.count - at) * sizeof(T));
      ++head.count;
      set_bit(bits(row), i);
    }
    pool_[head.first + at] = value;
  }
  void blank(std::size_t row, std::size_t i) {
    if (!holds(row, i)) return;
    Row& head = rows_[row];
    const std::size_t at = bits_before(bits(row), i);
    T* place = pool_.data() + head.first + at;
    --head.count;
    std::memmove(place, place + 1, (head.count - at) * sizeof(T));
    clear_bit(bits(row), i);
  }
  /// Where the value of an element stands; null if the row does not hold it.
  T* find(std::size_t row, std::size_t i) {
    return holds(row, i) ? values(row) + bits_before(bits(row), i) : nullptr;
  }
  /// Blanks a row for a newcomer in a slot of someone departed.
  void reset_row(std::size_t row) {
    if (width_ == 0) return;
    give_back(rows_[row]);
    rows_[row] = Row{};
    std::memset(bits(row), 0, words_ * sizeof(std::uint64_t));
  }

  /// Asks for what says where a row is, and then for the row: the second needs the first.
  void fetch_head(std::size_t row) const {
    if (width_ != 0) __builtin_prefetch(&rows_[row]);
  }
  void fetch(std::size_t row) const {
    if (width_ == 0) return;
    __builtin_prefetch(bits(row));
    const T* first = values(row);
    for (std::size_t i = 0; i < rows_[row].count; i += 64 / sizeof(T))
      __builtin_prefetch(first + i);
  }

  std::size_t width() const { return width_; }
  /// Of a row that holds everything; most are far shorter.
  std::size_t bytes_per_row() const {
    return width_ == 0 ? 0 : width_ * sizeof(T) + sizeof(Row) + words_ * sizeof(std::uint64_t);
  }
  std::size_t bytes() const {
    return rows_.capacity() * sizeof(Row) + bits_.capacity() * sizeof(std::uint64_t) +
           pool_.capacity() * sizeof(T);
  }

 private:
  static constexpr std::size_t step = 4;  ///< elements by which a row's room grows
  static constexpr std::uint32_t no_room = 0xffffffffu;

  struct Row {
    std::uint32_t first = 0;  ///< of its room in the pool
    std::uint16_t count = 0, room = 0;
  };

  std::uint64_t* bits(std::size_t row) { return bits_.data() + row * words_; }
  const std::uint64_t* bits(std::size_t row) const { return bits_.data() + row * words_; }

  void widen(Row& head) {
    const std::uint32_t wider = take_room(head.room / step + 1);
    std::memcpy(static_cast<void*>(pool_.data() + wider), pool_.data() + head.first,
                head.count * sizeof(T));
    give_back(head);
    head.first = wider;
    head.room = static_cast<std::uint16_t>(head.room + step);
  }

  /// Room for `steps` x `step` elements: what a row has given back, or more of the pool.
  std::uint32_t take_room(std::size_t steps) {
    const std::uint32_t found = free_[steps];
    if (found != no_room) {
      std::memcpy(&free_[steps], pool_.data() + found, sizeof found);
      return found;
    }
    const std::size_t first = pool_.size(), size = first + steps * step;
    if (size > pool_.capacity()) {
      pool_.reserve(size + (first < 4096 ? first : first / 4));
      ask_for_large_pages(pool_.data(), pool_.capacity() * sizeof(T));
    }
    pool_.resize(size);
    return static_cast<std::uint32_t>(first);
  }
  /// Free rooms of one size are joined through their first bytes.
  void give_back(const Row& head) {
    if (head.room == 0) return;
    std::uint32_t& first_free = free_[head.room / step];
    std::memcpy(static_cast<void*>(pool_.data() + head.first), &first_free, sizeof first_free);
    first_free = head.first;
  }

  std::vector<Row> rows_;
  std::vector<std::uint64_t> bits_;
  std::vector<T> pool_;
  std::vector<std::uint32_t> free_;  ///< per size, in steps: the first room that nobody has
  std::size_t width_ = 0, words_ = 0;
};

}  // namespace waymark
