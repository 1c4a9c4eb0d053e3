#include "waymark/random/rejection.h"

#include <cmath>

#include "waymark/base/elementary.h"
#include "waymark/base/stirling.h"

namespace waymark {
namespace {

constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
constexpr int few_stages = 6;
constexpr double small_poisson_mean = 10;

double poisson_by_inversion(double mean, double chance_of_none, double upper_tail) {
  // The smallest count with P(X <= count) >= 1 - upper_tail.
  const double wanted = 1 - upper_tail;
  double mass = chance_of_none;
  double sum = mass;
  double count = 0;
  while (sum < wanted) {
    count += 1;
    mass *= mean / count;
    const double next = sum + mass;
    // Rounding may leave the sum a little below 1 for ever; the rest has no mass.
    if (next == sum && count > mean) break;
    sum = next;
  }
  return count;
}

// log P(X = count), accurate for large means (Loader 2000).
double log_mass(double count, double mean) {
  if (count == 0) return -mean;
  return -stirling_rest(count) - deviance(count, mean) -
         (half_log_two_pi + 0.5 * portable_log(count));
}

double poisson_by_transformed_rejection(double mean, Draw& draw) {
  const double root = std::sqrt(mean);
  const double b = 0.931 + 2.53 * root;
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const double u = draw.uniform() - 0.5;
    const double v = draw.uniform();
    const double edge = 0.5 - std::fabs(u);
    const double count = std::floor((2 * a / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= quick) return count;
    if (count < 0 || (edge < 0.013 && v > edge)) continue;
    const double weight = v * inverse_alpha / (a / (edge * edge) + b);
    if (portable_log(weight) <= log_mass(count, mean)) return count;
  }
}

// Jöhnk: U^(1/a) / (U^(1/a) + V^(1/b)) given that the sum is at most 1.
double beta_by_powers(double a, double b, Draw& draw) {
  for (;;) {
    const double first = portable_log(draw.uniform()) / a;
    const double second = portable_log(draw.uniform()) / b;
    const double larger = first > second ? first : second;
    const double sum = portable_exp(first - larger) + portable_exp(second - larger);
    if (larger + portable_log(sum) <= 0) return portable_exp(first - larger) / sum;
  }
}

}  // namespace

Squeeze gamma_squeeze(double shape) {
  const double centre = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
  return {centre, 1 / std::sqrt(9 * centre)};
}

double sample_gamma(double shape, Squeeze squeeze, Draw& draw) {
  double boost = 1;
  if (shape < 1) boost = portable_pow(draw.uniform(), 1 / shape);
  for (;;) {
    const double z = normal_quantile(draw.uniform());
    const double u = draw.uniform();
    const double root = 1 + squeeze.spread * z;
    if (root <= 0) continue;
    const double v = root * root * root;
    const double square = z * z;
    const bool surely = u < 1 - 0.0331 * square * square;
    if (surely || portable_log(u) < 0.5 * square + squeeze.centre * (1 - v + portable_log(v)))
      return squeeze.centre * v * boost;
  }
}

double sample_erlang(int stages, Squeeze squeeze, Draw& draw) {
  if (stages > few_stages) return sample_gamma(stages, squeeze, draw);
  double product = 1;
  for (int i = 0; i < stages; ++i) product *= draw.uniform();
  return -portable_log(product);
}

double sample_beta(double a, double b, Draw& draw) {
  if (a <= 1 && b <= 1) return beta_by_powers(a, b, draw);
  const double first = sample_gamma(a, gamma_squeeze(a), draw);
  const double second = sample_gamma(b, gamma_squeeze(b), draw);
  return first / (first + second);
}

double sample_poisson(double mean, double chance_of_none, Draw& draw) {
  if (mean < small_poisson_mean) return poisson_by_inversion(mean, chance_of_none, draw.uniform());
  return poisson_by_transformed_rejection(mean, draw);
}

}  // namespace waymark
