#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// The words of a place for those that the program uses by itself. A scenario names the word of the
/// code (`gate`) and what to say instead; readers otherwise see the default ("hoop").
class Vocabulary {
 public:
  Vocabulary() = default;
  /// `renamed` by the words of `vocabulary_words`; words that are not known are passed over.
  /// Phrases in `kept` are a scenario's own labels, which stay as they are.
  explicit Vocabulary(const std::map<std::string, std::string>& renamed,
                      std::vector<std::string> kept = {});

  /// A text of the program in the words of the place: whole words only, with the capital they had,
  /// and "an" before a vowel.
  std::string in_words(std::string_view text) const;

  bool empty() const { return instead_.empty(); }

 private:
  std::string_view kept_at(std::string_view text, std::size_t at) const;

  std::map<std::string, std::string> instead_;  // by what readers see by default, small letters
  std::vector<std::string> kept_;               // the longest first
};

}  // namespace waymark
