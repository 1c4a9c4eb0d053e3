#pragma once

#include <cstdint>
#include <string>

// Random scenarios that are valid by making, with one of everything that may go together.

namespace waymark {

/// The body of a scenario (see scenario_text) with the arms "as-is", "changed" and "same-again".
/// The same seed gives the same text.
std::string random_borough(std::uint64_t seed);

}  // namespace waymark
