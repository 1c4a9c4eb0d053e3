#include "waymark/rules/cycle_form.h"

#include "waymark/base/elementary.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

void expect_chance(double chance) {
  if (!(chance >= 0.0 && chance <= 1.0)) throw RuleError("a chance is not in [0, 1]");
}

void expect_ratio(double ratio) {
  if (!(ratio >= 0.0)) throw RuleError("a ratio is negative or not a number");
}

}  // namespace

double with_risk_ratio(double chance, double ratio) {
  expect_chance(chance);
  expect_ratio(ratio);
  const double result = chance * ratio;
  expect_chance(result);
  return result;
}

double with_hazard_ratio(double chance, double ratio) {
  expect_chance(chance);
  expect_ratio(ratio);
  // ln(1 - 1) is minus infinity, and infinity x 0 no number.
  if (ratio == 0.0) return 0.0;
  return ratio == 1.0 ? chance : -portable_expm1(ratio * portable_log1p(-chance));
}

double chance_from_rate(double rate, double ms) {
  expect_ratio(rate);
  expect_ratio(ms);
  return -portable_expm1(-rate * ms);
}

}  // namespace waymark
