#pragma once

#include <cstddef>
#include <vector>

#include "waymark/base/ticks.h"

namespace waymark {

/// A whole number that goes up and down, and its mean over time since the branch date.
class RunningNumber {
 public:
  void reset() { *this = RunningNumber(); }
  void add(int change, Ticks now) {
    spend(now);
    number_ += change;
  }
  double now() const { return static_cast<double>(number_); }
  /// Number x ms from the branch date to `until`, which is not before the last change.
  double integral(Ticks until) const {
    return integral_ + static_cast<double>(number_) * elapsed(until);
  }

 private:
  double elapsed(Ticks until) const {
    return until.count <= 0 ? 0 : in_milliseconds(until - (since_.count > 0 ? since_ : Ticks{0}));
  }
  void spend(Ticks now) {
    integral_ += static_cast<double>(number_) * elapsed(now);
    since_ = now;
  }

  std::int64_t number_ = 0;
  Ticks since_{0};
  double integral_ = 0;
};

/// The same, with the time spent at each number up to a highest one of interest.
class RunningLevels {
 public:
  void reset(std::size_t highest) {
    number_ = 0;
    since_ = Ticks{0};
    time_at_.assign(highest + 2, 0);
  }
  void add(int change, Ticks now) {
    time_at_[slot()] += elapsed(now);
    number_ += change;
    since_ = now;
  }
  /// Ms since the branch date at exactly this number.
  double time_at(std::size_t number, Ticks until) const {
    return time_at_[number] + (slot() == number ? elapsed(until) : 0);
  }

 private:
  std::size_t slot() const {
    const std::size_t last = time_at_.size() - 1;
    return number_ < 0                                ? last
           : static_cast<std::size_t>(number_) < last ? static_cast<std::size_t>(number_)
                                                      : last;
  }
  double elapsed(Ticks until) const {
    return until.count <= 0 ? 0 : in_milliseconds(until - (since_.count > 0 ? since_ : Ticks{0}));
  }

  std::int64_t number_ = 0;
  Ticks since_{0};
  std::vector<double> time_at_;
};

}  // namespace waymark
