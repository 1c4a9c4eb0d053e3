#include "waymark/base/student.h"

#include <cmath>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"

namespace waymark {

namespace {

constexpr double log_pi = 1.1447298858494001741;

/// Log of the beta function B(degrees/2, 1/2).
double log_beta_half(double degrees) {
  return log_gamma(degrees / 2) + log_pi / 2 - log_gamma((degrees + 1) / 2);
}

double density(double t, double degrees) {
  return portable_exp(-(degrees + 1) / 2 * portable_log1p(t * t / degrees) -
                      log_beta_half(degrees)) /
         std::sqrt(degrees);
}

/// Far enough out, t is a normal value with three corrections (Fisher & Cornish 1960).
double nearly_normal_critical(double tail, double degrees) {
  const double z = -normal_quantile(tail / 2);
  const double z2 = z * z;
  const double first = z * (z2 + 1) / 4;
  const double second = z * (3 + z2 * (16 + z2 * 5)) / 96;
  const double third = z * (-15 + z2 * (17 + z2 * (19 + z2 * 3))) / 384;
  return z + (first + (second + third / degrees) / degrees) / degrees;
}

}  // namespace

double student_tail(double t, double degrees) {
  WAYMARK_EXPECT(t >= 0 && degrees > 0, "a tail of Student's t needs t >= 0 and degrees > 0");
  if (t == 0) return 1;
  // P(|T| > t) = I_x(degrees/2, 1/2) with x = degrees / (degrees + t^2) (DLMF 8.17, Abramowitz &
  // Stegun 1964, 26.7.1). Near t = 0 the complement keeps the digits.
  const double squared = t * t;
  if (squared < degrees)
    return 1 - regularised_beta(0.5, degrees / 2, squared / (degrees + squared));
  return regularised_beta(degrees / 2, 0.5, degrees / (degrees + squared));
}

double student_critical(double tail, double degrees) {
  WAYMARK_EXPECT(tail > 0 && tail < 1 && degrees > 0,
                 "an interval needs 0 < tail < 1, degrees > 0");
  if (degrees > 20000) return nearly_normal_critical(tail, degrees);
  double low = 0;
  double high = 1;
  while (student_tail(high, degrees) > tail) high *= 2;
  double t = high / 2;
  // Newton, kept inside a shrinking bracket.
  for (int round = 0; round < 200; ++round) {
    const double excess = student_tail(t, degrees) - tail;
    (excess > 0 ? low : high) = t;
    double next = t + excess / (2 * density(t, degrees));
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (std::fabs(next - t) <= 1e-13 * next) return next;
    t = next;
  }
  return t;
}

}  // namespace waymark
