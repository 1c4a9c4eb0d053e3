#include "tests/unit/random/distribution_samples.h"

#include "waymark/base/hash.h"

namespace waymark {

std::vector<Example> continuous_examples() {
  return {
      {"exponential", exponential(3.5)},
      {"uniform", uniform(-2, 5)},
      {"triangular", triangular(1, 2, 7)},
      {"triangular with its mode at the low end", triangular(1, 1, 3)},
      {"triangular with its mode at the high end", triangular(1, 3, 3)},
      {"normal", normal(100, 15)},
      {"lognormal by mean and sd", lognormal_mean_sd(30, 4)},
      {"lognormal by median and sigma", lognormal_median_sigma(12, 0.8)},
      {"weibull with a falling hazard", weibull(0.7, 10)},
      {"weibull with a rising hazard", weibull(2.5, 10)},
      {"gompertz", gompertz(0.0001, 0.09)},
      {"gompertz growing fast", gompertz(0.5, 3)},
      {"log-logistic", log_logistic(14, 2.2)},
      {"log-logistic light", log_logistic(14, 6)},
      {"erlang of two stages", erlang(2, 9)},
      {"erlang of six stages", erlang(6, 9)},
      {"erlang of seven stages", erlang(7, 9)},
      {"erlang of forty stages", erlang(40, 9)},
      {"gamma", gamma(2.5, 4)},
      {"gamma of shape one", gamma(1, 4)},
      {"gamma below shape one", gamma(0.3, 4)},
      {"gamma by mean and sd", gamma_mean_sd(20, 3)},
      {"beta", beta(2, 3.5)},
      {"beta with one shape below one", beta(0.5, 3)},
      {"beta with both shapes below one", beta(0.4, 0.7)},
      {"beta by mean and sd", beta_mean_sd(0.3, 0.1)},
  };
}

std::vector<Example> lattice_examples() {
  std::vector<Example> examples = {{"constant", constant(4.25)},
                                   {"poisson of mean zero", poisson(0)},
                                   {"poisson of small mean", poisson(0.4)},
                                   {"poisson just below the change of method", poisson(9.99)},
                                   {"poisson just above the change of method", poisson(10)},
                                   {"poisson of large mean", poisson(123.4)},
                                   {"poisson of very large mean", poisson(5e6)}};
  Example weighted{"discrete", {}};
  weighted.distribution =
      discrete({3, 1, 7, 20, 1, 9}, {0.2, 0.3, 0.29, 0.01, 0.2, 0}, weighted.table);
  examples.push_back(weighted);
  Example observed{"empirical", {}};
  observed.table = {99, 98};  // what another distribution left in the shared table
  observed.distribution = empirical({42, 4, 8, 15, 16, 23, 8}, observed.table);
  examples.push_back(observed);
  return examples;
}

std::vector<double> values_of(const Example& example, std::uint32_t count) {
  const StreamKey key = stream_key(7, 1);
  std::vector<double> values;
  values.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    Draw draw(key, who(1, i), path_hash(example.label), 0);
    values.push_back(sample(example.distribution, example.table.data(), draw));
  }
  return values;
}

std::vector<double> remaining_of(const Example& example, double elapsed, std::uint32_t count) {
  const StreamKey key = stream_key(7, 2);
  std::vector<double> values;
  for (std::uint32_t i = 0; i < count; ++i) {
    Draw draw(key, who(1, i), path_hash(example.label), 0);
    values.push_back(sample_remaining(example.distribution, example.table.data(), elapsed, draw));
  }
  return values;
}

std::string test_name(const std::string& label) {
  std::string name = label;
  for (char& letter : name) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (!plain) letter = '_';
  }
  return name;
}

}  // namespace waymark
