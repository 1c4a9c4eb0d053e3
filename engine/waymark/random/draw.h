#pragma once

#include <cstdint>

#include "waymark/base/contract.h"
#include "waymark/random/philox.h"

namespace waymark {

/// A cursor over the numbers of one address: who, what for, which time. The first two uniforms come
/// from one Philox block; methods that need more walk on through up to 256 sub-blocks. Nothing is
/// computed before the first number is asked for. Never ask for two in one full expression:
/// compilers differ in which they evaluate first.
class Draw {
 public:
  static constexpr std::uint32_t ordinals = 1u << 24;

  /// `ordinal` counts the draws of this person for this purpose, from 0 to below 2^24.
  Draw(StreamKey key, Who who, Purpose purpose, std::uint32_t ordinal)
      : key_(key), who_(who), purpose_(purpose), which_(ordinal << 8) {
    WAYMARK_EXPECT(ordinal < ordinals, "too many draws for one person and purpose");
  }

  /// Uniform on (0, 1); see unit_uniform.
  double uniform() {
    if (second_half_is_left_) {
      second_half_is_left_ = false;
      return unit_uniform(block_.word[2], block_.word[3]);
    }
    WAYMARK_EXPECT(sub_blocks_ < 256, "one draw asked for more than 512 numbers");
    block_ = draw_block(key_, who_, purpose_, which_ + sub_blocks_);
    ++sub_blocks_;
    second_half_is_left_ = true;
    return unit_uniform(block_.word[0], block_.word[1]);
  }

 private:
  StreamKey key_;
  Who who_;
  Purpose purpose_;
  std::uint32_t which_;
  std::uint32_t sub_blocks_ = 0;
  bool second_half_is_left_ = false;
  Block block_{};
};

}  // namespace waymark
