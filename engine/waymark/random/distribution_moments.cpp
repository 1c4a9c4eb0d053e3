#include <algorithm>
#include <cmath>

#include "waymark/base/elementary.h"
#include "waymark/base/special_values.h"
#include "waymark/random/distribution.h"
#include "waymark/random/within.h"

namespace waymark {
namespace {

constexpr double pi = 0x1.921fb54442d18p+1;

struct Moments {
  double mean;
  double variance;
};

double gamma_of(double x) { return portable_exp(log_gamma(x)); }

Moments moments_of_lognormal(const Distribution& d) {
  const double log_variance = d.b * d.b;
  const double mean = portable_exp(d.a + 0.5 * log_variance);
  return {mean, mean * mean * portable_expm1(log_variance)};
}

Moments moments_of_weibull(const Distribution& d) {
  const double first = gamma_of(1 + d.c);
  const double second = gamma_of(1 + 2 * d.c);
  return {d.b * first, d.b * d.b * (second - first * first)};
}

Moments moments_of_log_logistic(const Distribution& d) {
  const double angle = pi * d.c;
  const double first = d.b > 1 ? angle / portable_sin(angle) : infinity;
  if (d.b <= 2) return {d.a * first, infinity};
  const double second = 2 * angle / portable_sin(2 * angle);
  return {d.a * first, d.a * d.a * (second - first * first)};
}

// The mean of log(1 + E * shape / rate) / shape and of its square, E exponential: no closed form
// without the exponential integral. With E = exp(s) the integrand is smooth and dies away on both
// sides, where equal steps converge faster than any power (Trefethen and Weideman 2014); a quarter
// is enough for the last place.
Moments moments_of_gompertz(const Distribution& d) {
  constexpr double step = 0.25;
  double first = 0;
  double second = 0;
  for (int i = -200; i <= 17; ++i) {
    const double hazard = portable_exp(step * i);
    const double mass = step * hazard * portable_exp(-hazard);
    const double x = portable_log1p(hazard * (d.b / d.a)) / d.b;
    first += mass * x;
    second += mass * x * x;
  }
  return {first, second - first * first};
}

Moments moments_of_triangular(const Distribution& d) {
  const double left = d.b - d.a;
  const double right = d.c - d.b;
  return {(d.a + d.b + d.c) / 3, (left * left + right * right + left * right) / 18};
}

Moments moments_of_beta(const Distribution& d) {
  const double total = d.a + d.b;
  const double mean = d.a / total;
  return {mean, mean * (d.b / total) / (total + 1)};
}

// Of values in a table with the chance of the i-th.
template <typename Chance>
Moments moments_of_table(const Distribution& d, const double* table, Chance chance) {
  double mean = 0;
  for (std::uint32_t i = 0; i < d.length; ++i) mean += table[d.offset + i] * chance(i);
  double variance = 0;
  for (std::uint32_t i = 0; i < d.length; ++i) {
    const double distance = table[d.offset + i] - mean;
    variance += distance * distance * chance(i);
  }
  return {mean, variance};
}

Moments moments_of_discrete(const Distribution& d, const double* table) {
  const double* above = table + d.offset + d.length;
  return moments_of_table(
      d, table, [above](std::uint32_t i) { return (i == 0 ? 1 : above[i - 1]) - above[i]; });
}

/// The mean of x(u) over uniform u, by the trapezoid rule over z with u = P(Z > z) of a normal Z:
/// smooth but for kinks at the bounds, so that the error is below 1e-6 of the spread.
Moments moments_of_within(const Distribution& d, const double* table) {
  constexpr double step = 1.0 / 512;
  constexpr int steps = 9 * 512;
  double first = 0, second = 0, mass = 0;
  for (int i = -steps; i <= steps; ++i) {
    const double z = step * i;
    const double weight = portable_exp(-0.5 * z * z);
    const double x = upper_quantile(d, table, normal_cdf(-z));
    mass += weight;
    first += weight * x;
    second += weight * x * x;
  }
  const double mean = first / mass;
  return {mean, std::max(0.0, second / mass - mean * mean)};
}

Moments moments(const Distribution& d, const double* table) {
  switch (d.kind) {
    case DistributionKind::constant:
      return {d.a, 0};
    case DistributionKind::exponential:
      return {d.a, d.a * d.a};
    case DistributionKind::lognormal:
      return moments_of_lognormal(d);
    case DistributionKind::uniform:
      return {d.a + 0.5 * (d.b - d.a), (d.b - d.a) * (d.b - d.a) / 12};
    case DistributionKind::normal:
      return {d.a, d.b * d.b};
    case DistributionKind::weibull:
      return moments_of_weibull(d);
    case DistributionKind::gompertz:
      return moments_of_gompertz(d);
    case DistributionKind::log_logistic:
      return moments_of_log_logistic(d);
    case DistributionKind::triangular:
      return moments_of_triangular(d);
    case DistributionKind::erlang:
    case DistributionKind::gamma:
      return {d.a * d.b, d.a * d.b * d.b};
    case DistributionKind::beta:
      return moments_of_beta(d);
    case DistributionKind::poisson:
      return {d.a, d.a};
    case DistributionKind::discrete:
      return moments_of_discrete(d, table);
    case DistributionKind::empirical:
      return moments_of_table(d, table, [&d](std::uint32_t) { return 1.0 / d.length; });
    case DistributionKind::held_within:
    case DistributionKind::given_within:
      return moments_of_within(d, table);
  }
  return {0, 0};
}

}  // namespace

double mean(const Distribution& d, const double* table) { return moments(d, table).mean; }

double variance(const Distribution& d, const double* table) { return moments(d, table).variance; }

double support_low(const Distribution& d, const double* table) {
  switch (d.kind) {
    case DistributionKind::constant:
    case DistributionKind::uniform:
    case DistributionKind::triangular:
      return d.a;
    case DistributionKind::normal:
      return -infinity;
    case DistributionKind::discrete:
    case DistributionKind::empirical:
      return table[d.offset];
    case DistributionKind::held_within:
    case DistributionKind::given_within: {
      const Within within = within_at(d, table);
      return std::clamp(support_low(within.inner, table), within.bounds.low, within.bounds.high);
    }
    default:
      return 0;
  }
}

double support_high(const Distribution& d, const double* table) {
  switch (d.kind) {
    case DistributionKind::constant:
      return d.a;
    case DistributionKind::uniform:
      return d.b;
    case DistributionKind::triangular:
      return d.c;
    case DistributionKind::beta:
      return 1;
    case DistributionKind::poisson:
      return d.a > 0 ? infinity : 0;
    case DistributionKind::discrete:
    case DistributionKind::empirical:
      return table[d.offset + d.length - 1];
    case DistributionKind::held_within:
    case DistributionKind::given_within: {
      const Within within = within_at(d, table);
      return std::clamp(support_high(within.inner, table), within.bounds.low, within.bounds.high);
    }
    default:
      return infinity;
  }
}

}  // namespace waymark
