#include "waymark/scenario/quantity.h"

#include <array>
#include <cmath>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/base/number.h"
#include "waymark/scenario/quantity_phrase.h"
#include "waymark/scenario/time_units.h"

namespace waymark {
namespace {

constexpr double longest_duration = years(10'000);
constexpr double largest_sum = 1e15;
constexpr double largest_count = 9007199254740992.0;  // 2^53: every whole number up to it is exact

constexpr std::array<Unit, 10> all_units{
    Unit::duration, Unit::rate,  Unit::growth, Unit::chance,     Unit::share,
    Unit::number,   Unit::count, Unit::money,  Unit::money_rate, Unit::work_hours};

bool has_no_dimension(Unit unit) {
  return unit == Unit::chance || unit == Unit::share || unit == Unit::number || unit == Unit::count;
}

std::optional<double> in_unit(const Phrase& phrase, Unit unit) {
  const bool bare = !phrase.pounds && !phrase.portion && !phrase.length && !phrase.per;
  switch (unit) {
    case Unit::duration:
      if (phrase.length) return phrase.amount * phrase.length->milliseconds;
      return std::nullopt;
    case Unit::work_hours:
      if (phrase.length && phrase.length->milliseconds <= hours(1))
        return phrase.amount * phrase.length->milliseconds;
      return std::nullopt;
    case Unit::rate:
    case Unit::growth:
      if (phrase.per && !phrase.pounds) return phrase.amount / *phrase.per;
      return std::nullopt;
    case Unit::money_rate:
      if (phrase.per && phrase.pounds) return phrase.amount / *phrase.per;
      return std::nullopt;
    case Unit::money:
      if (phrase.pounds && !phrase.per) return phrase.amount;
      return std::nullopt;
    case Unit::chance:
    case Unit::share:
    case Unit::number:
      if (bare || (phrase.portion && !phrase.per)) return phrase.amount;
      return std::nullopt;
    case Unit::count:
      if (bare) return phrase.amount;
      return std::nullopt;
    case Unit::as_used:
      break;
  }
  for (const Unit each : all_units)
    if (const std::optional<double> value = in_unit(phrase, each)) return value;
  return std::nullopt;
}

std::string with_article(Unit unit) { return "a " + std::string(name_of(unit)); }

QuantityReading failure(std::string message, std::string hint) {
  return {std::nullopt, std::move(message), std::move(hint)};
}

/// The bounds that belong to the unit itself.
QuantityReading checked(double value, const std::string& written, Unit unit) {
  const std::string article = with_article(unit);
  if (!std::isfinite(value)) return failure(written + " is too large", "");
  if ((unit == Unit::chance || unit == Unit::share) && (value < 0 || value > 1))
    return failure(
        written + " is outside 0 to 1",
        "A " + std::string(name_of(unit)) + " lies between 0 and 1, that is 0 % and 100 %");
  const bool may_be_negative =
      unit == Unit::number || unit == Unit::growth || unit == Unit::money || unit == Unit::as_used;
  if (value < 0 && !may_be_negative)
    return failure(written + " is negative", "Write " + article + " of 0 or more");
  if ((unit == Unit::duration || unit == Unit::work_hours) && value > longest_duration)
    return failure(written + " is longer than 10,000 years", "Check the number and its unit");
  if (unit == Unit::money && std::fabs(value) > largest_sum)
    return failure(written + " is more than a million billion pounds", "Check the number");
  if (unit == Unit::count && value != std::floor(value))
    return failure(written + " is not whole", "Write a whole number such as 40");
  if (unit == Unit::count && value > largest_count)
    return failure(written + " is too large", "Whole numbers go up to 2^53");
  return {value, "", ""};
}

/// Says which unit the text would be right for, if there is one.
QuantityReading wrong_unit(const Phrase& phrase, const std::string& written, Unit unit) {
  const std::string hint = "Write e.g. " + std::string(example_of(unit));
  if (unit == Unit::work_hours && phrase.length)
    return failure(written + " is unclear as a time of work",
                   "Say how many hours of work it is, e.g. " + std::string(example_of(unit)));
  for (const Unit other : all_units) {
    if (!in_unit(phrase, other)) continue;
    return failure(
        written + " is " + with_article(other) + ", and " + with_article(unit) + " is needed here",
        hint);
  }
  return failure(written + " is not " + with_article(unit), hint);
}

QuantityReading not_understood(const std::string& written, const std::string& unknown_word,
                               Unit unit) {
  std::string hint = "Write e.g. " + std::string(example_of(unit));
  std::vector<std::string> names;
  for (const TimeUnit& each : time_units) {
    names.emplace_back(each.singular);
    names.emplace_back(each.plural);
  }
  if (unknown_word.empty()) {
  } else if (const auto close = nearest(unknown_word, names)) {
    hint = "Did you mean '" + *close + "'? " + hint;
  } else if (unknown_word != "per") {
    hint = "'" + unknown_word + "' is no unit of time; " +
           "known are year, month, week, day, hour, " + "minute, second. " + hint;
  }
  return failure(written + " is not " + with_article(unit), hint);
}

std::string quoted_briefly(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return "'" + std::string(text) + "'";
  return "'" + std::string(text.substr(0, longest)) + "...'";
}

}  // namespace

QuantityReading read_quantity(std::string_view text, Unit unit) {
  constexpr std::size_t longest_text = 200;  // a longer one is no quantity, and must cost nothing
  const std::string written = quoted_briefly(text);
  if (text.size() > longest_text) return not_understood(written, "", unit);
  std::string unknown_word;
  const std::optional<Phrase> phrase = read_phrase(text, unknown_word);
  if (!phrase) return not_understood(written, unknown_word, unit);
  const std::optional<double> value = in_unit(*phrase, unit);
  if (!value) return wrong_unit(*phrase, written, unit);
  return checked(*value, written, unit);
}

QuantityReading read_quantity(double bare, Unit unit) {
  const std::string written = print(bare);
  if (unit == Unit::as_used || has_no_dimension(unit)) return checked(bare, written, unit);
  return failure(written + " has no unit, and " + with_article(unit) + " is needed here",
                 "Write e.g. " + std::string(example_of(unit)));
}

}  // namespace waymark
