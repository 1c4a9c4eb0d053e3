#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <boost/math/special_functions/expint.hpp>
#include <cmath>

#include "waymark/random/distribution.h"

// What the parameters mean, against Boost.Math or a formula written out anew.

namespace waymark {
namespace {

template <typename Oracle>
void expect_agreement(const Distribution& d, const Oracle& oracle) {
  EXPECT_NEAR(mean(d) / boost::math::mean(oracle), 1, 1e-12);
  EXPECT_NEAR(variance(d) / boost::math::variance(oracle), 1, 1e-11);
  for (const double p : {0.001, 0.2, 0.5, 0.9, 0.9999}) {
    const double x = boost::math::quantile(oracle, p);
    EXPECT_NEAR(cumulative(d, nullptr, x) / boost::math::cdf(oracle, x), 1, 1e-9) << p;
    EXPECT_NEAR(survival(d, nullptr, x) / boost::math::cdf(boost::math::complement(oracle, x)), 1,
                1e-9)
        << p;
  }
}

TEST(Normal, is_by_mean_and_sd) {
  expect_agreement(normal(100, 15), boost::math::normal_distribution<>(100, 15));
}

TEST(Lognormal, by_median_and_sigma) {
  expect_agreement(lognormal_median_sigma(12, 0.8),
                   boost::math::lognormal_distribution<>(std::log(12.0), 0.8));
}

TEST(Lognormal, by_mean_and_sd_has_them) {
  const Distribution d = lognormal_mean_sd(30, 4);
  EXPECT_NEAR(mean(d), 30, 1e-12);
  EXPECT_NEAR(variance(d), 16, 1e-11);
}

TEST(Weibull, is_by_shape_and_scale) {
  expect_agreement(weibull(2.5, 10), boost::math::weibull_distribution<>(2.5, 10));
  EXPECT_NEAR(survival(weibull(0.7, 10), nullptr, 10), std::exp(-1.0), 1e-15);
}

TEST(Gamma, is_by_shape_and_scale) {
  expect_agreement(gamma(2.5, 4), boost::math::gamma_distribution<>(2.5, 4));
  expect_agreement(gamma(0.3, 4), boost::math::gamma_distribution<>(0.3, 4));
}

TEST(Gamma, by_mean_and_sd_has_them) {
  EXPECT_NEAR(mean(gamma_mean_sd(20, 3)), 20, 1e-12);
  EXPECT_NEAR(variance(gamma_mean_sd(20, 3)), 9, 1e-12);
}

TEST(Erlang, is_a_gamma_of_whole_shape) {
  expect_agreement(erlang(7, 14), boost::math::gamma_distribution<>(7, 2));
}

TEST(Beta, is_by_two_shapes) {
  expect_agreement(beta(2, 3.5), boost::math::beta_distribution<>(2, 3.5));
}

TEST(Beta, by_mean_and_sd_has_them) {
  EXPECT_NEAR(mean(beta_mean_sd(0.3, 0.1)), 0.3, 1e-14);
  EXPECT_NEAR(variance(beta_mean_sd(0.3, 0.1)), 0.01, 1e-14);
}

TEST(Triangular, is_by_low_mode_and_high) {
  expect_agreement(triangular(1, 2, 7), boost::math::triangular_distribution<>(1, 2, 7));
}

TEST(Poisson, is_by_its_mean) {
  const boost::math::poisson_distribution<> oracle(12.5);
  for (const double count : {0.0, 3.0, 12.0, 30.0}) {
    const double below = boost::math::cdf(oracle, count);
    const double above = boost::math::cdf(boost::math::complement(oracle, count));
    EXPECT_NEAR(cumulative(poisson(12.5), nullptr, count) / below, 1, 1e-12);
    EXPECT_NEAR(survival(poisson(12.5), nullptr, count) / above, 1, 1e-12);
  }
  EXPECT_EQ(cumulative(poisson(12.5), nullptr, 7.9), cumulative(poisson(12.5), nullptr, 7));
}

TEST(Exponential, is_by_its_mean) {
  const Distribution d = exponential(3.5);
  EXPECT_EQ(mean(d), 3.5);
  EXPECT_EQ(variance(d), 3.5 * 3.5);
  EXPECT_NEAR(survival(d, nullptr, 7), std::exp(-2.0), 1e-16);
}

TEST(Gompertz, has_a_hazard_that_grows_exponentially) {
  const Distribution d = gompertz(0.01, 0.1);
  const double hazard = 0.01 / 0.1 * (std::exp(0.1 * 20) - 1);
  EXPECT_NEAR(survival(d, nullptr, 20), std::exp(-hazard), 1e-15);
}

// Mean exp(r) E1(r) / shape with r = rate / shape (Lenart 2014).
TEST(Gompertz, has_the_mean_of_the_exponential_integral) {
  for (const double rate : {1e-6, 0.0001, 0.01, 1.0, 20.0}) {
    const double shape = 0.09;
    const double r = rate / shape;
    EXPECT_NEAR(mean(gompertz(rate, shape)), std::exp(r) * boost::math::expint(1, r) / shape,
                1e-13 / rate)
        << rate;
  }
}

TEST(Gompertz, without_growth_is_exponential) {
  EXPECT_EQ(gompertz(0.25, 0).kind, DistributionKind::exponential);
  EXPECT_EQ(mean(gompertz(0.25, 0)), 4);
}

TEST(LogLogistic, has_its_scale_as_median) {
  EXPECT_NEAR(survival(log_logistic(14, 2.2), nullptr, 14), 0.5, 1e-16);
  EXPECT_NEAR(survival(log_logistic(14, 2), nullptr, 28), 0.2, 1e-16);
}

TEST(LogLogistic, has_infinite_moments_when_its_tail_is_heavy) {
  EXPECT_TRUE(std::isinf(mean(log_logistic(14, 1))));
  EXPECT_TRUE(std::isinf(variance(log_logistic(14, 2))));
  EXPECT_NEAR(mean(log_logistic(14, 2)), 14 * std::acos(-1.0) / 2, 1e-13);
}

TEST(Uniform, is_by_its_ends) {
  const Distribution d = uniform(-2, 6);
  EXPECT_EQ(mean(d), 2);
  EXPECT_NEAR(variance(d), 64.0 / 12, 1e-15);
  EXPECT_EQ(cumulative(d, nullptr, 0), 0.25);
}

TEST(Discrete, joins_equal_values_and_ignores_those_without_weight) {
  std::vector<double> table;
  const Distribution d = discrete({3, 1, 3, 8}, {1, 2, 1, 0}, table);
  EXPECT_EQ(d.length, 2u);
  EXPECT_EQ(cumulative(d, table.data(), 1), 0.5);
  EXPECT_EQ(cumulative(d, table.data(), 2.9), 0.5);
  EXPECT_EQ(survival(d, table.data(), 3), 0);
  EXPECT_EQ(mean(d, table.data()), 2);
  EXPECT_EQ(variance(d, table.data()), 1);
}

TEST(Discrete, does_not_depend_on_the_order_of_its_values) {
  std::vector<double> one, other;
  discrete({1, 2, 3}, {0.1, 0.2, 0.7}, one);
  discrete({3, 1, 2}, {0.7, 0.1, 0.2}, other);
  EXPECT_EQ(one, other);
}

TEST(Empirical, shares_the_table_with_others) {
  std::vector<double> table;
  const Distribution first = empirical({5, 1, 3}, table);
  const Distribution second = empirical({10, 20}, table);
  EXPECT_EQ(mean(first, table.data()), 3);
  EXPECT_EQ(mean(second, table.data()), 15);
  EXPECT_EQ(support_low(second, table.data()), 10);
  EXPECT_EQ(support_high(first, table.data()), 5);
}

TEST(Sample, of_a_stretched_distribution_stretches_every_draw) {
  for (std::uint32_t i = 0; i < 100; ++i) {
    Draw one(stream_key(1, 1), i, 2, 3);
    Draw other(stream_key(1, 1), i, 2, 3);
    const double shorter = sample(weibull(1.5, 10), nullptr, one);
    const double longer = sample(weibull(1.5, 11), nullptr, other);
    EXPECT_LT(shorter, longer);
  }
}

TEST(Sample, of_a_constant_leaves_the_draw_untouched) {
  Draw used(stream_key(1, 1), 1, 2, 3);
  Draw fresh(stream_key(1, 1), 1, 2, 3);
  EXPECT_EQ(sample(constant(4), nullptr, used), 4);
  const double after = used.uniform();
  EXPECT_EQ(after, fresh.uniform());
}

}  // namespace
}  // namespace waymark
