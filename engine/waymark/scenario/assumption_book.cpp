#include "waymark/scenario/assumption_book.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "waymark/base/elementary.h"
#include "waymark/base/number.h"
#include "waymark/scenario/distribution_reader.h"
#include "waymark/scenario/reading_context.h"

namespace waymark {
namespace {

std::string text_of(const Node* node) {
  if (!node) return "";
  if (const std::string* text = node->text()) return *text;
  if (const double* number = node->number()) return print(*number);
  return "";
}

QuantityReading read_node(const Node& node, Unit unit) {
  if (const double* number = node.number()) return read_quantity(*number, unit);
  if (const std::string* text = node.text()) return read_quantity(*text, unit);
  return {std::nullopt, std::string(kind_in_words(node)) + " is no quantity", ""};
}

Standing standing_of(const Node* node) {
  const std::string word = text_of(node);
  for (const Standing each : {Standing::found, Standing::local, Standing::lived, Standing::known})
    if (word == name_of(each)) return each;
  return Standing::assumed;
}

const Node* range_end(const Node& assumption, std::size_t index) {
  const Node* range = assumption.find("range");
  const Node::List* list = range ? range->list() : nullptr;
  return list && list->size() == 2 ? &(*list)[index] : nullptr;
}

/// Orders by place and drops what stands twice, as happens when several arms are read.
template <class Placed>
void keep_one_each(std::vector<Placed>& placed) {
  const auto key = [](const Placed& each) {
    return std::tie(each.place.pointer, each.place.file, each.place.line, each.place.column);
  };
  std::sort(placed.begin(), placed.end(),
            [&](const Placed& a, const Placed& b) { return key(a) < key(b); });
  placed.erase(std::unique(placed.begin(), placed.end(),
                           [&](const Placed& a, const Placed& b) { return key(a) == key(b); }),
               placed.end());
}

/// An assumption like any other, as if the scenario had written it (evidence 0a.16).
Member written_for_all(const Position& position) {
  const auto text = [&](const char* key, const char* value) {
    return Member{key, position, Node{position, std::string(value)}};
  };
  Node::List range{Node{position, 0.0}, Node{position, 1.0}};
  Node::Object fields{
      text("label", "Share of what was only observed to go together that is taken as cause"),
      Member{"value", position, Node{position, 0.5}},
      Member{"range", position, Node{position, std::move(range)}},
      text("standing", "assumed"),
      text("source", "taken for every observed effect that names no share of its own"),
  };
  return {std::string(usual_causal_share), position, Node{position, std::move(fields)}};
}

constexpr int most_predictors_deep = 32;  // a ring of products is reported when it is compiled

/// What a predictor is before its terms act: its value, its two points, the cells of its table, the
/// names of its parts (`is_part`).
template <class Do>
void for_each_base_number(const Node& predictor, Do&& look) {
  for (const char* form : {"chance", "rate", "ratio", "number"})
    if (const Node* model = predictor.find(form)) {
      if (const Node* value = model->find("value")) look(*value, false);
      if (const Node* points = model->find("at"); points && points->list())
        for (const Node& point : *points->list())
          if (point.list() && point.list()->size() == 2) look((*point.list())[1], false);
    }
  if (const Node* table = predictor.find("table"))
    if (const Node* values = table->find("values"); values && values->list())
      for (const Node& value : *values->list()) look(value, false);
  for (const char* parts : {"product", "sum"})
    if (const Node* names = predictor.find(parts); names && names->list())
      for (const Node& name : *names->list()) look(name, true);
}

void merge_row(AssumptionRegister& all, const AssumptionRow& row) {
  for (AssumptionRow& known : all.rows) {
    if (known.name != row.name) continue;
    std::vector<AssumptionUse> uses = known.uses;
    uses.insert(uses.end(), row.uses.begin(), row.uses.end());
    const bool scales_an_effect = known.scales_an_effect || row.scales_an_effect;
    if (!known.unit) known = row;
    known.uses = std::move(uses);
    known.scales_an_effect = scales_an_effect;
    return;
  }
  all.rows.push_back(row);
}

}  // namespace

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::found:
      return "found";
    case Standing::local:
      return "local";
    case Standing::lived:
      return "lived";
    case Standing::known:
      return "known";
    case Standing::assumed:
      break;
  }
  return "assumed";
}

const AssumptionRow* AssumptionRegister::find(std::string_view name) const {
  for (const AssumptionRow& row : rows)
    if (row.name == name) return &row;
  return nullptr;
}

/// The usual share may stand beside any observed number; one that is named is meant for an effect.
static bool names_a_share(const AssumptionRow& row) {
  return !row.causal_share.empty() && row.causal_share != "=" + std::string(usual_causal_share);
}

std::vector<Diagnostic> unused_assumptions(const AssumptionRegister& assumptions) {
  std::vector<Diagnostic> warnings;
  for (const AssumptionRow& row : assumptions.rows) {
    if (row.uses.empty())
      warnings.push_back(
          diagnostic_at(row.place, "nothing uses the assumption '" + row.name + "'",
                        "Write \"=" + row.name + "\" where it belongs, or remove it"));
    else if (names_a_share(row) && !row.scales_an_effect)
      warnings.push_back(diagnostic_at(
          row.place,
          "the causal share of '" + row.name + "' scales nothing: no use of it is an effect",
          "Leave \"causal-share\" out, or give the assumption a \"coupling\""));
  }
  return warnings;
}

AssumptionRegister merged(const std::vector<AssumptionRegister>& arms) {
  AssumptionRegister all;
  for (const AssumptionRegister& arm : arms) {
    for (const AssumptionRow& row : arm.rows) merge_row(all, row);
    all.neutralised.insert(all.neutralised.end(), arm.neutralised.begin(), arm.neutralised.end());
  }
  std::sort(all.rows.begin(), all.rows.end(),
            [](const AssumptionRow& a, const AssumptionRow& b) { return a.name < b.name; });
  for (AssumptionRow& row : all.rows) keep_one_each(row.uses);
  keep_one_each(all.neutralised);
  return all;
}

std::optional<std::string> broken_bound(double value, const Terms& terms, Unit unit) {
  const auto in_words = [&](double each) {
    return each == 0 ? std::string("0") : print_quantity(each, unit);
  };
  const std::string written = in_words(value);
  if (terms.low && (value < *terms.low || (terms.low_excluded && value == *terms.low)))
    return written + (terms.low_excluded ? " must be above " : " is below the least, ") +
           in_words(*terms.low);
  if (terms.high && (value > *terms.high || (terms.high_excluded && value == *terms.high)))
    return written + (terms.high_excluded ? " must be below " : " is above the most, ") +
           in_words(*terms.high);
  return std::nullopt;
}

double causal_part(double value, double neutral, double share) {
  if (share == 1) return value;
  if (std::isinf(neutral)) return share == 0 ? neutral : value / share;
  if (neutral == 1 && value > 0) return portable_pow(value, share);
  return neutral + share * (value - neutral);
}

AssumptionBook::AssumptionBook(const Document& document, bool measured_only)
    : document_(document), measured_only_(measured_only) {
  for (const Member* member : members_of(document, "assumptions")) add(*member);
  for (const Member* member : members_of(document, "predictors"))
    predictors_.emplace(member->key, member);
}

std::vector<const Member*> AssumptionBook::members_of(const Document& document,
                                                      std::string_view section) {
  const Node* node = document.root.find(section);
  std::vector<const Member*> members;
  if (!node || !node->object()) return members;
  for (const Member& member : *node->object())
    if (member.key != "notes") members.push_back(&member);
  return members;
}

void AssumptionBook::add(const Member& member) {
  Entry entry;
  entry.member = &member;
  entry.row.name = member.key;
  const Node& node = member.value;
  entry.row.label = text_of(node.find("label"));
  entry.row.source = text_of(node.find("source"));
  entry.row.standing = standing_of(node.find("standing"));
  entry.row.written_value = text_of(node.find("value"));
  entry.row.written_low = text_of(range_end(node, 0));
  entry.row.written_high = text_of(range_end(node, 1));
  entry.row.written_error = text_of(node.find("standard-error"));
  entry.row.place =
      document_.place(member.key_position, "/assumptions/" + pointer_token(member.key));
  const Node* value = node.find("value");
  entry.sound = value && read_node(*value, Unit::as_used).value;
  entry.row.neutralised = measured_only_ && !waymark::is_measured(entry.row.standing) &&
                          node.find("coupling") != nullptr;
  note_causal_share(entry, node);
  nodes_.emplace(member.key, std::move(entry));
}

void AssumptionBook::note_causal_share(Entry& entry, const Node& node) {
  if (text_of(node.find("design")) != "observational") return;
  const Node* share = node.find("causal-share");
  entry.row.causal_share = share ? text_of(share) : "=" + std::string(usual_causal_share);
  if (share || has(usual_causal_share) || document_.at("/assumptions/causal-share")) return;
  usual_share_ = written_for_all(entry.member->key_position);
  add(usual_share_);
}

bool AssumptionBook::has_predictor(std::string_view name) const {
  return predictors_.count(std::string(name)) > 0;
}

bool AssumptionBook::is_measured(std::string_view name, double neutral) const {
  return is_measured(name, neutral, most_predictors_deep);
}

bool AssumptionBook::is_measured(std::string_view name, double neutral, int depth) const {
  const auto found = nodes_.find(std::string(name));
  if (found != nodes_.end()) return waymark::is_measured(found->second.row.standing);
  const auto predictor = predictors_.find(std::string(name));
  if (predictor == predictors_.end() || depth == 0) return false;
  std::size_t numbers = 0, measured = 0;
  for_each_base_number(predictor->second->value, [&](const Node& node, bool is_part) {
    const std::string* text = node.text();
    ++numbers;
    if (is_part && text)
      measured += is_measured(*text, neutral, depth - 1);
    else if (text && !text->empty() && text->front() == '=')
      measured += is_measured(text->substr(1), neutral, depth - 1);
    else
      measured += node.number() && *node.number() == neutral;
  });
  return numbers > 0 && measured == numbers;
}

bool AssumptionBook::is_rate(std::string_view predictor) const {
  return is_rate(predictor, most_predictors_deep);
}

/// A product with a rate in it is a rate, and so is a sum of rates.
bool AssumptionBook::is_rate(std::string_view predictor, int depth) const {
  const auto found = predictors_.find(std::string(predictor));
  if (found == predictors_.end() || depth == 0) return false;
  const Node& form = found->second->value;
  if (form.find("rate")) return true;
  if (const Node* table = form.find("table")) {
    const std::string per = text_of(table->find("per"));
    return !per.empty() && per != "no-time";
  }
  for (const char* parts : {"product", "sum"})
    if (const Node* names = form.find(parts); names && names->list())
      for (const Node& name : *names->list())
        if (name.text() && is_rate(*name.text(), depth - 1)) return true;
  return false;
}

std::vector<std::string> AssumptionBook::names(bool with_predictors) const {
  std::vector<std::string> names;
  for (const auto& [name, entry] : nodes_) names.push_back(name);
  if (with_predictors)
    for (const auto& [name, member] : predictors_) names.push_back(name);
  return names;
}

void AssumptionBook::check_names(Diagnostics& diagnostics) const {
  for (const auto& [name, entry] : nodes_) {
    const auto clash = predictors_.find(name);
    if (clash == predictors_.end()) continue;
    const Place here =
        document_.place(clash->second->key_position, "/predictors/" + pointer_token(name));
    diagnostics.add(diagnostic_at(here,
                                  "'" + name + "' is also the name of an assumption, on line " +
                                      std::to_string(entry.row.place.line),
                                  "Assumptions and predictors share their names: rename one"));
  }
}

Place AssumptionBook::place_of(const Entry& entry, std::string_view below) const {
  return document_.place_of(entry.row.place.pointer + "/" + std::string(below));
}

std::optional<double> AssumptionBook::use(const std::string& name, const Place& place, Unit unit,
                                          const Terms& terms, Diagnostics& diagnostics) {
  Entry& entry = nodes_.at(name);
  const bool coupling = terms.neutral.has_value();
  entry.row.uses.push_back({place, unit, coupling, terms});
  if (!entry.sound) return std::nullopt;
  if (!fits(entry, place, unit, terms, diagnostics)) return std::nullopt;
  if (!entry.row.unit) give_unit(entry, unit, diagnostics);
  const Node& node = entry.member->value;
  const Node* value = node.find(entry.row.neutralised ? "coupling" : "value");
  const std::optional<double> number = value ? read_node(*value, unit).value : std::nullopt;
  if (!number || entry.row.neutralised) return number;
  return causal_part(entry, *number, unit, terms, diagnostics);
}

/// A share that is out of bounds or of no known name is reported where it is written.
double AssumptionBook::share_of(const Entry& entry) const {
  const std::string& written = entry.row.causal_share;
  const Node* share = entry.member->value.find("causal-share");
  if (!written.empty() && written[0] == '=') {
    const auto named = nodes_.find(written.substr(1));
    if (named == nodes_.end()) return 1;
    share = named->second.member->value.find(named->second.row.neutralised ? "coupling" : "value");
  }
  return share ? read_node(*share, Unit::number).value.value_or(1) : 1;
}

double AssumptionBook::causal_part(Entry& entry, double value, Unit unit, const Terms& terms,
                                   Diagnostics& diagnostics) {
  AssumptionRow& row = entry.row;
  const Node* coupling = entry.member->value.find("coupling");
  const std::optional<double> neutral =
      terms.neutral || !coupling ? terms.neutral : read_node(*coupling, unit).value;
  if (row.causal_share.empty() || !neutral) return value;
  row.scales_an_effect = true;
  if (entry.member->value.find("causal-share") == nullptr)
    use(std::string(usual_causal_share), row.place, Unit::number, between(0, 1), diagnostics);
  row.share_used = share_of(entry);
  return waymark::causal_part(value, *neutral, row.share_used);
}

bool AssumptionBook::fits(const Entry& entry, const Place& place, Unit unit, const Terms& terms,
                          Diagnostics& diagnostics) const {
  const Node& node = entry.member->value;
  const std::pair<const Node*, std::string> parts[] = {{node.find("value"), "value"},
                                                       {range_end(node, 0), "range/0"},
                                                       {range_end(node, 1), "range/1"},
                                                       {node.find("coupling"), "coupling"}};
  for (const auto& [part, below] : parts) {
    if (!part || !read_node(*part, Unit::as_used).value) continue;
    QuantityReading reading = read_node(*part, unit);
    if (reading.value)
      if (const auto broken = broken_bound(*reading.value, terms, unit)) {
        reading.message = *broken;
        reading.value.reset();
      }
    if (reading.value) continue;
    const Place there = place_of(entry, below);
    diagnostics.add(diagnostic_at(
        place, "the assumption '" + entry.row.name + "' does not fit here: " + reading.message,
        "It stands at " + there.file + ":" + std::to_string(there.line) + ":" +
            std::to_string(there.column) + ", " + there.pointer));
    return false;
  }
  return true;
}

void AssumptionBook::give_unit(Entry& entry, Unit unit, Diagnostics& diagnostics) {
  AssumptionRow& row = entry.row;
  const Node& node = entry.member->value;
  row.unit = unit;
  row.value = read_node(*node.find("value"), unit).value.value_or(0);
  if (!range_end(node, 0)) return;
  row.low = read_node(*range_end(node, 0), unit).value;
  row.high = read_node(*range_end(node, 1), unit).value;
  // A normal range is a 95 % interval, which a drawn value may well leave.
  if (text_of(node.find("drawn")).find("normal") != std::string::npos) return;
  if (!row.low || !row.high || (*row.low <= row.value && row.value <= *row.high)) return;
  diagnostics.add(diagnostic_at(place_of(entry, "range"),
                                "the value " + row.written_value + " lies outside its range, " +
                                    row.written_low + " to " + row.written_high,
                                "Write the lower end first, and a range that holds the value"));
}

void AssumptionBook::finish(ReadingContext& context) {
  for (auto& [name, entry] : nodes_) {
    AssumptionRow& row = entry.row;
    const Member* distribution = entry.member->value.find_member("distribution");
    if (distribution && row.unit) {
      row.distribution.emplace();
      const Spot spot = spot_of(context, row.place, *distribution);
      read_distribution(context, spot, *row.unit, *row.distribution, false);
    }
    keep_one_each(row.uses);
    const bool is_for_nobody = entry.member == &usual_share_ && row.uses.empty();
    if (!is_for_nobody) context.reading.assumptions.rows.push_back(row);
  }
  keep_one_each(context.reading.assumptions.neutralised);
}

}  // namespace waymark
