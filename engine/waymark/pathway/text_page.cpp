#include "waymark/pathway/text_page.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <ostream>

#include "waymark/pathway/plain_text.h"

namespace waymark {

std::string tenths(double value) {
  std::string text = fmt::format("{:.1f}", value);
  return text == "-0.0" ? "0.0" : text;
}

std::string of_100(double share) { return tenths(100 * share); }

std::string amount(double value) {
  if (std::abs(value) < 9.95) return tenths(value);
  std::string digits = fmt::format("{:.0f}", value);
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t place = digits.size(); place > first + 3;) {
    place -= 3;
    digits.insert(place, ",");
  }
  return digits;
}

std::string in_columns(std::string_view text, int columns) {
  const std::string cut = cut_to(plain_text(text), columns);
  return cut + std::string(static_cast<std::size_t>(columns - columns_of(cut)), ' ');
}

void write_paragraph(std::ostream& out, const std::string& text, int indent) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  bool first = true;
  for (const std::string& line : wrapped(plain_text(text), page_width - indent)) {
    out << (first ? "" : margin) << line << '\n';
    first = false;
  }
}

void write_heading(std::ostream& out, const std::string& text) {
  const std::string plain = cut_to(plain_text(text), page_width);
  out << plain << '\n' << std::string(static_cast<std::size_t>(columns_of(plain)), '-') << '\n';
}

void write_line(std::ostream& out, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  out << line << '\n';
}

}  // namespace waymark
