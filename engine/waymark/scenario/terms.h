#pragma once

#include <optional>
#include <string_view>

namespace waymark {

/// What must hold for one field: required or not, its bounds, whether it is a coupling.
/// Written as a chain: `required().at_least(0).at_most(1)`. Bounds are in the engine's unit.
struct Terms {
  bool is_required = false;
  std::optional<double> low;
  std::optional<double> high;
  bool low_excluded = false;
  bool high_excluded = false;
  std::optional<int> items;  ///< how many a list must hold
  /// Set for a coupling: the value at which it changes nothing (0 for sizes and log-ratios, 1 for
  /// rate ratios). A measured-only reading puts it in place of every value that nobody measured.
  std::optional<double> neutral;

  Terms at_least(double bound) const {
    Terms t = *this;
    t.low = bound;
    t.low_excluded = false;
    return t;
  }
  Terms above(double bound) const {
    Terms t = *this;
    t.low = bound;
    t.low_excluded = true;
    return t;
  }
  Terms at_most(double bound) const {
    Terms t = *this;
    t.high = bound;
    t.high_excluded = false;
    return t;
  }
  Terms below(double bound) const {
    Terms t = *this;
    t.high = bound;
    t.high_excluded = true;
    return t;
  }
  Terms between(double from, double to) const { return at_least(from).at_most(to); }
  Terms exactly(int count) const {
    Terms t = *this;
    t.items = count;
    return t;
  }
  Terms coupling(double neutral_value) const {
    Terms t = *this;
    t.neutral = neutral_value;
    return t;
  }
};

inline Terms optional() { return Terms(); }
inline Terms required() {
  Terms t;
  t.is_required = true;
  return t;
}
inline Terms at_least(double bound) { return optional().at_least(bound); }
inline Terms above(double bound) { return optional().above(bound); }
inline Terms at_most(double bound) { return optional().at_most(bound); }
inline Terms between(double from, double to) { return optional().between(from, to); }
inline Terms coupling(double neutral_value) { return optional().coupling(neutral_value); }

}  // namespace waymark
