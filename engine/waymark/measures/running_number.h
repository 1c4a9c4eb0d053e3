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
  /// `every` keeps the time at every number, however high.
  void reset(std::size_t highest, bool every = false) {
    number_ = 0;
    since_ = Ticks{0};
    every_ = every;
    time_at_.assign(highest + 2, 0);
  }
  void add(int change, Ticks now) {
    time_at_[slot()] += elapsed(now);
    number_ += change;
    since_ = now;
    if (every_ && number_ + 2 > static_cast<std::int64_t>(time_at_.size()))
      time_at_.resize(static_cast<std::size_t>(number_) * 2 + 2, 0);
  }
  /// The smallest number at or below which it was for at least a share of the time; needs `every`.
  std::size_t not_exceeded(double share, Ticks until) const {
    const double wanted = share * in_milliseconds(until) * (1 - 1e-12);
    double time = 0;
    for (std::size_t number = 0; number + 1 < time_at_.size(); ++number) {
      time += time_at(number, until);
      if (time >= wanted) return number;
    }
    return time_at_.size() - 1;
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
  bool every_ = false;
  std::vector<double> time_at_;
};

}  // namespace waymark
