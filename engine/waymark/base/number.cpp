#include "waymark/base/number.h"

#include <cmath>
#include <cstddef>
#include <cstdio>

#include "waymark/base/decimal.h"

namespace waymark {
namespace {

// Digits d1 d2 ... and exponent e of d1.d2... * 10^e.
struct Scientific {
  std::string digits;
  int exponent = 0;
};

Scientific rounded_to(double magnitude, int significant_digits) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*e", significant_digits - 1, magnitude);
  Scientific result;
  const char* at = buffer;
  // Whatever stands between the digits is a decimal point of the caller's locale.
  for (; *at != 'e'; ++at) {
    if (*at >= '0' && *at <= '9') result.digits += *at;
  }
  const bool negative = *++at == '-';
  for (++at; *at != '\0'; ++at) result.exponent = 10 * result.exponent + (*at - '0');
  if (negative) result.exponent = -result.exponent;
  return result;
}

bool reads_back(const Scientific& number, double magnitude) {
  const auto places = static_cast<std::int64_t>(number.digits.size()) - 1;
  return nearest_double(number.digits, number.exponent - places) == magnitude;
}

// The next longer decimal of the same length: at a power of two the nearest decimal may lie below,
// where doubles are denser, and not read back while its upper neighbour does.
Scientific next_up(Scientific number) {
  for (std::size_t i = number.digits.size(); i-- > 0;) {
    if (number.digits[i] != '9') {
      ++number.digits[i];
      return number;
    }
    number.digits[i] = '0';
  }
  number.digits.insert(number.digits.begin(), '1');
  number.digits.pop_back();
  ++number.exponent;
  return number;
}

Scientific shortest(double magnitude) {
  // Every decimal of 15 digits survives a normal double, so shorter ones show as trailing zeros.
  constexpr double smallest_normal = 0x1p-1022;
  for (int digits = magnitude < smallest_normal ? 1 : 15; digits < 17; ++digits) {
    Scientific number = rounded_to(magnitude, digits);
    if (reads_back(number, magnitude)) return number;
    Scientific above = next_up(number);
    if (reads_back(above, magnitude)) return above;
  }
  return rounded_to(magnitude, 17);
}

std::string with_point(const std::string& digits, std::size_t at) {
  return digits.size() > at ? digits.substr(0, at) + '.' + digits.substr(at) : digits;
}

std::string laid_out(const Scientific& number) {
  std::string digits = number.digits;
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  const int length = static_cast<int>(digits.size());
  const int exponent = number.exponent;
  if (exponent < -5 || exponent >= 16)
    return with_point(digits, 1) + 'e' + std::to_string(exponent);
  if (exponent < 0)
    return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  if (length <= exponent + 1)
    return digits + std::string(static_cast<std::size_t>(exponent + 1 - length), '0');
  return with_point(digits, static_cast<std::size_t>(exponent) + 1);
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// What a decimal text says, without leading zeros: digits * 10^exponent.
struct Decimal {
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;
};

// Takes digits off the front of `text`; says how many.
std::size_t take_digits(std::string_view& text, std::string& digits) {
  std::size_t taken = 0;
  while (taken < text.size() && is_digit(text[taken])) {
    if (!digits.empty() || text[taken] != '0') digits += text[taken];
    ++taken;
  }
  text.remove_prefix(taken);
  return taken;
}

bool take(std::string_view& text, char letter) {
  if (text.empty() || text.front() != letter) return false;
  text.remove_prefix(1);
  return true;
}

// A sign is optional; negative when it is a minus.
bool take_sign(std::string_view& text) {
  if (take(text, '-')) return true;
  take(text, '+');
  return false;
}

std::optional<std::int64_t> take_exponent(std::string_view& text) {
  if (!take(text, 'e') && !take(text, 'E')) return 0;
  const bool negative = take_sign(text);
  std::string digits;
  if (take_digits(text, digits) == 0) return std::nullopt;
  // Beyond this size only zero and infinity are left; the cap keeps sums within range.
  constexpr std::int64_t cap = 1'000'000'000'000'000;
  std::int64_t exponent = 0;
  for (const char digit : digits) exponent = exponent >= cap ? cap : 10 * exponent + (digit - '0');
  return negative ? -exponent : exponent;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  Decimal decimal;
  decimal.negative = take_sign(text);
  std::size_t digits = take_digits(text, decimal.digits);
  std::size_t places = 0;
  if (take(text, '.')) places = take_digits(text, decimal.digits);
  digits += places;
  if (digits == 0) return std::nullopt;
  const std::optional<std::int64_t> exponent = take_exponent(text);
  if (!exponent || !text.empty()) return std::nullopt;
  decimal.exponent = *exponent - static_cast<std::int64_t>(places);
  return decimal;
}

}  // namespace

std::string print(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  if (value == 0) return "0";
  const std::string sign = value < 0 ? "-" : "";
  return sign + laid_out(shortest(std::fabs(value)));
}

std::string print(std::int64_t value) { return std::to_string(value); }

std::optional<double> parse_number(std::string_view text) {
  const std::optional<Decimal> decimal = read_decimal(text);
  if (!decimal) return std::nullopt;
  const double magnitude = nearest_double(decimal->digits, decimal->exponent);
  if (std::isinf(magnitude)) return std::nullopt;
  return decimal->negative ? -magnitude : magnitude;
}

}  // namespace waymark
