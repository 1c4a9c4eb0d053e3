#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// The one way in which numbers become text: the shortest decimal that reads back as the same
/// double, with a point whatever the locale. From 1e-5 up to 1e16 without an exponent ("1200",
/// "0.25"), beyond that like "1.5e-7". -0 prints as "0"; the others as "nan", "inf", "-inf".
std::string print(double value);
std::string print(std::int64_t value);

/// Reads a whole text as a decimal number, rounded exactly to the nearest double (halves to even),
/// free of locale: optional sign, digits with an optional point, optional exponent. Nothing for
/// anything else, for blanks, hexadecimal, "nan" and "inf", and for what overflows.
std::optional<double> parse_number(std::string_view text);

}  // namespace waymark
