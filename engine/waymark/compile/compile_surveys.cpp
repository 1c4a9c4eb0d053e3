// Rows of people asked, turned into a distribution. Messages name lines and columns, never what
// stands in a cell: a row is about a real person.

#include <algorithm>
#include <numeric>

#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/scenario/spreadsheet.h"

namespace waymark {

namespace {

constexpr std::size_t least_rows = 10;

std::string lower(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

std::optional<double> yes_or_no(const std::string& text) {
  const std::string word = lower(text);
  if (word == "yes" || word == "true" || word == "1") return 1.0;
  if (word == "no" || word == "false" || word == "0") return 0.0;
  return std::nullopt;
}

class SurveyReader {
 public:
  SurveyReader(const PopulationFields& population, const Files& files, Compilation& compilation)
      : population_(population), files_(files), compilation_(compilation) {}

  void read(const std::string& id, const SurveyFields& survey, const Place& place) {
    const std::optional<std::string> text = files_ ? files_(survey.table.path) : std::nullopt;
    if (!text) return;  // reported when the field was read
    Diagnostics problems;
    const CsvTable table = read_table(*text, survey.table.path, problems);
    for (const Diagnostic& problem : problems.sorted())
      compilation_.problem({problem.file, problem.line, problem.column, problem.pointer},
                           problem.message, problem.hint);
    if (table.rows.size() < least_rows)
      compilation_.problem(survey.table.place,
                           "a survey of fewer than 10 people could show who they are",
                           "Write their traits as chances and shares instead");
    if (table.rows.empty()) return;
    bool is_used = false;
    for (const auto& [trait, fields, where] : population_.traits) {
      if (fields.from.id != id) continue;
      is_used = true;
      read_column(table, trait, fields, where);
    }
    if (!is_used)
      compilation_.problem(place, "no trait is drawn from this survey",
                           "Write { \"from\": \"" + id + "\" } at a trait, or leave it out");
    read_weights(table, id, survey);
  }

 private:
  std::optional<std::size_t> column_of(const CsvTable& table, const std::string& name,
                                       const Place& place) {
    const std::size_t column = table.column_of(name);
    if (column != CsvTable::none) return column;
    const std::optional<std::string> near = nearest(name, table.header);
    compilation_.problem(
        place, "the survey has no column '" + name + "'",
        near ? "Did you mean '" + *near + "'?" : "See the first line of the table");
    return std::nullopt;
  }

  void bad_cell(const CsvTable& table, const Cell& cell, const std::string& column,
                const std::string& should_be) {
    compilation_.problem({table.file, cell.line, cell.column, ""},
                         "the cell under '" + column + "' is not " + should_be,
                         "Put it right, or leave the row out");
  }

  void read_column(const CsvTable& table, const std::string& id, const TraitFields& fields,
                   const Place& place) {
    const std::string& name = fields.column.empty() ? id : fields.column;
    const std::optional<std::size_t> column = column_of(table, name, place);
    if (!column) return;
    ArmTables& tables = compilation_.tables();
    Trait& trait = tables.traits.each[Compilation::index_of(compilation_.model().trait_ids, id)];
    trait.survey = Compilation::index_of(compilation_.model().survey_ids, fields.from.id);
    trait.first_cell = static_cast<std::uint32_t>(tables.numbers.size());
    for (const std::vector<Cell>& row : table.rows) {
      const Cell& cell = row[*column];
      const std::optional<double> value = value_of(cell, fields);
      if (!value) bad_cell(table, cell, name, what_it_should_be(fields));
      tables.numbers.push_back(value.value_or(0.0));
    }
  }

  static std::optional<double> value_of(const Cell& cell, const TraitFields& fields) {
    if (!fields.levels.empty()) {
      const auto found = std::find(fields.levels.begin(), fields.levels.end(), cell.text);
      if (found == fields.levels.end()) return std::nullopt;
      return static_cast<double>(found - fields.levels.begin());
    }
    if (fields.cells == Cells::yes_no) return yes_or_no(cell.text);
    return read_quantity(cell.text, Unit::number).value;
  }

  static std::string what_it_should_be(const TraitFields& fields) {
    if (!fields.levels.empty()) return "one of the levels";
    return fields.cells == Cells::yes_no ? "yes or no" : "a number";
  }

  void read_weights(const CsvTable& table, const std::string& id, const SurveyFields& survey) {
    std::vector<double> weights(table.rows.size(), 1.0);
    if (!survey.weight.empty()) {
      const auto column = column_of(table, survey.weight, survey.table.place);
      if (!column) return;
      for (std::size_t i = 0; i < weights.size(); ++i) {
        const Cell& cell = table.rows[i][*column];
        const std::optional<double> weight = read_quantity(cell.text, Unit::number).value;
        if (!weight || *weight < 0.0)
          bad_cell(table, cell, survey.weight, "a weight of 0 or more");
        else
          weights[i] = *weight;
      }
    }
    if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0.0) {
      compilation_.problem(survey.table.place, "all rows of the survey have the weight 0",
                           "Give at least one row a weight above 0");
      return;
    }
    std::vector<double> rows(weights.size());
    std::iota(rows.begin(), rows.end(), 0.0);
    ArmTables& tables = compilation_.tables();
    Survey& made =
        tables.traits.surveys[Compilation::index_of(compilation_.model().survey_ids, id)];
    made.row = discrete(rows, weights, tables.numbers);
  }

  const PopulationFields& population_;
  const Files& files_;
  Compilation& compilation_;
};

}  // namespace

void compile_surveys(const ScenarioFields& fields, const Files& files, Compilation& compilation) {
  const Model& model = compilation.model();
  Traits& traits = compilation.tables().traits;
  traits.surveys.resize(model.survey_ids.size());
  for (std::size_t s = 0; s < model.survey_ids.size(); ++s)
    traits.surveys[s].purpose = path_hash("survey/" + model.survey_ids[s]);
  SurveyReader reader(fields.population, files, compilation);
  for (const auto& [id, survey, place] : fields.population.surveys) reader.read(id, survey, place);
}

}  // namespace waymark
