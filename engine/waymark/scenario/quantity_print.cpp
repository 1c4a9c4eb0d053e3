#include <cmath>
#include <limits>

#include "waymark/base/number.h"
#include "waymark/scenario/quantity.h"
#include "waymark/scenario/time_units.h"

namespace waymark {
namespace {

std::string grouped(const std::string& digits) {
  const std::size_t start = digits[0] == '-' ? 1 : 0;
  const std::size_t end = digits.find_first_of(".e");
  const std::size_t whole = end == std::string::npos ? digits.size() : end;
  if (digits.find('e') != std::string::npos) return digits;
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > start && i < whole && (whole - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string pounds(double value) {
  return value < 0 ? "-£" + grouped(print(-value)) : "£" + grouped(print(value));
}

bool reads_back(const std::string& text, double value, Unit unit) {
  const QuantityReading reading = read_quantity(text, unit);
  return reading.value && *reading.value == value;
}

/// Of several ways to write a value, the one with the shortest number that reads back to the same
/// bits; the first of equals, which names the longest unit.
class ShortestText {
 public:
  ShortestText(double value, Unit unit) : value_(value), unit_(unit) {}

  void offer(const std::string& number, const std::string& rest) {
    if (!best_.empty() && number.size() >= best_number_size_) return;
    if (!reads_back(number + rest, value_, unit_)) return;
    best_ = number + rest;
    best_number_size_ = number.size();
  }
  std::string text_or(std::string otherwise) const { return best_.empty() ? otherwise : best_; }

 private:
  double value_;
  Unit unit_;
  std::string best_;
  std::size_t best_number_size_ = 0;
};

std::string print_duration(double value, Unit unit) {
  ShortestText shortest(value, unit);
  for (const TimeUnit& each : time_units) {
    if (unit == Unit::work_hours && each.milliseconds > hours(1)) continue;
    const double count = value / each.milliseconds;
    shortest.offer(print(count), " " + std::string(count == 1 ? each.singular : each.plural));
  }
  return shortest.text_or(print(value) + " milliseconds");
}

/// A division may round away from what a multiplication undoes, so neighbours are tried as well.
std::string print_rate(double value, Unit unit) {
  const auto number = [&](double count) {
    return unit == Unit::money_rate ? pounds(count) : print(count);
  };
  ShortestText shortest(value, unit);
  for (const TimeUnit& each : time_units) {
    const double product = value * each.milliseconds;
    const double below = std::nextafter(product, 0);
    const double above = std::nextafter(product, std::numeric_limits<double>::infinity());
    for (const double count : {product, below, above})
      shortest.offer(number(count), " per " + std::string(each.singular));
  }
  return shortest.text_or(number(value) + " per millisecond");
}

std::string print_share(double value, Unit unit) {
  if (value == 0) return "0 %";
  const std::string best = print(value);
  const std::string percent = print(value * 100) + " %";
  // "30.000000000000004 %" helps nobody, so the percentage must be as short as the number.
  if (percent.size() <= best.size() + 2 && reads_back(percent, value, unit)) return percent;
  return best;
}

}  // namespace

std::string print_quantity(double value, Unit unit) {
  if (std::isnan(value)) return "not a number";
  if (std::isinf(value)) return value > 0 ? "without end" : "minus without end";
  switch (unit) {
    case Unit::duration:
    case Unit::work_hours:
      return print_duration(value, unit);
    case Unit::rate:
    case Unit::growth:
    case Unit::money_rate:
      return print_rate(value, unit);
    case Unit::chance:
    case Unit::share:
      return print_share(value, unit);
    case Unit::money:
      return pounds(value);
    case Unit::number:
    case Unit::count:
    case Unit::as_used:
      break;
  }
  return print(value);
}

}  // namespace waymark
