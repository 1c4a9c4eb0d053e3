#include "waymark/scenario/value_reader.h"

#include <algorithm>

#include "waymark/base/number.h"
#include "waymark/scenario/distribution_reader.h"

namespace waymark {
namespace {

constexpr double largest_exact_whole = 9007199254740992.0;  // 2^53

void refuse_kind(ReadingContext& context, const Spot& spot, const std::string& needed,
                 const std::string& hint = "") {
  context.report(spot.place,
                 std::string(kind_in_words(*spot.node)) + " stands where " + needed + " is needed",
                 hint);
}

/// A text without control characters, or nullptr after a report.
const std::string* needed_text(ReadingContext& context, const Spot& spot, const std::string& needed,
                               const std::string& hint = "") {
  const std::string* text = spot.node->text();
  if (!text) {
    refuse_kind(context, spot, needed, hint);
    return nullptr;
  }
  const bool clean = std::none_of(text->begin(), text->end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return (byte < 0x20 && letter != '\n' && letter != '\t') || byte == 0x7f;
  });
  if (clean) return text;
  context.report(spot.place, "a control character stands in this text", "Remove it");
  return nullptr;
}

/// The name in "=name", or nothing when the text is no such use.
std::optional<std::string> used_name(const Node& node) {
  const std::string* text = node.text();
  if (!text || text->empty() || (*text)[0] != '=') return std::nullopt;
  const std::size_t start = text->find_first_not_of(' ', 1);
  return start == std::string::npos ? std::string() : text->substr(start);
}

std::string as_written(const Node& node) {
  if (const double* number = node.number()) return print(*number);
  return node.text() ? *node.text() : std::string(kind_in_words(node));
}

void report_unknown_name(ReadingContext& context, const Spot& spot, const std::string& name,
                         bool predictors_welcome) {
  if (!predictors_welcome && context.assumptions.has_predictor(name)) {
    context.report(spot.place,
                   "'=" + name + "' is a predictor, which differs from person to person",
                   "One number for everyone is needed here: write it, or use an assumption");
    return;
  }
  context.report(spot.place,
                 predictors_welcome ? "there is no assumption and no predictor '" + name + "'"
                                    : "there is no assumption '" + name + "'",
                 closest_hint(name, context.assumptions.names(predictors_welcome)));
}

/// A quantity written out, within the bounds of its unit and field.
std::optional<double> literal(ReadingContext& context, const Spot& spot, Unit unit,
                              const Terms& terms) {
  const double* number = spot.node->number();
  const std::string* text = spot.node->text();
  if (!number && !text) {
    refuse_kind(context, spot, "a " + std::string(name_of(unit)),
                "Write e.g. " + std::string(example_of(unit)));
    return std::nullopt;
  }
  const QuantityReading reading =
      number ? read_quantity(*number, unit) : read_quantity(*text, unit);
  if (!reading.value) {
    context.report(spot.place, reading.message, reading.hint);
    return std::nullopt;
  }
  if (const auto broken = broken_bound(*reading.value, terms, unit)) {
    context.report(spot.place, *broken, "");
    return std::nullopt;
  }
  return reading.value;
}

/// A literal or an assumption.
void read_number(ReadingContext& context, const Spot& spot, Unit unit, const Terms& terms,
                 Quantity& target) {
  const std::optional<std::string> name = used_name(*spot.node);
  std::optional<double> value;
  if (!name) {
    value = literal(context, spot, unit, terms);
  } else if (context.assumptions.has(*name)) {
    value = context.assumptions.use(*name, spot.place, unit, terms, context.diagnostics);
  } else {
    report_unknown_name(context, spot, *name, false);
  }
  target.place = spot.place;
  if (!value) return;
  target.value = *value;
  target.assumption = name.value_or("");
}

/// `name` is of an assumption or a predictor, or empty for a number written as it is.
bool must_be_neutral(const ReadingContext& context, const Terms& terms, const std::string& name) {
  return context.options.measured_only && terms.neutral &&
         (name.empty() || !context.assumptions.is_measured(name, *terms.neutral));
}

/// A rate read as a number, or a number as a rate, would be per millisecond for nobody's good.
void expect_rates_to_match(ReadingContext& context, const Spot& spot, Unit unit,
                           const std::string& predictor) {
  const bool is_rate = context.assumptions.is_rate(predictor);
  if (is_rate == (unit == Unit::rate)) return;
  context.report(
      spot.place,
      is_rate ? "the predictor '" + predictor + "' is a rate, and what stands here is a " +
                    std::string(name_of(unit))
              : "the predictor '" + predictor + "' is no rate: it does not say per what time",
      is_rate ? "Give it the form \"chance\", \"ratio\" or \"number\", or use it as a rate"
              : "Give it the form \"rate\", or its table a \"per\" such as year");
}

void record_neutralised(ReadingContext& context, const Place& place, std::string written,
                        double neutral) {
  context.reading.assumptions.neutralised.push_back({place, std::move(written), neutral});
}

template <class Number>
void neutralise_unwritten(ReadingContext& context, const Place& object, const Field& field,
                          Number& target) {
  if (!must_be_neutral(context, field.terms, "") || target.value == *field.terms.neutral) return;
  Place place = object;
  place.pointer += "/" + std::string(field.name);
  record_neutralised(context, place, print_quantity(target.value, field.unit) + " by default",
                     *field.terms.neutral);
  target.value = *field.terms.neutral;
}

bool leaves_its_folder(const std::string& path) {
  if (path.empty() || path[0] == '/' || path.find('\\') != std::string::npos ||
      path.find(':') != std::string::npos)
    return true;
  std::size_t start = 0;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string part = path.substr(start, end - start);
    if (part.empty() || part == "." || part == "..") return true;
    start = end + 1;
  }
  return false;
}

}  // namespace

Spot spot_of(const ReadingContext& context, const Place& parent, const Member& member) {
  const Position at = member.value.object() ? member.key_position : member.value.position;
  return {&member.value,
          context.document.place(at, parent.pointer + "/" + pointer_token(member.key))};
}

Spot spot_of(const ReadingContext& context, const Place& parent, const Node& item,
             std::size_t index) {
  return {&item,
          context.document.place(item.position, parent.pointer + "/" + std::to_string(index))};
}

std::string closest_hint(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr std::size_t most_compared =
      5000;  // comparing costs time, which a hostile file must not buy
  if (candidates.size() > most_compared) return "";
  if (const auto close = nearest(name, candidates)) return "Did you mean '" + *close + "'?";
  if (candidates.empty()) return "None is declared";
  constexpr std::size_t most_listed = 12;
  std::vector<std::string> sorted = candidates;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string hint = "Known are ";
  for (std::size_t i = 0; i < std::min(sorted.size(), most_listed); ++i)
    hint += (i > 0 ? ", " : "") + sorted[i];
  return sorted.size() > most_listed ? hint + " and others" : hint;
}

bool is_id(std::string_view text) {
  constexpr std::size_t longest_id = 64;
  if (text.empty() || text.size() > longest_id || text.front() == '-' || text.back() == '-')
    return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (!plain && !(letter == '-' && text[i - 1] != '-')) return false;
  }
  return true;
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::string& target) {
  const std::string* text = needed_text(context, spot, "a text", "Put it in double quotes");
  if (!text) return;
  if (field.terms.is_required && text->empty())
    return context.report(spot.place, "this text is empty");
  target = *text;
}

void read_value(ReadingContext& context, const Spot& spot, const Field&, bool& target) {
  if (const bool* flag = spot.node->flag())
    target = *flag;
  else
    refuse_kind(context, spot, "true or false");
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::int64_t& target) {
  const double* number = spot.node->number();
  if (!number) return refuse_kind(context, spot, "a whole number", "Write e.g. 40");
  if (*number != static_cast<double>(static_cast<std::int64_t>(
                     std::clamp(*number, -largest_exact_whole, largest_exact_whole))))
    return context.report(spot.place, print(*number) + " is not a whole number up to 2^53");
  if (const auto broken = broken_bound(*number, field.terms, Unit::count))
    return context.report(spot.place, *broken);
  target = static_cast<std::int64_t>(*number);
}

void read_value(ReadingContext& context, const Spot& spot, const Field&, Date& target) {
  const std::string* text = needed_text(context, spot, "a date", "Write e.g. \"2027-04-01\"");
  if (!text) return;
  if (const std::optional<Date> date = read_date(*text))
    target = *date;
  else
    context.report(spot.place, "'" + *text + "' is not a day of the calendar",
                   "Write year, month and day, e.g. \"2027-04-01\"");
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field, Quantity& target) {
  read_number(context, spot, field.unit, field.terms, target);
  if (!must_be_neutral(context, field.terms, target.assumption)) return;
  if (target.value != *field.terms.neutral)
    record_neutralised(context, spot.place, as_written(*spot.node), *field.terms.neutral);
  target.value = *field.terms.neutral;
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field, Expression& target) {
  const std::optional<std::string> name = used_name(*spot.node);
  target.place = spot.place;
  if (name && context.assumptions.has_predictor(*name)) {
    target.predictor = *name;
    expect_rates_to_match(context, spot, field.unit, *name);
    context.refer(Collection::predictors.name, *name, spot.place);
  } else if (name && !context.assumptions.has(*name)) {
    report_unknown_name(context, spot, *name, true);
  } else {
    Quantity number(target.value);
    read_number(context, spot, field.unit, field.terms, number);
    target.value = number.value;
    target.assumption = number.assumption;
  }
  const std::string& used = target.predicted() ? target.predictor : target.assumption;
  if (!must_be_neutral(context, field.terms, used)) return;
  if (target.predicted() || target.value != *field.terms.neutral)
    record_neutralised(context, spot.place, as_written(*spot.node), *field.terms.neutral);
  target.predictor.clear();
  target.value = *field.terms.neutral;
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                DistributionSpec& target) {
  const bool inside_an_assumption = field.unit == Unit::as_used;
  read_distribution(context, spot, field.unit, target, !inside_an_assumption, field.terms);
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field, Reference& target) {
  const std::string singular = "the id of one of the " + std::string(field.collection.name);
  const std::string* text = needed_text(context, spot, singular);
  if (!text) return;
  if (text->empty()) return context.report(spot.place, "this id is empty");
  target.id = *text;
  target.place = spot.place;
  context.refer(field.collection.name, *text, spot.place);
}

void read_value(ReadingContext& context, const Spot& spot, const Field&, TableSource& target) {
  const std::string* text =
      needed_text(context, spot, "the path of a table", "Write e.g. \"tables/requests.csv\"");
  if (!text) return;
  if (leaves_its_folder(*text))
    return context.report(
        spot.place, "'" + *text + "' is not a path beside the scenario",
        "Write it with forward slashes and without .., e.g. \"tables/requests.csv\"");
  if (context.options.files && !context.options.files(*text))
    return context.report(spot.place, "there is no table '" + *text + "' beside the scenario",
                          "Check the name, and that it can be read");
  target.path = *text;
  target.place = spot.place;
}

void read_value(ReadingContext& context, const Spot& spot, const Field&, Written& target) {
  if (!literal(context, spot, Unit::as_used, Terms())) return;
  target.text = as_written(*spot.node);
  if (const double* number = spot.node->number()) target.bare = *number;
  target.place = spot.place;
}

void read_value(ReadingContext& context, const Spot& spot, const Field&, FreeObject& target) {
  if (!spot.node->object()) return refuse_kind(context, spot, "an object");
  target.place = spot.place;
}

void read_value(ReadingContext& context, const Spot& spot, const ChoiceSlot& slot) {
  std::vector<std::string> words;
  for (const ChoiceSlot::Option& option : slot.options) words.emplace_back(option.word);
  const std::string* text = needed_text(context, spot, "a word", closest_hint("", words));
  if (!text) return;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found == words.end())
    return context.report(spot.place, "'" + *text + "' has no meaning here",
                          closest_hint(*text, words));
  slot.choose(static_cast<std::size_t>(found - words.begin()));
}

void neutralise_default(ReadingContext& context, const Place& object, const Field& field,
                        Quantity& target) {
  neutralise_unwritten(context, object, field, target);
}

void neutralise_default(ReadingContext& context, const Place& object, const Field& field,
                        Expression& target) {
  neutralise_unwritten(context, object, field, target);
}

}  // namespace waymark
