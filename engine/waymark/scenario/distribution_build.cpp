#include "waymark/scenario/distribution_build.h"

#include <stdexcept>

#include "waymark/base/contract.h"
#include "waymark/base/special_values.h"

namespace waymark {
namespace {

std::vector<double> numbers(const std::vector<Quantity>& quantities) {
  std::vector<double> values;
  values.reserve(quantities.size());
  for (const Quantity& each : quantities) values.push_back(each.value);
  return values;
}

Bounds bounds_of(const DistributionSpec& spec, const char* low, const char* high) {
  return {spec.has(low) ? spec.parameter(low) : -infinity,
          spec.has(high) ? spec.parameter(high) : infinity};
}

Distribution without_bounds(const DistributionSpec& spec, std::vector<double>& table) {
  const auto the = [&](const char* name) { return spec.parameter(name); };
  switch (spec.family) {
    case Family::constant:
      return constant(the("value"));
    case Family::uniform:
      return uniform(the("low"), the("high"));
    case Family::triangular:
      return triangular(the("low"), the("mode"), the("high"));
    case Family::exponential:
      return exponential(spec.has("mean") ? the("mean") : 1 / the("rate"));
    case Family::erlang: {
      const double shape = the("shape");
      if (shape != static_cast<double>(static_cast<int>(shape)))
        throw std::invalid_argument(
            "the shape of an Erlang distribution counts its stages, so it is whole");
      return erlang(static_cast<int>(shape), the("mean"));
    }
    case Family::gamma:
      return spec.has("sd") ? gamma_mean_sd(the("mean"), the("sd"))
                            : gamma(the("shape"), the("scale"));
    case Family::normal:
      return normal(the("mean"), the("sd"));
    case Family::lognormal:
      return spec.has("sd") ? lognormal_mean_sd(the("mean"), the("sd"))
                            : lognormal_median_sigma(the("median"), the("sigma"));
    case Family::weibull:
      return weibull(the("shape"), the("scale"));
    case Family::gompertz:
      return gompertz(the("rate"), the("shape"));
    case Family::log_logistic:
      return log_logistic(the("scale"), the("shape"));
    case Family::beta:
      return spec.has("sd") ? beta_mean_sd(the("mean"), the("sd")) : beta(the("a"), the("b"));
    case Family::poisson:
      return poisson(the("mean"));
    case Family::discrete:
      return discrete(numbers(spec.values), numbers(spec.weights), table);
    case Family::empirical:
      return empirical(numbers(spec.values), table);
  }
  WAYMARK_EXPECT(false, "a family without a distribution");
  return constant(0);
}

}  // namespace

Distribution distribution_of(const DistributionSpec& spec, std::vector<double>& table) {
  const Distribution inner = without_bounds(spec, table);
  const bool is_held = spec.has("at-least") || spec.has("at-most");
  const bool is_redrawn = spec.has("redrawn-below") || spec.has("redrawn-above");
  if (is_held && is_redrawn)
    throw std::invalid_argument(
        "values beyond a bound either become the bound or are drawn again, not both");
  if (is_held) return held_within(inner, bounds_of(spec, "at-least", "at-most"), table);
  if (is_redrawn)
    return given_within(inner, bounds_of(spec, "redrawn-below", "redrawn-above"), table);
  return inner;
}

}  // namespace waymark
