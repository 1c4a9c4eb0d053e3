#include "waymark/compile/local_builder.h"

#include <algorithm>

#include "waymark/base/number.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {

namespace {

/// A tenth either way, of what is left to the nearer end for a share.
std::pair<double, double> range_around(double value, Unit unit) {
  const bool share = unit == Unit::share || unit == Unit::chance;
  const double spread = 0.1 * (share ? std::min(value, 1 - value) : value);
  return {value - spread, value + spread};
}

std::string name_not_taken(const Node& assumptions, const std::string& wanted) {
  std::string name = wanted.substr(0, 60);
  for (int i = 2; assumptions.find(name) != nullptr; ++i)
    name = wanted.substr(0, 60) + "-" + print(std::int64_t{i});
  return name;
}

}  // namespace

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& letter : small)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  return small;
}

std::map<std::string, std::string> ids_by_words(const Node* collection) {
  std::map<std::string, std::string> ids;
  if (collection == nullptr || !collection->object()) return ids;
  for (const Member& member : *collection->object()) {
    const std::string label =
        member.value.text() ? *member.value.text() : text_at(member.value, "label");
    if (!label.empty()) ids.emplace(small_letters(label), member.key);
  }
  for (const Member& member : *collection->object()) ids[member.key] = member.key;
  return ids;
}

bool is_of_base(const BaseScenario& base, const Node& node) {
  return node.position.file < static_cast<std::int32_t>(base.document.files.size());
}

void erase_member(Node& object, std::string_view key) {
  if (Node::Object* members = object.object())
    members->erase(std::remove_if(members->begin(), members->end(),
                                  [&](const Member& member) { return member.key == key; }),
                   members->end());
}

Node& LocalBuilder::section(const std::string& name) {
  Node& document = made.document.root;
  if (document.find(name) == nullptr)
    set_member(document, name, Node{document.position, Node::Object()});
  return *document.find(name);
}

void LocalBuilder::report(const LocalTable& table, const Cell& cell, std::string message,
                          std::string hint) {
  diagnostics.add(
      {table.table.file, cell.line, cell.column, "", std::move(message), std::move(hint)});
}

Position LocalBuilder::position_of(const LocalTable& table, const Cell& cell) {
  std::vector<std::string>& files = made.document.files;
  const auto found = std::find(files.begin(), files.end(), table.table.file);
  const auto index = static_cast<std::int32_t>(found - files.begin());
  if (found == files.end()) files.push_back(table.table.file);
  return {index, cell.line, cell.column};
}

Node LocalBuilder::text_node(const LocalTable& table, const Cell& cell, std::string text) {
  return Node{position_of(table, cell), std::move(text)};
}

std::optional<double> LocalBuilder::value_of(const LocalTable& table, const Cell& cell,
                                             QuantityReading (*reader)(std::string_view)) {
  const QuantityReading reading = reader(cell.text);
  if (!reading.value) report(table, cell, reading.message, reading.hint);
  return reading.value;
}

Node LocalBuilder::local_number(const LocalTable& table, const Cell& cell, const std::string& id,
                                const std::string& label, double value, Unit unit) {
  const Position position = position_of(table, cell);
  const auto written = [&](double number) -> Node {
    if (unit == Unit::number || unit == Unit::count) return {position, number};
    return {position, print_quantity(number, unit)};
  };
  const auto [low, high] = range_around(value, unit);
  Node assumption{position, Node::Object()};
  set_member(assumption, "value", written(value));
  set_member(assumption, "range", Node{position, Node::List{written(low), written(high)}});
  set_member(assumption, "standing", Node{position, std::string("local")});
  set_member(assumption, "source",
             Node{position, table.table.file + ", line " + print(std::int64_t{cell.line}) +
                                "; the table gives no range, so a tenth either way is tried"});
  set_member(assumption, "label", Node{position, label});
  Node& assumptions = section("assumptions");
  const std::string name = name_not_taken(assumptions, id);
  set_member(assumptions, name, std::move(assumption));
  return Node{position, "=" + name};
}

std::string LocalBuilder::find_named(const LocalTable& table, const Cell& cell,
                                     const std::map<std::string, std::string>& ids,
                                     const std::string& what) {
  const auto found = ids.find(small_letters(cell.text));
  if (found != ids.end()) return found->second;
  std::map<std::string, std::string> labels;  // an id only where there is no label
  for (const auto& [name, id] : ids)
    if (name != id || labels.count(id) == 0) labels[id] = name;
  std::vector<std::string> names;
  for (const auto& [id, label] : labels) names.push_back(label);
  report(table, cell, "'" + cell.text.substr(0, 60) + "' is not one of the " + what,
         closest_hint(small_letters(cell.text), names));
  return "";
}

}  // namespace waymark
