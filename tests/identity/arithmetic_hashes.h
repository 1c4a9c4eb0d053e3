#pragma once

#include <string>

namespace waymark {

/// One line "name hash" for every portable function and every distribution: the hash of the bits of
/// its results over a million arguments (fewer for the slow ones), all regimes and special values
/// among them. Any difference between two builds, in any bit of any result, shows here.
std::string arithmetic_hashes();

}  // namespace waymark
