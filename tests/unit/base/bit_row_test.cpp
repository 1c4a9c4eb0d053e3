#include "waymark/base/bit_row.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(BitRow, counts_the_bits_before_one) {
  std::uint64_t row[3] = {};
  for (const std::size_t i : {0, 5, 63, 64, 140}) set_bit(row, i);

  EXPECT_EQ(bits_before(row, 0), 0u);
  EXPECT_EQ(bits_before(row, 6), 2u);
  EXPECT_EQ(bits_before(row, 64), 3u);
  EXPECT_EQ(bits_before(row, 140), 4u);
  EXPECT_EQ(bits_before(row, 141), 5u);
}

TEST(BitRow, counts_every_bit_of_a_word) {
  EXPECT_EQ(count_of_bits(0), 0u);
  EXPECT_EQ(count_of_bits(~std::uint64_t{0}), 64u);
  for (unsigned i = 0; i < 64; ++i) EXPECT_EQ(count_of_bits(std::uint64_t{1} << i), 1u);
}

TEST(BitRow, sees_whether_two_rows_share_a_bit) {
  std::uint64_t a[2] = {}, b[2] = {};
  set_bit(a, 3);
  set_bit(a, 100);
  set_bit(b, 36);
  EXPECT_FALSE(share_a_bit(a, b, 2));

  set_bit(b, 100);
  EXPECT_TRUE(share_a_bit(a, b, 2));

  clear_bit(a, 100);
  EXPECT_FALSE(share_a_bit(a, b, 2));
}

}  // namespace
}  // namespace waymark
