#include "waymark/compile/looked_back.h"

#include "waymark/base/number.h"
#include "waymark/scenario/csv.h"
#include "waymark/scenario/spreadsheet.h"

namespace waymark {

namespace {

constexpr const char* hint = "'waymark new FOLDER --tables SHEETS' writes this table";

class LookedBackReader {
 public:
  LookedBackReader(CsvTable table, Diagnostics& diagnostics)
      : table_(std::move(table)), diagnostics_(diagnostics) {}

  std::vector<LookedBack> read() {
    for (const char* name : looked_back_columns)
      if (table_.column_of(name) == CsvTable::none)
        diagnostics_.add(
            {table_.file, 1, 1, "", std::string("there is no column '") + name + "'", hint});
    std::vector<LookedBack> rows;
    if (!diagnostics_.empty()) return rows;
    for (const std::vector<Cell>& row : table_.rows) rows.push_back(of(row));
    return rows;
  }

 private:
  const Cell& cell(const std::vector<Cell>& row, const char* name) const {
    return row[table_.column_of(name)];
  }

  LookedBack of(const std::vector<Cell>& row) {
    LookedBack one;
    one.what = cell(row, "what").text;
    one.unit = cell(row, "unit").text;
    if (one.unit != "share" && one.unit != "people")
      report(cell(row, "unit"), "is neither share nor people");
    one.period = cell(row, "period").text;
    one.from = cell(row, "from").text;
    one.verdict = cell(row, "verdict").text;
    const Cell& yours = cell(row, "yours");
    if (yours.text != "*" && yours.text != "<5") one.yours = number(yours);
    one.model = number(cell(row, "model"));
    one.low = number(cell(row, "lo95"));
    one.high = number(cell(row, "hi95"));
    return one;
  }

  std::optional<double> number(const Cell& cell) {
    if (cell.text.empty()) return std::nullopt;
    const std::optional<double> value = parse_number(cell.text);
    if (!value) report(cell, "is not a number");
    return value;
  }

  void report(const Cell& cell, const std::string& what) {
    diagnostics_.add({table_.file, cell.line, cell.column, "",
                      "'" + cell.text.substr(0, 40) + "' " + what, hint});
  }

  CsvTable table_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<LookedBack> read_looked_back(const TableSource& table, const Files& files,
                                         Diagnostics& diagnostics) {
  const std::optional<std::string> bytes =
      table && files ? files(table.path) : std::nullopt;  // a missing one was reported as a field
  if (!bytes) return {};
  Diagnostics problems;
  std::vector<LookedBack> rows =
      LookedBackReader(read_table(*bytes, table.path, problems), problems).read();
  for (const Diagnostic& problem : problems.sorted()) diagnostics.add(problem);
  return rows;
}

}  // namespace waymark
