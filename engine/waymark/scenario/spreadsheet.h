#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/scenario/csv.h"
#include "waymark/scenario/quantity.h"

namespace waymark {

/// Reads a table as spreadsheet programs save it: commas, semicolons or tabs between cells (or a
/// first line "sep=;"), a byte order mark, cleared rows and columns, UTF-8 or, said in `notes`,
/// Windows-1252. Column names come out like ids: "First requests (n)" as "first-requests-n". A
/// workbook and UTF-16 are refused with what to do instead.
CsvTable read_spreadsheet(std::string_view bytes, const std::string& file_name,
                          std::vector<std::string>& notes, Diagnostics& diagnostics);

/// A table beside a scenario: what separates its cells and what a spreadsheet left empty are found
/// out as above, but names of columns stay as they are, and other letters than UTF-8 are refused.
CsvTable read_table(std::string_view bytes, const std::string& file_name, Diagnostics& diagnostics);

/// "Comprehensive assessment" as "comprehensive-assessment"; "" when no letter or digit is in it.
std::string id_from_words(std::string_view words);

// What a cell of a spreadsheet means. Each gives a value, or why not and what to write instead.

/// "85 %", "85%", "8 in 10" or 0.85, as a share of 1. A bare number above 1 is refused: it may be
/// a percentage or a slip.
QuantityReading read_share_cell(std::string_view text);
/// "£45,000", "45000", "£38.50", in pounds.
QuantityReading read_money_cell(std::string_view text);
/// "1,234.5"; never negative.
QuantityReading read_number_cell(std::string_view text);

/// As `read_period`, and also a quarter ("2025/26 Q3", "Q3 2025-26", from April), a financial year
/// with a hyphen where no month is meant ("2025-26"), and months as spreadsheets show them
/// ("Apr-25", "04/2025", "01/04/2025": the first day, day before month, stands for its month).
std::optional<Period> read_period_cell(std::string_view text);

}  // namespace waymark
