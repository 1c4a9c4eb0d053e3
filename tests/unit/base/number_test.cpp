#include "waymark/base/number.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <cstdlib>

#include "waymark/base/bits.h"
#include "waymark/base/hash.h"
#include "waymark/base/special_values.h"

namespace waymark {
namespace {

TEST(PrintedNumber, is_the_shortest_that_reads_back) {
  EXPECT_EQ(print(0.1), "0.1");
  EXPECT_EQ(print(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(print(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(print(123.456), "123.456");
  EXPECT_EQ(print(-2.5), "-2.5");
}

TEST(PrintedNumber, whole_ones_have_neither_point_nor_exponent) {
  EXPECT_EQ(print(0.0), "0");
  EXPECT_EQ(print(1200.0), "1200");
  EXPECT_EQ(print(-7.0), "-7");
  EXPECT_EQ(print(9007199254740993.0), "9007199254740992");
  EXPECT_EQ(print(std::int64_t{-9'000'000'000}), "-9000000000");
}

TEST(PrintedNumber, very_large_and_small_ones_have_an_exponent) {
  EXPECT_EQ(print(1e16), "1e16");
  EXPECT_EQ(print(1.5e300), "1.5e300");
  EXPECT_EQ(print(0.00001), "0.00001");
  EXPECT_EQ(print(0.0000015), "1.5e-6");
}

TEST(PrintedNumber, at_the_ends_of_the_range) {
  EXPECT_EQ(print(5e-324), "5e-324");
  EXPECT_EQ(print(2.2250738585072014e-308), "2.2250738585072014e-308");
  EXPECT_EQ(print(1.7976931348623157e308), "1.7976931348623157e308");
}

// Below a power of two doubles lie denser than above, and the nearest decimal of 16 digits does not
// read back, but the next one does.
TEST(PrintedNumber, at_a_power_of_two_is_still_the_shortest) {
  EXPECT_EQ(print(0x1p-44), "5.684341886080802e-14");
}

TEST(PrintedNumber, minus_zero_is_zero) { EXPECT_EQ(print(-0.0), "0"); }

TEST(PrintedNumber, that_is_none_says_so) {
  EXPECT_EQ(print(std::nan("")), "nan");
  EXPECT_EQ(print(infinity), "inf");
  EXPECT_EQ(print(-infinity), "-inf");
}

TEST(PrintedNumber, reads_back_for_any_bits) {
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const double value = double_of(mix64(i));
    if (!std::isfinite(value)) continue;
    ASSERT_EQ(parse_number(print(value)), value) << print(value);
  }
}

TEST(PrintedNumber, is_never_longer_than_what_the_c_library_needs) {
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    const double value = std::ldexp(1.0 + static_cast<double>(mix64(i) >> 12) * 0x1p-52, 3);
    char text[40];
    int digits = 1;
    do {
      std::snprintf(text, sizeof text, "%.*g", digits, value);
    } while (std::strtod(text, nullptr) != value && ++digits <= 17);
    ASSERT_LE(print(value).size(), std::string(text).size()) << text;
  }
}

TEST(ParsedNumber, agrees_with_the_c_library_on_any_digits) {
  for (std::uint64_t i = 0; i < 50'000; ++i) {
    const std::string digits = std::to_string(mix64(i)) + std::to_string(mix64(i + 1) % 1000);
    const std::string text = digits.substr(0, 1 + i % 22) + "." + digits.substr(1 + i % 3) + "e" +
                             std::to_string(static_cast<int>(mix64(i + 7) % 660) - 350);
    const double expected = std::strtod(text.c_str(), nullptr);
    const std::optional<double> found = parse_number(text);
    if (std::isinf(expected))
      ASSERT_EQ(found, std::nullopt) << text;
    else
      ASSERT_EQ(found, expected) << text;
  }
}

TEST(ParsedNumber, exactly_between_two_doubles_goes_to_the_even_one) {
  EXPECT_EQ(parse_number("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(parse_number("9007199254740995"), 9007199254740996.0);
  EXPECT_EQ(parse_number("9007199254740993.00000000000000000000000000001"), 9007199254740994.0);
}

TEST(ParsedNumber, with_a_thousand_digits_still_sees_the_last) {
  const std::string half = "9007199254740993." + std::string(1000, '0');
  EXPECT_EQ(parse_number(half), 9007199254740992.0);
  EXPECT_EQ(parse_number(half + "1"), 9007199254740994.0);
}

TEST(ParsedNumber, takes_signs_points_and_exponents) {
  EXPECT_EQ(parse_number("-1.5e+3"), -1500.0);
  EXPECT_EQ(parse_number("+2"), 2.0);
  EXPECT_EQ(parse_number(".5"), 0.5);
  EXPECT_EQ(parse_number("5."), 5.0);
  EXPECT_EQ(parse_number("007"), 7.0);
  EXPECT_EQ(parse_number("1E2"), 100.0);
}

TEST(ParsedNumber, refuses_everything_else) {
  for (const char* text : {"", " 1", "1 ", "1,5", "0x10", "nan", "inf", "1e", "1e+", ".", "-",
                           "--1", "1.2.3", "e5", "1_000", "\xd9\xa1"}) {
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
  }
}

TEST(ParsedNumber, too_large_is_none_and_too_small_is_zero) {
  EXPECT_EQ(parse_number("1e309"), std::nullopt);
  EXPECT_EQ(parse_number("1.7976931348623159e308"), std::nullopt);
  EXPECT_EQ(parse_number("1.7976931348623157e308"), 1.7976931348623157e308);
  EXPECT_EQ(parse_number("1e-400"), 0.0);
  EXPECT_EQ(parse_number("2.4e-324"), 0.0);
  EXPECT_EQ(parse_number("2.5e-324"), 5e-324);
}

TEST(ParsedNumber, bears_absurd_exponents_and_lengths) {
  EXPECT_EQ(parse_number("1e99999999999999999999999999"), std::nullopt);
  EXPECT_EQ(parse_number("1e-99999999999999999999999999"), 0.0);
  EXPECT_EQ(parse_number("0e99999999999999999999999999"), 0.0);
  EXPECT_EQ(parse_number("0." + std::string(100'000, '0') + "1e100001"), 1.0);
  EXPECT_EQ(parse_number(std::string(100'000, '0') + "12"), 12.0);
}

// A locale with a decimal comma must change nothing; where none is installed this only repeats.
TEST(PrintedNumber, has_a_point_whatever_the_locale) {
  for (const char* locale : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "C.UTF-8"}) {
    if (std::setlocale(LC_ALL, locale) == nullptr) continue;
    EXPECT_EQ(print(1234.5), "1234.5");
    EXPECT_EQ(parse_number("1234.5"), 1234.5);
    std::setlocale(LC_ALL, "C");
  }
}

}  // namespace
}  // namespace waymark
