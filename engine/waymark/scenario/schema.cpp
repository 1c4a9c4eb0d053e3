#include <nlohmann/json.hpp>

#include "waymark/base/contract.h"
#include "waymark/scenario/description.h"
#include "waymark/scenario/distribution_form.h"
#include "waymark/scenario/time_units.h"

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

// --- Quantities as patterns ---------------------------------------------------------------------

const char number_pattern[] = "[-+]?[0-9.,]+(?:[eE][-+]?[0-9]+)?";
const char blank[] = "[ \\t]";

/// "(?:years?|months?|...)", down from the longest unit allowed.
std::string time_pattern(double longest) {
  std::string names;
  for (const TimeUnit& unit : time_units)
    if (unit.milliseconds <= longest)
      names +=
          (names.empty() ? "" : "|") + std::string(unit.singular) + "|" + std::string(unit.plural);
  return "(?:" + names + ")";
}

std::string per_pattern() {
  return std::string(blank) + "+per" + blank + "+(?:" + number_pattern + blank + "+)?(?:person-)?" +
         time_pattern(years(1));
}

std::string pounds_pattern() {
  return std::string("(?:-?£") + blank + "*" + number_pattern + ")(?:" + blank +
         "+(?:million|thousand))?";
}

/// What a text may look like to be a quantity of a unit, without the blanks around it.
std::string pattern_of(Unit unit) {
  const std::string number = number_pattern;
  const std::string blanks = std::string(blank) + "+";
  const std::string portion = number + "(?:" + blank + "*%|" + blanks + "(?:percent|per" + blanks +
                              "cent|in" + blanks + number + "))?";
  switch (unit) {
    case Unit::duration:
      return number + blanks + time_pattern(years(1));
    case Unit::work_hours:
      return number + blanks + time_pattern(hours(1));
    case Unit::rate:
    case Unit::growth:
      return portion + per_pattern();
    case Unit::money:
      return pounds_pattern();
    case Unit::money_rate:
      return pounds_pattern() + per_pattern();
    case Unit::chance:
    case Unit::share:
    case Unit::number:
      return portion;
    case Unit::count:
      return number;
    case Unit::as_used:
      break;
  }
  std::string any;
  for (const Unit each : {Unit::duration, Unit::rate, Unit::number, Unit::money, Unit::money_rate})
    any += (any.empty() ? "(?:" : "|(?:") + pattern_of(each) + ")";
  return "(?:" + any + ")";
}

bool may_be_bare(Unit unit) {
  return unit == Unit::chance || unit == Unit::share || unit == Unit::number ||
         unit == Unit::count || unit == Unit::as_used;
}

/// Bounds hold for bare numbers here; inside a text only the reader can check them.
Json bare_number(Unit unit, const Terms& terms) {
  Json json{{"type", unit == Unit::count ? "integer" : "number"}};
  const bool portion = unit == Unit::chance || unit == Unit::share;
  if (terms.low)
    json[terms.low_excluded ? "exclusiveMinimum" : "minimum"] = *terms.low;
  else if (portion || unit == Unit::count)
    json["minimum"] = 0;
  if (terms.high)
    json[terms.high_excluded ? "exclusiveMaximum" : "maximum"] = *terms.high;
  else if (portion)
    json["maximum"] = 1;
  return json;
}

Json quantity(Unit unit, const Terms& terms, bool may_use = true) {
  const std::string use = may_use ? "|=.*" : "";
  const std::string quantity = std::string(blank) + "*" + pattern_of(unit) + blank + "*";
  const Json text{{"type", "string"}, {"pattern", "^(?:" + quantity + use + ")$"}};
  if (!may_be_bare(unit)) return text;
  return {{"anyOf", {bare_number(unit, terms), text}}};
}

// --- Objects ------------------------------------------------------------------------------------

Json schema_of(const FieldDescription& field);

/// An object whose keys are known; `notes` and `x-...` are free.
Json closed_object(Json properties, const std::vector<std::string>& required_names) {
  properties["notes"] = true;
  Json json{{"type", "object"},
            {"properties", std::move(properties)},
            {"patternProperties", {{"^x-", true}}},
            {"additionalProperties", false}};
  if (!required_names.empty()) json["required"] = required_names;
  return json;
}

std::vector<std::string> required_names(const ObjectDescription& object) {
  std::vector<std::string> names;
  for (const FieldDescription& field : object.fields)
    if (field.terms.is_required) names.push_back(field.name);
  return names;
}

Json exactly_one(const std::vector<std::string>& names) {
  Json ways = Json::array();
  for (const std::string& name : names) ways.push_back({{"required", {name}}});
  return {{"oneOf", std::move(ways)}};
}

Json schema_of(const ObjectDescription& object, const std::string& kind_word,
               const std::string& kind) {
  Json properties = Json::object();
  std::vector<std::string> names = required_names(object);
  if (!kind_word.empty()) {
    properties[kind_word] = {{"const", kind}};
    names.insert(names.begin(), kind_word);
  }
  for (const FieldDescription& field : object.fields) properties[field.name] = schema_of(field);
  Json json = closed_object(std::move(properties), names);
  for (const auto& group : object.exactly_one_of) json["allOf"].push_back(exactly_one(group));
  const FieldDescription* bare = object.shorthand.empty() ? nullptr : object.find(object.shorthand);
  if (!bare || !kind_word.empty()) return json;
  for (const std::string& name : required_names(object))
    if (name != bare->name) return json;  // a bare value would leave that one out
  return {{"anyOf", {schema_of(*bare), std::move(json)}}};
}

Json keyed_object(const FieldDescription& field) {
  const Json entry =
      field.entry.empty() ? schema_of(field.object, "", "") : schema_of(field.entry[0]);
  Json json{{"type", "object"}, {"properties", {{"notes", true}}}, {"additionalProperties", entry}};
  if (field.defines)
    json["propertyNames"] = {{"pattern", "^[a-z0-9]+(?:-[a-z0-9]+)*$"}, {"maxLength", 64}};
  if (field.terms.is_required) json["minProperties"] = 1;
  return json;
}

/// One kind of several: the word decides which fields are known.
Json object_of_kinds(const FieldDescription& field) {
  Json words = Json::array();
  Json branches = Json::array();
  for (const KindDescription& kind : field.kinds) {
    words.push_back(kind.name);
    branches.push_back({{"if", {{"properties", {{field.kind_word, {{"const", kind.name}}}}}}},
                        {"then", schema_of(kind.fields, field.kind_word, kind.name)}});
  }
  return {{"type", "object"},
          {"required", {field.kind_word}},
          {"properties", {{field.kind_word, {{"enum", words}}}}},
          {"allOf", branches}};
}

// --- Distributions ------------------------------------------------------------------------------

Json parameters_of(const DistributionForm& form, Unit unit, bool may_use) {
  Json properties = Json::object();
  std::vector<std::string> names;
  for (const ParameterForm& each : form.parameters) {
    properties[std::string(each.name)] = quantity(unit_of(each.unit, unit), each.terms, may_use);
    if (each.terms.is_required) names.emplace_back(each.name);
  }
  return closed_object(std::move(properties), names);
}

/// One family under its word, with the bounds that may stand beside it.
Json named_distribution(const std::string& word, Json parameters, Json bounds) {
  bounds[word] = std::move(parameters);
  return closed_object(std::move(bounds), {word});
}

Json bounds_in(Unit unit, bool may_use) {
  Json bounds = Json::object();
  for (const ParameterForm& each : bound_forms())
    bounds[std::string(each.name)] = quantity(unit_of(each.unit, unit), each.terms, may_use);
  return bounds;
}

Json list_of(Json item, int least) {
  return {{"type", "array"}, {"items", std::move(item)}, {"minItems", least}};
}

Json distribution(Unit unit, const Terms& terms) {
  const bool may_use = unit != Unit::as_used;
  Terms bounds = terms;
  bounds.is_required = false;
  const Json value = quantity(unit, bounds, may_use);
  Json ways = Json::array({value});
  const Json bounds_beside = bounds_in(unit, may_use);
  const auto add = [&](const std::string& word, Json parameters) {
    ways.push_back(named_distribution(word, std::move(parameters), bounds_beside));
  };
  for (const DistributionForm& form : distribution_forms())
    add(std::string(form.word), parameters_of(form, unit, may_use));
  const Json weights = list_of(quantity(Unit::number, at_least(0), may_use), 1);
  add("discrete",
      closed_object({{"values", list_of(value, 1)}, {"weights", weights}}, {"values", "weights"}));
  add("empirical", closed_object({{"values", list_of(value, 1)}}, {"values"}));
  const Json text{{"type", "string"}};
  add("empirical", closed_object({{"table", text}, {"column", text}}, {"table", "column"}));
  return {{"anyOf", std::move(ways)}};
}

// --- Fields -------------------------------------------------------------------------------------

Json text(const Terms& terms) {
  Json json{{"type", "string"}};
  if (terms.is_required) json["minLength"] = 1;
  return json;
}

Json with_length(Json list, const Terms& terms) {
  if (terms.is_required) list["minItems"] = 1;
  if (terms.items) list["minItems"] = list["maxItems"] = *terms.items;
  return list;
}

Json ids(const Terms& terms) {
  const Json id{{"type", "string"}, {"minLength", 1}};
  const Json list{{"type", "array"}, {"items", id}, {"uniqueItems", true}};
  const Json set{{"type", "object"},
                 {"properties", {{"notes", true}}},
                 {"additionalProperties", {{"type", "boolean"}}}};
  return {{"anyOf", {with_length(list, terms), set}}};
}

Json words(const FieldDescription& field) {
  Json options = Json::array();
  for (const auto& [word, help] : field.words) options.push_back(word);
  return {{"enum", options}};
}

Json list_of_quantities(const FieldDescription& field) {
  const Json one = quantity(field.unit, field.terms);
  return {{"anyOf", {one, with_length({{"type", "array"}, {"items", one}}, field.terms)}}};
}

Json plain_schema(const FieldDescription& field) {
  const Json list{{"type", "array"}};
  switch (field.category) {
    case Category::text:
      return text(field.terms);
    case Category::flag:
      return {{"type", "boolean"}};
    case Category::whole: {
      Json json = bare_number(Unit::count, field.terms);
      if (!field.terms.low) json.erase("minimum");
      return json;
    }
    case Category::date:
      return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    case Category::quantity:
    case Category::expression:
      return quantity(field.unit, field.terms);
    case Category::distribution:
      return distribution(field.unit, field.terms);
    case Category::reference:
      return {{"type", "string"}, {"minLength", 1}};
    case Category::table:
      return {{"type", "string"}, {"pattern", "^(?!/)(?!.*(?:^|/)\\.{0,2}(?:/|$))[^\\\\:]+$"}};
    case Category::written:
      return quantity(Unit::as_used, Terms(), false);
    case Category::free_object:
      return {{"type", "object"}};
    case Category::texts:
      return with_length({{"type", "array"}, {"items", text(field.terms)}}, field.terms);
    case Category::references:
      return ids(field.terms);
    case Category::quantities:
      return list_of_quantities(field);
    case Category::writtens:
      return with_length({{"type", "array"}, {"items", quantity(Unit::as_used, Terms(), false)}},
                         field.terms);
    case Category::points:
      return {{"type", "object"},
              {"properties", {{"notes", true}}},
              {"additionalProperties", quantity(field.unit, field.terms)}};
    case Category::choice:
      return words(field);
    case Category::object:
      return schema_of(field.object, "", "");
    case Category::keyed:
      return keyed_object(field);
    case Category::rows:
      return with_length({{"type", "array"}, {"items", schema_of(field.object, "", "")}},
                         field.terms);
    case Category::chosen:
      return object_of_kinds(field);
  }
  WAYMARK_EXPECT(false, "a category without a schema");
  return {};
}

Json schema_of(const FieldDescription& field) {
  Json json = plain_schema(field);
  if (!field.help.empty()) json["description"] = field.help;
  return json;
}

}  // namespace

std::string write_schema(const ObjectDescription& root) {
  Json json{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
            {"title", "A Waymark scenario"}};
  json.update(schema_of(root, "", ""));
  return json.dump(2) + "\n";
}

}  // namespace waymark
