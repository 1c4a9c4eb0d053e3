#include <algorithm>
#include <cmath>

#include "waymark/base/number.h"
#include "waymark/compile/local_builder.h"
#include "waymark/scenario/description_walk.h"
#include "waymark/scenario/spreadsheet.h"

namespace waymark {

namespace {

bool is_team_at_work(const Node& pathway, const std::string& team) {
  return std::any_of(pathway.object()->begin(), pathway.object()->end(),
                     [&](const Member& step) { return text_at(step.value, "team") == team; });
}

/// A price worked out from another one, to the penny, so that people can read it.
double to_the_penny(double pounds) { return std::floor(100 * pounds + 0.5) / 100; }

/// The payer a cell names; a new one is added under an id of its own.
std::string payer_named(LocalBuilder& build, const LocalTable& table, const Cell& cell) {
  const auto known = ids_by_words(build.made.document.root.find("payers"));
  const auto found = known.find(small_letters(cell.text));
  if (found != known.end()) return found->second;
  const std::string id = id_from_words(cell.text);
  if (id.empty()) {
    build.report(table, cell, "this name has no letters", "Name who pays in words");
    return "";
  }
  set_member(build.section("payers"), id, build.text_node(table, cell, cell.text));
  return id;
}

class TeamsBuilder {
 public:
  explicit TeamsBuilder(LocalBuilder& build) : build_(build), table_(build.tables.teams) {}

  void build() {
    for (const Row& row : table_.rows()) write(row);
  }

 private:
  void write(const Row& row) {
    const Cell* name = table_.cell(row, "team");
    if (name == nullptr) return;
    const auto known = build_.team_ids.find(small_letters(name->text));
    const bool is_new = known == build_.team_ids.end();
    const std::string id = is_new ? id_from_words(name->text) : known->second;
    if (id.empty())
      return build_.report(table_, *name, "this name has no letters", "Name the team in words");
    if (!listed_.insert(id).second)
      return build_.report(table_, *name, "the team '" + name->text + "' stands twice",
                           "Keep one row for each team");
    const std::string kind = kind_of(row, is_new ? "" : id);
    const Node* pattern = pattern_of(kind, id);
    if (kind != "hours" && kind != "units")
      return build_.report(table_, *name, "the kind of this team is not said",
                           "Write hours (workers who share a week) or units (beds, rooms, nurses)");
    Node node = pattern ? *pattern : Node{build_.position_of(table_, *name), Node::Object()};
    node.position = build_.position_of(table_, *name);
    set_member(node, "kind", Node{node.position, kind});
    if (is_new) set_member(node, "label", build_.text_node(table_, *name, name->text));
    write_numbers(row, id, name->text, kind, node);
    set_member(build_.section("teams"), id, std::move(node));
    build_.team_ids[small_letters(name->text)] = id;
    build_.team_ids[id] = id;
  }

  std::string kind_of(const Row& row, const std::string& known) {
    if (const Cell* kind = table_.cell(row, "kind")) return small_letters(kind->text);
    const Node* team = known.empty() ? nullptr : build_.section("teams").find(known);
    return team ? text_at(*team, "kind") : "hours";
  }

  /// The base's own team, or its first of this kind that works at a step.
  const Node* pattern_of(const std::string& kind, const std::string& id) {
    const Node* teams = build_.base.document.root.find("teams");
    const Node* pathway = build_.base.document.root.find("pathway");
    if (!teams || !pathway) return nullptr;
    const Node* own = teams->find(id);
    if (own && text_at(*own, "kind") == kind) return own;
    for (const Member& member : *teams->object())
      if (text_at(member.value, "kind") == kind && is_team_at_work(*pathway, member.key))
        return &member.value;
    return nullptr;
  }

  void write_numbers(const Row& row, const std::string& id, const std::string& name,
                     const std::string& kind, Node& node) {
    const bool of_hours = kind == "hours";
    number(
        row, "posts", read_number_cell, id, name + ": posts", Unit::number, 1,
        [&](Node value) { set_member(node, of_hours ? "fte" : "count", std::move(value)); },
        of_hours);
    if (const Cell* caseload = of_hours ? nullptr : table_.cell(row, "caseload"))
      build_.report(table_, *caseload, "a team of units has no caseload", "Leave the cell empty");
    if (of_hours) write_hours(row, id, name, node);
    write_cost(row, id, name, node);
    if (const Cell* payer = table_.cell(row, "payer")) {
      const std::string paid_by = payer_named(build_, table_, *payer);
      if (!paid_by.empty()) set_member(node, "payer", build_.text_node(table_, *payer, paid_by));
    }
  }

  void write_hours(const Row& row, const std::string& id, const std::string& name, Node& node) {
    const auto put = [&](const char* field) {
      return [&node, field](Node value) { set_member(node, field, std::move(value)); };
    };
    number(row, "hours-per-week", read_number_cell, id, name + ": hours a week", Unit::work_hours,
           hours(1), put("hours-per-week"));
    number(row, "caseload", read_number_cell, id, name + ": people for a full-time worker",
           Unit::number, 1, put("caseload"));
    number(row, "on-hoops", read_share_cell, id, name + ": hours for hoops", Unit::share, 1,
           put("gate-share"));
    number(row, "elsewhere", read_share_cell, id, name + ": hours that reach nobody", Unit::share,
           1, put("elsewhere"));
    const Cell* leave = table_.cell(row, "leave-each-year");
    if (leave == nullptr) return;
    const std::optional<double> share = build_.value_of(table_, *leave, read_share_cell);
    if (!share) return;
    if (*share == 0) return erase_member(node, "stays");
    Node mean{build_.position_of(table_, *leave), Node::Object()};
    set_member(mean, "mean",
               build_.local_number(table_, *leave, id + "-stays", name + ": time in post",
                                   years(1) / *share, Unit::duration));
    Node stays{mean.position, Node::Object()};
    set_member(stays, "exponential", std::move(mean));
    set_member(node, "stays", std::move(stays));
  }

  void write_cost(const Row& row, const std::string& id, const std::string& name, Node& node) {
    const Cell* cost = table_.cell(row, "cost");
    if (cost == nullptr) return;
    const std::optional<double> pounds = build_.value_of(table_, *cost, read_money_cell);
    const Cell* per = table_.cell(row, "per");
    const std::string time = per ? small_letters(per->text) : "";
    if (time != "hour" && time != "year")
      return build_.report(table_, per ? *per : *cost,
                           "it is not said for what time this is the cost",
                           "Write hour or year under 'per'");
    if (!pounds) return;
    double rate = *pounds / (time == "hour" ? hours(1) : years(1));
    if (time == "year" && text_at(node, "kind") == "hours") rate = per_paid_hour(row, *pounds);
    set_member(
        node, "cost",
        build_.local_number(table_, *cost, id + "-cost", name + ": cost", rate, Unit::money_rate));
  }

  /// A team of hours is paid by the hour: a year of a post holds its weekly hours 52.18 times.
  double per_paid_hour(const Row& row, double pounds_a_year) {
    const Cell* week = table_.cell(row, "hours-per-week");
    const double a_week = week ? read_number_cell(week->text).value.value_or(37) : 37;
    const double hours_a_year = a_week * (years(1) / weeks(1));
    return a_week > 0 ? to_the_penny(pounds_a_year / hours_a_year) / hours(1) : 0;
  }

  template <class Put>
  void number(const Row& row, const char* column, QuantityReading (*reader)(std::string_view),
              const std::string& id, const std::string& label, Unit unit, double scale, Put put,
              bool as_assumption = true) {
    const Cell* written = table_.cell(row, column);
    if (written == nullptr) return;
    const std::optional<double> value = build_.value_of(table_, *written, reader);
    if (!value) return;
    if (!as_assumption) return put(Node{build_.position_of(table_, *written), *value});
    put(build_.local_number(table_, *written, id + "-" + column, label, *value * scale, unit));
  }

  LocalBuilder& build_;
  const LocalTable& table_;
  std::set<std::string> listed_;
};

/// What a line of the budget says of its last year.
struct BudgetLine {
  const Row* row;
  const Cell *name, *amount;
  Period year;
  double pounds;
};

class BudgetBuilder {
 public:
  explicit BudgetBuilder(LocalBuilder& build) : build_(build), table_(build.tables.budget) {}

  void build() {
    for (const Row& row : table_.rows()) read(row);
    for (const auto& [name, line] : lines_) write(line);
  }

 private:
  void read(const Row& row) {
    const Cell* name = table_.cell(row, "line");
    const Cell* year = table_.cell(row, "year");
    const Cell* amount = table_.cell(row, "amount");
    if (!name || !year || !amount || !table_.cell(row, "payer")) return;
    const std::optional<Period> period = read_period_cell(year->text);
    const bool is_year = period && period->to.day_number - period->from.day_number > 360;
    if (!is_year)
      build_.report(table_, *year, "'" + year->text.substr(0, 40) + "' is not a year",
                    "Write a financial year like 2025/26");
    const std::optional<double> pounds = build_.value_of(table_, *amount, read_money_cell);
    if (!is_year || !pounds) return;
    const BudgetLine line{&row, name, amount, *period, *pounds};
    const auto [there, fresh] = lines_.emplace(small_letters(name->text), line);
    if (!fresh && there->second.year.from == period->from)
      return build_.report(table_, *name, "this line stands twice for the same year",
                           "Keep one row for each line and year");
    if (!fresh && there->second.year.from < period->from) there->second = line;
  }

  void write(const BudgetLine& line) {
    const std::string payer = payer_named(build_, table_, *table_.cell(*line.row, "payer"));
    if (payer.empty()) return;
    if (const Cell* team = table_.cell(*line.row, "team")) return pay_team(line, *team, payer);
    const std::string id = id_from_words("budget " + line.name->text);
    build_.made.budget.push_back({payer, id, line.pounds});
    const Position place = build_.position_of(table_, *line.name);
    Node node{place, Node::Object()};
    set_member(node, "kind", Node{place, std::string("units")});
    set_member(node, "label", Node{place, line.name->text});
    set_member(node, "count", Node{place, 1.0});
    set_member(node, "cost",
               build_.local_number(table_, *line.amount, id + "-cost", line.name->text + ", a year",
                                   line.pounds / years(1), Unit::money_rate));
    set_member(node, "payer", Node{place, payer});
    set_member(build_.section("teams"), id, std::move(node));
  }

  /// Pay of a team: its amount over its posts, unless the table of teams gives the cost itself.
  void pay_team(const BudgetLine& line, const Cell& team, const std::string& payer) {
    const std::string id = build_.find_named(table_, team, build_.team_ids, "teams");
    if (id.empty()) return;
    Node& node = *build_.section("teams").find(id);
    set_member(node, "payer", build_.text_node(table_, team, payer));
    build_.made.budget.push_back({payer, id, line.pounds});
    const Node* cost = node.find("cost");
    const bool from_teams =
        cost && build_.tables.teams.given &&
        build_.made.document.place(cost->position, "").file == build_.tables.teams.table.file;
    if (from_teams) return;
    const double paid = paid_units(node);
    if (paid <= 0) return;
    const double time = text_at(node, "kind") == "hours" ? hours(1) : years(1);
    const double rate = to_the_penny(line.pounds / paid) / time;
    Node price = build_.local_number(table_, *line.amount, id + "-cost", line.name->text, rate,
                                     Unit::money_rate);
    set_member(*build_.section("teams").find(id), "cost", std::move(price));
  }

  /// Paid hours a year of all posts, or units: what a year's sum has to be divided by.
  double paid_units(const Node& team) const {
    const bool of_hours = text_at(team, "kind") == "hours";
    const double posts = number_at(team, of_hours ? "fte" : "count");
    if (!of_hours) return posts;
    const Node* week = team.find("hours-per-week");
    double hours_a_week = 37;
    if (week && week->text()) {
      const std::string text = resolved(*week->text());
      hours_a_week = read_quantity(text, Unit::work_hours).value.value_or(hours(37)) / hours(1);
    }
    return posts * hours_a_week * (years(1) / weeks(1));
  }

  double number_at(const Node& node, const char* key) const {
    const Node* value = node.find(key);
    if (!value) return 0;
    if (value->number()) return *value->number();
    return value->text() ? parse_number(resolved(*value->text())).value_or(0) : 0;
  }

  /// The value of "=name", or the text itself.
  std::string resolved(const std::string& text) const {
    if (text.empty() || text.front() != '=') return text;
    const Node* assumption =
        build_.made.document.at("/assumptions/" + pointer_token(text.substr(1)) + "/value");
    if (assumption && assumption->number()) return print(*assumption->number());
    return assumption && assumption->text() ? *assumption->text() : "";
  }

  LocalBuilder& build_;
  const LocalTable& table_;
  std::map<std::string, BudgetLine> lines_;
};

/// Every feature of one team, such as the minutes its contacts get, becomes that of another.
void rename_features(Node& node, const std::string& from, const std::string& to) {
  if (Node::Object* object = node.object())
    for (Member& member : *object) {
      if (member.key == from) member.key = to;
      rename_features(member.value, from, to);
    }
  if (Node::List* list = node.list())
    for (Node& item : *list) rename_features(item, from, to);
  if (node.text() && *node.text() == from) node.value = to;
}

/// A report begins with what the first payer pays: the one whom the sheets name first.
void put_own_payer_first(LocalBuilder& build) {
  Node::Object& payers = *build.section("payers").object();
  for (const LocalTable* table : {&build.tables.budget, &build.tables.teams})
    for (const Row& row : table->rows()) {
      const Cell* cell = table->cell(row, "payer");
      if (cell == nullptr) continue;
      const std::string id = payer_named(build, *table, *cell);
      const auto own = std::find_if(payers.begin(), payers.end(),
                                    [&](const Member& payer) { return payer.key == id; });
      if (own != payers.end()) std::rotate(payers.begin(), own, own + 1);
      build.say("The report begins with the cost to '" + cell->text + "', whom " +
                table->table.file + " names first.");
      return;
    }
}

std::string first_team_of_support(const Node& pathway) {
  for (const Member& step : *pathway.object())
    if (text_at(step.value, "kind") == "support") return text_at(step.value, "team");
  return "";
}

/// A town of another size has other numbers of beds and workers: what no row says is told.
void say_whose_size_was_kept(LocalBuilder& build) {
  std::string kept;
  for (const Member& team : *build.section("teams").object()) {
    if (!is_of_base(build.base, team.value)) continue;
    const bool of_hours = text_at(team.value, "kind") == "hours";
    const Node* size = team.value.find(of_hours ? "fte" : "count");
    if (size == nullptr) continue;
    const std::string label = text_at(team.value, "label");
    kept += (kept.empty() ? "'" : "; '") + (label.empty() ? team.key : label) + "' " +
            (size->number() ? print(*size->number()) : *size->text());
  }
  if (!kept.empty())
    build.say("Teams that no row of yours names keep the posts or places they have in " +
              build.base.name + ": " + kept + ".");
}

}  // namespace

void build_teams(LocalBuilder& build) {
  if (build.tables.teams.given) TeamsBuilder(build).build();
}

void build_budget(LocalBuilder& build) {
  if (build.tables.budget.given) BudgetBuilder(build).build();
  put_own_payer_first(build);
}

void drop_idle_teams(LocalBuilder& build) {
  if (!build.tables.teams.given && !build.tables.budget.given) return;
  std::vector<std::string> idle;
  for (const Member& team : *build.section("teams").object()) {
    const bool overhead = !is_team_at_work(*build.base.document.root.find("pathway"), team.key);
    if (!is_of_base(build.base, team.value) || is_team_at_work(build.section("pathway"), team.key))
      continue;
    if (overhead && !build.tables.budget.given) continue;  // still paid for, as far as we know
    if (!build.tables.teams.given && !overhead) continue;
    idle.push_back(team.key);
  }
  const std::string instead = first_team_of_support(build.section("pathway"));
  std::string names;
  for (const std::string& team : idle) {
    names += (names.empty() ? "'" : ", '") + team + "'";
    erase_member(build.section("teams"), team);
    rename_features(build.made.document.root, "minutes:" + team, "minutes:" + instead);
  }
  if (!idle.empty())
    build.say("Teams of " + build.base.name +
              " that your tables do not name were taken out: " + names + ".");
  say_whose_size_was_kept(build);
}

}  // namespace waymark
