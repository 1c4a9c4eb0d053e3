#include <algorithm>

#include "waymark/base/number.h"
#include "waymark/scenario/csv.h"
#include "waymark/scenario/spreadsheet.h"

namespace waymark {
namespace {

constexpr std::string_view month_names[12] = {"jan", "feb", "mar", "apr", "may", "jun",
                                              "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::string_view full_month_names[12] = {"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};

/// The value of a text of 1 to 4 digits, or -1.
int whole_of(std::string_view text) {
  if (text.empty() || text.size() > 4) return -1;
  int value = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9') return -1;
    value = value * 10 + (letter - '0');
  }
  return value;
}

Period year_from(int year, int month) {
  return {date_of({year, month, 1}), date_of({year + 1, month, 1})};
}

Period month_of(int year, int month) {
  const CivilDate next = month == 12 ? CivilDate{year + 1, 1, 1} : CivilDate{year, month + 1, 1};
  return {date_of({year, month, 1}), date_of(next)};
}

/// "2025/26", "2025/2026": the year from April. Not "2011-12", which is a month.
std::optional<Period> financial_year(std::string_view text) {
  if (text.size() != 7 && text.size() != 9) return std::nullopt;
  if (text[4] != '/' && !(text[4] == '-' && text.size() == 9)) return std::nullopt;
  const int first = whole_of(text.substr(0, 4));
  const int second = whole_of(text.substr(5));
  if (first < 1 || second < 0) return std::nullopt;
  const int expected = text.size() == 9 ? first + 1 : (first + 1) % 100;
  return second == expected ? std::optional<Period>(year_from(first, 4)) : std::nullopt;
}

std::optional<Period> named_month(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  std::string name(text.substr(0, space));
  std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  });
  const std::string_view digits = text.substr(space + 1);
  const int year = digits.size() == 4 ? whole_of(digits) : -1;
  if (year < 1) return std::nullopt;
  for (int i = 0; i < 12; ++i)
    if (name == month_names[i] || name == full_month_names[i]) return month_of(year, i + 1);
  return std::nullopt;
}

std::optional<Period> numbered_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const int year = whole_of(text.substr(0, 4));
  const int month = whole_of(text.substr(5));
  if (year < 1 || month < 1 || month > 12) return std::nullopt;
  return month_of(year, month);
}

/// Digits, possibly grouped in threes: "1,234".
std::optional<double> grouped_number(std::string_view text) {
  std::string digits;
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ',')
      digits += text[i];
    else if (i == 0 || i >= point || (point - i) % 4 != 0)
      return std::nullopt;
  }
  return parse_number(digits);
}

void report(const CsvTable& table, const Cell& cell, Diagnostics& diagnostics, std::string message,
            std::string hint) {
  diagnostics.add({table.file, cell.line, cell.column, "", std::move(message), std::move(hint)});
}

struct FigureRow {
  Period period;
  Figure figure;
  const Cell* cell;
  const Cell* figure_cell;
};

std::optional<FigureRow> figure_row(const CsvTable& table, const Cell& period, const Cell& figure,
                                    Diagnostics& diagnostics) {
  std::optional<Period> read = read_period(period.text);
  if (!read) read = read_period_cell(period.text);
  const std::optional<Figure> value = read_figure(figure.text);
  if (!read)
    report(table, period, diagnostics, "'" + period.text.substr(0, 40) + "' is not a period",
           "Write a month like 2025-04 or a financial year like 2025/26");
  if (!value)
    report(table, figure, diagnostics, "'" + figure.text.substr(0, 40) + "' is not a count",
           "Write a number, <5 or *");
  else if (value->kind == Figure::Kind::known && value->value < 0)
    report(table, figure, diagnostics, "a count cannot be negative", "Write 0 or more");
  else if (value->kind == Figure::Kind::missing)
    report(table, figure, diagnostics, "this cell is empty",
           "Write 0 if there were none, * if it is hidden");
  if (!read || !value) return std::nullopt;
  return FigureRow{*read, *value, &period, &figure};
}

/// Where rows could not be read, their time would look like a gap: then only overlaps are told.
void check_sequence(const CsvTable& table, const std::vector<FigureRow>& rows, bool all_were_read,
                    Diagnostics& diagnostics) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Date before = rows[i - 1].period.to;
    const Date after = rows[i].period.from;
    if (after == before || (before < after && !all_were_read)) continue;
    report(table, *rows[i].cell, diagnostics,
           after < before ? "this period overlaps another one"
                          : "nothing is said about the time from " + print_date(before) + " to " +
                                print_date(after),
           after < before ? "Keep one row for each time"
                          : "Add the missing rows; * where a count is hidden");
  }
}

}  // namespace

std::optional<Figure> read_figure(std::string_view text) {
  if (text.empty()) return Figure{Figure::Kind::missing, 0};
  if (text == "*" || text == "c" || text == "[c]") return Figure{Figure::Kind::hidden, 0};
  if (text == "<5" || text == "< 5") return Figure{Figure::Kind::one_to_four, 0};
  const std::optional<double> number = grouped_number(text);
  if (!number) return std::nullopt;
  return Figure{Figure::Kind::known, *number};
}

std::optional<Period> read_period(std::string_view text) {
  if (const std::optional<Date> day = read_date(text)) return Period{*day, {day->day_number + 1}};
  if (const auto month = numbered_month(text)) return month;
  if (const auto month = named_month(text)) return month;
  if (const auto year = text.size() == 4 ? std::optional<int>(whole_of(text)) : std::nullopt)
    return *year > 0 ? std::optional<Period>(year_from(*year, 1)) : std::nullopt;
  return financial_year(text);
}

std::optional<PeriodFigures> figures_by_period(const CsvTable& table,
                                               std::string_view period_column,
                                               std::string_view figure_column,
                                               Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.size();
  const std::size_t when = table.column_of(period_column);
  const std::size_t what = table.column_of(figure_column);
  for (const auto& [index, name] : {std::pair(when, period_column), std::pair(what, figure_column)})
    if (index == CsvTable::none)
      diagnostics.add({table.file, 1, 1, "", "there is no column '" + std::string(name) + "'",
                       nearest(name, table.header).value_or("").empty()
                           ? "Name one of the columns of the table"
                           : "Did you mean '" + *nearest(name, table.header) + "'?"});
  if (when == CsvTable::none || what == CsvTable::none) return std::nullopt;
  std::vector<FigureRow> rows;
  for (const auto& row : table.rows)
    if (const auto read = figure_row(table, row[when], row[what], diagnostics))
      rows.push_back(*read);
  std::sort(rows.begin(), rows.end(), [](const FigureRow& a, const FigureRow& b) {
    if (!(a.period.from == b.period.from)) return a.period.from < b.period.from;
    return a.cell->line < b.cell->line;
  });
  check_sequence(table, rows, diagnostics.size() == errors, diagnostics);
  if (diagnostics.size() > errors) return std::nullopt;
  PeriodFigures figures;
  for (const FigureRow& row : rows) {
    figures.periods.push_back(row.period);
    figures.figures.push_back(row.figure);
    figures.cells.push_back(*row.figure_cell);
  }
  return figures;
}

}  // namespace waymark
