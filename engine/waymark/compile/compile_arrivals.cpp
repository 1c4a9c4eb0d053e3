#include <algorithm>

#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"

namespace waymark {

namespace {

constexpr std::uint32_t most_people_a_month = 1u << 20;

Ticks since_start(Date date, Date start) {
  return Ticks{(std::int64_t{date.day_number} - start.day_number) * ms_per_day};
}

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

/// Months of the table from the beginning of the warm-up to the horizon, which they must cover.
void compile_counts(const ScenarioFields& fields, const ArrivalFields& written, const Files& files,
                    Compilation& compilation, Source& source) {
  const std::optional<std::string> text = files ? files(written.table.path) : std::nullopt;
  if (!text) return;  // reported when the field was read
  Diagnostics problems;
  const CsvTable table = read_csv(*text, written.table.path, problems);
  const std::optional<PeriodFigures> figures =
      figures_by_period(table, written.month, written.column, problems);
  for (const Diagnostic& problem : problems.sorted())
    compilation.problem({problem.file, problem.line, problem.column, problem.pointer},
                        problem.message, problem.hint);
  if (!figures || !problems.empty()) return;
  const Model& model = compilation.model();
  std::vector<MonthCount>& months = compilation.tables().month_counts;
  source.counts.first = static_cast<std::uint32_t>(months.size());
  const std::size_t column = table.column_of(written.column);
  const Date start = fields.preamble.dates.start;
  for (std::size_t i = 0; i < figures->periods.size(); ++i) {
    const Ticks from = since_start(figures->periods[i].from, start);
    const Ticks to = since_start(figures->periods[i].to, start);
    if (to <= -model.warm_up || from >= model.horizon) continue;
    std::optional<MonthCount> month = count_of(figures->figures[i], written, table.rows[i][column],
                                               written.table.path, compilation);
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

}  // namespace

void compile_arrivals(const ScenarioFields& fields, const Files& files, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  tables.sources.resize(model.source_ids.size());
  for (const auto& [id, written, place] : fields.arrivals) {
    Source& source = tables.sources[Compilation::index_of(model.source_ids, id)];
    source.who = path_hash("arrivals/" + id);
    source.purpose = source.who;
    source.to = compilation.step(written.to);
    if (written.table) {
      source.kind = SourceKind::counts;
      compile_counts(fields, written, files, compilation, source);
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
