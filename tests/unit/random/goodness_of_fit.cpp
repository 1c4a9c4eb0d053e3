#include "tests/unit/random/goodness_of_fit.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>

namespace waymark {

double kolmogorov_statistic(std::vector<double> uniforms) {
  std::sort(uniforms.begin(), uniforms.end());
  const auto n = static_cast<double>(uniforms.size());
  double distance = 0;
  for (std::size_t i = 0; i < uniforms.size(); ++i) {
    const auto rank = static_cast<double>(i);
    distance = std::max({distance, uniforms[i] - rank / n, (rank + 1) / n - uniforms[i]});
  }
  return distance * std::sqrt(n);
}

double chi_square_chance(const std::vector<double>& counts, const std::vector<double>& expected) {
  double statistic = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double difference = counts[i] - expected[i];
    statistic += difference * difference / expected[i];
  }
  const double freedom = static_cast<double>(counts.size()) - 1;
  return boost::math::gamma_q(freedom / 2, statistic / 2);
}

double scaled_correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  double mean_a = 0, mean_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    mean_a += a[i] / n;
    mean_b += b[i] / n;
  }
  double product = 0, square_a = 0, square_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += (a[i] - mean_a) * (b[i] - mean_b);
    square_a += (a[i] - mean_a) * (a[i] - mean_a);
    square_b += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return std::sqrt(n) * product / std::sqrt(square_a * square_b);
}

}  // namespace waymark
