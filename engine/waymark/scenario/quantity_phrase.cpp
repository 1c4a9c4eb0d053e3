#include "waymark/scenario/quantity_phrase.h"

#include <algorithm>
#include <vector>

#include "waymark/base/number.h"

namespace waymark {
namespace {

/// Reads a phrase word by word.
class PhraseParser {
 public:
  explicit PhraseParser(std::string_view text) { split(text); }

  std::optional<Phrase> phrase() {
    take_pounds();
    const std::optional<double> amount = take_number();
    if (!amount) return std::nullopt;
    phrase_.amount = *amount;
    if (phrase_.pounds) take_multiple();
    if (!take_portion()) return std::nullopt;
    if (take("per")) {
      if (!take_length_per()) return std::nullopt;
    } else if (!phrase_.portion && !at_end() && !take_length()) {
      return std::nullopt;
    }
    return at_end() ? std::optional<Phrase>(phrase_) : std::nullopt;
  }

  /// The word that stands where a unit of time was needed, when that is why it failed.
  const std::string& unknown_word() const { return unknown_word_; }

 private:
  void split(std::string_view text) {
    std::string word;
    const auto end_word = [&] {
      if (!word.empty()) words_.push_back(word);
      word.clear();
    };
    for (const char letter : text) {
      const bool blank = letter == ' ' || letter == '\t';
      // "95%" is written as often as "95 %".
      if (blank || letter == '%') end_word();
      if (!blank) word += letter;
    }
    end_word();
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

  /// "%" or "in 10", if it is there; false when what begins so does not go on.
  bool take_portion() {
    if (phrase_.pounds) return true;
    double whole = 1;
    if (take("%") || take("percent") || take("per", "cent")) {
      whole = 100;
    } else if (take("in")) {
      whole = take_number().value_or(0);
    } else {
      return true;
    }
    phrase_.amount /= whole;
    phrase_.portion = true;
    return whole > 0;
  }

  const TimeUnit* take_time_unit(std::string_view prefix = "") {
    if (at_end()) return nullptr;
    std::string word = words_[next_];
    if (word.rfind(prefix, 0) == 0) word.erase(0, prefix.size());
    for (const TimeUnit& unit : time_units) {
      if (word != unit.singular && word != unit.plural) continue;
      ++next_;
      return &unit;
    }
    unknown_word_ = words_[next_];
    return nullptr;
  }

  bool take_length_per() {
    const std::optional<double> count = take_number();
    if (count && *count <= 0) return false;
    const TimeUnit* unit = take_time_unit("person-");
    if (unit) phrase_.per = count.value_or(1) * unit->milliseconds;
    return unit != nullptr;
  }

  bool take_length() {
    if (!phrase_.pounds) phrase_.length = take_time_unit();
    return phrase_.length != nullptr;
  }

  std::vector<std::string> words_;
  std::size_t next_ = 0;
  Phrase phrase_;
  std::string unknown_word_;
};

}  // namespace

std::optional<Phrase> read_phrase(std::string_view text, std::string& unknown_word) {
  PhraseParser parser(text);
  const std::optional<Phrase> phrase = parser.phrase();
  unknown_word = parser.unknown_word();
  return phrase;
}

}  // namespace waymark
