#include "waymark/scenario/leaf_meaning.h"

#include <algorithm>

#include "waymark/base/number.h"
#include "waymark/scenario/distribution_form.h"
#include "waymark/scenario/quantity.h"

namespace waymark {
namespace {

std::string meaning_as_written(const Node& node) {
  if (const double* number = node.number()) return print(*number);
  if (const std::string* text = node.text()) return *text;
  return write_json(node);
}

std::string number_meaning(const Node& node, Unit unit) {
  QuantityReading reading;
  if (const double* number = node.number()) reading = read_quantity(*number, unit);
  if (const std::string* text = node.text()) reading = read_quantity(*text, unit);
  return reading.value ? "#" + print(*reading.value) : meaning_as_written(node);
}

/// A quantity whose unit its use decides is the same if any unit reads it: the first that does.
std::string written_meaning(const Node& node) {
  for (const Unit unit :
       {Unit::number, Unit::duration, Unit::rate, Unit::money, Unit::money_rate}) {
    const std::string meaning = number_meaning(node, unit);
    if (meaning.rfind('#', 0) == 0) return std::string(name_of(unit)) + meaning;
  }
  return meaning_as_written(node);
}

std::string meaning_in_unit(const Node& node, Unit unit) {
  return unit == Unit::as_used ? written_meaning(node) : number_meaning(node, unit);
}

/// One value alone needs no brackets.
std::string list_meaning(const Node& node, Unit unit) {
  if (!node.list()) return meaning_in_unit(node, unit) + ";";
  std::string meaning;
  for (const Node& item : *node.list()) meaning += meaning_in_unit(item, unit) + ";";
  return meaning;
}

/// Ids as a set, unless their order is what the field says.
std::string ids_meaning(const Node& node, bool in_order) {
  std::vector<std::string> ids;
  if (const Node::List* list = node.list())
    for (const Node& item : *list) ids.push_back(meaning_as_written(item));
  else if (const Node::Object* set = node.object())
    for (const Member& member : *set)
      if (member.value.flag() && *member.value.flag()) ids.push_back(member.key);
  if (!in_order) std::sort(ids.begin(), ids.end());
  std::string meaning;
  for (const std::string& id : ids) meaning += id + ";";
  return meaning;
}

std::string joined_in_order(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string all;
  for (const std::string& part : parts) all += part;
  return all;
}

std::string points_meaning(const Node& node, const FieldDescription& field) {
  if (!node.object()) return meaning_as_written(node);
  std::vector<std::string> points;
  for (const Member& member : *node.object())
    points.push_back(meaning_in_unit(Node{{}, member.key}, field.at_unit) + "=" +
                     meaning_in_unit(member.value, field.unit) + ";");
  return joined_in_order(std::move(points));
}

Unit unit_of_parameter(const std::string& family, const std::string& name, Unit values) {
  if (family == "discrete" || family == "empirical")
    return name == "weights" ? Unit::number : values;
  for (const DistributionForm& form : distribution_forms())
    if (form.word == family)
      for (const ParameterForm& parameter : form.parameters)
        if (parameter.name == name) return unit_of(parameter.unit, values);
  return Unit::number;
}

std::string distribution_meaning(const Node& node, Unit unit) {
  if (!node.object()) return meaning_in_unit(node, unit);
  std::vector<std::string> parts;
  for (const Member& member : *node.object()) {
    if (!member.value.object()) {
      parts.push_back(member.key + "=" + meaning_in_unit(member.value, unit) + ";");  // a bound
      continue;
    }
    std::vector<std::string> parameters;
    for (const Member& each : *member.value.object())
      parameters.push_back(each.key + "=" +
                           list_meaning(each.value, unit_of_parameter(member.key, each.key, unit)));
    parts.push_back(member.key + "(" + joined_in_order(std::move(parameters)) + ")");
  }
  return joined_in_order(std::move(parts));
}

/// A default is kept in plain words; as a node it is what somebody would have written.
Node written_default(const FieldDescription& field) {
  const std::string& words = field.default_text;
  if (field.category == Category::flag) return Node{{}, words == "true"};
  if (words.size() >= 2 && words.front() == '"') return Node{{}, words.substr(1, words.size() - 2)};
  return Node{{}, words};
}

}  // namespace

std::string leaf_meaning(const Node& node, const FieldDescription& field) {
  switch (field.category) {
    case Category::quantity:
    case Category::expression:
    case Category::whole:
      return meaning_in_unit(node, field.unit);
    case Category::written:
      return written_meaning(node);
    case Category::distribution:
      return distribution_meaning(node, field.unit);
    case Category::quantities:
      return list_meaning(node, field.unit);
    case Category::writtens:
      return list_meaning(node, Unit::as_used);
    case Category::references:
      return ids_meaning(node, field.name == "order");
    case Category::points:
      return points_meaning(node, field);
    default:
      return meaning_as_written(node);
  }
}

std::string default_meaning(const FieldDescription& field) {
  return field.default_text.empty() ? "" : leaf_meaning(written_default(field), field);
}

}  // namespace waymark
