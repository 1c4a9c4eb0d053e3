#include "waymark/random/philox.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <utility>

namespace waymark {
namespace {

std::array<std::uint32_t, 4> words(const Block& block) {
  return {block.word[0], block.word[1], block.word[2], block.word[3]};
}

// The known-answer vectors of philox4x32-10 published with Random123 (Salmon et al. 2011).
TEST(Philox, agrees_with_the_published_answer_for_zeros) {
  const std::array<std::uint32_t, 4> expected = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
  EXPECT_EQ(words(philox({{0, 0, 0, 0}}, {0, 0})), expected);
}

TEST(Philox, agrees_with_the_published_answer_for_ones) {
  constexpr std::uint32_t ones = 0xffffffff;
  const std::array<std::uint32_t, 4> expected = {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
  EXPECT_EQ(words(philox({{ones, ones, ones, ones}}, {ones, ones})), expected);
}

TEST(Philox, agrees_with_the_published_answer_for_the_digits_of_pi) {
  const std::array<std::uint32_t, 4> expected = {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
  EXPECT_EQ(
      words(philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, {0xa4093822, 0x299f31d0})),
      expected);
}

TEST(Philox, is_known_when_compiling) {
  static_assert(philox({{0, 0, 0, 0}}, {0, 0}).word[0] == 0x6627e8d5);
}

TEST(Address, is_the_counter_itself) {
  const StreamKey key = {1, 2};
  EXPECT_EQ(words(draw_block(key, 0x0000000400000003, 5, 6)), words(philox({{3, 4, 5, 6}}, key)));
}

TEST(Address, of_a_person_is_source_and_sequence) {
  EXPECT_EQ(who(0xaabbccdd, 0x11223344), 0xaabbccdd11223344u);
}

TEST(StreamKey, differs_between_replications_and_between_seeds) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    for (std::uint64_t replication = 0; replication < 100; ++replication) {
      const StreamKey key = stream_key(seed, replication);
      seen.insert({key.low, key.high});
    }
  }
  EXPECT_EQ(seen.size(), 10'000u);
}

TEST(UnitUniform, lies_strictly_between_zero_and_one) {
  EXPECT_EQ(unit_uniform(0, 0), 0x1p-53);
  EXPECT_EQ(unit_uniform(0xffffffff, 0xffffffff), 1 - 0x1p-53);
}

TEST(UnitUniform, is_symmetric_about_one_half) {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const std::uint32_t high = static_cast<std::uint32_t>(mix64(i));
    const std::uint32_t low = static_cast<std::uint32_t>(mix64(i) >> 32) & ~0x7ffu;
    const double u = unit_uniform(high, low);
    EXPECT_EQ(1 - u, unit_uniform(~high, ~low));
  }
}

TEST(UnitUniform, uses_the_upper_bits_of_the_lower_word) {
  EXPECT_EQ(unit_uniform(0x80000000, 0), 0.5 + 0x1p-53);
  EXPECT_EQ(unit_uniform(0, 0x80000000), 0x1p-33 + 0x1p-53);
  EXPECT_EQ(unit_uniform(0, 0x7ff), 0x1p-53);
}

}  // namespace
}  // namespace waymark
