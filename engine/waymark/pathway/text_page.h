#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace waymark {

/// A page of plain text, at most 80 columns wide.
inline constexpr int page_width = 80;

/// One decimal, and no "-0.0" where rounding left a trace below zero.
std::string tenths(double value);

/// A share as people of 100, with one decimal.
std::string of_100(double share);

/// A whole number with commas between thousands: "12,400"; one decimal below ten.
std::string amount(double value);

/// Plain text cut or filled with blanks to a number of columns.
std::string in_columns(std::string_view text, int columns);

/// The text broken into lines; all but the first are indented.
void write_paragraph(std::ostream& out, const std::string& text, int indent = 0);

/// The text underlined.
void write_heading(std::ostream& out, const std::string& text);

/// The line without blanks at its end.
void write_line(std::ostream& out, std::string line);

}  // namespace waymark
