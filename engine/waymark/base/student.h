#pragma once

namespace waymark {

/// P(|T| > t) for Student's t with `degrees` > 0 degrees of freedom, t >= 0.
/// By the regularised incomplete beta function; relative error below 1e-8.
double student_tail(double t, double degrees);

/// The t for which P(|T| > t) = `tail`, 0 < tail < 1: the factor of a two-sided interval.
/// 2.776 for tail 0.05 and 4 degrees. Relative error below 1e-9.
double student_critical(double tail, double degrees);

}  // namespace waymark
