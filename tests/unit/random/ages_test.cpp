#include "waymark/random/ages.h"

#include <gtest/gtest.h>

#include <cmath>

#include "waymark/base/special_values.h"
#include "waymark/random/distribution.h"

namespace waymark {
namespace {

constexpr double day = 86'400'000.0;

struct Ages {
  explicit Ages(const Distribution& length) {
    const double* table = numbers.data();
    first = add_ages([&](double age) { return survival(length, table, age); },
                     support_high(length, table), numbers);
  }
  double at(double u) const { return sample_age(numbers.data() + *first, u); }

  std::vector<double> numbers{42.0};
  std::optional<std::size_t> first;
};

/// The mean age is E[X^2] / (2 E[X]) (Cox 1962, 5.4).
double mean_age(const Distribution& length) {
  return (variance(length) + mean(length) * mean(length)) / (2.0 * mean(length));
}

TEST(Ages, have_the_mean_that_renewal_theory_gives) {
  for (const Distribution& length :
       {exponential(30 * day), lognormal_mean_sd(200 * day, 150 * day), constant(10 * day),
        weibull(0.7, 20 * day), gamma_mean_sd(50 * day, 80 * day), uniform(2 * day, 9 * day),
        erlang(4, 12 * day)}) {
    const Ages ages(length);
    ASSERT_TRUE(ages.first);
    double sum = 0.0;
    constexpr int points = 200'000;
    for (int i = 0; i < points; ++i) sum += ages.at((i + 0.5) / points);
    EXPECT_NEAR(sum / points / mean_age(length), 1.0, 2e-4) << name(length.kind);
  }
}

TEST(Ages, of_exponential_stays_are_exponential) {
  const Ages ages(exponential(30 * day));
  for (const double u : {0.001, 0.1, 0.5, 0.9, 0.999})
    EXPECT_NEAR(ages.at(u) / (-std::log1p(-u) * 30 * day), 1.0, 1e-3) << u;
}

TEST(Ages, of_fixed_stays_are_uniform) {
  const Ages ages(constant(8 * day));
  for (const double u : {0.0001, 0.25, 0.5, 0.9999})
    EXPECT_NEAR(ages.at(u) / day, 8 * u, 0.01) << u;
}

TEST(Ages, do_not_exist_where_hardly_anybody_ever_leaves) {
  std::vector<double> numbers;
  EXPECT_FALSE(add_ages([](double) { return 1.0; }, infinity, numbers));
  EXPECT_FALSE(
      add_ages([](double age) { return 0.5 + 0.5 * std::exp(-age / day); }, infinity, numbers));
  EXPECT_FALSE(add_ages([](double) { return 0.0; }, 0.0, numbers));
  EXPECT_TRUE(numbers.empty());
}

}  // namespace
}  // namespace waymark
