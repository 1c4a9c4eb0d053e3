#include <algorithm>
#include <array>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/scenario/spreadsheet.h"

namespace waymark {

namespace {

constexpr std::uint32_t most_people_a_month = 1u << 20;

std::optional<MonthCount> count_of(const Figure& figure, const ArrivalFields& written,
                                   const Cell& cell, const std::string& file,
                                   Compilation& compilation) {
  MonthCount month;
  const Place place{file, cell.line, cell.column, ""};
  switch (figure.kind) {
    case Figure::Kind::known:
      month.count = static_cast<std::int32_t>(figure.value);
      if (figure.value < 0 || figure.value != month.count || figure.value > most_people_a_month) {
        compilation.problem(place, "'" + cell.text + "' is not a count of people",
                            "Write a whole number");
        return std::nullopt;
      }
      return month;
    case Figure::Kind::one_to_four:
      month.suppressed = true;
      return month;
    case Figure::Kind::hidden:
      if (written.hidden) {
        month.count = static_cast<std::int32_t>(written.hidden->value);
        return month;
      }
      compilation.problem(place, "a \"*\" hides this count",
                          "Say under \"hidden\" what it stands for");
      return std::nullopt;
    case Figure::Kind::missing:
      break;
  }
  compilation.problem(place, "a count is missing", "Write a whole number, \"<5\" or \"*\"");
  return std::nullopt;
}

/// In a table of which some rows cannot be read at all, what is wrong with the counts of others is
/// told at once. What the reading of rows has told is not told again.
void check_counts(const CsvTable& table, const ArrivalFields& written, Compilation& compilation) {
  const std::size_t column = table.column_of(written.column);
  if (column == CsvTable::none) return;
  for (const std::vector<Cell>& row : table.rows) {
    const std::optional<Figure> figure = read_figure(row[column].text);
    const bool is_told = !figure || figure->kind == Figure::Kind::missing ||
                         (figure->kind == Figure::Kind::known && figure->value < 0);
    if (!is_told) count_of(*figure, written, row[column], table.file, compilation);
  }
}

/// Months of the table from the beginning of the warm-up to the horizon, which they must cover.
void compile_counts(const ScenarioFields& fields, const ArrivalFields& written, const Files& files,
                    Compilation& compilation, Source& source) {
  const std::optional<std::string> text = files ? files(written.table.path) : std::nullopt;
  if (!text) return;  // reported when the field was read
  Diagnostics problems;
  const CsvTable table = read_table(*text, written.table.path, problems);
  const std::optional<PeriodFigures> figures =
      figures_by_period(table, written.month, written.column, problems);
  for (const Diagnostic& problem : problems.sorted())
    compilation.problem({problem.file, problem.line, problem.column, problem.pointer},
                        problem.message, problem.hint);
  if (!figures || !problems.empty()) {
    check_counts(table, written, compilation);
    return;
  }
  const Model& model = compilation.model();
  std::vector<MonthCount>& months = compilation.tables().month_counts;
  source.counts.first = static_cast<std::uint32_t>(months.size());
  const Dates& dates = fields.preamble.dates;
  for (std::size_t i = 0; i < figures->periods.size(); ++i) {
    const Ticks from = dates.until(figures->periods[i].from);
    const Ticks to = dates.until(figures->periods[i].to);
    if (to <= -model.warm_up || from >= model.horizon) continue;
    std::optional<MonthCount> month =
        count_of(figures->figures[i], written, figures->cells[i], written.table.path, compilation);
    if (!month) continue;
    month->from = from;
    month->to = to;
    months.push_back(*month);
    ++source.counts.count;
  }
  const bool covers = source.counts.count > 0 &&
                      months[source.counts.first].from <= -model.warm_up &&
                      months.back().to >= model.horizon;
  if (!covers)
    compilation.problem(
        written.table.place,
        "the table does not cover the time from the beginning of the warm-up to the horizon",
        "Add months, or shorten \"warm-up\" or \"horizon\"");
}

std::vector<double> weights_of(const std::vector<Quantity>& weights) {
  std::vector<double> values;
  for (const Quantity& weight : weights) values.push_back(weight.value);
  return values;
}

/// Weights of a profile, of which there must be as many as there are hours or days or months.
template <std::size_t size, class Factors>
void set_factors(std::array<double, size>& target, const std::vector<Quantity>& written,
                 const char* name, Factors factors, const Place& place, Compilation& compilation) {
  if (written.empty()) return;
  const std::vector<double> weights = weights_of(written);
  if (weights.size() != size)
    compilation.problem(place,
                        "\"" + std::string(name) + "\" needs " + std::to_string(size) + " values",
                        "Write one for each");
  else if (*std::max_element(weights.begin(), weights.end()) <= 0.0)
    compilation.problem(place, "under \"" + std::string(name) + "\" nobody would ever come",
                        "Let at least one value be above 0");
  else
    target = factors(weights);
}

ArrivalProfile profile_of(const ScenarioFields& fields, const ArrivalFields& written,
                          Compilation& compilation) {
  const Model& model = compilation.model();
  const Dates& dates = fields.preamble.dates;
  ArrivalProfile profile;
  profile.start_day = dates.start.day_number;
  profile.since_midnight = to_ticks(dates.hour.value);
  const double year = static_cast<double>(ms_per_year);
  if (written.growth) {
    const double yearly = written.growth->value * year;
    if (yearly > -1.0 + 1e-9)
      profile.log_growth_per_ms = portable_log1p(yearly) / year;
    else
      compilation.problem(written.growth->place, "a source cannot lose all of its people each year",
                          "Let growth be above -100 % per year");
  }
  set_factors(profile.month, written.season, "season", monthly_factors, written.place, compilation);
  set_factors(profile.weekday, written.weekday, "weekday", weekday_factors, written.place,
              compilation);
  set_factors(profile.hour, written.hour, "hour", hourly_factors, written.place, compilation);
  for (const auto& [id, shock, place] : written.shocks) {
    if (!(shock.from < shock.to))
      compilation.problem(shock.place, "this ends before it begins",
                          "Let \"to\" be a later day than \"from\"");
    profile.shocks.push_back({dates.until(shock.from), dates.until(shock.to), shock.factor.value});
  }
  make_pieces(profile, -model.warm_up, model.horizon);
  return profile;
}

/// What a profile may say depends on what tells how many people come.
void check_profile(const ArrivalFields& written, Compilation& compilation) {
  if (written.every)
    compilation.problem(written.place, "a fixed time between arrivals leaves no room for a profile",
                        "Write a \"rate\", or leave out growth, season, weekday, hour and shocks");
  if (written.table && (written.growth || !written.season.empty() || !written.shocks.empty()))
    compilation.problem(
        written.place,
        "the table says how many come in each month, so growth, season and shocks are in it",
        "Leave them out here; \"weekday\" and \"hour\" may stay");
}

/// Days on which nobody can come by the profile must have a count of 0.
void check_placing(const ArrivalFields& written, const Source& source, Compilation& compilation) {
  const ArmTables& tables = compilation.tables();
  const ArrivalProfile& profile = tables.profiles[source.profile];
  for (std::uint32_t i = source.counts.first; i < source.counts.first + source.counts.count; ++i) {
    const MonthCount& month = tables.month_counts[i];
    if ((!month.suppressed && month.count == 0) ||
        placing_weight(profile, month.from, month.to) > 0.0)
      continue;
    compilation.problem(written.place,
                        "the table has people on days on which \"weekday\" lets nobody come",
                        "Give those weekdays a weight above 0");
    return;
  }
}

}  // namespace

void compile_arrivals(const ScenarioFields& fields, const Files& files, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  tables.sources.resize(model.source_ids.size());
  for (const auto& [id, written, place] : fields.arrivals) {
    Source& source = tables.sources[Compilation::index_of(model.source_ids, id)];
    source.open = true;
    source.who = path_hash("arrivals/" + id);
    source.purpose = source.who;
    source.more = path_hash("arrivals/" + id + "/more");
    source.to = compilation.step(written.to);
    if (written.has_profile()) {
      check_profile(written, compilation);
      source.profile = static_cast<std::uint16_t>(tables.profiles.size());
      tables.profiles.push_back(profile_of(fields, written, compilation));
    }
    if (written.table) {
      source.kind = SourceKind::counts;
      compile_counts(fields, written, files, compilation, source);
      if (source.profile != none) check_placing(written, source, compilation);
    } else if (written.rate) {
      source.gap = exponential(1.0 / written.rate->value);
    } else if (written.every) {
      source.gap = compilation.time(*written.every);
      if (mean(source.gap, tables.numbers.data()) <= 0.0)
        compilation.problem(written.every->place, "everybody would come at once",
                            "Let the time between two be above 0");
    }
  }
}

}  // namespace waymark
