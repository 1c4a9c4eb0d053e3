#include "waymark/scenario/csv.h"

#include <algorithm>

#include "waymark/base/number.h"
#include "waymark/scenario/utf8.h"

namespace waymark {
namespace {

/// Splits a text into records of cells; a quoted cell may hold commas, quotes and line ends.
class CsvParser {
 public:
  CsvParser(std::string_view text, const std::string& file, char separator,
            Diagnostics& diagnostics)
      : text_(text), file_(file), separator_(separator), diagnostics_(diagnostics) {}

  std::vector<std::vector<Cell>> records() {
    std::vector<std::vector<Cell>> records;
    while (next_ < text_.size() && !broken_) {
      const bool blank_line = at_line_end();
      std::vector<Cell> record = read_record();
      if (!blank_line && !broken_) records.push_back(std::move(record));
    }
    return records;
  }

 private:
  char peek() const { return next_ < text_.size() ? text_[next_] : '\n'; }
  bool at_line_end() const {
    return peek() == '\n' ||
           (peek() == '\r' && (next_ + 1 >= text_.size() || text_[next_ + 1] == '\n'));
  }
  void advance() {
    if (text_[next_++] != '\n') return;
    ++line_;
    line_start_ = next_;
  }
  void report(int line, int column, std::string message, std::string hint) {
    diagnostics_.add({file_, line, column, "", std::move(message), std::move(hint)});
  }
  int column() const { return static_cast<int>(next_ - line_start_ + 1); }

  std::vector<Cell> read_record() {
    std::vector<Cell> record;
    record.push_back(read_cell());
    while (!broken_ && peek() == separator_ && next_ < text_.size()) {
      advance();
      record.push_back(read_cell());
    }
    if (peek() == '\r' && next_ < text_.size()) advance();
    if (next_ < text_.size() && !broken_) advance();
    return record;
  }

  Cell read_cell() {
    Cell cell{"", line_, column()};
    if (peek() == '"' && next_ < text_.size()) {
      read_quoted(cell);
      return cell;
    }
    while (peek() != separator_ && !at_line_end()) {
      cell.text += text_[next_];
      advance();
    }
    return cell;
  }

  void read_quoted(Cell& cell) {
    advance();
    while (next_ < text_.size()) {
      if (text_[next_] == '"') {
        advance();
        if (next_ >= text_.size() || text_[next_] != '"') return finish_quoted();
      }
      cell.text += text_[next_];
      advance();
    }
    broken_ = true;
    report(cell.line, cell.column, "this quote has no end",
           "Close it; a quote inside is written twice");
  }

  void finish_quoted() {
    if (peek() == separator_ || at_line_end()) return;
    report(line_, column(), "something follows a closing quote", "Put the whole cell in quotes");
    while (peek() != separator_ && !at_line_end()) advance();
  }

  std::string_view text_;
  const std::string& file_;
  const char separator_;
  Diagnostics& diagnostics_;
  std::size_t next_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
  bool broken_ = false;
};

bool is_empty(const Cell& cell) { return trimmed(cell.text).empty(); }

/// A spreadsheet writes rows and columns that were once touched and then cleared.
void drop_empty_cells(std::vector<std::vector<Cell>>& records) {
  records.erase(std::remove_if(records.begin(), records.end(),
                               [](const std::vector<Cell>& record) {
                                 return std::all_of(record.begin(), record.end(), is_empty);
                               }),
                records.end());
  std::size_t used = 0;
  for (const std::vector<Cell>& record : records)
    for (std::size_t i = 0; i < record.size(); ++i)
      if (!is_empty(record[i])) used = std::max(used, i + 1);
  for (std::vector<Cell>& record : records)
    if (record.size() > used) record.resize(used);
}

void check_header(const CsvTable& table, const std::vector<Cell>& cells, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto report = [&](std::string message) {
      diagnostics.add({table.file, cells[i].line, cells[i].column, "", std::move(message),
                       "Give every column a name of its own"});
    };
    if (table.header[i].empty())
      report("this column has no name");
    else if (table.column_of(table.header[i]) != i)
      report("the column '" + table.header[i] + "' stands twice");
  }
}

}  // namespace

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::size_t CsvTable::column_of(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  return found == header.end() ? none : static_cast<std::size_t>(found - header.begin());
}

CsvTable read_csv(std::string_view text, const std::string& file_name, Diagnostics& diagnostics,
                  const CsvForm& form) {
  CsvTable table;
  table.file = file_name;
  if (text.substr(0, 3) == "\xef\xbb\xbf") text.remove_prefix(3);
  if (const auto wrong = first_wrong_utf8(text)) {
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*wrong), '\n');
    diagnostics.add({file_name, static_cast<int>(line), 0, "",
                     "a byte on this line is not valid UTF-8", "Save the table as CSV UTF-8"});
    return table;
  }
  std::vector<std::vector<Cell>> records =
      CsvParser(text, file_name, form.separator, diagnostics).records();
  if (form.skips_empty_cells) drop_empty_cells(records);
  if (records.empty()) {
    diagnostics.add(
        {file_name, 1, 1, "", "the table is empty", "The first line names the columns"});
    return table;
  }
  for (const Cell& cell : records[0]) table.header.push_back(trimmed(cell.text));
  check_header(table, records[0], diagnostics);
  for (std::size_t i = 1; i < records.size(); ++i) {
    if (records[i].size() == table.header.size()) {
      for (Cell& cell : records[i]) cell.text = trimmed(cell.text);
      table.rows.push_back(std::move(records[i]));
    } else {
      diagnostics.add({file_name, records[i][0].line, 1, "",
                       "this row has " + std::to_string(records[i].size()) + " cells, the header " +
                           std::to_string(table.header.size()),
                       "Put cells that hold commas in double quotes"});
    }
  }
  return table;
}

}  // namespace waymark
