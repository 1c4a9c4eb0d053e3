#include "waymark/experiment/statistics.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/contract.h"
#include "waymark/base/student.h"

namespace waymark {

void RunningMoments::add(double value) {
  WAYMARK_EXPECT(std::isfinite(value), "only finite values have a mean");
  ++n_;
  const double step = value - mean_;
  mean_ += step / static_cast<double>(n_);
  squares_ += step * (value - mean_);
}

double RunningMoments::sd() const {
  return n_ < 2 ? not_defined : std::sqrt(squares_ / static_cast<double>(n_ - 1));
}

double half_width(double sd, std::uint64_t n, double tail) {
  if (n < 2) return not_defined;
  const double count = static_cast<double>(n);
  return student_critical(tail, count - 1) * sd / std::sqrt(count);
}

Interval interval95(const RunningMoments& moments) {
  const double half = half_width(moments.sd(), moments.n(), 0.05);
  return {moments.mean() - half, moments.mean() + half};
}

std::uint64_t runs_for_half_width(double sd, double wanted, double tail) {
  WAYMARK_EXPECT(wanted > 0 && sd >= 0, "a wanted half-width is above zero");
  constexpr std::uint64_t most = 1'000'000'000'000;
  if (half_width(sd, most, tail) > wanted) return most;
  // The half-width falls as n grows, so a binary search finds the first n that is enough.
  std::uint64_t too_few = 1;
  std::uint64_t enough = 2;
  while (half_width(sd, enough, tail) > wanted) {
    too_few = enough;
    enough = std::min(enough * 2, most);
  }
  while (enough - too_few > 1) {
    const std::uint64_t middle = too_few + (enough - too_few) / 2;
    (half_width(sd, middle, tail) > wanted ? too_few : enough) = middle;
  }
  return enough;
}

double quantile_of_sorted(const std::vector<double>& ascending, double p) {
  WAYMARK_EXPECT(p >= 0 && p <= 1, "a quantile's share lies in [0, 1]");
  if (ascending.empty()) return not_defined;
  const double place = p * static_cast<double>(ascending.size() - 1);
  const std::size_t below = static_cast<std::size_t>(place);
  if (below + 1 >= ascending.size()) return ascending.back();
  const double share = place - static_cast<double>(below);
  return ascending[below] + share * (ascending[below + 1] - ascending[below]);
}

FanPoint fan_point(std::vector<double> values) {
  values.erase(std::remove_if(values.begin(), values.end(), [](double v) { return std::isnan(v); }),
               values.end());
  std::sort(values.begin(), values.end());
  const auto at = [&](double p) { return quantile_of_sorted(values, p); };
  return {at(0.05), at(0.25), at(0.5), at(0.75), at(0.95), values.size()};
}

}  // namespace waymark
