#include "cli/new_from_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <thread>

#include "cli/look_back_text.h"
#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/base/executor_tbb.h"
#include "waymark/base/number.h"
#include "waymark/compile/local_scenario.h"
#include "waymark/compile/scenario.h"
#include "waymark/experiment/retrospect.h"
#include "waymark/results/csv.h"
#include "waymark/results/error.h"
#include "waymark/results/files.h"
#include "waymark/scenario/document_print.h"

namespace waymark {

namespace {

constexpr const char* look_back_file = "last-24-months.csv";

namespace fs = std::filesystem;

constexpr std::uint64_t seed_of_look_back = 1;

std::vector<LocalFile> files_in(const std::string& folder) {
  if (!fs::is_directory(folder))
    throw UsageError("There is no folder '" + folder +
                     "'. It should hold the spreadsheets as CSV; 'waymark new FOLDER --templates' "
                     "writes empty ones.");
  std::vector<LocalFile> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename().string().front() != '.')
      files.push_back({entry.path().filename().string(), read_file(entry.path().string())});
  std::sort(files.begin(), files.end(),
            [](const LocalFile& a, const LocalFile& b) { return a.name < b.name; });
  return files;
}

std::string title_of(const std::string& folder) {
  std::string name = fs::path(folder).filename().string();
  if (name.empty()) name = fs::path(folder).parent_path().filename().string();
  std::replace(name.begin(), name.end(), '-', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

LocalScenario make_scenario(const TablesRequest& request, const ScenarioFile& base) {
  Diagnostics problems;
  std::vector<std::string> notes;
  const LocalTables tables = read_local_tables(files_in(request.tables), notes, problems);
  const bool none = !tables.steps.given && !tables.teams.given && !tables.counts.given &&
                    !tables.indicators.given && !tables.budget.given && !tables.questions.given;
  if (none && problems.empty())
    throw UsageError("None of the six tables is in '" + request.tables +
                     "'; 'waymark new FOLDER --templates' writes empty ones.");
  std::optional<Document> document = read_document(base.source.text, base.source.file, problems);
  problems.throw_if_any();
  if (!document) return {};  // never without a problem, which was thrown
  LocalScenario made =
      local_scenario(title_of(request.folder), {request.from, *document, base.source.files}, tables,
                     describe<ScenarioFields>(), problems);
  problems.throw_if_any();
  made.sentences.insert(made.sentences.begin(), notes.begin(), notes.end());
  return made;
}

/// The whole is checked while every number still knows its cell, so that messages lead there.
Scenario checked(const LocalScenario& made) {
  ScenarioText source;
  source.file = "scenario.json";
  source.files = [&made](const std::string& path) -> std::optional<std::string> {
    for (const LocalFile& table : made.tables)
      if (table.name == path) return table.bytes;
    return std::nullopt;
  };
  return compile_document(made.document, source);
}

// --- In rows ------------------------------------------------------------------------------------

void write_look_back(const std::string& path, const Retrospect& looked) {
  CsvWriter csv(path);
  for (const char* name : looked_back_columns) csv.text(name);
  csv.text("file").text("line").end_row();
  for (const RetrospectRow& row : looked.rows) {
    const bool shown = row.verdict != RetrospectRow::Verdict::too_few;
    csv.text(row.given.label).text(row.given.measure);
    csv.text(row.given.is_share ? "share" : "people").text(row.given.period_words);
    csv.text(print_date(row.given.period.from)).text(print_date(row.given.period.to));
    if (row.given.figure.kind == Figure::Kind::known)
      csv.number(row.given.figure.value);
    else
      csv.text(in_words(row.given));
    for (const double value : {row.mean, row.low, row.high})
      csv.number(shown ? value : std::numeric_limits<double>::quiet_NaN());
    csv.text(in_words(row.verdict)).text(row.given.place.file);
    csv.count(static_cast<std::uint64_t>(row.given.place.line));
    csv.end_row();
  }
  csv.finish();
}

void write_numbers(const std::string& path, const std::vector<NumberSource>& rows) {
  CsvWriter csv(path);
  for (const char* name : {"where", "value", "standing", "source"}) csv.text(name);
  csv.end_row();
  for (const NumberSource& row : rows) {
    csv.text(row.pointer).text(row.value).text(row.standing).text(row.source);
    csv.end_row();
  }
  csv.finish();
}

std::string readme(const TablesRequest& request, const LocalScenario& made, std::size_t local,
                   std::size_t all) {
  std::string text = fmt::format(
      "# {}\n\nMade from spreadsheets over the scenario `{}`. {} of its {} numbers come from your "
      "tables; the others were filled in and keep the standing they had. `numbers.csv` says it of "
      "each.\n\n| file | holds |\n| --- | --- |\n"
      "| `scenario.json` | the scenario, to read and to change |\n"
      "| `your-tables/` | the tables as they were given |\n"
      "| `numbers.csv` | every number, where it stands and where it comes from |\n"
      "| `last-24-months.csv` | your numbers beside the model's |\n",
      title_of(request.folder), request.from, local, all);
  if (!made.sentences.empty()) text += "\n## What was changed\n\n";
  for (const std::string& said : made.sentences) text += "- " + said + "\n";
  return text;
}

// --- The folder ---------------------------------------------------------------------------------

void write_folder(const TablesRequest& request, const LocalScenario& made,
                  const std::vector<NumberSource>& numbers, const Retrospect& looked) {
  const fs::path partial = request.folder + ".partial";
  std::error_code problem;
  fs::remove_all(partial, problem);
  fs::create_directories(partial / "your-tables", problem);
  if (problem) throw ResultsError(partial.string(), problem.message());
  Node root = made.document.root;
  if (!looked.rows.empty()) set_member(root, "looked-back", Node{{}, std::string(look_back_file)});
  write_file((partial / "scenario.json").string(), print_document(root));
  for (const LocalFile& table : made.tables) {
    const fs::path path = partial / table.name;
    fs::create_directories(path.parent_path(), problem);
    write_file(path.string(), table.bytes);
  }
  for (const LocalFile& file : files_in(request.tables))
    write_file((partial / "your-tables" / file.name).string(), file.bytes);
  write_numbers((partial / "numbers.csv").string(), numbers);
  const auto local = std::count_if(numbers.begin(), numbers.end(),
                                   [](const NumberSource& row) { return row.is_local; });
  write_file((partial / "README.md").string(),
             readme(request, made, static_cast<std::size_t>(local), numbers.size()));
  write_look_back((partial / look_back_file).string(), looked);
  fs::rename(partial, request.folder, problem);
  if (problem) throw ResultsError(request.folder, problem.message());
}

void refuse_existing(const std::string& folder) {
  if (fs::exists(folder)) throw ResultsError(folder, "exists already; name a folder that does not");
}

int workers() {
  const unsigned cores = std::thread::hardware_concurrency();
  return cores == 0 ? 1 : static_cast<int>(cores);
}

}  // namespace

int new_from_tables(const TablesRequest& request) {
  refuse_existing(request.folder);
  const LocalScenario made = make_scenario(request, open_scenario(request.from));
  const Scenario scenario = checked(made);
  const bool counted = made.months.from < made.months.to;
  Retrospect looked;
  if (counted) {
    fmt::print(stderr, "Playing your last months with the model ...\n");
    looked = look_back(made, request.runs, seed_of_look_back, *tbb_executor(workers()));
  }
  const std::vector<NumberSource> numbers =
      sources_of_numbers(made, request.from, describe<ScenarioFields>());
  write_folder(request, made, numbers, looked);

  const auto local = std::count_if(numbers.begin(), numbers.end(),
                                   [](const NumberSource& row) { return row.is_local; });
  fmt::print("{} is made from the tables in {} over {}.\n", request.folder, request.tables,
             request.from);
  fmt::print("{} of its {} numbers are yours; {}/numbers.csv says of each where it comes from.\n",
             local, numbers.size(), request.folder);
  for (const std::string& said : made.sentences) fmt::print("- {}\n", said);
  if (counted)
    print_look_back(made, looked, request.folder);
  else
    fmt::print(
        "\nWith monthly-counts.csv your last 24 months would stand here against the model.\n");
  print_budget(made, scenario);
  fmt::print("\nNext:\n  waymark check {0}\n  waymark run {0}\n", request.folder);
  return done;
}

int write_templates(const std::string& folder) {
  refuse_existing(folder);
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) throw ResultsError(folder, problem.message());
  for (const LocalTableForm& form : local_table_forms())
    write_file((fs::path(folder) / form.file).string(), empty_table(form));
  fmt::print(
      "{0} holds six tables with example rows. Replace the rows by your own, leave out what you do "
      "not have, then:\n  waymark new my-town --from rivermouth --tables {0}\n",
      folder);
  return done;
}

}  // namespace waymark
