#include "waymark/random/distribution.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>

#include "waymark/base/elementary.h"
#include "waymark/base/number.h"
#include "waymark/random/rejection.h"

namespace waymark {
namespace {

// Beyond this shape, gamma and beta are normal for any purpose, and their sums take forever.
constexpr double largest_shape = 1e8;
constexpr int largest_stages = 1000;
constexpr double largest_poisson_mean = 1e9;

// Who is being made, for the messages.
struct Maker {
  DistributionKind kind;

  [[noreturn]] void refuse(const std::string& rule, double value) const {
    std::string subject(name(kind));
    std::replace(subject.begin(), subject.end(), '_', '-');
    const std::string article = subject.front() == 'e' ? "an " : "a ";
    throw std::invalid_argument(article + subject + " distribution needs " + rule + ", but got " +
                                print(value));
  }
  void need_finite(const std::string& what, double value) const {
    if (!std::isfinite(value)) refuse("a finite " + what, value);
  }
  void need_above_zero(const std::string& what, double value) const {
    need_finite(what, value);
    if (!(value > 0)) refuse("a " + what + " above 0", value);
  }
  void need_at_most(const std::string& what, double value, double limit) const {
    if (value > limit) refuse("a " + what + " of at most " + print(limit), value);
  }
  // What was computed from good parameters can still be too large or too small for a double.
  void need_usable(const std::string& what, double value) const {
    if (!std::isfinite(value) || value <= 0)
      refuse("parameters of ordinary size: the " + what + " becomes unusable", value);
  }
};

Distribution with_parameters(DistributionKind kind, double a, double b = 0, double c = 0,
                             double d = 0) {
  Distribution made;
  made.kind = kind;
  made.a = a;
  made.b = b;
  made.c = c;
  made.d = d;
  return made;
}

struct WeightedValue {
  double value;
  double weight;
};

// In ascending order, equal values joined, values of weight 0 left out.
std::vector<WeightedValue> joined(std::vector<WeightedValue> pairs) {
  std::sort(pairs.begin(), pairs.end(), [](const WeightedValue& a, const WeightedValue& b) {
    return a.value < b.value || (a.value == b.value && a.weight < b.weight);
  });
  std::vector<WeightedValue> result;
  for (const WeightedValue& pair : pairs) {
    if (pair.weight == 0) continue;
    if (!result.empty() && result.back().value == pair.value)
      result.back().weight += pair.weight;
    else
      result.push_back(pair);
  }
  return result;
}

std::uint32_t checked_index(const Maker& maker, std::size_t size) {
  if (size > std::numeric_limits<std::uint32_t>::max() / 4)
    maker.refuse("fewer numbers", static_cast<double>(size));
  return static_cast<std::uint32_t>(size);
}

}  // namespace

std::string_view name(DistributionKind kind) {
  switch (kind) {
    case DistributionKind::constant:
      return "constant";
    case DistributionKind::exponential:
      return "exponential";
    case DistributionKind::lognormal:
      return "lognormal";
    case DistributionKind::uniform:
      return "uniform";
    case DistributionKind::normal:
      return "normal";
    case DistributionKind::weibull:
      return "weibull";
    case DistributionKind::gompertz:
      return "gompertz";
    case DistributionKind::log_logistic:
      return "log_logistic";
    case DistributionKind::triangular:
      return "triangular";
    case DistributionKind::erlang:
      return "erlang";
    case DistributionKind::gamma:
      return "gamma";
    case DistributionKind::beta:
      return "beta";
    case DistributionKind::poisson:
      return "poisson";
    case DistributionKind::discrete:
      return "discrete";
    case DistributionKind::empirical:
      return "empirical";
    case DistributionKind::held_within:
      return "held_within";
    case DistributionKind::given_within:
      return "given_within";
  }
  return "unknown";
}

Distribution constant(double value) {
  Maker{DistributionKind::constant}.need_finite("value", value);
  return with_parameters(DistributionKind::constant, value);
}

Distribution exponential(double mean) {
  Maker{DistributionKind::exponential}.need_above_zero("mean", mean);
  return with_parameters(DistributionKind::exponential, mean);
}

Distribution uniform(double low, double high) {
  const Maker maker{DistributionKind::uniform};
  maker.need_finite("lower end", low);
  maker.need_finite("upper end", high);
  if (!(low < high)) maker.refuse("an upper end above the lower end " + print(low), high);
  maker.need_usable("width", high - low);
  return with_parameters(DistributionKind::uniform, low, high);
}

Distribution triangular(double low, double mode, double high) {
  const Maker maker{DistributionKind::triangular};
  maker.need_finite("lower end", low);
  maker.need_finite("mode", mode);
  maker.need_finite("upper end", high);
  if (!(low < high)) maker.refuse("an upper end above the lower end " + print(low), high);
  if (!(low <= mode && mode <= high))
    maker.refuse("a mode from " + print(low) + " to " + print(high), mode);
  maker.need_usable("squared width", (high - low) * (high - low));
  return with_parameters(DistributionKind::triangular, low, mode, high);
}

Distribution normal(double mean, double sd) {
  const Maker maker{DistributionKind::normal};
  maker.need_finite("mean", mean);
  maker.need_above_zero("standard deviation", sd);
  return with_parameters(DistributionKind::normal, mean, sd);
}

Distribution lognormal_mean_sd(double mean, double sd) {
  const Maker maker{DistributionKind::lognormal};
  maker.need_above_zero("mean", mean);
  maker.need_above_zero("standard deviation", sd);
  const double variation = sd / mean;
  const double log_variance = portable_log1p(variation * variation);
  maker.need_usable("variance of the logarithm", log_variance);
  return with_parameters(DistributionKind::lognormal, portable_log(mean) - 0.5 * log_variance,
                         std::sqrt(log_variance));
}

Distribution lognormal_median_sigma(double median, double sigma) {
  const Maker maker{DistributionKind::lognormal};
  maker.need_above_zero("median", median);
  maker.need_above_zero("sigma", sigma);
  return with_parameters(DistributionKind::lognormal, portable_log(median), sigma);
}

Distribution weibull(double shape, double scale) {
  const Maker maker{DistributionKind::weibull};
  maker.need_above_zero("shape", shape);
  maker.need_above_zero("scale", scale);
  maker.need_usable("inverse of the shape", 1 / shape);
  return with_parameters(DistributionKind::weibull, shape, scale, 1 / shape);
}

Distribution gompertz(double rate, double shape) {
  const Maker maker{DistributionKind::gompertz};
  maker.need_above_zero("rate", rate);
  maker.need_finite("shape", shape);
  // A falling hazard would leave some people waiting for ever.
  if (shape < 0) maker.refuse("a shape of 0 or more", shape);
  maker.need_usable("mean", 1 / rate);
  if (shape == 0) return exponential(1 / rate);
  maker.need_usable("ratio of shape to rate", shape / rate);
  return with_parameters(DistributionKind::gompertz, rate, shape);
}

Distribution log_logistic(double scale, double shape) {
  const Maker maker{DistributionKind::log_logistic};
  maker.need_above_zero("scale", scale);
  maker.need_above_zero("shape", shape);
  maker.need_usable("inverse of the shape", 1 / shape);
  return with_parameters(DistributionKind::log_logistic, scale, shape, 1 / shape);
}

Distribution erlang(int stages, double mean) {
  const Maker maker{DistributionKind::erlang};
  if (stages < 1 || stages > largest_stages)
    maker.refuse("1 to " + std::to_string(largest_stages) + " stages", stages);
  maker.need_above_zero("mean", mean);
  const double stage_mean = mean / stages;
  maker.need_usable("mean of a stage", stage_mean);
  const Squeeze squeeze = gamma_squeeze(stages);
  return with_parameters(DistributionKind::erlang, stages, stage_mean, squeeze.centre,
                         squeeze.spread);
}

Distribution gamma(double shape, double scale) {
  const Maker maker{DistributionKind::gamma};
  maker.need_above_zero("shape", shape);
  maker.need_at_most("shape", shape, largest_shape);
  maker.need_above_zero("scale", scale);
  maker.need_usable("mean", shape * scale);
  const Squeeze squeeze = gamma_squeeze(shape);
  return with_parameters(DistributionKind::gamma, shape, scale, squeeze.centre, squeeze.spread);
}

Distribution gamma_mean_sd(double mean, double sd) {
  const Maker maker{DistributionKind::gamma};
  maker.need_above_zero("mean", mean);
  maker.need_above_zero("standard deviation", sd);
  const double ratio = mean / sd;
  maker.need_usable("shape", ratio * ratio);
  return gamma(ratio * ratio, sd / ratio);
}

Distribution beta(double a, double b) {
  const Maker maker{DistributionKind::beta};
  maker.need_above_zero("first shape", a);
  maker.need_above_zero("second shape", b);
  maker.need_at_most("first shape", a, largest_shape);
  maker.need_at_most("second shape", b, largest_shape);
  return with_parameters(DistributionKind::beta, a, b);
}

Distribution beta_mean_sd(double mean, double sd) {
  const Maker maker{DistributionKind::beta};
  if (!(mean > 0 && mean < 1)) maker.refuse("a mean between 0 and 1", mean);
  maker.need_above_zero("standard deviation", sd);
  const double limit = std::sqrt(mean * (1 - mean));
  if (!(sd < limit))
    maker.refuse("a standard deviation below " + print(limit) + " at a mean of " + print(mean), sd);
  const double total = (limit / sd) * (limit / sd) - 1;
  maker.need_usable("sum of the shapes", total);
  return beta(mean * total, (1 - mean) * total);
}

Distribution poisson(double mean) {
  const Maker maker{DistributionKind::poisson};
  maker.need_finite("mean", mean);
  if (mean < 0) maker.refuse("a mean of 0 or more", mean);
  maker.need_at_most("mean", mean, largest_poisson_mean);
  return with_parameters(DistributionKind::poisson, mean, portable_exp(-mean));
}

Distribution discrete(const std::vector<double>& values, const std::vector<double>& weights,
                      std::vector<double>& table) {
  const Maker maker{DistributionKind::discrete};
  if (values.size() != weights.size())
    maker.refuse("as many weights as values (" + std::to_string(values.size()) + ")",
                 static_cast<double>(weights.size()));
  std::vector<WeightedValue> pairs;
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    maker.need_finite("value", values[i]);
    maker.need_finite("weight", weights[i]);
    if (weights[i] < 0) maker.refuse("weights of 0 or more", weights[i]);
    total += weights[i];
    pairs.push_back({values[i], weights[i]});
  }
  if (!(total > 0)) maker.refuse("at least one weight above 0", total);
  maker.need_usable("sum of the weights", total);

  const std::vector<WeightedValue> outcomes = joined(std::move(pairs));
  Distribution made = with_parameters(DistributionKind::discrete, 0);
  made.offset = checked_index(maker, table.size());
  made.length = checked_index(maker, outcomes.size());
  for (const WeightedValue& outcome : outcomes) table.push_back(outcome.value);
  // Then P(X > value), summed from the top so that the last is exactly 0 and small ones are exact.
  const std::size_t first = table.size();
  table.resize(first + outcomes.size());
  double total_of_joined = 0;
  for (const WeightedValue& outcome : outcomes) total_of_joined += outcome.weight;
  double above = 0;
  for (std::size_t i = outcomes.size(); i-- > 0;) {
    table[first + i] = above / total_of_joined;
    above += outcomes[i].weight;
  }
  return made;
}

Distribution empirical(const std::vector<double>& values, std::vector<double>& table) {
  const Maker maker{DistributionKind::empirical};
  if (values.empty()) maker.refuse("at least one observed value", 0);
  for (const double value : values) maker.need_finite("value", value);
  Distribution made = with_parameters(DistributionKind::empirical, 0);
  made.offset = checked_index(maker, table.size());
  made.length = checked_index(maker, values.size());
  table.insert(table.end(), values.begin(), values.end());
  std::sort(table.begin() + made.offset, table.end());
  return made;
}

}  // namespace waymark
