#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/roles.h"

namespace waymark {

/// Where or how a person may be, named once and counted by every measure that asks: at one of some
/// steps on any track, or present with one of some traits. A person's situations are one bit each.
/// An exit among the steps keeps those who left by it in the situation for good.
class Situations {
 public:
  static constexpr int most = 64;
  static constexpr int too_many = -1;

  explicit Situations(std::size_t steps = 0) : at_step_(steps, 0) {}

  /// The bit of this situation; a new one if nobody named it yet, `too_many` if there is no room.
  int of(std::vector<int> steps, std::vector<int> traits, const std::vector<TraitRole>& roles);

  std::uint64_t at_step(std::size_t step) const { return at_step_[step]; }
  /// Situations that the person's traits alone give, whatever the step.
  std::uint64_t by_traits(std::uint64_t bits) const;
  int size() const { return static_cast<int>(named_.size()); }

 private:
  struct Named {
    std::vector<int> steps, traits;
  };
  struct TraitTest {
    std::uint64_t mask, value, situation;
  };
  std::vector<Named> named_;
  std::vector<std::uint64_t> at_step_;
  std::vector<TraitTest> tests_;
};

inline bool is_in(std::uint64_t situations, int situation) {
  return ((situations >> situation) & 1) != 0;
}

}  // namespace waymark
