#pragma once

#include <cstdint>

#include "waymark/base/hash.h"

namespace waymark {

/// Four random words: what one address gives.
struct Block {
  std::uint32_t word[4];
};

/// The key of all draws of one replication.
struct StreamKey {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

/// Who a draw belongs to: hash of its source's path in the upper half, sequence in the lower.
using Who = std::uint64_t;

/// What a draw is for: `path_hash` of the identifier's path, never an index.
using Purpose = std::uint32_t;

constexpr Who who(std::uint32_t source_path_hash, std::uint32_t sequence) {
  return (std::uint64_t{source_path_hash} << 32) | sequence;
}

/// Different replications of one seed always have different keys, since mix64 is a bijection.
constexpr StreamKey stream_key(std::uint64_t seed, std::uint64_t replication) {
  const std::uint64_t key = mix64(mix64(seed + 0x9e3779b97f4a7c15u) + replication);
  return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)};
}

/// Philox4x32-10: a bijection of 128-bit counters for every key, ten rounds of multiplication,
/// equal bit for bit to the published one (Salmon, Moraes, Dror and Shaw 2011, "Parallel random
/// numbers: as easy as 1, 2, 3").
constexpr Block philox(Block counter, StreamKey key) {
  std::uint32_t key0 = key.low;
  std::uint32_t key1 = key.high;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product0 = std::uint64_t{0xd2511f53u} * counter.word[0];
    const std::uint64_t product1 = std::uint64_t{0xcd9e8d57u} * counter.word[2];
    counter = {{static_cast<std::uint32_t>(product1 >> 32) ^ counter.word[1] ^ key0,
                static_cast<std::uint32_t>(product1),
                static_cast<std::uint32_t>(product0 >> 32) ^ counter.word[3] ^ key1,
                static_cast<std::uint32_t>(product0)}};
    key0 += 0x9e3779b9u;
    key1 += 0xbb67ae85u;
  }
  return counter;
}

/// The block at an address. `which` is the ordinal of the draw among those of this person and
/// purpose in its upper 24 bits, and the number of the sub-block in its lower 8. The address is the
/// counter itself, so different addresses can never share a block.
constexpr Block draw_block(StreamKey key, Who who, Purpose purpose, std::uint32_t which) {
  return philox(
      {{static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(who >> 32), purpose, which}},
      key);
}

/// A number strictly between 0 and 1 from two words: the odd multiples of 2^-53, so that the grid
/// is symmetric about 1/2, never rounds to 0 or 1, and 1 - u lies on it too.
constexpr double unit_uniform(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (std::uint64_t{high} << 21) | (low >> 11) | 1u;
  return static_cast<double>(static_cast<std::int64_t>(bits)) * 0x1p-53;
}

}  // namespace waymark
