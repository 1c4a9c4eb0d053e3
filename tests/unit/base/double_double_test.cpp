#include "waymark/base/double_double.h"

#include <gtest/gtest.h>

#include "waymark/base/hash.h"

namespace waymark {
namespace {

double between_one_and_two(std::uint64_t i) {
  return double_of((mix64(i) >> 12) | 0x3ff0000000000000u);
}

TEST(DoubleDouble, keeps_what_a_sum_could_not_hold) {
  const DoubleDouble sum = exact_sum(1.0, 0x1p-60);
  EXPECT_EQ(sum.high, 1.0);
  EXPECT_EQ(sum.low, 0x1p-60);
}

TEST(DoubleDouble, sums_the_smaller_first_too) {
  const DoubleDouble sum = exact_sum(0x1p-60, -1.0);
  EXPECT_EQ(sum.high, -1.0);
  EXPECT_EQ(sum.low, 0x1p-60);
}

TEST(DoubleDouble, splits_into_parts_of_26_bits) {
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const double x = between_one_and_two(i);
    const DoubleDouble parts = split(x);
    ASSERT_EQ(parts.high + parts.low, x);
    ASSERT_EQ(bits_of(parts.high) & 0x7ffffff, 0u);
    ASSERT_LE(parts.low < 0 ? -parts.low : parts.low, 0x1p-26);
  }
}

TEST(DoubleDouble, products_are_exact) {
  // 53-bit integers: their product in 128 bits is the check.
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const std::int64_t a = static_cast<std::int64_t>(mix64(i) >> 11);
    const std::int64_t b = static_cast<std::int64_t>(mix64(i + 100'000) >> 11);
    const DoubleDouble result = exact_product(static_cast<double>(a), static_cast<double>(b));
    __extension__ typedef __int128 Wide;
    const Wide found = static_cast<Wide>(result.high) + static_cast<Wide>(result.low);
    ASSERT_TRUE(found == static_cast<Wide>(a) * b);
  }
}

}  // namespace
}  // namespace waymark
