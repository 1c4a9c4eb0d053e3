#include "waymark/scenario/quantity.h"

#include <array>
#include <cmath>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/base/number.h"
#include "waymark/scenario/time_units.h"

namespace waymark {
namespace {

constexpr double longest_duration = years(10'000);
constexpr double largest_sum = 1e15;
constexpr double largest_count = 9007199254740992.0;  // 2^53: every whole number up to it is exact

constexpr std::array<Unit, 9> all_units{Unit::duration, Unit::rate,       Unit::chance,
                                        Unit::share,    Unit::number,     Unit::count,
                                        Unit::money,    Unit::money_rate, Unit::work_hours};

bool has_no_dimension(Unit unit) {
  return unit == Unit::chance || unit == Unit::share || unit == Unit::number || unit == Unit::count;
}

// --- Parsing the text, whatever the unit --------------------------------------------------------

/// What a text says before anyone asked for a unit: `amount` of pounds, in a hundred, of a time
/// unit or per a length of time.
struct Phrase {
  double amount = 0;
  bool pounds = false;
  bool portion = false;              ///< "95 %" or "8 in 10", already divided
  const TimeUnit* length = nullptr;  ///< "12 weeks"
  std::optional<double> per;         ///< "per 28 days": the length in milliseconds
};

/// Reads a phrase word by word. An empty `problem` means success.
class PhraseParser {
 public:
  explicit PhraseParser(std::string_view text) { split(text); }

  std::optional<Phrase> phrase() {
    take_pounds();
    const std::optional<double> amount = take_number();
    if (!amount) return std::nullopt;
    phrase_.amount = *amount;
    if (phrase_.pounds) take_multiple();
    if (!at_end() && !take_portion() && !take_length_or_per()) return std::nullopt;
    return at_end() ? std::optional<Phrase>(phrase_) : std::nullopt;
  }

  /// The word that stands where a unit of time was needed, when that is why it failed.
  const std::string& unknown_word() const { return unknown_word_; }

 private:
  void split(std::string_view text) {
    std::string word;
    for (const char letter : text) {
      if (letter == ' ' || letter == '\t') {
        if (!word.empty()) words_.push_back(word);
        word.clear();
      } else {
        word += letter;
      }
    }
    if (!word.empty()) words_.push_back(word);
    // "95%" is written as often as "95 %".
    if (!words_.empty() && words_.back().size() > 1 && words_.back().back() == '%') {
      words_.back().pop_back();
      words_.push_back("%");
    }
  }

  bool at_end() const { return next_ == words_.size(); }
  bool take(std::string_view word) {
    if (at_end() || words_[next_] != word) return false;
    ++next_;
    return true;
  }

  bool take(std::string_view first, std::string_view second) {
    if (next_ + 1 >= words_.size() || words_[next_] != first || words_[next_ + 1] != second)
      return false;
    next_ += 2;
    return true;
  }

  void take_pounds() {
    constexpr std::string_view sign = "£";
    if (at_end()) return;
    std::string& word = words_[next_];
    const std::size_t start = word.rfind('-', 0) == 0 ? 1 : 0;
    if (word.compare(start, sign.size(), sign) != 0) return;
    phrase_.pounds = true;
    word.erase(start, sign.size());
    if (word.empty()) ++next_;
  }

  void take_multiple() {
    if (take("million"))
      phrase_.amount *= 1e6;
    else if (take("thousand"))
      phrase_.amount *= 1e3;
  }

  /// Digits may be grouped by commas, but only in threes: "45,000".
  std::optional<double> take_number() {
    if (at_end()) return std::nullopt;
    std::string digits;
    const std::string& word = words_[next_];
    const std::size_t point = std::min(word.find_first_of(".eE"), word.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (word[i] != ',')
        digits += word[i];
      else if (i >= point || (point - i) % 4 != 0 || i == 0 || word[i - 1] == '-')
        return std::nullopt;
    }
    const std::optional<double> number = parse_number(digits);
    if (number) ++next_;
    return number;
  }

  bool take_portion() {
    if (phrase_.pounds) return false;
    if (take("%") || take("percent") || take("per", "cent")) {
      phrase_.amount /= 100;
      phrase_.portion = true;
      return true;
    }
    if (!take("in")) return false;
    const std::optional<double> whole = take_number();
    if (!whole || *whole <= 0) return false;
    phrase_.amount /= *whole;
    phrase_.portion = true;
    return true;
  }

  const TimeUnit* take_time_unit() {
    if (at_end()) return nullptr;
    std::string word = words_[next_];
    constexpr std::string_view person = "person-";
    if (word.rfind(person, 0) == 0) word.erase(0, person.size());
    for (const TimeUnit& unit : time_units) {
      if (word != unit.singular && word != unit.plural) continue;
      ++next_;
      return &unit;
    }
    unknown_word_ = words_[next_];
    return nullptr;
  }

  bool take_length_or_per() {
    if (!take("per")) {
      if (!phrase_.pounds) phrase_.length = take_time_unit();
      return phrase_.length != nullptr;
    }
    const std::optional<double> count = take_number();
    if (count && *count <= 0) return false;
    const TimeUnit* unit = take_time_unit();
    if (unit) phrase_.per = count.value_or(1) * unit->milliseconds;
    return unit != nullptr;
  }

  std::vector<std::string> words_;
  std::size_t next_ = 0;
  Phrase phrase_;
  std::string unknown_word_;
};

// --- Giving a phrase its unit -------------------------------------------------------------------

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
      if (bare || phrase.portion) return phrase.amount;
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
  const bool may_be_negative = unit == Unit::number || unit == Unit::money || unit == Unit::as_used;
  if (value < 0 && !may_be_negative)
    return failure(written + " is negative", "Write " + article + " of 0 or more");
  if ((unit == Unit::duration || unit == Unit::work_hours) && value > longest_duration)
    return failure(written + " is longer than 10,000 years", "Check the number and its unit");
  if (unit == Unit::money && std::abs(value) > largest_sum)
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

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return "'" + std::string(text) + "'";
  return "'" + std::string(text.substr(0, longest)) + "...'";
}

}  // namespace

QuantityReading read_quantity(std::string_view text, Unit unit) {
  constexpr std::size_t longest_text = 200;  // a longer one is no quantity, and must cost nothing
  const std::string written = quoted(text);
  if (text.size() > longest_text) return not_understood(written, "", unit);
  PhraseParser parser(text);
  const std::optional<Phrase> phrase = parser.phrase();
  if (!phrase) return not_understood(written, parser.unknown_word(), unit);
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
