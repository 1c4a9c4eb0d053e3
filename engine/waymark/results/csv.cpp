#include "waymark/results/csv.h"

#include <cmath>

#include "waymark/base/number.h"

namespace waymark {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// The digits from `at` on, without leading zeros; moves `at` behind them.
std::string_view digits_at(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == '0') ++at;
  const std::size_t first = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return text.substr(first, at - first);
}

}  // namespace

std::string csv_text(std::string_view text) {
  std::string cell(text);
  constexpr std::string_view starts_a_formula = "=+-@\t\r";
  if (!cell.empty() && starts_a_formula.find(cell[0]) != std::string_view::npos) {
    cell.insert(0, 1, '\'');
  }
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char letter : cell) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

CsvWriter& CsvWriter::ready(std::string_view cell) {
  if (row_has_cells_) row_ += ',';
  row_has_cells_ = true;
  row_ += cell;
  return *this;
}

CsvWriter& CsvWriter::text(std::string_view cell) { return ready(csv_text(cell)); }

CsvWriter& CsvWriter::number(double value) {
  return ready(std::isnan(value) ? std::string() : print(value));
}

CsvWriter& CsvWriter::count(std::uint64_t value) {
  return ready(print(static_cast<std::int64_t>(value)));
}

void CsvWriter::end_row() {
  row_ += "\r\n";
  file_.write(row_);
  row_.clear();
  row_has_cells_ = false;
}

bool comes_before(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::string_view left = digits_at(a, i);
      const std::string_view right = digits_at(b, j);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
    } else {
      if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      ++i;
      ++j;
    }
  }
  if (i < a.size() || j < b.size()) return i >= a.size();
  return a < b;  // "01" and "1": a total order all the same
}

}  // namespace waymark
