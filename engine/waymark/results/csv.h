#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "waymark/results/files.h"

namespace waymark {

/// One cell of text as RFC 4180 writes it: quoted where it holds a comma, quote or line break. Text
/// that a spreadsheet would run as a formula (first letter = + - @ tab or return) gets an
/// apostrophe in front, which spreadsheets take as "this is text".
std::string csv_text(std::string_view text);

/// Writes rows ended by CRLF to a file that appears when finished. Throws ResultsError.
class CsvWriter {
 public:
  explicit CsvWriter(const std::string& path) : file_(path) {}

  CsvWriter& text(std::string_view cell);
  /// By print(); empty for NaN.
  CsvWriter& number(double value);
  CsvWriter& count(std::uint64_t value);
  /// A cell made by csv_text or print before; for cells that come many times.
  CsvWriter& ready(std::string_view cell);
  void end_row();
  void finish() { file_.finish(); }

 private:
  FileWriter file_;
  std::string row_;
  bool row_has_cells_ = false;
};

/// Order of texts in which runs of digits count as numbers: "at 5 years" before "at 10 years".
bool comes_before(std::string_view a, std::string_view b);

}  // namespace waymark
