#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace waymark {

constexpr double not_defined = std::numeric_limits<double>::quiet_NaN();

/// Mean and spread of values met one by one, in constant memory (Welford 1962). The order in which
/// values come is part of the result's last bits, so give them in replication order.
class RunningMoments {
 public:
  void add(double value);
  std::uint64_t n() const { return n_; }
  double mean() const { return n_ == 0 ? not_defined : mean_; }
  double sd() const;  ///< with n - 1; NaN below two values

 private:
  std::uint64_t n_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

/// Half-width of the two-sided t interval for a mean that misses with chance `tail`.
/// NaN below two values.
double half_width(double sd, std::uint64_t n, double tail);

struct Interval {
  double low = not_defined, high = not_defined;
};

/// The 95 % t interval for the mean; NaN below two values.
Interval interval95(const RunningMoments& moments);

/// How many values in all would bring the half-width to at most `wanted` > 0, should the spread
/// stay as it is; at least 2. At most 10^12.
std::uint64_t runs_for_half_width(double sd, double wanted, double tail);

/// Quantile of values sorted ascending, 0 <= p <= 1: linear between the order statistics at
/// (n - 1) p, which is definition 7 of Hyndman & Fan (1996). NaN for no values.
double quantile_of_sorted(const std::vector<double>& ascending, double p);

/// The five lines of a fan chart.
struct FanPoint {
  double p05 = not_defined, p25 = not_defined, p50 = not_defined, p75 = not_defined,
         p95 = not_defined;
  std::uint64_t n = 0;  ///< values that are defined
};

/// Values in any order; NaNs are left out.
FanPoint fan_point(std::vector<double> values);

}  // namespace waymark
