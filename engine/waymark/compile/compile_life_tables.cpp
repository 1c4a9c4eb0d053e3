#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "waymark/base/elementary.h"
#include "waymark/base/number.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/scenario/csv.h"
#include "waymark/scenario/dates.h"

namespace waymark {

namespace {

/// A row that was read: its combination of levels, age, calendar year and rate per ms.
struct LifeRow {
  std::uint32_t combination = 0;
  int age = 0, year = 0;
  double rate = 0;
};

class LifeTableReader {
 public:
  LifeTableReader(const ScenarioFields& fields, const LifeTableFields& written,
                  Compilation& compilation)
      : fields_(fields), written_(written), compilation_(compilation) {}

  std::optional<LifeTable> read(const std::string& text) {
    Diagnostics bad_rows;
    table_ = read_csv(text, written_.table.path, bad_rows);
    for (const Diagnostic& problem : bad_rows.sorted())
      compilation_.problem({problem.file, problem.line, problem.column, problem.pointer},
                           problem.message, problem.hint);
    LifeTable made;
    if (!find_columns() || !take_traits(made)) return std::nullopt;
    for (const std::vector<Cell>& row : table_.rows) read_row(row);
    if (rows_.empty()) {
      compilation_.problem(written_.table.place, "the life table has no row that can be used",
                           "Give it a row for each age");
      return std::nullopt;
    }
    if (!is_whole()) return std::nullopt;
    fill(made);
    return made;
  }

 private:
  struct Key {
    std::string trait;
    std::size_t column = 0;
    std::vector<std::string> levels;  ///< as written in the table, in the order of values
  };

  std::size_t column(const std::string& name) {
    const std::size_t found = table_.column_of(name);
    if (found != CsvTable::none) return found;
    const std::optional<std::string> near = nearest(name, table_.header);
    compilation_.problem(
        written_.table.place, "the life table has no column '" + name + "'",
        near ? "Did you mean '" + *near + "'?" : "See the first line of the table");
    return found;
  }

  bool find_columns() {
    age_ = column(written_.age_column);
    figure_ = column(written_.chance.empty() ? written_.rate : written_.chance);
    if (!written_.year.empty()) year_ = column(written_.year);
    return age_ != CsvTable::none && figure_ != CsvTable::none &&
           (written_.year.empty() || year_ != CsvTable::none);
  }

  bool take_traits(LifeTable& made) {
    const TraitFields* age = fields_.population.traits.find(written_.age.id);
    if (!age || !age->number)
      compilation_.problem(written_.age.place,
                           "'" + written_.age.id + "' is no trait that is a number of years",
                           "Give people a trait such as \"age\": { \"number\": ... }");
    made.age_trait = Compilation::index_of(compilation_.model().trait_ids, written_.age.id);
    bool is_sound = age && age->number;
    for (const auto& [trait, name, place] : written_.by) {
      Key key{trait, column(name), {}};
      const TraitFields* known = fields_.population.traits.find(trait);
      if (known && known->is_yes_no()) key.levels = {"no", "yes"};
      if (known && !known->levels.empty()) key.levels = known->levels;
      if (key.levels.empty())
        compilation_.problem(place, "'" + trait + "' has no levels by which a table could be read",
                             "Name a trait with \"levels\", or with a \"chance\"");
      is_sound = is_sound && !key.levels.empty() && key.column != CsvTable::none;
      made.by.push_back({Compilation::index_of(compilation_.model().trait_ids, trait),
                         static_cast<std::uint32_t>(key.levels.size())});
      combinations_ *= static_cast<std::uint32_t>(key.levels.size());
      keys_.push_back(std::move(key));
    }
    return is_sound;
  }

  void bad(const Cell& cell, const std::string& should_be) {
    compilation_.problem({table_.file, cell.line, cell.column, ""},
                         "'" + cell.text.substr(0, 40) + "' is not " + should_be,
                         "Put it right, or leave the row out");
    is_sound_ = false;
  }

  std::optional<int> whole(const Cell& cell, const std::string& what) {
    const std::optional<double> number = parse_number(cell.text);
    if (number && *number >= 0 && *number <= 9999 && std::floor(*number) == *number)
      return static_cast<int>(*number);
    bad(cell, what);
    return std::nullopt;
  }

  std::optional<double> rate_of(const Cell& cell) {
    const std::optional<double> number = parse_number(cell.text);
    if (written_.chance.empty()) {
      if (number && *number >= 0) return *number / static_cast<double>(ms_per_year);
      bad(cell, "a rate a year of 0 or more");
      return std::nullopt;
    }
    if (number && *number >= 0 && *number < 1)
      return -portable_log1p(-*number) / static_cast<double>(ms_per_year);
    bad(cell, number && *number == 1
                  ? "a chance below 1: nobody would live to the end of such a year"
                  : "a yearly chance from 0 to below 1");
    return std::nullopt;
  }

  void read_row(const std::vector<Cell>& row) {
    LifeRow made;
    for (const Key& key : keys_) {
      const Cell& cell = row[key.column];
      const auto level = std::find(key.levels.begin(), key.levels.end(), cell.text);
      if (level == key.levels.end()) return bad(cell, "a level of the trait '" + key.trait + "'");
      made.combination = made.combination * static_cast<std::uint32_t>(key.levels.size()) +
                         static_cast<std::uint32_t>(level - key.levels.begin());
    }
    const std::optional<int> age = whole(row[age_], "a whole age in years");
    const std::optional<int> year =
        written_.year.empty() ? std::optional(0) : whole(row[year_], "a calendar year");
    const std::optional<double> rate = rate_of(row[figure_]);
    if (!age || !year || !rate) return;
    made.age = *age;
    made.year = *year;
    made.rate = *rate;
    if (!rates_.emplace(std::tuple(made.combination, made.age, made.year), made.rate).second)
      return bad(row[age_], "new: the table has this row already");
    rows_.push_back(made);
  }

  std::string words_of(std::uint32_t combination) const {
    std::string words;
    for (std::size_t k = keys_.size(); k-- > 0;) {
      const auto levels = static_cast<std::uint32_t>(keys_[k].levels.size());
      words = ", " + keys_[k].trait + " '" + keys_[k].levels[combination % levels] + "'" + words;
      combination /= levels;
    }
    return words;
  }

  /// Every age between the first and the last, in every year, of every combination of levels.
  bool is_whole() {
    first_age_ = last_age_ = rows_.front().age;
    first_year_ = last_year_ = rows_.front().year;
    for (const LifeRow& row : rows_) {
      first_age_ = std::min(first_age_, row.age);
      last_age_ = std::max(last_age_, row.age);
      first_year_ = std::min(first_year_, row.year);
      last_year_ = std::max(last_year_, row.year);
    }
    for (std::uint32_t c = 0; c < combinations_; ++c) {
      for (int age = first_age_; age <= last_age_; ++age) {
        for (int year = first_year_; year <= last_year_; ++year) {
          if (rates_.count({c, age, year}) > 0) continue;
          // Bad rows have been told of; what they leave open needs no second word.
          if (is_sound_)
            compilation_.problem(
                written_.table.place,
                "the life table has no row for age " + print(std::int64_t{age}) + words_of(c) +
                    (written_.year.empty() ? "" : " in " + print(std::int64_t{year})),
                "Between its first and last age and year it needs every row; beyond them the last "
                "ones go on");
          return false;
        }
      }
    }
    return is_sound_;
  }

  void fill(LifeTable& made) {
    const Dates& dates = fields_.preamble.dates;
    std::vector<double> year_starts;
    for (int year = first_year_; year <= last_year_ && !written_.year.empty(); ++year)
      year_starts.push_back(in_milliseconds(dates.until(date_of({year, 1, 1}))));
    std::vector<double> rates;
    for (const auto& [place, rate] : rates_) rates.push_back(rate);  // in this very order
    const auto ages = static_cast<std::uint32_t>(last_age_ - first_age_ + 1);
    made.first =
        age_and_year_hazard(first_age_, ages, year_starts, rates, compilation_.tables().numbers);
    made.cells = static_cast<std::uint32_t>(rates.size()) / combinations_;
  }

  const ScenarioFields& fields_;
  const LifeTableFields& written_;
  Compilation& compilation_;
  CsvTable table_;
  std::size_t age_ = 0, year_ = 0, figure_ = 0;
  std::vector<Key> keys_;
  std::uint32_t combinations_ = 1;
  std::vector<LifeRow> rows_;
  std::map<std::tuple<std::uint32_t, int, int>, double> rates_;
  int first_age_ = 0, last_age_ = 0, first_year_ = 0, last_year_ = 0;
  bool is_sound_ = true;
};

/// What a route read without simulating takes such a clock for: one even rate, that of the average
/// person at the beginning.
Baseline as_one_rate(const LifeTable& table, const ArmTables& tables) {
  const Trait& age = tables.traits.each[table.age_trait];
  const double years = age.rows == 0 ? mean(age.distribution, tables.numbers.data()) : 0.0;
  const double at = years * static_cast<double>(ms_per_year);
  std::uint32_t combinations = 1;
  for (const LifeTable::By& key : table.by) combinations *= key.levels;
  double sum = 0;
  for (std::uint32_t c = 0; c < combinations; ++c) {
    Baseline own = table.first;
    own.first += c * table.cells;
    own.b = -at;
    sum += hazard_at(own, tables.numbers.data(), at);
  }
  return constant_hazard(sum / combinations);
}

}  // namespace

void compile_life_tables(const ScenarioFields& fields, const Files& files,
                         Compilation& compilation) {
  ArmTables& tables = compilation.tables();
  for (const auto& [id, written, place] : fields.clocks) {
    if (!written.life_table) continue;
    if (written.since)
      compilation.problem(written.since.place,
                          "the time of a life table counts from birth, not from a step",
                          "Leave \"since\" out");
    const std::optional<std::string> text =
        files ? files(written.life_table->table.path) : std::nullopt;
    if (!text) continue;  // reported when the field was read
    auto made = LifeTableReader(fields, *written.life_table, compilation).read(*text);
    if (!made) continue;
    Clock& clock = tables.clocks[Compilation::index_of(compilation.model().clock_ids, id)];
    clock.starts_with_risk = false;
    clock.life_table = static_cast<std::int32_t>(tables.life_tables.size());
    clock.baseline = as_one_rate(*made, tables);
    tables.life_tables.push_back(std::move(*made));
  }
}

}  // namespace waymark
