#include "waymark/rules/link.h"

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

void expect_between_nothing_and_one(double value) {
  if (!(value > 0.0 && value < 1.0))
    throw RuleError("a chance on a logit or cloglog scale must lie between 0 and 1, both excluded");
}

// Two forms, so that the lower tail keeps its digits where exp(-x) overflows.
double logistic(double x) {
  if (x >= 0.0) return 1.0 / (1.0 + portable_exp(-x));
  const double odds = portable_exp(x);
  return odds / (1.0 + odds);
}

}  // namespace

double mean_of(LinkFunction link, double scaled) {
  switch (link) {
    case LinkFunction::identity:
      return scaled;
    case LinkFunction::log:
      return portable_exp(scaled);
    case LinkFunction::logit:
      return logistic(scaled);
    case LinkFunction::complementary_log_log:
      return -portable_expm1(-portable_exp(scaled));
  }
  WAYMARK_EXPECT(false, "a link of no kind");
}

double scaled_by(LinkFunction link, double value) {
  switch (link) {
    case LinkFunction::identity:
      return value;
    case LinkFunction::log:
      if (!(value > 0.0)) throw RuleError("a value on a log scale must be positive");
      return portable_log(value);
    case LinkFunction::logit:
      expect_between_nothing_and_one(value);
      return portable_log(value / (1.0 - value));
    case LinkFunction::complementary_log_log:
      expect_between_nothing_and_one(value);
      return portable_log(-portable_log1p(-value));
  }
  WAYMARK_EXPECT(false, "a link of no kind");
}

Line through_two_points(double x1, double value1, double x2, double value2, LinkFunction link) {
  if (!(x1 < x2 || x1 > x2)) throw RuleError("a line needs two different points");
  const double y1 = scaled_by(link, value1);
  const double y2 = scaled_by(link, value2);
  const double coefficient = (y2 - y1) / (x2 - x1);
  return {y1 - coefficient * x1, coefficient};
}

double coefficient_from_ratio(double ratio) {
  if (!(ratio > 0.0)) throw RuleError("a ratio must be positive");
  return portable_log(ratio);
}

}  // namespace waymark
