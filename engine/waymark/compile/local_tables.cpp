#include "waymark/compile/local_tables.h"

#include <algorithm>

#include "waymark/base/contract.h"
#include "waymark/scenario/spreadsheet.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {

namespace {

constexpr bool needed = true;

std::string without_ending(const std::string& name) {
  const std::size_t dot = name.find_last_of('.');
  return name.substr(0, dot);
}

std::string ending_of(const std::string& name) {
  const std::size_t dot = name.find_last_of('.');
  std::string ending = dot == std::string::npos ? "" : name.substr(dot + 1);
  for (char& letter : ending)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  return ending;
}

LocalTable* table_for(LocalTables& tables, const std::string& file) {
  if (file == "steps.csv") return &tables.steps;
  if (file == "teams.csv") return &tables.teams;
  if (file == "monthly-counts.csv") return &tables.counts;
  if (file == "indicators.csv") return &tables.indicators;
  if (file == "budget.csv") return &tables.budget;
  return file == "questions.csv" ? &tables.questions : nullptr;
}

std::vector<std::string> names_of_columns(const LocalTableForm& form) {
  std::vector<std::string> names;
  for (const LocalTableForm::Column& column : form.columns) names.push_back(column.name);
  return names;
}

void check_columns(const LocalTableForm& form, const CsvTable& table, Diagnostics& diagnostics) {
  const std::vector<std::string> known = names_of_columns(form);
  for (const LocalTableForm::Column& column : form.columns)
    if (column.required && table.column_of(column.name) == CsvTable::none)
      diagnostics.add(
          {table.file, 1, 1, "", "there is no column '" + column.name + "'",
           "The columns are: " + empty_table(form).substr(0, empty_table(form).find('\r'))});
  for (const std::string& name : table.header)
    if (!form.may_have_more && !name.empty() &&
        std::find(known.begin(), known.end(), name) == known.end())
      diagnostics.add({table.file, 1, 1, "", "the column '" + name + "' is not known here",
                       closest_hint(name, known)});
}

void check_required_cells(const LocalTableForm& form, const LocalTable& table,
                          Diagnostics& diagnostics) {
  for (const std::vector<Cell>& row : table.rows())
    for (const LocalTableForm::Column& column : form.columns) {
      const std::size_t index = table.table.column_of(column.name);
      if (!column.required || index == CsvTable::none || !row[index].text.empty()) continue;
      diagnostics.add({table.table.file, row[index].line, row[index].column, "",
                       "the cell under '" + column.name + "' is empty",
                       "Write something like " + column.example + ", or delete the row"});
    }
}

const LocalTableForm* form_of(const std::string& file) {
  for (const LocalTableForm& form : local_table_forms())
    if (form.file == file) return &form;
  return nullptr;
}

void refuse_unknown(const LocalFile& file, Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const LocalTableForm& form : local_table_forms()) known.push_back(form.file);
  diagnostics.add({file.name, 0, 0, "", "this is none of the six tables",
                   closest_hint(id_from_words(without_ending(file.name)) + ".csv", known)});
}

}  // namespace

const Cell* LocalTable::cell(const std::vector<Cell>& row, std::string_view column) const {
  const std::size_t index = table.column_of(column);
  if (index == CsvTable::none || row[index].text.empty()) return nullptr;
  return &row[index];
}

const std::vector<LocalTableForm>& local_table_forms() {
  static const std::vector<LocalTableForm> forms{
      {"steps.csv",
       {{"step", needed, "Triage"},
        {"kind", false, "hoop"},
        {"like", false, ""},
        {"team", false, "Front door"},
        {"hours", false, "0.75"},
        {"days-before", false, "6"},
        {"passed", false, "88 %"},
        {"refused", false, "2 %"},
        {"clock-starts", false, "yes"},
        {"then", false, ""},
        {"weeks-between", false, ""},
        {"weeks-of-stay", false, ""},
        {"missed", false, ""}},
       false,
       {{"Form", "hoop", "", "Front door", "0.5", "3", "95 %", "", "", "", "", "", ""},
        {"Keywork", "support", "", "Keyworkers", "0.75", "", "", "", "", "", "2", "39", "22 %"}}},
      {"teams.csv",
       {{"team", needed, "Front door"},
        {"kind", false, "hours"},
        {"posts", needed, "3.5"},
        {"hours-per-week", false, "37"},
        {"caseload", false, ""},
        {"on-hoops", false, "60 %"},
        {"elsewhere", false, "35 %"},
        {"leave-each-year", false, "30 %"},
        {"cost", false, "£27"},
        {"per", false, "hour"},
        {"payer", false, "The council"}},
       false,
       {{"Keyworkers", "hours", "16", "37", "55", "16 %", "48 %", "34 %", "£38", "hour",
         "The council"}}},
      {"monthly-counts.csv",
       {{"month", needed, "2025-04"}, {"first-requests", false, "41"}},
       true,
       {{"2025-05", "38"}, {"2025-06", "44"}}},
      {"indicators.csv",
       {{"indicator", needed, "Start within 3 weeks"},
        {"period", needed, "2025/26 Q1"},
        {"value", needed, "91 %"},
        {"target", false, "95 %"}}},
      {"budget.csv",
       {{"line", needed, "Front door pay"},
        {"payer", needed, "The council"},
        {"year", needed, "2025/26"},
        {"amount", needed, "£180,000"},
        {"team", false, "Front door"}}},
      {"questions.csv",
       {{"question", needed, "What if triage and the form were one?"},
        {"without", false, "Form"},
        {"measure", false, "Sustained recovery (stable for a year)"},
        {"worth-knowing", false, "1 %"}}}};
  return forms;
}

std::string empty_table(const LocalTableForm& form) {
  std::vector<std::vector<std::string>> rows(2);
  for (const LocalTableForm::Column& column : form.columns) {
    rows[0].push_back(column.name);
    rows[1].push_back(column.example);
  }
  rows.insert(rows.end(), form.further_rows.begin(), form.further_rows.end());
  std::string text;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool quotes = row[i].find(',') != std::string::npos;
      text += (i > 0 ? "," : "") + (quotes ? "\"" + row[i] + "\"" : row[i]);
    }
    text += "\r\n";
  }
  return text;
}

LocalTables read_local_tables(const std::vector<LocalFile>& files, std::vector<std::string>& notes,
                              Diagnostics& diagnostics) {
  LocalTables tables;
  for (const LocalFile& file : files) {
    const std::string name = id_from_words(without_ending(file.name)) + ".csv";
    const std::string ending = ending_of(file.name);
    const LocalTableForm* form = form_of(name);
    const bool is_table = ending == "csv" || ending == "txt" || ending == "tsv";
    if (!is_table && form == nullptr) continue;  // a picture, a README: not ours to judge
    if (form == nullptr) {
      refuse_unknown(file, diagnostics);
      continue;
    }
    LocalTable& table = *table_for(tables, name);
    if (table.given)
      diagnostics.add({file.name, 0, 0, "", "two files hold the table " + name,
                       "Keep one of " + table.table.file + " and " + file.name});
    table.given = true;
    table.table = read_spreadsheet(file.bytes, file.name, notes, diagnostics);
    if (table.table.header.empty()) continue;
    check_columns(*form, table.table, diagnostics);
    check_required_cells(*form, table, diagnostics);
  }
  return tables;
}

}  // namespace waymark
