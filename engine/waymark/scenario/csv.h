#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/dates.h"

namespace waymark {

/// One cell as written, without its quotes, and the line it began on.
struct Cell {
  std::string text;
  int line = 0;
  int column = 0;
};

/// Without blanks at either end.
std::string trimmed(std::string_view text);

/// A table with a header (RFC 4180). Every row has as many cells as the header.
struct CsvTable {
  std::string file;
  std::vector<std::string> header;
  std::vector<std::vector<Cell>> rows;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t column_of(std::string_view name) const;
};

/// How a table is laid out, apart from what RFC 4180 says.
struct CsvForm {
  char separator = ',';
  bool skips_empty_cells = false;  ///< rows and outer columns without any text are not there
};

/// Reads a table. A byte order mark is accepted, since spreadsheets write one. Every bad row is
/// reported with its line and left out; an unclosed quote ends the reading.
CsvTable read_csv(std::string_view text, const std::string& file_name, Diagnostics& diagnostics,
                  const CsvForm& form = {});

/// A number published with small values hidden.
struct Figure {
  enum class Kind {
    known,        ///< `value` holds it
    one_to_four,  ///< "<5": hidden, somewhere from 1 to 4
    hidden,       ///< "*": hidden, nothing known
    missing,      ///< an empty cell
  };
  Kind kind = Kind::missing;
  double value = 0;
};

/// Reads "12", "1,234", "<5", "*" or an empty cell; nothing for anything else.
std::optional<Figure> read_figure(std::string_view text);

/// A span of days, from the first to before the one after the last.
struct Period {
  Date from;
  Date to;
};

/// Reads a month ("2025-04", "Apr 2025"), a financial year from April ("2025/26"), a year ("2025")
/// or a day ("2025-04-01"); nothing for anything else.
std::optional<Period> read_period(std::string_view text);

/// One column of figures by period, checked: no gap that is not written, no overlap, in order.
struct PeriodFigures {
  std::vector<Period> periods;
  std::vector<Figure> figures;
  std::vector<Cell> cells;  ///< in which the figures stand
};
std::optional<PeriodFigures> figures_by_period(const CsvTable& table,
                                               std::string_view period_column,
                                               std::string_view figure_column,
                                               Diagnostics& diagnostics);

}  // namespace waymark
