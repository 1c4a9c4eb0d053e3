#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace waymark {

enum class BaselineKind : std::uint8_t { constant, piecewise, weibull, gompertz, age_and_year };

/// A hazard per millisecond as a function of the time since an origin (an entry, an event, the
/// start, birth). Trivially copyable; pieces live in a shared table of doubles.
/// constant: a = rate. weibull: a = shape, b = scale in ms. gompertz: a = rate at the origin,
/// b = growth per ms. piecewise: starts, rates and cumulative hazards at the starts, `pieces` each,
/// one after the other from `first` on; the last piece goes on for ever. age_and_year: `pieces`
/// whole years of age from age a on, each with a rate for each of `years` calendar years, rates age
/// by age from `first` on; these years begin at the times from `year_starts` on; b = birth, in ms,
/// on the same scale.
struct Baseline {
  BaselineKind kind = BaselineKind::constant;
  std::uint32_t first = 0;
  std::uint32_t pieces = 0;
  double a = 0.0;
  double b = 0.0;
  std::uint32_t years = 0;
  std::uint32_t year_starts = 0;
};

/// The hazard by nothing but time: `rate` per millisecond, zero allowed.
Baseline constant_hazard(double rate);

/// H(t) = (t / scale)^shape; shape > 0, scale in ms > 0.
Baseline weibull_hazard(double shape, double scale);

/// h(t) = rate exp(growth t), growth of either sign. Gompertz 1825.
Baseline gompertz_hazard(double rate, double growth);

/// `starts` in ms rise from 0; `rates` per ms, one for each start. Appends to `table`.
Baseline piecewise_hazard(std::span<const double> starts, std::span<const double> rates,
                          std::vector<double>& table);

/// From yearly chances of dying q(age) at whole ages from `first_age` on, with a constant rate
/// -ln(1 - q) inside each year; the origin is birth. Ages below the first take the first chance,
/// ages above the last take the last. By sex: one baseline per sex, chosen by the caller.
Baseline life_table_hazard(int first_age, std::span<const double> yearly_chances,
                           std::vector<double>& table);

/// From rates per ms by whole years of age and by calendar year, for any number of combinations of
/// people one after the other; the origin is birth. `year_starts` in ms rise; empty where years
/// make no difference. Ages and years before the first take the first, those after the last the
/// last. Gives the first combination; appends to `table`.
Baseline age_and_year_hazard(int first_age, std::uint32_t ages, std::span<const double> year_starts,
                             std::span<const double> rates, std::vector<double>& table);

/// Hazard per ms at `at_ms` since the origin (infinite for a Weibull of shape < 1 at 0).
double hazard_at(const Baseline& baseline, const double* table, double at_ms);

/// Cumulative hazard over [from_ms, to_ms] since the origin, 0 <= from_ms <= to_ms.
double cumulative(const Baseline& baseline, const double* table, double from_ms, double to_ms);

/// The time in ms from `from_ms` on after which `target` (>= 0) of cumulative hazard has been met;
/// infinity if it never is.
double invert(const Baseline& baseline, const double* table, double from_ms, double target);

}  // namespace waymark
