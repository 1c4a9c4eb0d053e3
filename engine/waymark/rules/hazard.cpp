#include "waymark/rules/hazard.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"
#include "waymark/base/ticks.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

void expect_rate(double rate) {
  if (!(rate >= 0.0 && rate < infinite)) throw RuleError("a hazard is negative or not a number");
}

// The three arrays of a piecewise baseline.
struct Pieces {
  const double* starts;
  const double* rates;
  const double* sums;
  std::uint32_t count;

  Pieces(const Baseline& baseline, const double* table)
      : starts(table + baseline.first),
        rates(starts + baseline.pieces),
        sums(rates + baseline.pieces),
        count(baseline.pieces) {}

  std::uint32_t at(double ms) const {
    return static_cast<std::uint32_t>(std::upper_bound(starts, starts + count, ms) - starts) - 1;
  }
};

double piecewise_cumulative(const Pieces& pieces, double from, double to) {
  const std::uint32_t i = pieces.at(from);
  const std::uint32_t j = pieces.at(to);
  if (i == j) return pieces.rates[i] * (to - from);
  const double first = pieces.rates[i] * (pieces.starts[i + 1] - from);
  const double between = pieces.sums[j] - pieces.sums[i + 1];
  return first + between + pieces.rates[j] * (to - pieces.starts[j]);
}

double time_for(double rate, double target) { return rate > 0.0 ? target / rate : infinite; }

double piecewise_inverse(const Pieces& pieces, double from, double target) {
  const std::uint32_t i = pieces.at(from);
  if (i + 1 == pieces.count) return time_for(pieces.rates[i], target);
  const double first = pieces.rates[i] * (pieces.starts[i + 1] - from);
  if (target <= first) return target / pieces.rates[i];
  const double sum = pieces.sums[i + 1] + (target - first);
  // The first piece that begins with all of it met; the piece before is where that happens.
  const double* end = pieces.sums + pieces.count;
  const double* after = std::lower_bound(pieces.sums + i + 2, end, sum);
  const std::uint32_t j = static_cast<std::uint32_t>(after - pieces.sums) - 1;
  return (pieces.starts[j] - from) + time_for(pieces.rates[j], sum - pieces.sums[j]);
}

/// A walk along a life through the cells of a table by age and calendar year.
class LifeWalk {
 public:
  LifeWalk(const Baseline& baseline, const double* table, double age_ms)
      : baseline_(baseline), starts_(table + baseline.year_starts), rates_(table + baseline.first) {
    const double years_of_age = std::floor(age_ms / year_ms) - baseline.a;
    const double last_age = static_cast<double>(baseline.pieces - 1);
    age_ = static_cast<std::uint32_t>(std::clamp(years_of_age, 0.0, last_age));
    while (year_ + 1 < baseline.years && starts_[year_ + 1] <= baseline.b + age_ms) ++year_;
  }

  double rate() const { return rates_[std::size_t{age_} * baseline_.years + year_]; }

  /// The age at which this cell ends.
  double end() const { return std::min(next_age(), next_year()); }

  void step() {
    const double at = end();
    const bool is_birthday = next_age() == at;
    const bool is_new_year = next_year() == at;
    if (is_birthday) ++age_;
    if (is_new_year) ++year_;
  }

 private:
  static constexpr double year_ms = static_cast<double>(ms_per_year);

  double next_age() const {
    return age_ + 1 < baseline_.pieces ? (baseline_.a + age_ + 1) * year_ms : infinite;
  }
  double next_year() const {
    return year_ + 1 < baseline_.years ? starts_[year_ + 1] - baseline_.b : infinite;
  }

  const Baseline& baseline_;
  const double* starts_;
  const double* rates_;
  std::uint32_t age_ = 0, year_ = 0;
};

double life_cumulative(LifeWalk walk, double from, double to) {
  double sum = 0.0;
  double at = from;
  while (walk.end() < to) {
    sum += walk.rate() * (walk.end() - at);
    at = walk.end();
    walk.step();
  }
  return sum + walk.rate() * (to - at);
}

double life_inverse(LifeWalk walk, double from, double target) {
  double at = from;
  double left = target;
  while (walk.end() < infinite) {
    const double here = walk.rate() * (walk.end() - at);
    if (left <= here) return (at - from) + left / walk.rate();
    left -= here;
    at = walk.end();
    walk.step();
  }
  return (at - from) + time_for(walk.rate(), left);
}

double weibull_cumulative(double shape, double scale, double from, double to) {
  if (from == 0.0) return to == 0.0 ? 0.0 : portable_pow(to / scale, shape);
  const double before = portable_pow(from / scale, shape);
  return before * portable_expm1(shape * portable_log1p((to - from) / from));
}

double weibull_inverse(double shape, double scale, double from, double target) {
  const double before = from == 0.0 ? 0.0 : portable_pow(from / scale, shape);
  // Where what went before is nothing beside the target, the difference loses no digits.
  if (before <= 1e-15 * target) return scale * portable_pow(target, 1.0 / shape) - from;
  return from * portable_expm1(portable_log1p(target / before) / shape);
}

double gompertz_inverse(double rate_now, double growth, double target) {
  if (rate_now == 0.0) return infinite;
  const double x = target * growth / rate_now;
  return x <= -1.0 ? infinite : portable_log1p(x) / growth;
}

}  // namespace

Baseline constant_hazard(double rate) {
  expect_rate(rate);
  return {BaselineKind::constant, 0, 0, rate, 0.0};
}

Baseline weibull_hazard(double shape, double scale) {
  if (!(shape > 0.0 && shape < infinite && scale > 0.0 && scale < infinite))
    throw RuleError("a Weibull hazard needs a positive shape and scale");
  return {BaselineKind::weibull, 0, 0, shape, scale};
}

Baseline gompertz_hazard(double rate, double growth) {
  expect_rate(rate);
  if (!std::isfinite(growth)) throw RuleError("a Gompertz hazard needs a finite growth");
  if (growth == 0.0) return constant_hazard(rate);
  return {BaselineKind::gompertz, 0, 0, rate, growth};
}

Baseline piecewise_hazard(std::span<const double> starts, std::span<const double> rates,
                          std::vector<double>& table) {
  if (starts.empty() || starts.size() != rates.size() || starts[0] != 0.0)
    throw RuleError("a piecewise hazard needs one rate for each start, the first start being 0");
  const auto first = static_cast<std::uint32_t>(table.size());
  std::vector<double> sums{0.0};
  for (std::size_t i = 0; i < starts.size(); ++i) {
    expect_rate(rates[i]);
    if (i == 0) continue;
    if (!(starts[i] > starts[i - 1]))
      throw RuleError("the starts of a hazard's pieces do not rise");
    sums.push_back(sums.back() + rates[i - 1] * (starts[i] - starts[i - 1]));
  }
  table.insert(table.end(), starts.begin(), starts.end());
  table.insert(table.end(), rates.begin(), rates.end());
  table.insert(table.end(), sums.begin(), sums.end());
  return {BaselineKind::piecewise, first, static_cast<std::uint32_t>(starts.size()), 0.0, 0.0};
}

Baseline life_table_hazard(int first_age, std::span<const double> yearly_chances,
                           std::vector<double>& table) {
  if (first_age < 0) throw RuleError("a life table begins before birth");
  const auto year = static_cast<double>(ms_per_year);
  std::vector<double> starts;
  std::vector<double> rates;
  for (std::size_t i = 0; i < yearly_chances.size(); ++i) {
    const double chance = yearly_chances[i];
    if (!(chance >= 0.0 && chance < 1.0))
      throw RuleError("a yearly chance of a life table is not in [0, 1)");
    starts.push_back(i == 0 ? 0.0 : (first_age + static_cast<double>(i)) * year);
    rates.push_back(-portable_log1p(-chance) / year);
  }
  return piecewise_hazard(starts, rates, table);
}

Baseline age_and_year_hazard(int first_age, std::uint32_t ages, std::span<const double> year_starts,
                             std::span<const double> rates, std::vector<double>& table) {
  if (first_age < 0) throw RuleError("a life table begins before birth");
  const auto years = static_cast<std::uint32_t>(std::max<std::size_t>(year_starts.size(), 1));
  WAYMARK_EXPECT(ages > 0 && rates.size() % (std::size_t{ages} * years) == 0,
                 "a life table with cells missing");
  for (std::size_t i = 1; i < year_starts.size(); ++i)
    if (!(year_starts[i] > year_starts[i - 1]))
      throw RuleError("the years of a life table do not rise");
  for (const double rate : rates) expect_rate(rate);
  Baseline made{BaselineKind::age_and_year, 0, ages, static_cast<double>(first_age), 0.0};
  made.years = years;
  made.year_starts = static_cast<std::uint32_t>(table.size());
  table.insert(table.end(), year_starts.begin(), year_starts.end());
  made.first = static_cast<std::uint32_t>(table.size());
  table.insert(table.end(), rates.begin(), rates.end());
  return made;
}

double hazard_at(const Baseline& baseline, const double* table, double at_ms) {
  switch (baseline.kind) {
    case BaselineKind::constant:
      return baseline.a;
    case BaselineKind::weibull:
      if (at_ms == 0.0 && baseline.a != 1.0) return baseline.a < 1.0 ? infinite : 0.0;
      return baseline.a / baseline.b * portable_pow(at_ms / baseline.b, baseline.a - 1.0);
    case BaselineKind::gompertz:
      return baseline.a * portable_exp(baseline.b * at_ms);
    case BaselineKind::piecewise: {
      const Pieces pieces(baseline, table);
      return pieces.rates[pieces.at(at_ms)];
    }
    case BaselineKind::age_and_year:
      return LifeWalk(baseline, table, at_ms).rate();
  }
  WAYMARK_EXPECT(false, "a baseline of no kind");
}

double cumulative(const Baseline& baseline, const double* table, double from_ms, double to_ms) {
  WAYMARK_EXPECT(from_ms >= 0.0 && to_ms >= from_ms, "a hazard was read before its origin");
  switch (baseline.kind) {
    case BaselineKind::constant:
      return baseline.a * (to_ms - from_ms);
    case BaselineKind::weibull:
      return weibull_cumulative(baseline.a, baseline.b, from_ms, to_ms);
    case BaselineKind::gompertz:
      return baseline.a * portable_exp(baseline.b * from_ms) *
             portable_expm1(baseline.b * (to_ms - from_ms)) / baseline.b;
    case BaselineKind::piecewise:
      return piecewise_cumulative(Pieces(baseline, table), from_ms, to_ms);
    case BaselineKind::age_and_year:
      return life_cumulative(LifeWalk(baseline, table, from_ms), from_ms, to_ms);
  }
  WAYMARK_EXPECT(false, "a baseline of no kind");
}

double invert(const Baseline& baseline, const double* table, double from_ms, double target) {
  WAYMARK_EXPECT(from_ms >= 0.0 && target >= 0.0, "a hazard was inverted before its origin");
  if (target == 0.0) return 0.0;
  switch (baseline.kind) {
    case BaselineKind::constant:
      return time_for(baseline.a, target);
    case BaselineKind::weibull:
      return weibull_inverse(baseline.a, baseline.b, from_ms, target);
    case BaselineKind::gompertz:
      return gompertz_inverse(baseline.a * portable_exp(baseline.b * from_ms), baseline.b, target);
    case BaselineKind::piecewise:
      return piecewise_inverse(Pieces(baseline, table), from_ms, target);
    case BaselineKind::age_and_year:
      return life_inverse(LifeWalk(baseline, table, from_ms), from_ms, target);
  }
  WAYMARK_EXPECT(false, "a baseline of no kind");
}

}  // namespace waymark
