#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <stdexcept>
#include <string>

#include "tests/unit/random/distribution_samples.h"
#include "tests/unit/random/goodness_of_fit.h"
#include "waymark/base/elementary.h"
#include "waymark/base/special_values.h"
#include "waymark/random/distribution.h"

namespace waymark {
namespace {

Example held(const Distribution& inner, Bounds bounds) {
  Example example{"held within bounds", {}};
  example.table = {99, 98};  // what another distribution left in the shared table
  example.distribution = held_within(inner, bounds, example.table);
  return example;
}

Example given(const Distribution& inner, Bounds bounds) {
  Example example{"given within bounds", {}};
  example.table = {99, 98};
  example.distribution = given_within(inner, bounds, example.table);
  return example;
}

double density(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * std::acos(-1.0)); }

TEST(HeldWithin, puts_everything_below_on_the_bound) {
  const Example example = held(normal(16, 3), {14, infinity});
  int on_it = 0, below = 0;
  constexpr int size = 100'000;
  for (const double value : values_of(example, size)) {
    on_it += value == 14 ? 1 : 0;
    below += value < 14 ? 1 : 0;
  }
  const double share = normal_cdf(-2.0 / 3);
  EXPECT_EQ(below, 0);
  EXPECT_NEAR(on_it, size * share, 4 * std::sqrt(size * share * (1 - share)));
  EXPECT_NEAR(cumulative(example.distribution, example.table.data(), 14), share, 1e-15);
  EXPECT_EQ(cumulative(example.distribution, example.table.data(), 13.999), 0);
}

TEST(HeldWithin, leaves_values_inside_as_they_were_drawn) {
  const Example free{"held within bounds", normal(16, 3)};
  const std::vector<double> before = values_of(free, 1000);
  const std::vector<double> after = values_of(held(normal(16, 3), {14, 19}), 1000);
  for (std::size_t i = 0; i < before.size(); ++i)
    EXPECT_EQ(after[i], std::min(19.0, std::max(14.0, before[i])));
}

// E max(X, b) = b P(Z < z) + mu P(Z > z) + sigma phi(z), z = (b - mu) / sigma.
TEST(HeldWithin, has_the_mean_of_a_normal_held_above_a_bound) {
  const Example example = held(normal(16, 3), {14, infinity});
  const double z = -2.0 / 3;
  const double exact = 14 * normal_cdf(z) + 16 * normal_cdf(-z) + 3 * density(z);
  EXPECT_NEAR(mean(example.distribution, example.table.data()), exact, 3e-6);
}

TEST(GivenWithin, fits_its_cumulative_function) {
  for (const Example& example :
       {given(normal(16, 3), {14, 20}), given(gamma(2.5, 4), {5, infinity}),
        given(lognormal_mean_sd(30, 4), {-infinity, 28})}) {
    std::vector<double> uniforms;
    for (const double value : values_of(example, 20'000))
      uniforms.push_back(cumulative(example.distribution, example.table.data(), value));
    EXPECT_LT(kolmogorov_statistic(uniforms), kolmogorov_limit);
  }
}

// Mean and variance of a normal given that it is above a bound (Johnson, Kotz and Balakrishnan
// 1994, "Continuous univariate distributions" 1, 13.10.1).
TEST(GivenWithin, has_the_moments_of_a_truncated_normal) {
  const Example example = given(normal(16, 3), {14, infinity});
  const double z = -2.0 / 3;
  const double ratio = density(z) / normal_cdf(-z);
  EXPECT_NEAR(mean(example.distribution, example.table.data()), 16 + 3 * ratio, 3e-6);
  EXPECT_NEAR(variance(example.distribution, example.table.data()),
              9 * (1 + z * ratio - ratio * ratio), 3e-5);
}

TEST(GivenWithin, counts_a_value_on_its_lower_bound_as_inside) {
  Example example{"counts", {}};
  const Distribution inner = discrete({1, 2, 3}, {1, 1, 2}, example.table);
  example.distribution = given_within(inner, {2, 3}, example.table);
  int twos = 0;
  for (const double value : values_of(example, 30'000)) {
    EXPECT_GE(value, 2);
    twos += value == 2 ? 1 : 0;
  }
  EXPECT_NEAR(twos, 10'000, 4 * std::sqrt(30'000 * 2.0 / 9));
  EXPECT_EQ(support_low(example.distribution, example.table.data()), 2);
  EXPECT_EQ(support_high(example.distribution, example.table.data()), 3);
}

TEST(GivenWithin, of_counts_may_be_open_above) {
  const Example example = given(poisson(2), {1, infinity});
  EXPECT_NEAR(cumulative(example.distribution, example.table.data(), 1),
              2 * std::exp(-2.0) / (1 - std::exp(-2.0)), 1e-12);
  EXPECT_NEAR(mean(example.distribution, example.table.data()), 2 / (1 - std::exp(-2.0)), 0.01);
}

TEST(GivenWithin, remains_within_its_bounds) {
  const Example example = given(exponential(10), {5, 20});
  for (const double value : remaining_of(example, 12, 1000)) {
    EXPECT_GE(value, 0);
    EXPECT_LE(value, 8);
  }
}

std::string said_of(const std::function<void()>& make) {
  try {
    make();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Bounds, are_refused_when_they_leave_no_room) {
  EXPECT_EQ(
      said_of([] {
        held(normal(0, 1), {2, 1});
      }),
      "a distribution held within bounds needs an upper bound above the lower one, 2, but got "
      "1");
  EXPECT_EQ(
      said_of([] {
        given(normal(0, 1), {8, infinity});
      }).find("a distribution drawn again outside bounds needs at least one draw in a million"),
      0u);
}

}  // namespace
}  // namespace waymark
