#include "waymark/rules/link.h"

#include <gtest/gtest.h>

#include <cmath>

#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

constexpr LinkFunction links[] = {LinkFunction::identity, LinkFunction::log, LinkFunction::logit,
                                  LinkFunction::complementary_log_log};

TEST(LinkFunction, undoes_itself) {
  for (const LinkFunction link : links)
    for (const double value : {1e-9, 0.02, 0.5, 0.9, 0.999999})
      EXPECT_NEAR(mean_of(link, scaled_by(link, value)), value, 1e-12 * (1 + value));
}

TEST(LinkFunction, takes_textbook_values) {
  EXPECT_DOUBLE_EQ(mean_of(LinkFunction::logit, std::log(4.0)), 0.8);
  EXPECT_DOUBLE_EQ(mean_of(LinkFunction::log, std::log(3.0)), 3.0);
  EXPECT_DOUBLE_EQ(mean_of(LinkFunction::complementary_log_log, 0.0), 1.0 - std::exp(-1.0));
}

TEST(LinkFunction, keeps_chances_within_nothing_and_one_far_out) {
  for (const double scaled : {-1e4, -800.0, 800.0, 1e4}) {
    EXPECT_EQ(mean_of(LinkFunction::logit, scaled), scaled > 0 ? 1.0 : 0.0);
    EXPECT_EQ(mean_of(LinkFunction::complementary_log_log, scaled), scaled > 0 ? 1.0 : 0.0);
  }
  EXPECT_GT(mean_of(LinkFunction::logit, -720.0), 0.0);
}

TEST(LinkFunction, refuses_values_outside_its_domain) {
  EXPECT_THROW(scaled_by(LinkFunction::log, 0.0), RuleError);
  EXPECT_THROW(scaled_by(LinkFunction::logit, 1.0), RuleError);
  EXPECT_THROW(scaled_by(LinkFunction::complementary_log_log, 0.0), RuleError);
  EXPECT_THROW(scaled_by(LinkFunction::logit, std::nan("")), RuleError);
}

TEST(Line, goes_through_its_two_points) {
  for (const LinkFunction link : links) {
    const Line line = through_two_points(0.2, 0.8, 0.8, 0.9, link);
    EXPECT_NEAR(mean_of(link, line.intercept + 0.2 * line.coefficient), 0.8, 1e-14);
    EXPECT_NEAR(mean_of(link, line.intercept + 0.8 * line.coefficient), 0.9, 1e-14);
  }
}

TEST(Line, through_equal_values_does_not_depend_on_anything) {
  const Line line = through_two_points(0.2, 0.85, 0.8, 0.85, LinkFunction::logit);
  EXPECT_EQ(line.coefficient, 0.0);
  EXPECT_EQ(line.intercept, scaled_by(LinkFunction::logit, 0.85));
}

TEST(Line, needs_two_different_points) {
  EXPECT_THROW(through_two_points(0.2, 0.8, 0.2, 0.9, LinkFunction::logit), RuleError);
}

TEST(Ratio, becomes_a_coefficient_and_a_ratio_of_one_becomes_none) {
  EXPECT_DOUBLE_EQ(coefficient_from_ratio(0.82), std::log(0.82));
  EXPECT_EQ(coefficient_from_ratio(1.0), 0.0);
  EXPECT_THROW(coefficient_from_ratio(0.0), RuleError);
}

}  // namespace
}  // namespace waymark
