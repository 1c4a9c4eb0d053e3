#include <algorithm>
#include <cmath>

#include "waymark/base/number.h"
#include "waymark/compile/local_builder.h"
#include "waymark/scenario/quantity.h"
#include "waymark/scenario/spreadsheet.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {

namespace {

constexpr int months_shown = 24;
const char* const table_of_arrivals = "tables/first-requests-by-month.csv";

/// Months since year 0, so that they can be counted.
int month_number(Date date) {
  const CivilDate civil = civil_of(date);
  return 12 * civil.year + civil.month - 1;
}
Date first_of(int month) { return date_of({month / 12, month % 12 + 1, 1}); }

struct CountedMonth {
  int month;
  const Row* row;
};

class CountsBuilder {
 public:
  explicit CountsBuilder(LocalBuilder& build) : build_(build), table_(build.tables.counts) {}

  void build() {
    read_months();
    if (months_.empty()) return;
    const int last = months_.back().month;
    const int first = std::max(months_.front().month, last - months_shown + 1);
    build_.made.months = {first_of(first), first_of(last + 1)};
    set_dates(last + 1);
    for (const std::string& column : table_.table.header)
      if (column != "month" && column != "first-requests") compare(column);
    if (table_.table.column_of("first-requests") != CsvTable::none) write_arrivals(first);
  }

 private:
  void read_months() {
    for (const Row& row : table_.rows()) {
      const Cell* cell = table_.cell(row, "month");
      if (cell == nullptr) continue;
      const std::optional<Period> period = read_period_cell(cell->text);
      const bool is_month = period && month_number(period->to) == month_number(period->from) + 1;
      if (!is_month) {
        build_.report(table_, *cell, "'" + cell->text.substr(0, 40) + "' is not a month",
                      "Write it like 2025-04, Apr 2025 or 01/04/2025");
        all_are_read_ = false;
        continue;
      }
      months_.push_back({month_number(period->from), &row});
    }
    std::sort(months_.begin(), months_.end(), [](const CountedMonth& a, const CountedMonth& b) {
      return a.month != b.month ? a.month < b.month : (*a.row)[0].line < (*b.row)[0].line;
    });
    for (std::size_t i = 1; i < months_.size(); ++i) check_order(months_[i - 1], months_[i]);
  }

  void check_order(const CountedMonth& before, const CountedMonth& after) {
    const Cell& cell = *table_.cell(*after.row, "month");
    if (after.month == before.month)
      build_.report(table_, cell, "this month stands twice", "Keep one row for each month");
    if (all_are_read_ && after.month > before.month + 1)  // else the gap may be the unread one
      build_.report(table_, cell,
                    "nothing is said about the time from " +
                        print_date(first_of(before.month + 1)) + " to " +
                        print_date(first_of(after.month)),
                    "Add the missing rows; * where a count is hidden");
  }

  /// The model begins where the counts end.
  void set_dates(int start) {
    Node& dates = build_.section("dates");
    const Cell& cell = *table_.cell(*months_.back().row, "month");
    set_member(dates, "start", build_.text_node(table_, cell, print_date(first_of(start))));
  }

  std::optional<Figure> figure_of(const Row& row, const std::string& column) {
    const std::size_t index = table_.table.column_of(column);
    const Cell& cell = row[index];
    const std::optional<Figure> figure = read_figure(cell.text);
    const bool sound =
        figure && (figure->kind != Figure::Kind::known ||
                   (figure->value >= 0 && figure->value == std::floor(figure->value)));
    if (!sound) {
      build_.report(table_, cell, "'" + cell.text.substr(0, 40) + "' is not a count",
                    "Write a whole number of 0 or more, <5 or *");
      return std::nullopt;
    }
    return figure;
  }

  // --- What the model is held against ---------------------------------------------------------

  void compare(const std::string& column) {
    const std::string measure = measure_named(column);
    if (measure.empty()) return;
    for (const CountedMonth& month : months_) {
      const std::optional<Figure> figure = figure_of(*month.row, column);
      if (figure && figure->kind != Figure::Kind::missing) give(measure, column, month, *figure);
    }
  }

  void give(const std::string& measure, const std::string& column, const CountedMonth& month,
            const Figure& figure) {
    const Cell& cell = (*month.row)[table_.table.column_of(column)];
    GivenNumber given;
    given.measure = measure;
    given.label = column;
    given.period = {first_of(month.month), first_of(month.month + 1)};
    given.period_words = print_date(given.period.from).substr(0, 7);
    given.figure = figure;
    given.place = {table_.table.file, cell.line, cell.column, ""};
    if (!(given.period.from < build_.made.months.from)) build_.made.given.push_back(given);
  }

  /// A column names a measure that counts by month: by id, label or standard.
  std::string measure_named(const std::string& column) {
    const Node* measures = build_.made.document.root.find("measures");
    std::vector<std::string> names{"month", "first-requests"};
    if (measures && measures->object())
      for (const Member& member : *measures->object()) {
        const std::string standard = text_at(member.value, "standard");
        if (standard != "requests" && standard != "starts" && standard != "caseload" &&
            standard != "waiting")
          continue;
        for (const std::string& name :
             {member.key, id_from_words(text_at(member.value, "label")), standard}) {
          if (name == column) return member.key;
          names.push_back(name);
        }
      }
    build_.diagnostics.add({table_.table.file, 1, 1, "",
                            "the column '" + column + "' names nothing that is counted by month",
                            closest_hint(column, names)});
    return "";
  }

  // --- What drives the model ------------------------------------------------------------------

  void write_arrivals(int first_shown) {
    Node& arrivals = build_.section("arrivals");
    if (!arrivals.object() || arrivals.object()->empty()) return;
    Node& source = arrivals.object()->front().value;
    const std::optional<double> usual_there = usual_of_base(source);
    const Cell& cell = *table_.cell(*months_.front().row, "month");
    for (const char* old : {"rate", "every", "table", "month", "column", "hidden", "growth",
                            "season", "weekdays", "hours"})
      erase_member(source, old);
    set_member(source, "table", build_.text_node(table_, cell, table_of_arrivals));
    set_member(source, "column", build_.text_node(table_, cell, "first-requests"));
    const std::optional<double> usual_here = write_table(first_shown, source);
    if (usual_there && usual_here) scale_people(*usual_here, *usual_there);
  }

  /// First requests in a usual month of the base, where it counts them or gives their rate.
  std::optional<double> usual_of_base(const Node& source) const {
    const std::string rate = text_at(source, "rate");
    if (const auto per_ms = read_quantity(rate, Unit::rate).value) return *per_ms * months(1);
    const std::string name = text_at(source, "table");
    const auto bytes = name.empty() ? std::nullopt : build_.base.files(name);
    if (!bytes) return std::nullopt;
    Diagnostics ignored;
    const CsvTable counts = read_table(*bytes, name, ignored);
    const std::size_t column = counts.column_of(text_at(source, "column"));
    if (column == CsvTable::none) return std::nullopt;
    std::vector<double> known;
    for (const Row& row : counts.rows)
      if (const auto figure = read_figure(row[column].text);
          figure && figure->kind == Figure::Kind::known)
        known.push_back(figure->value);
    return known.empty() ? std::nullopt : std::optional(mean_of(known));
  }

  /// A town of another size has other numbers of people in need. No sheet says how many are there
  /// when the model begins: they are taken to be more or fewer as first requests are.
  void scale_people(double usual_here, double usual_there) {
    Node* population = build_.made.document.root.find("population");
    Node* count = population ? population->find("count") : nullptr;
    if (!count || usual_there <= 0) return;
    const bool is_named = count->text() && count->text()->rfind('=', 0) == 0;
    Node* assumption =
        is_named ? build_.section("assumptions").find(count->text()->substr(1)) : nullptr;
    Node* value = assumption ? assumption->find("value") : count;
    if (!value || !value->number()) return;
    const double ratio = usual_here / usual_there;
    const auto scaled = [&](double people) { return std::floor(people * ratio + 0.5); };
    const std::string why = "in proportion to first requests (" + in_tenths(usual_here) +
                            " in a usual month here, " + in_tenths(usual_there) + " there)";
    const std::string there = print(*value->number()) + " of " + build_.base.name;
    value->value = scaled(*value->number());
    build_.say("People who are there at the start: " + print(*value->number()) + ", the " + there +
               " " + why + ". This is an assumption: where you know better, write it in " +
               "scenario.json.");
    if (!assumption) return;
    if (Node* range = assumption->find("range"); range && range->list())
      for (Node& end : *range->list())
        if (end.number()) end.value = scaled(*end.number());
    set_member(*assumption, "standing", Node{value->position, std::string("assumed")});
    set_member(*assumption, "source", Node{value->position, "The " + there + " " + why});
  }

  static std::string in_tenths(double value) { return print(std::floor(10 * value + 0.5) / 10); }
  static double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  }

  /// The counts in whole, with what lies before and after. Gives the usual count of a month.
  std::optional<double> write_table(int first_shown, Node& source) {
    std::map<int, std::pair<std::string, int>> counted;  // month: cell and line
    std::map<int, std::vector<double>> by_season;
    std::vector<double> all;
    for (const CountedMonth& month : months_) {
      const std::optional<Figure> figure = figure_of(*month.row, "first-requests");
      if (!figure) continue;
      const Cell& cell = (*month.row)[table_.table.column_of("first-requests")];
      if (figure->kind == Figure::Kind::missing) {
        build_.report(table_, cell, "this cell is empty",
                      "Write 0 if there were none, * if it is hidden");
        continue;
      }
      counted[month.month] = {cell.text, cell.line};
      if (figure->kind == Figure::Kind::hidden) continue;
      const double value = figure->kind == Figure::Kind::one_to_four ? 2.5 : figure->value;
      by_season[month.month % 12].push_back(value);
      all.push_back(value);
    }
    if (all.empty()) return std::nullopt;
    const auto mean = [](const std::vector<double>& values) {
      return std::floor(mean_of(values) + 0.5);
    };
    std::string text = "month,first-requests,source\n";
    const int from = first_shown - lead_months();
    const int to = month_number(build_.made.months.to) + months_ahead();
    int filled = 0;
    bool hides = false;
    for (int month = from; month <= to; ++month) {
      const auto given = counted.find(month);
      const auto season = by_season.find(month % 12);
      const double usual = mean(season == by_season.end() ? all : season->second);
      text += print_date(first_of(month)).substr(0, 7) + ",";
      if (given != counted.end()) {
        hides = hides || given->second.first == "*";
        text += quoted(given->second.first) + ",\"" + table_.table.file + ", line " +
                print(std::int64_t{given->second.second}) + "\"\n";
      } else {
        ++filled;
        text += print(usual) + ",\"filled in: the usual count of this month of the year\"\n";
      }
    }
    if (hides) set_member(source, "hidden", Node{source.position, mean(all)});
    build_.made.tables.push_back({table_of_arrivals, text});
    build_.say(print(std::int64_t{filled}) +
               " months before and after your counts were filled in " +
               "with the usual count of the same month of the year (" + table_of_arrivals + ").");
    return mean_of(all);
  }

  static std::string quoted(const std::string& text) {
    return text.find(',') == std::string::npos ? text : "\"" + text + "\"";
  }

  double in_months(const char* field) const {
    const Node* dates = build_.made.document.root.find("dates");
    const std::string text = dates ? text_at(*dates, field) : "";
    return read_quantity(text, Unit::duration).value.value_or(0) / months(1);
  }
  /// The warm-up before the first month shown, and one more for months of different length.
  int lead_months() const { return static_cast<int>(std::ceil(in_months("warm-up"))) + 1; }
  int months_ahead() const { return static_cast<int>(std::ceil(in_months("horizon"))) + 1; }

  LocalBuilder& build_;
  const LocalTable& table_;
  std::vector<CountedMonth> months_;
  bool all_are_read_ = true;
};

class IndicatorsBuilder {
 public:
  explicit IndicatorsBuilder(LocalBuilder& build)
      : build_(build), table_(build.tables.indicators) {}

  void build() {
    const auto known = known_indicators();
    for (const Row& row : table_.rows()) {
      const Cell* name = table_.cell(row, "indicator");
      const Cell* period = table_.cell(row, "period");
      const Cell* value = table_.cell(row, "value");
      if (!name || !period || !value) continue;
      const std::string measure =
          build_.find_named(table_, *name, known, "indicators of " + build_.base.name);
      const std::optional<Period> when = read_period_cell(period->text);
      if (!when)
        build_.report(table_, *period, "'" + period->text.substr(0, 40) + "' is not a period",
                      "Write 2025-04, 2025/26 Q1 or 2025/26");
      const std::optional<Figure> share = share_of(*value);
      if (const Cell* target = table_.cell(row, "target")) set_target(measure, *target);
      if (measure.empty() || !when || !share) continue;
      build_.made.given.push_back({measure,
                                   name->text,
                                   *when,
                                   period->text,
                                   *share,
                                   true,
                                   {table_.table.file, value->line, value->column, ""}});
    }
  }

 private:
  std::map<std::string, std::string> known_indicators() {
    std::map<std::string, std::string> known;
    const Node* measures = build_.made.document.root.find("measures");
    if (!measures || !measures->object()) return known;
    for (const Member& member : *measures->object()) {
      const std::string standard = text_at(member.value, "standard");
      const bool is_share = standard == "starts-within" || standard == "completed-of-leavers" ||
                            standard == "returned-within" || standard == "missed-contacts" ||
                            standard == "repeat-requests";
      if (!is_share) continue;
      known.emplace(standard, member.key);
      known[small_letters(text_at(member.value, "label"))] = member.key;
      known[member.key] = member.key;
    }
    known.erase("");
    return known;
  }

  std::optional<Figure> share_of(const Cell& cell) {
    const std::optional<Figure> figure = read_figure(cell.text);
    if (figure && figure->kind == Figure::Kind::hidden) return figure;
    const std::optional<double> share = build_.value_of(table_, cell, read_share_cell);
    return share ? std::optional<Figure>({Figure::Kind::known, *share}) : std::nullopt;
  }

  void set_target(const std::string& measure, const Cell& cell) {
    const std::optional<double> share = build_.value_of(table_, cell, read_share_cell);
    if (!share || measure.empty()) return;
    Node& node = *build_.section("measures").find(measure);
    set_member(node, "target", build_.text_node(table_, cell, print_quantity(*share, Unit::share)));
  }

  LocalBuilder& build_;
  const LocalTable& table_;
};

}  // namespace

void build_counts(LocalBuilder& build) {
  if (build.tables.counts.given) CountsBuilder(build).build();
}

void build_indicators(LocalBuilder& build) {
  if (build.tables.indicators.given) IndicatorsBuilder(build).build();
}

}  // namespace waymark
