#include "waymark/scenario/vocabulary.h"

#include <algorithm>

namespace waymark {

namespace {

/// What a scenario writes for one and for several of something, and what readers see without it.
struct DefaultWord {
  const char* word;
  const char* words;
  const char* one;
  const char* several;
};

constexpr DefaultWord defaults[] = {
    {"arm", "arms", "arm", "arms"},
    {"arm", "arms", "route", "routes"},
    {"contact", "contacts", "contact", "contacts"},
    {"gate", "gates", "hoop", "hoops"},
    {"person", "people", "person", "people"},
    {"relapse", "relapses", "relapse", "relapses"},
    {"request", "requests", "request", "requests"},
    {"step", "steps", "step", "steps"},
    {"support", "", "support", ""},
    {"team", "teams", "team", "teams"},
    {"worker", "workers", "worker", "workers"},
};

bool is_of_a_word(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte >= 0x80 || byte == '-' || byte == '_';
}

char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string in_small_letters(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), small);
  return result;
}

/// "returns to use" of "return to use", "members" of "member".
std::string several_of(const std::string& one) {
  for (const char* link : {" to ", " of ", " with ", " in "}) {
    const std::size_t at = one.find(link);
    if (at != std::string::npos) return one.substr(0, at) + "s" + one.substr(at);
  }
  return one + "s";
}

std::string with_the_capital_of(std::string_view old_word, std::string word) {
  if (old_word[0] >= 'A' && old_word[0] <= 'Z' && word[0] >= 'a' && word[0] <= 'z')
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

bool begins_with_a_vowel(std::string_view word) {
  return std::string_view("aeiou").find(small(word[0])) != std::string_view::npos;
}

/// "a hoop" becomes "an assessment", and the other way round.
void fit_the_article(std::string& text, std::string_view old_word, std::string_view word) {
  if (begins_with_a_vowel(old_word) == begins_with_a_vowel(word)) return;
  const std::string article = begins_with_a_vowel(old_word) ? "an " : "a ";
  if (text.size() < article.size()) return;
  const std::size_t at = text.size() - article.size();
  if (in_small_letters(text.substr(at)) != article || (at > 0 && is_of_a_word(text[at - 1])))
    return;
  text.replace(at + 1, article.size() - 1, begins_with_a_vowel(word) ? "n " : " ");
}

}  // namespace

Vocabulary::Vocabulary(const std::map<std::string, std::string>& renamed,
                       std::vector<std::string> kept)
    : kept_(std::move(kept)) {
  const auto given = [&](const char* word) {
    const auto found = renamed.find(word);
    return found == renamed.end() ? std::string() : found->second;
  };
  for (const DefaultWord& each : defaults) {
    const std::string one = given(each.word);
    const std::string several = given(each.words);
    if (!one.empty()) instead_[each.one] = one;
    if (*each.several == '\0' || (one.empty() && several.empty())) continue;
    instead_[each.several] = several.empty() ? several_of(one) : several;
  }
  // A step that is called "Support" and no more does not keep the word from being renamed.
  kept_.erase(std::remove_if(kept_.begin(), kept_.end(),
                             [&](const std::string& phrase) {
                               return phrase.empty() ||
                                      instead_.count(in_small_letters(phrase)) > 0;
                             }),
              kept_.end());
  std::sort(kept_.begin(), kept_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
}

std::string_view Vocabulary::kept_at(std::string_view text, std::size_t at) const {
  for (const std::string& phrase : kept_) {
    const std::size_t end = at + phrase.size();
    if (text.substr(at, phrase.size()) == phrase &&
        (end == text.size() || !is_of_a_word(text[end])))
      return phrase;
  }
  return {};
}

std::string Vocabulary::in_words(std::string_view text) const {
  if (instead_.empty()) return std::string(text);
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_of_a_word(text[at])) {
      result += text[at++];
      continue;
    }
    if (const std::string_view kept = kept_at(text, at); !kept.empty()) {
      result += kept;
      at += kept.size();
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_of_a_word(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const auto found = instead_.find(in_small_letters(word));
    if (found != instead_.end()) fit_the_article(result, word, found->second);
    result +=
        found == instead_.end() ? std::string(word) : with_the_capital_of(word, found->second);
    at = end;
  }
  return result;
}

}  // namespace waymark
