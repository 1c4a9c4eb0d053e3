#pragma once

#include <cstddef>
#include <cstdint>

namespace waymark {

/// A row of bits, 64 to a word.
constexpr std::size_t words_for(std::size_t bits) { return (bits + 63) / 64; }

inline bool has_bit(const std::uint64_t* row, std::size_t i) {
  return ((row[i / 64] >> (i % 64)) & 1) != 0;
}
inline void set_bit(std::uint64_t* row, std::size_t i) {
  row[i / 64] |= std::uint64_t{1} << (i % 64);
}
inline void clear_bit(std::uint64_t* row, std::size_t i) {
  row[i / 64] &= ~(std::uint64_t{1} << (i % 64));
}

/// Whether some bit is set in both rows.
inline bool share_a_bit(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  for (std::size_t w = 0; w < words; ++w)
    if ((a[w] & b[w]) != 0) return true;
  return false;
}

/// Written out: not every machine we build for has an instruction for it.
constexpr unsigned count_of_bits(std::uint64_t word) {
  word -= (word >> 1) & 0x5555555555555555u;
  word = (word & 0x3333333333333333u) + ((word >> 2) & 0x3333333333333333u);
  word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fu;
  return static_cast<unsigned>((word * 0x0101010101010101u) >> 56);
}

/// How many bits stand before bit `i`.
inline std::size_t bits_before(const std::uint64_t* row, std::size_t i) {
  std::size_t count = 0;
  for (std::size_t w = 0; w < i / 64; ++w) count += count_of_bits(row[w]);
  return count + count_of_bits(row[i / 64] & ((std::uint64_t{1} << (i % 64)) - 1));
}

/// The place of a word's lowest bit that is set. Needs one.
inline unsigned lowest_bit(std::uint64_t word) {
  return static_cast<unsigned>(__builtin_ctzll(word));
}

}  // namespace waymark
