#include "waymark/scenario/distribution_reader.h"

#include <algorithm>
#include <stdexcept>

#include "waymark/base/contract.h"
#include "waymark/scenario/csv.h"
#include "waymark/scenario/distribution_build.h"
#include "waymark/scenario/distribution_form.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {
namespace {

/// Reads one distribution; a class only because every part needs the same six things.
class DistributionReader {
 public:
  DistributionReader(ReadingContext& context, const Spot& spot, Unit unit, bool may_use,
                     const Terms& terms)
      : context_(context), spot_(spot), unit_(unit), may_use_(may_use), terms_(terms) {
    terms_.is_required = false;
    terms_.neutral.reset();
  }

  void read(DistributionSpec& target) {
    DistributionSpec read;
    read.place = spot_.place;
    const std::size_t errors = context_.diagnostics.size();
    if (spot_.node->object())
      read_family(read);
    else
      read_constant(read);
    if (context_.diagnostics.size() > errors) return;
    check_as_a_whole(read);
    if (context_.diagnostics.size() == errors) target = read;
  }

 private:
  Quantity number(const Spot& spot, Unit unit, const Terms& terms) {
    Quantity quantity;
    const std::string* text = spot.node->text();
    if (!may_use_ && text && !text->empty() && (*text)[0] == '=') {
      context_.report(spot.place, "an assumption cannot rest on another one",
                      "Write the number itself");
      return quantity;
    }
    Field field;
    field.unit = unit;
    field.terms = terms;
    read_value(context_, spot, field, quantity);
    return quantity;
  }

  void read_constant(DistributionSpec& read) {
    read.family = Family::constant;
    read.parameters = {{"value", number(spot_, unit_, terms_)}};
  }

  void read_family(DistributionSpec& read) {
    std::vector<const Member*> members;
    for (const Member& member : *spot_.node->object())
      if (!is_free_key(member.key) && !bound_of(member.key)) members.push_back(&member);
    if (members.size() != 1)
      return context_.report(spot_.place, "a distribution has exactly one name",
                             "Write e.g. { \"lognormal\": { \"mean\": ..., \"sd\": ... } }; beside "
                             "it may stand \"at-least\", \"at-most\", \"redrawn-below\" and "
                             "\"redrawn-above\"");
    const Spot inner = spot_of(context_, spot_.place, *members[0]);
    if (!inner.node->object())
      return context_.report(inner.place, "an object with the parameters is needed here",
                             "Write e.g. { \"mean\": ..., \"sd\": ... }");
    if (members[0]->key == "discrete")
      read_discrete(inner, read);
    else if (members[0]->key == "empirical")
      read_empirical(inner, read);
    else
      read_form(members[0]->key, inner, read);
    read_bounds(read);
  }

  static const ParameterForm* bound_of(const std::string& word) {
    for (const ParameterForm& form : bound_forms())
      if (form.name == word) return &form;
    return nullptr;
  }

  void read_bounds(DistributionSpec& read) {
    for (const Member& member : *spot_.node->object()) {
      const ParameterForm* form = bound_of(member.key);
      if (form)
        read.parameters.push_back({member.key, number(spot_of(context_, spot_.place, member),
                                                      unit_of(form->unit, unit_), form->terms)});
    }
  }

  // --- By parameters --------------------------------------------------------------------------

  void read_form(const std::string& word, const Spot& inner, DistributionSpec& read) {
    const DistributionForm* form = best_form(word, inner);
    if (!form)
      return context_.report(inner.place, "there is no distribution '" + word + "'",
                             closest_hint(word, family_words()));
    read.family = form->family;
    read.parameters.clear();
    for (const ParameterForm& each : form->parameters) {
      const Member* member = inner.node->find_member(each.name);
      if (member)
        read.parameters.push_back(
            {std::string(each.name), number(spot_of(context_, inner.place, *member),
                                            unit_of(each.unit, unit_), each.terms)});
      else if (each.terms.is_required)
        context_.report(inner.place, "'" + std::string(each.name) + "' is missing",
                        ways_to_write(word));
    }
    refuse_others(word, inner, parameter_names(*form));
  }

  /// Of several ways to write a family, the one that most of the written parameters belong to.
  static const DistributionForm* best_form(const std::string& word, const Spot& inner) {
    const DistributionForm* best = nullptr;
    std::ptrdiff_t most = -1;
    for (const DistributionForm& form : distribution_forms()) {
      if (form.word != word) continue;
      const auto matching = std::count_if(
          form.parameters.begin(), form.parameters.end(),
          [&](const ParameterForm& each) { return inner.node->find(each.name) != nullptr; });
      if (matching > most) {
        best = &form;
        most = matching;
      }
    }
    return best;
  }

  static std::vector<std::string> family_words() {
    std::vector<std::string> words{"discrete", "empirical"};
    for (const DistributionForm& form : distribution_forms()) words.emplace_back(form.word);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }

  static std::vector<std::string> parameter_names(const DistributionForm& form) {
    std::vector<std::string> names;
    for (const ParameterForm& each : form.parameters) names.emplace_back(each.name);
    return names;
  }

  static std::string ways_to_write(const std::string& word) {
    std::string text;
    for (const DistributionForm& form : distribution_forms()) {
      if (form.word != word) continue;
      text += text.empty() ? "Write " : " or ";
      for (std::size_t i = 0; i < form.parameters.size(); ++i)
        text += (i > 0 ? ", " : "") + std::string(form.parameters[i].name);
    }
    return text;
  }

  void refuse_others(const std::string& word, const Spot& inner,
                     const std::vector<std::string>& known) {
    for (const Member& member : *inner.node->object()) {
      const bool fits = std::find(known.begin(), known.end(), member.key) != known.end();
      if (fits || is_free_key(member.key)) continue;
      Place place = spot_of(context_, inner.place, member).place;
      place.line = member.key_position.line;
      place.column = member.key_position.column;
      const std::string ways = ways_to_write(word);
      context_.report(place, "'" + member.key + "' does not belong to this distribution",
                      ways.empty() ? closest_hint(member.key, known) : ways);
    }
  }

  // --- By lists -------------------------------------------------------------------------------

  void read_list(const Spot& inner, std::string_view name, Unit unit, const Terms& terms,
                 std::vector<Quantity>& target) {
    const Member* member = inner.node->find_member(name);
    if (!member)
      return context_.report(inner.place, "'" + std::string(name) + "' is missing",
                             "Write a list of them");
    const Spot spot = spot_of(context_, inner.place, *member);
    const Node::List* list = spot.node->list();
    if (!list || list->empty())
      return context_.report(spot.place, "a list with at least one value is needed here");
    for (std::size_t i = 0; i < list->size(); ++i)
      target.push_back(number(spot_of(context_, spot.place, (*list)[i], i), unit, terms));
  }

  void read_discrete(const Spot& inner, DistributionSpec& read) {
    read.family = Family::discrete;
    read.parameters.clear();
    read_list(inner, "values", unit_, terms_, read.values);
    read_list(inner, "weights", Unit::number, at_least(0), read.weights);
    refuse_others("", inner, {"values", "weights"});
    if (!read.values.empty() && !read.weights.empty() && read.values.size() != read.weights.size())
      context_.report(inner.place,
                      std::to_string(read.values.size()) + " values have " +
                          std::to_string(read.weights.size()) + " weights",
                      "Give each value one weight");
  }

  void read_empirical(const Spot& inner, DistributionSpec& read) {
    read.family = Family::empirical;
    read.parameters.clear();
    if (inner.node->find("table")) {
      refuse_others("", inner, {"table", "column"});
      read_column(inner, read);
    } else {
      refuse_others("", inner, {"values", "table", "column"});
      read_list(inner, "values", unit_, terms_, read.values);
    }
  }

  void read_column(const Spot& inner, DistributionSpec& read) {
    TableSource source;
    read_value(context_, spot_of(context_, inner.place, *inner.node->find_member("table")), Field(),
               source);
    const Node* column = inner.node->find("column");
    if (!column || !column->text())
      return context_.report(inner.place, "'column' is missing", "Name the column of the table");
    if (!source || !context_.options.files) return;
    const CsvTable table =
        read_csv(*context_.options.files(source.path), source.path, context_.diagnostics);
    const std::size_t index = table.column_of(*column->text());
    if (index == CsvTable::none)
      return context_.report(inner.place, "the table has no column '" + *column->text() + "'",
                             closest_hint(*column->text(), table.header));
    for (const auto& row : table.rows) read_cell(table, row[index], read);
    if (table.rows.empty()) context_.report(inner.place, "the table has no rows");
  }

  /// A cell is a quantity in its own right: "12 weeks", or a bare number where numbers may be bare.
  void read_cell(const CsvTable& table, const Cell& cell, DistributionSpec& read) {
    const QuantityReading reading = read_quantity(cell.text, unit_);
    Quantity quantity(reading.value.value_or(0));
    quantity.place = {table.file, cell.line, cell.column, ""};
    if (!reading.value)
      context_.report(quantity.place, reading.message, reading.hint);
    else if (const auto broken = broken_bound(*reading.value, terms_, unit_))
      context_.report(quantity.place, *broken);
    read.values.push_back(quantity);
  }

  // --- As a whole -----------------------------------------------------------------------------

  void check_as_a_whole(const DistributionSpec& read) {
    if (unit_ == Unit::as_used) return;  // its numbers have no common unit yet
    if (read.family == Family::empirical && read.values.empty()) return;  // no tables at hand
    try {
      std::vector<double> table;
      distribution_of(read, table);
    } catch (const std::invalid_argument& error) {
      context_.report(spot_.place, error.what(), "Check the parameters of this distribution");
    }
  }

  ReadingContext& context_;
  const Spot& spot_;
  Unit unit_;
  bool may_use_;
  Terms terms_;
};

}  // namespace

bool DistributionSpec::has(std::string_view name) const {
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const Parameter& each) { return each.name == name; });
}

double DistributionSpec::parameter(std::string_view name) const {
  for (const Parameter& each : parameters)
    if (each.name == name) return each.quantity.value;
  WAYMARK_EXPECT(false, "a distribution without the parameter " + std::string(name));
  return 0;
}

void read_distribution(ReadingContext& context, const Spot& spot, Unit unit,
                       DistributionSpec& target, bool may_use, const Terms& terms) {
  DistributionReader(context, spot, unit, may_use, terms).read(target);
}

}  // namespace waymark
