#pragma once

#include <cstddef>
#include <vector>

#include "waymark/measures/running_number.h"

namespace waymark {

/// Moments at which a number is looked at while it goes up and down.
struct MarksPlan {
  std::vector<Ticks> census;  ///< first date of each daily census, since the branch date
  std::size_t batches = 0;    ///< equal spans up to the horizon
  double batch_ms = 0;
};

/// A number counted every day at some times, and its mean over each of equal spans of time. At a
/// moment at which people come or go, they have not yet.
class NumberMarks {
 public:
  void reset(const MarksPlan& plan, Ticks horizon);
  bool is_due(Ticks now) const { return next_ <= now; }
  /// Looks at what lies before or at `now`; `number` is as it was until then.
  void catch_up(const RunningNumber& number, Ticks now);

  double census_mean(std::size_t census) const;
  std::vector<double> batch_means(double batch_ms) const;

 private:
  struct Census {
    Ticks next{0};
    double sum = 0, days = 0;
  };
  void find_next();
  Ticks end_of_batch() const;

  Ticks horizon_{0}, next_ = never;
  std::size_t batches_ = 0;
  double batch_ms_ = 0;
  std::vector<Census> census_;
  std::vector<double> integrals_;  ///< up to the end of each batch so far
};

}  // namespace waymark
