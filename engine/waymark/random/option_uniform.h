#pragma once

#include "waymark/base/hash.h"
#include "waymark/random/philox.h"

namespace waymark {

/// The number of one option of a choice: words 2 and 3 of the block mixed with the option's own
/// purpose. Options of one choice get numbers that nothing tells from independent ones for a tenth
/// of a block's price each, and a further option leaves the numbers of the others as they were.
constexpr double option_uniform(const Block& block, Purpose option) {
  const std::uint64_t words = (std::uint64_t{block.word[2]} << 32) | block.word[3];
  const std::uint64_t mixed = mix64(words ^ (option * std::uint64_t{0x9e3779b97f4a7c15u}));
  return unit_uniform(static_cast<std::uint32_t>(mixed >> 32), static_cast<std::uint32_t>(mixed));
}

}  // namespace waymark
