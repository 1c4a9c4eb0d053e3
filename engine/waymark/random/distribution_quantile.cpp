#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "waymark/base/elementary.h"
#include "waymark/base/number.h"
#include "waymark/random/distribution.h"
#include "waymark/random/within.h"

namespace waymark {
namespace {

double upper_triangular(const Distribution& d, double u) {
  const double width = d.c - d.a;
  const double above_mode = (d.c - d.b) / width;
  if (u <= above_mode) return d.c - std::sqrt(u * width * (d.c - d.b));
  return d.a + std::sqrt((1 - u) * width * (d.b - d.a));
}

double upper_gompertz(const Distribution& d, double u) {
  return portable_log1p(-portable_log(u) * (d.b / d.a)) / d.b;
}

// The smallest value with P(X > value) <= u.
double upper_discrete(const Distribution& d, const double* table, double u) {
  const double* values = table + d.offset;
  const double* above = values + d.length;
  const double* found =
      std::partition_point(above, above + d.length, [u](double chance) { return chance > u; });
  return values[found - above];
}

double upper_empirical(const Distribution& d, const double* table, double u) {
  const auto from_top = static_cast<std::uint32_t>(u * d.length);
  return table[d.offset + d.length - 1 - std::min(from_top, d.length - 1)];
}

// The smallest whole number with P(X > number) <= u.
double upper_count(const Distribution& d, double u) {
  double low = -1;
  double high = std::max(1.0, d.a);
  while (survival(d, nullptr, high) > u) {
    low = high;
    high *= 2;
  }
  high = std::floor(high);
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (survival(d, nullptr, middle) > u ? low : high) = middle;
  }
  return high;
}

// The x with P(X > x) = u by halving an interval until no double lies within: slow, but exact in
// the same bits everywhere. Runs draw so only for people who are already waiting at the start.
double upper_by_bisection(const Distribution& d, double u) {
  double low = 0;
  double high = d.kind == DistributionKind::beta ? 1 : mean(d);
  while (survival(d, nullptr, high) > u) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    const bool above =
        u < 0.5 ? survival(d, nullptr, middle) > u : cumulative(d, nullptr, middle) < 1 - u;
    (above ? low : high) = middle;
  }
}

double upper_within(const Distribution& d, const double* table, double u) {
  const Within within = within_at(d, table);
  const double of_inner =
      d.kind == DistributionKind::held_within ? u : within.above + u * within.inside;
  const double x = upper_quantile(within.inner, table, of_inner);
  return std::clamp(x, within.bounds.low, within.bounds.high);
}

}  // namespace

double upper_quantile(const Distribution& d, const double* table, double u) {
  switch (d.kind) {
    case DistributionKind::constant:
      return d.a;
    case DistributionKind::exponential:
      return upper_exponential(d, u);
    case DistributionKind::lognormal:
      return upper_lognormal(d, u);
    case DistributionKind::uniform:
      return d.b - u * (d.b - d.a);
    case DistributionKind::normal:
      return upper_normal(d, u);
    case DistributionKind::weibull:
      return d.b * portable_pow(-portable_log(u), d.c);
    case DistributionKind::gompertz:
      return upper_gompertz(d, u);
    case DistributionKind::log_logistic:
      return d.a * portable_pow((1 - u) / u, d.c);
    case DistributionKind::triangular:
      return upper_triangular(d, u);
    case DistributionKind::discrete:
      return upper_discrete(d, table, u);
    case DistributionKind::empirical:
      return upper_empirical(d, table, u);
    case DistributionKind::held_within:
    case DistributionKind::given_within:
      return upper_within(d, table, u);
    case DistributionKind::poisson:
      return upper_count(d, u);
    default:
      return upper_by_bisection(d, u);
  }
}

}  // namespace waymark
