#pragma once

#include <vector>

#include "waymark/base/ticks.h"

namespace waymark {

/// Present values at the branch date: what comes after t years counts (1+r)^-t, a year being 365.25
/// days (HM Treasury 2022, Green Book, annex 6, in continuous time). Before the branch: 1.
class Discounting {
 public:
  Discounting() = default;
  /// `rate` a year, at least 0. Days up to the horizon are tabulated; later times are refused.
  Discounting(double rate, Ticks horizon);

  double factor(Ticks time) const;

  /// Ms of a time from the branch to `time`, each counted by its factor: the integral of `factor`.
  /// 0 before the branch.
  double integral(Ticks time) const;

 private:
  double force_ = 0;  // log(1+r) per ms
  std::vector<double> by_day_;
};

/// One time undiscounted, for outcomes at 1.5 %, for costs at 3.5 %.
inline constexpr int discount_variants = 3;

struct DiscountVariants {
  DiscountVariants() = default;
  explicit DiscountVariants(Ticks horizon);

  Discounting variant[discount_variants];
};

/// The variant's rate in continuous time: log(1+r) per ms.
double discount_force(int variant);

/// "undiscounted", "discounted-1.5", "discounted-3.5".
const char* variant_name(int variant);
const char* variant_words(int variant);

}  // namespace waymark
