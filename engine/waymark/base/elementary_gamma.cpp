#include <cmath>

#include "waymark/base/elementary_long.h"
#include "waymark/base/special_values.h"
#include "waymark/base/stirling.h"

namespace waymark {
namespace {

constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;

// On [1/2, 3], where log gamma has its zeros 1 and 2, as (x - 1) (x - 2) times a polynomial.
double log_gamma_near_two(double x) {
  const int row = x >= 3 ? 9 : static_cast<int>((x - 0.5) * 4);
  const double distance = x - (0.625 + 0.25 * row);
  double sum = log_gamma_rows[row][log_gamma_degree];
  for (int i = log_gamma_degree - 1; i >= 0; --i) sum = sum * distance + log_gamma_rows[row][i];
  return (x - 1) * (x - 2) * sum;
}

}  // namespace

double stirling_rest(double x) {
  // 1/12 x - 1/360 x^3 + ..., Bernoulli numbers over 2 k (2 k - 1) (Stirling 1730, de Moivre).
  if (x >= 10) {
    const double y = 1.0 / (x * x);
    const double series =
        1.0 / 12 -
        y * (1.0 / 360 -
             y * (1.0 / 1260 -
                  y * (1.0 / 1680 -
                       y * (1.0 / 1188 -
                            y * (691.0 / 360360 - y * (1.0 / 156 - y * (3617.0 / 122400)))))));
    return series / x;
  }
  return log_gamma(x) - ((x - 0.5) * portable_log(x) - x + half_log_two_pi);
}

double deviance(double x, double mean) {
  const double difference = x - mean;
  if (std::fabs(difference) < 0.1 * (x + mean)) {
    // x log(x / mean) + mean - x without cancellation (Loader 2000).
    const double v = difference / (x + mean);
    double sum = difference * v;
    double term = 2 * x * v;
    const double square = v * v;
    for (int j = 1; j < 1000; ++j) {
      term *= square;
      const double next = sum + term / (2 * j + 1);
      if (next == sum) break;
      sum = next;
    }
    return sum;
  }
  return x * portable_log(x / mean) + mean - x;
}

double log_gamma(double x) {
  if (!(x > 0)) return x == 0 ? infinity : not_a_number;
  if (x >= 0x1p1014) return infinity;
  if (x < 0.5) return log_gamma_near_two(x + 1) - portable_log(x);
  if (x <= 3) return log_gamma_near_two(x);
  if (x >= 10)
    return ((x - 0.5) * (portable_log(x) - 1) - 0.5 + half_log_two_pi) + stirling_rest(x);
  double product = 1;
  while (x > 3) {
    x -= 1;
    product *= x;
  }
  return log_gamma_near_two(x) + portable_log(product);
}

}  // namespace waymark
