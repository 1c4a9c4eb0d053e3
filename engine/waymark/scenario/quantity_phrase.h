#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "waymark/scenario/time_units.h"

namespace waymark {

/// What a text says before anyone asked for a unit: `amount` of pounds, in a hundred, of a time
/// unit or per a length of time.
struct Phrase {
  double amount = 0;
  bool pounds = false;
  bool portion = false;              ///< "95 %" or "8 in 10", already divided
  const TimeUnit* length = nullptr;  ///< "12 weeks"
  std::optional<double> per;  ///< "per 28 days": the length in milliseconds; after a portion too
};

/// Reads a phrase, or nothing; then `unknown_word` is the word that stands where a unit of time was
/// needed, if that is why.
std::optional<Phrase> read_phrase(std::string_view text, std::string& unknown_word);

}  // namespace waymark
