#include <algorithm>
#include <cmath>

#include "waymark/base/elementary.h"
#include "waymark/base/special_values.h"
#include "waymark/random/distribution.h"
#include "waymark/random/within.h"

namespace waymark {
namespace {

// Both tails of one point, each accurate where it is small.
struct Tails {
  double below;  ///< P(X <= x)
  double above;  ///< P(X > x)
};

Tails of_hazard(double cumulative_hazard) {
  return {-portable_expm1(-cumulative_hazard), portable_exp(-cumulative_hazard)};
}

Tails of_normal(double z) { return {normal_cdf(z), normal_cdf(-z)}; }

Tails of_triangular(const Distribution& d, double x) {
  const double width = d.c - d.a;
  if (x <= d.a) return {0, 1};
  if (x >= d.c) return {1, 0};
  if (x < d.b) {
    const double below = (x - d.a) * (x - d.a) / (width * (d.b - d.a));
    return {below, 1 - below};
  }
  const double above = (d.c - x) * (d.c - x) / (width * (d.c - d.b));
  return {1 - above, above};
}

Tails of_log_logistic(const Distribution& d, double x) {
  const double odds = portable_pow(x / d.a, d.b);
  if (odds == infinity) return {1, 0};
  return {odds / (1 + odds), 1 / (1 + odds)};
}

Tails of_gamma(double shape, double x) {
  return {regularised_gamma(shape, x), regularised_gamma_upper(shape, x)};
}

Tails of_poisson(double mean, double x) {
  if (x < 0) return {0, 1};
  if (mean == 0) return {1, 0};
  const double count = std::floor(x);
  return {regularised_gamma_upper(count + 1, mean), regularised_gamma(count + 1, mean)};
}

// Of the values in ascending order, how many are at most x.
std::uint32_t number_up_to(const Distribution& d, const double* table, double x) {
  const double* first = table + d.offset;
  return static_cast<std::uint32_t>(std::upper_bound(first, first + d.length, x) - first);
}

Tails of_discrete(const Distribution& d, const double* table, double x) {
  const std::uint32_t number = number_up_to(d, table, x);
  if (number == 0) return {0, 1};
  const double above = table[d.offset + d.length + number - 1];
  return {1 - above, above};
}

Tails of_empirical(const Distribution& d, const double* table, double x) {
  const std::uint32_t number = number_up_to(d, table, x);
  const double total = d.length;
  return {number / total, (d.length - number) / total};
}

Tails of_uniform(const Distribution& d, double x) {
  if (x <= d.a) return {0, 1};
  if (x >= d.b) return {1, 0};
  return {(x - d.a) / (d.b - d.a), (d.b - x) / (d.b - d.a)};
}

// Kinds whose values are above 0.
Tails of_positive(const Distribution& d, double x) {
  if (!(x > 0)) return {0, 1};
  switch (d.kind) {
    case DistributionKind::exponential:
      return of_hazard(x / d.a);
    case DistributionKind::lognormal:
      return of_normal((portable_log(x) - d.a) / d.b);
    case DistributionKind::weibull:
      return of_hazard(portable_pow(x / d.b, d.a));
    case DistributionKind::gompertz:
      return of_hazard(d.a / d.b * portable_expm1(d.b * x));
    case DistributionKind::log_logistic:
      return of_log_logistic(d, x);
    case DistributionKind::beta: {
      const double at = x < 1 ? x : 1;
      return {regularised_beta(d.a, d.b, at), regularised_beta(d.b, d.a, 1 - at)};
    }
    default:
      return of_gamma(d.a, x / d.b);  // gamma and Erlang
  }
}

Tails tails(const Distribution& d, const double* table, double x);

Tails tails_within(const Distribution& d, const double* table, double x) {
  const Within within = within_at(d, table);
  if (x < within.bounds.low) return {0, 1};
  if (x >= within.bounds.high) return {1, 0};
  const Tails inner = tails(within.inner, table, x);
  if (d.kind == DistributionKind::held_within) return inner;
  const double above = (inner.above - within.above) / within.inside;
  return {1 - above, above};
}

Tails tails(const Distribution& d, const double* table, double x) {
  switch (d.kind) {
    case DistributionKind::constant:
      return x >= d.a ? Tails{1, 0} : Tails{0, 1};
    case DistributionKind::uniform:
      return of_uniform(d, x);
    case DistributionKind::normal:
      return of_normal((x - d.a) / d.b);
    case DistributionKind::triangular:
      return of_triangular(d, x);
    case DistributionKind::poisson:
      return of_poisson(d.a, x);
    case DistributionKind::discrete:
      return of_discrete(d, table, x);
    case DistributionKind::empirical:
      return of_empirical(d, table, x);
    case DistributionKind::held_within:
    case DistributionKind::given_within:
      return tails_within(d, table, x);
    default:
      return of_positive(d, x);
  }
}

}  // namespace

double cumulative(const Distribution& d, const double* table, double x) {
  return tails(d, table, x).below;
}

double survival(const Distribution& d, const double* table, double x) {
  return tails(d, table, x).above;
}

}  // namespace waymark
