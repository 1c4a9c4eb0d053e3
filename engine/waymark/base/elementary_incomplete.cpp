#include <cmath>
#include <limits>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"
#include "waymark/base/special_values.h"
#include "waymark/base/stirling.h"

namespace waymark {
namespace {

constexpr double two_pi = 0x1.921fb54442d18p+2;
constexpr double tolerance = 0x1p-53;
constexpr int most_terms = 20'000'000;

// x^a exp(-x) / gamma(a + 1), accurate for large a too (Loader 2000).
double gamma_factor(double a, double x) {
  return portable_exp(-stirling_rest(a) - deviance(a, x)) / std::sqrt(two_pi * a);
}

// 1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ... (Abramowitz and Stegun 1964, 6.5.29).
double gamma_series(double a, double x) {
  double term = 1;
  double sum = 1;
  for (int n = 1; n < most_terms; ++n) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * tolerance) return sum;
  }
  WAYMARK_EXPECT(false, "the series of the incomplete gamma function did not converge");
}

// A continued fraction b0 + a1 / (b1 + a2 / (b2 + ...)) by Lentz's method (Lentz 1976; Thompson and
// Barnett 1986). `next(n, a, b)` gives the n-th pair.
template <typename Next>
double continued_fraction(double b0, Next next) {
  constexpr double tiny = 1e-300;
  double value = b0 == 0 ? tiny : b0;
  double upper = value;
  double lower = 0;
  for (int n = 1; n < most_terms; ++n) {
    double a = 0;
    double b = 0;
    next(n, a, b);
    lower = b + a * lower;
    if (lower == 0) lower = tiny;
    lower = 1 / lower;
    upper = b + a / upper;
    if (upper == 0) upper = tiny;
    const double change = upper * lower;
    value *= change;
    if (std::fabs(change - 1) <= 2 * tolerance) return value;
  }
  WAYMARK_EXPECT(false, "a continued fraction did not converge");
}

// gamma(a, x) exp(x) / x^a (Abramowitz and Stegun 1964, 6.5.31, even part).
double gamma_fraction(double a, double x) {
  const auto next = [a, x](int n, double& numerator, double& denominator) {
    numerator = -n * (n - a);
    denominator = x + 2 * n + 1 - a;
  };
  return 1 / continued_fraction(x + 1 - a, next);
}

// x^a (1 - x)^b / B(a, b), through the same two pieces as gamma_factor.
double beta_factor(double a, double b, double x) {
  const double n = a + b;
  const double exponent = stirling_rest(n) - stirling_rest(a) - stirling_rest(b) -
                          deviance(a, n * x) - deviance(b, n * (1 - x));
  return portable_exp(exponent) * std::sqrt(a / n * b / two_pi);
}

// I_x(a, b) for x below the mean (Abramowitz and Stegun 1964, 26.5.8).
double beta_by_fraction(double a, double b, double x) {
  const auto next = [a, b, x](int n, double& numerator, double& denominator) {
    const int m = n / 2;
    numerator = n % 2 == 0 ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                           : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1;
  };
  return beta_factor(a, b, x) / (a * continued_fraction(1, next));
}

}  // namespace

double regularised_gamma(double a, double x) {
  if (!(a > 0) || !(x >= 0)) return not_a_number;
  if (x == 0) return 0;
  if (x > std::numeric_limits<double>::max()) return 1;
  if (x < a + 1) return gamma_factor(a, x) * gamma_series(a, x);
  return 1 - regularised_gamma_upper(a, x);
}

double regularised_gamma_upper(double a, double x) {
  if (!(a > 0) || !(x >= 0)) return not_a_number;
  if (x < a + 1) return 1 - regularised_gamma(a, x);
  if (x > std::numeric_limits<double>::max()) return 0;
  return gamma_factor(a, x) * a * gamma_fraction(a, x);
}

double regularised_beta(double a, double b, double x) {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) return not_a_number;
  if (x == 0 || x == 1) return x;
  if (x < (a + 1) / (a + b + 2)) return beta_by_fraction(a, b, x);
  return 1 - beta_by_fraction(b, a, 1 - x);
}

}  // namespace waymark
