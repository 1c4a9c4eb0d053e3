#include "waymark/base/decimal.h"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "waymark/base/bits.h"

namespace waymark {
namespace {

// A natural number of any size, 32 bits a limb, the lowest first, no leading zero limb.
class Natural {
 public:
  explicit Natural(std::uint64_t value) {
    for (; value > 0; value >>= 32) limbs_.push_back(static_cast<std::uint32_t>(value));
  }

  void multiply_and_add(std::uint32_t factor, std::uint32_t summand) {
    std::uint64_t carry = summand;
    for (std::uint32_t& limb : limbs_) {
      carry += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry > 0) limbs_.push_back(static_cast<std::uint32_t>(carry));
  }

  void multiply_by_power_of_ten(std::int64_t exponent) {
    for (; exponent >= 9; exponent -= 9) multiply_and_add(1'000'000'000, 0);
    for (; exponent > 0; --exponent) multiply_and_add(10, 0);
  }

  void shift_left(std::int64_t bits) {
    if (limbs_.empty()) return;
    multiply_and_add(std::uint32_t{1} << (bits % 32), 0);
    limbs_.insert(limbs_.begin(), static_cast<std::size_t>(bits / 32), 0);
  }

  // -1, 0 or 1.
  int compared_with(const Natural& other) const {
    if (limbs_.size() != other.limbs_.size()) return limbs_.size() < other.limbs_.size() ? -1 : 1;
    for (std::size_t i = limbs_.size(); i-- > 0;) {
      if (limbs_[i] != other.limbs_[i]) return limbs_[i] < other.limbs_[i] ? -1 : 1;
    }
    return 0;
  }

 private:
  std::vector<std::uint32_t> limbs_;
};

Natural natural_of(std::string_view digits) {
  Natural result(0);
  for (const char digit : digits)
    result.multiply_and_add(10, static_cast<std::uint32_t>(digit - '0'));
  return result;
}

// Whole number and power of two of a positive double: significand * 2^exponent.
struct Binary {
  std::uint64_t significand;
  std::int64_t exponent;
};

Binary binary_of(std::uint64_t bits) {
  const auto biased = static_cast<std::int64_t>(bits >> 52);
  const std::uint64_t fraction = bits & 0xfffffffffffffu;
  if (biased == 0) return {fraction, -1074};
  return {fraction | 0x10000000000000u, biased - 1075};
}

// digits * 10^exponent against the midpoint between the double of these bits and the next: -1,
// 0, 1.
int compared_with_midpoint_above(const Natural& digits, std::int64_t exponent, std::uint64_t bits) {
  const Binary below = binary_of(bits);
  Natural decimal = digits;
  Natural midpoint(2 * below.significand + 1);
  const std::int64_t power_of_two = below.exponent - 1;
  if (exponent >= 0) decimal.multiply_by_power_of_ten(exponent);
  if (exponent < 0) midpoint.multiply_by_power_of_ten(-exponent);
  if (power_of_two >= 0) midpoint.shift_left(power_of_two);
  if (power_of_two < 0) decimal.shift_left(-power_of_two);
  return decimal.compared_with(midpoint);
}

constexpr double exact_power_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                         1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

double scaled_by_power_of_ten(double value, std::int64_t exponent) {
  for (; exponent > 22; exponent -= 22) value *= 1e22;
  for (; exponent < -22; exponent += 22) value /= 1e22;
  return exponent >= 0 ? value * exact_power_of_ten[exponent]
                       : value / exact_power_of_ten[-exponent];
}

std::uint64_t leading_digits(std::string_view digits, std::size_t count) {
  std::uint64_t value = 0;
  for (const char digit : digits.substr(0, count)) {
    value = 10 * value + static_cast<std::uint64_t>(digit - '0');
  }
  return value;
}

// Within a few units in the last place of the answer, which exact comparison then finds.
std::uint64_t first_guess(std::string_view digits, std::int64_t exponent) {
  constexpr std::size_t fitting = 18;
  const std::int64_t dropped =
      digits.size() > fitting ? static_cast<std::int64_t>(digits.size() - fitting) : 0;
  const auto lead = static_cast<double>(static_cast<std::int64_t>(leading_digits(digits, fitting)));
  const double guess = scaled_by_power_of_ten(lead, exponent + dropped);
  const double largest = std::numeric_limits<double>::max();
  return bits_of(guess < largest ? guess : largest);
}

// Positive doubles are ordered as their bits are, and infinity follows the largest, so a step of
// one in the bits is a step to the neighbour.
double nearest_by_exact_comparison(std::string_view digits, std::int64_t exponent) {
  const Natural natural = natural_of(digits);
  std::uint64_t bits = first_guess(digits, exponent);
  const auto lies_above = [&](std::uint64_t candidate) {
    const int order = compared_with_midpoint_above(natural, exponent, candidate);
    const bool odd = (candidate & 1) != 0;
    return order > 0 || (order == 0 && odd);
  };
  constexpr std::uint64_t infinity_bits = 0x7ff0000000000000u;
  while (bits < infinity_bits && lies_above(bits)) ++bits;
  while (bits > 0 && !lies_above(bits - 1)) --bits;
  return double_of(bits);
}

// No midpoint between doubles has more than 767 digits: beyond, only "not all zero" matters.
std::string with_sticky_digit(std::string_view digits, std::int64_t& exponent) {
  constexpr std::size_t kept = 780;
  if (digits.size() <= kept) return std::string(digits);
  exponent += static_cast<std::int64_t>(digits.size() - kept);
  std::string result(digits.substr(0, kept));
  const bool more = digits.substr(kept).find_first_not_of('0') != std::string_view::npos;
  if (more && result.back() == '0') result.back() = '1';
  return result;
}

}  // namespace

double nearest_double(std::string_view digits, std::int64_t exponent) {
  const std::size_t leading_zeros = digits.find_first_not_of('0');
  if (leading_zeros == std::string_view::npos) return 0;
  digits.remove_prefix(leading_zeros);
  const std::size_t significant = digits.find_last_not_of('0') + 1;
  exponent += static_cast<std::int64_t>(digits.size() - significant);
  digits = digits.substr(0, significant);

  // Both factors exact, hence one rounding (Clinger 1990).
  if (digits.size() <= 15 && exponent >= -22 && exponent <= 22) {
    const auto whole = static_cast<double>(static_cast<std::int64_t>(leading_digits(digits, 15)));
    return scaled_by_power_of_ten(whole, exponent);
  }
  const std::int64_t magnitude = exponent + static_cast<std::int64_t>(digits.size());
  if (magnitude > 310) return std::numeric_limits<double>::infinity();
  if (magnitude < -330) return 0;
  const std::string shortened = with_sticky_digit(digits, exponent);
  return nearest_by_exact_comparison(shortened, exponent);
}

}  // namespace waymark
