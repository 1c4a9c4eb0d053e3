#include <algorithm>
#include <limits>
#include <stdexcept>

#include "waymark/base/elementary.h"
#include "waymark/base/number.h"
#include "waymark/random/distribution.h"

namespace waymark {
namespace {

// Each adds one unit-exponential amount of hazard to the hazard that has passed, so that nothing
// underflows however long someone has waited.

double remaining_weibull(const Distribution& d, double elapsed, double hazard) {
  const double passed = portable_pow(elapsed / d.b, d.a);
  return d.b * portable_pow(passed + hazard, d.c) - elapsed;
}

double remaining_gompertz(const Distribution& d, double elapsed, double hazard) {
  return portable_log1p(hazard * (d.b / d.a) * portable_exp(-d.b * elapsed)) / d.b;
}

double remaining_log_logistic(const Distribution& d, double elapsed, double u) {
  const double odds = portable_pow(elapsed / d.a, d.b);
  return d.a * portable_pow((odds + (1 - u)) / u, d.c) - elapsed;
}

[[noreturn]] void refuse(double elapsed) {
  throw std::invalid_argument("nothing remains of a duration that is never above " +
                              print(elapsed));
}

double remaining_by_inversion(const Distribution& d, const double* table, double elapsed,
                              double u) {
  const double still = survival(d, table, elapsed) * u;
  if (!(still > 0)) refuse(elapsed);
  return upper_quantile(d, table, still) - elapsed;
}

double remaining(const Distribution& d, const double* table, double elapsed, double u) {
  switch (d.kind) {
    case DistributionKind::constant:
      if (!(elapsed < d.a)) refuse(elapsed);
      return d.a - elapsed;
    case DistributionKind::exponential:
      return upper_exponential(d, u);
    case DistributionKind::weibull:
      return remaining_weibull(d, elapsed, -portable_log(u));
    case DistributionKind::gompertz:
      return remaining_gompertz(d, elapsed, -portable_log(u));
    case DistributionKind::log_logistic:
      return remaining_log_logistic(d, elapsed, u);
    default:
      return remaining_by_inversion(d, table, elapsed, u);
  }
}

}  // namespace

double sample_remaining(const Distribution& d, const double* table, double elapsed, Draw& draw) {
  if (!(elapsed >= 0) || elapsed > std::numeric_limits<double>::max())
    throw std::invalid_argument("the time elapsed must be 0 or more, but is " + print(elapsed));
  // Where the answer is far smaller than `elapsed`, rounding may take it just below 0.
  return std::max(0.0, remaining(d, table, elapsed, draw.uniform()));
}

}  // namespace waymark
