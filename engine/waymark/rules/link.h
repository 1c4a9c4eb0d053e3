#pragma once

#include <cstdint>

namespace waymark {

/// McCullagh and Nelder 1989, section 2.2.
enum class LinkFunction : std::uint8_t { identity, log, logit, complementary_log_log };

/// From the scale of the link to the value. logit and complementary log-log end in [0, 1].
double mean_of(LinkFunction link, double scaled);

/// From the value to the scale of the link. Throws RuleError outside the link's open domain.
double scaled_by(LinkFunction link, double value);

/// A straight line on the scale of a link.
struct Line {
  double intercept = 0.0;
  double coefficient = 0.0;
};

/// The line through "value1 at x1, value2 at x2". Equal values give a coefficient of exactly zero.
Line through_two_points(double x1, double value1, double x2, double value2, LinkFunction link);

/// The coefficient of a stated odds, rate or hazard ratio: its natural logarithm. A ratio of one
/// gives exactly zero. Throws RuleError if not positive.
double coefficient_from_ratio(double ratio);

}  // namespace waymark
