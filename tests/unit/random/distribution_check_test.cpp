#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>
#include <string>

#include "waymark/base/special_values.h"
#include "waymark/random/distribution.h"

namespace waymark {
namespace {

std::string refusal(const std::function<void()>& make) {
  try {
    make();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Parameters, must_be_finite_numbers) {
  for (const double bad : {not_a_number, infinity, -infinity}) {
    EXPECT_THROW(constant(bad), std::invalid_argument);
    EXPECT_THROW(exponential(bad), std::invalid_argument);
    EXPECT_THROW(uniform(bad, 1), std::invalid_argument);
    EXPECT_THROW(uniform(0, bad), std::invalid_argument);
    EXPECT_THROW(triangular(0, bad, 2), std::invalid_argument);
    EXPECT_THROW(normal(bad, 1), std::invalid_argument);
    EXPECT_THROW(normal(0, bad), std::invalid_argument);
    EXPECT_THROW(lognormal_mean_sd(bad, 1), std::invalid_argument);
    EXPECT_THROW(lognormal_median_sigma(1, bad), std::invalid_argument);
    EXPECT_THROW(weibull(bad, 1), std::invalid_argument);
    EXPECT_THROW(weibull(1, bad), std::invalid_argument);
    EXPECT_THROW(gompertz(bad, 1), std::invalid_argument);
    EXPECT_THROW(gompertz(1, bad), std::invalid_argument);
    EXPECT_THROW(log_logistic(bad, 1), std::invalid_argument);
    EXPECT_THROW(log_logistic(1, bad), std::invalid_argument);
    EXPECT_THROW(erlang(2, bad), std::invalid_argument);
    EXPECT_THROW(gamma(bad, 1), std::invalid_argument);
    EXPECT_THROW(gamma(1, bad), std::invalid_argument);
    EXPECT_THROW(gamma_mean_sd(1, bad), std::invalid_argument);
    EXPECT_THROW(beta(bad, 1), std::invalid_argument);
    EXPECT_THROW(beta_mean_sd(bad, 0.1), std::invalid_argument);
    EXPECT_THROW(poisson(bad), std::invalid_argument);
  }
}

TEST(Parameters, that_measure_size_must_be_above_zero) {
  for (const double bad : {0.0, -1.0}) {
    EXPECT_THROW(exponential(bad), std::invalid_argument);
    EXPECT_THROW(normal(0, bad), std::invalid_argument);
    EXPECT_THROW(lognormal_mean_sd(bad, 1), std::invalid_argument);
    EXPECT_THROW(lognormal_mean_sd(1, bad), std::invalid_argument);
    EXPECT_THROW(lognormal_median_sigma(bad, 1), std::invalid_argument);
    EXPECT_THROW(weibull(bad, 1), std::invalid_argument);
    EXPECT_THROW(weibull(1, bad), std::invalid_argument);
    EXPECT_THROW(gompertz(bad, 1), std::invalid_argument);
    EXPECT_THROW(log_logistic(1, bad), std::invalid_argument);
    EXPECT_THROW(gamma(bad, 1), std::invalid_argument);
    EXPECT_THROW(gamma(1, bad), std::invalid_argument);
    EXPECT_THROW(gamma_mean_sd(bad, 1), std::invalid_argument);
    EXPECT_THROW(beta(1, bad), std::invalid_argument);
    EXPECT_THROW(erlang(3, bad), std::invalid_argument);
  }
}

TEST(Parameters, are_refused_in_words_that_a_person_can_act_on) {
  EXPECT_EQ(refusal([] { exponential(-3); }),
            "an exponential distribution needs a mean above 0, but got -3");
  EXPECT_EQ(refusal([] { uniform(5, 2); }),
            "a uniform distribution needs an upper end above the lower end 5, but got 2");
  EXPECT_EQ(refusal([] { triangular(1, 9, 4); }),
            "a triangular distribution needs a mode from 1 to 4, but got 9");
  EXPECT_EQ(
      refusal([] { beta_mean_sd(0.5, 0.6); }),
      "a beta distribution needs a standard deviation below 0.5 at a mean of 0.5, but got 0.6");
  EXPECT_EQ(refusal([] { gompertz(1, -0.1); }),
            "a gompertz distribution needs a shape of 0 or more, but got -0.1");
  EXPECT_EQ(refusal([] { log_logistic(0, 2); }),
            "a log-logistic distribution needs a scale above 0, but got 0");
}

TEST(Ends, must_be_in_order) {
  EXPECT_THROW(uniform(2, 2), std::invalid_argument);
  EXPECT_THROW(triangular(2, 2, 2), std::invalid_argument);
  EXPECT_THROW(triangular(2, 1, 4), std::invalid_argument);
  EXPECT_NO_THROW(triangular(1, 1, 2));
  EXPECT_NO_THROW(triangular(1, 2, 2));
}

TEST(Stages, are_one_to_a_thousand) {
  EXPECT_THROW(erlang(0, 1), std::invalid_argument);
  EXPECT_THROW(erlang(1001, 1), std::invalid_argument);
  EXPECT_NO_THROW(erlang(1, 1));
  EXPECT_NO_THROW(erlang(1000, 1));
}

TEST(PoissonMean, may_be_zero_but_not_below_or_absurd) {
  EXPECT_NO_THROW(poisson(0));
  EXPECT_THROW(poisson(-0.1), std::invalid_argument);
  EXPECT_THROW(poisson(1e10), std::invalid_argument);
}

TEST(Sizes, that_leave_the_range_of_a_double_are_refused) {
  EXPECT_THROW(uniform(-1e308, 1e308), std::invalid_argument);
  EXPECT_THROW(lognormal_mean_sd(1e-200, 1e200), std::invalid_argument);
  EXPECT_THROW(lognormal_mean_sd(1e200, 1e-200), std::invalid_argument);
  EXPECT_THROW(weibull(1e-310, 1), std::invalid_argument);
  EXPECT_THROW(gamma(1e9, 1), std::invalid_argument);
  EXPECT_THROW(gamma_mean_sd(1, 1e-9), std::invalid_argument);
  EXPECT_THROW(erlang(1000, 5e-324), std::invalid_argument);
  EXPECT_THROW(gompertz(1e-310, 1e10), std::invalid_argument);
}

TEST(DiscreteWeights, must_fit_their_values_and_not_all_be_zero) {
  std::vector<double> table;
  EXPECT_THROW(discrete({1, 2}, {1}, table), std::invalid_argument);
  EXPECT_THROW(discrete({}, {}, table), std::invalid_argument);
  EXPECT_THROW(discrete({1, 2}, {0, 0}, table), std::invalid_argument);
  EXPECT_THROW(discrete({1, 2}, {1, -1}, table), std::invalid_argument);
  EXPECT_THROW(discrete({1, not_a_number}, {1, 1}, table), std::invalid_argument);
  EXPECT_THROW(discrete({1, 2}, {1e308, 1e308}, table), std::invalid_argument);
  EXPECT_TRUE(table.empty());
}

TEST(ObservedValues, must_exist_and_be_finite) {
  std::vector<double> table;
  EXPECT_THROW(empirical({}, table), std::invalid_argument);
  EXPECT_THROW(empirical({1, infinity}, table), std::invalid_argument);
  EXPECT_TRUE(table.empty());
}

TEST(DistributionKind, has_a_name_each) {
  EXPECT_EQ(name(DistributionKind::constant), "constant");
  EXPECT_EQ(name(DistributionKind::log_logistic), "log_logistic");
  EXPECT_EQ(name(DistributionKind::empirical), "empirical");
}

}  // namespace
}  // namespace waymark
