#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "waymark/scenario/place.h"
#include "waymark/scenario/unit.h"

namespace waymark {

/// One number read from a scenario, in the engine's unit (see Unit). Where a quantity may stand,
/// "=name" may stand too: then `value` is the assumption's value and `assumption` its name.
struct Quantity {
  double value = 0;
  std::string assumption;
  Place place;

  Quantity() = default;
  Quantity(double in_engine_units) : value(in_engine_units) {}
};

/// A value and the value it takes there, such as `"at": { "0.2": "8 in 10" }`.
struct Point {
  Quantity at;
  Quantity value;
};

/// A quantity as written, whose unit is known only where it is used (the value of an assumption).
struct Written {
  std::string text;            ///< for a bare number its shortest text
  std::optional<double> bare;  ///< set when a bare number was written
  Place place;
};

constexpr double minutes(double count) { return count * 60'000; }
constexpr double hours(double count) { return count * 3'600'000; }
constexpr double days(double count) { return count * 86'400'000; }
constexpr double weeks(double count) { return days(7 * count); }
constexpr double years(double count) { return days(365.25 * count); }
constexpr double months(double count) { return years(count / 12); }
constexpr double per_year(double count) { return count / years(1); }
constexpr double per_day(double count) { return count / days(1); }
constexpr double pounds_per_hour(double pounds) { return pounds / hours(1); }

/// The outcome of reading a text as a quantity: a value, or why not and what to write instead.
struct QuantityReading {
  std::optional<double> value;
  std::string message;
  std::string hint;
};

/// Reads a text such as "12 weeks" in the unit asked for. Never throws.
QuantityReading read_quantity(std::string_view text, Unit unit);

/// Reads a bare number in the unit asked for: only numbers without dimension may be bare.
QuantityReading read_quantity(double bare, Unit unit);

/// Prints an engine value in plain words that read back to the same bits ("12 weeks").
std::string print_quantity(double value, Unit unit);

}  // namespace waymark
