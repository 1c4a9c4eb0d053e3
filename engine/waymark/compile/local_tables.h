#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/csv.h"

namespace waymark {

/// One of the six spreadsheets in which a place keeps its numbers.
struct LocalTable {
  CsvTable table;
  bool given = false;

  const std::vector<std::vector<Cell>>& rows() const { return table.rows; }
  /// The cell of a row under a column, or nullptr where there is no such column or no text.
  const Cell* cell(const std::vector<Cell>& row, std::string_view column) const;
};

/// What a place brings: any of the six tables.
struct LocalTables {
  LocalTable steps, teams, counts, indicators, budget, questions;
};

/// A file of the folder that holds the tables.
struct LocalFile {
  std::string name;
  std::string bytes;
};

/// What one table may hold, for reading, for the guide and for empty templates.
struct LocalTableForm {
  struct Column {
    std::string name;
    bool required = false;
    std::string example;
  };
  std::string file;  ///< such as "monthly-counts.csv"
  std::vector<Column> columns;
  bool may_have_more = false;  ///< further columns are named by the scenario's measures
  std::vector<std::vector<std::string>> further_rows = {};  ///< after the row of the examples
};
const std::vector<LocalTableForm>& local_table_forms();

/// The header and example rows, as a spreadsheet would open it. The six together make a scenario
/// over Rivermouth as they stand.
std::string empty_table(const LocalTableForm& form);

/// Reads the tables by their names. Reports files that are none of the six, columns that are not
/// known or missing, and every bad row; nothing stops at the first. `notes` gains what was read in
/// an unusual way.
LocalTables read_local_tables(const std::vector<LocalFile>& files, std::vector<std::string>& notes,
                              Diagnostics& diagnostics);

}  // namespace waymark
