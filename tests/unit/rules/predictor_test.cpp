#include "waymark/rules/predictor.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "waymark/base/bits.h"
#include "waymark/base/contract.h"

namespace waymark {
namespace {

constexpr Feature trust{FeatureKind::stock, 0};
constexpr Feature hope{FeatureKind::stock, 1};
constexpr Feature woman{FeatureKind::trait, 0};
constexpr Feature days_since{FeatureKind::since_request, 0};
constexpr Feature visits{FeatureKind::visits, 0};

Feature resolve(const std::string& name) {
  static const std::map<std::string, Feature> features{{"trust", trust},
                                                       {"hope", hope},
                                                       {"woman", woman},
                                                       {"since", days_since},
                                                       {"visits", visits}};
  const auto found = features.find(name);
  if (found == features.end()) throw RuleError("no feature " + name);
  return found->second;
}

struct Person {
  double trust = 0.5, hope = 0.5, woman = 0.0, since = 1.0;
  double operator()(Feature feature) const {
    if (feature == Feature{FeatureKind::stock, 0}) return trust;
    if (feature == Feature{FeatureKind::stock, 1}) return hope;
    return feature.kind == FeatureKind::trait ? woman : since;
  }
};

SumForm sum(LinkFunction link, double intercept, std::vector<TermForm> terms) {
  return {link, intercept, std::move(terms)};
}
Predictors one(PredictorForm form) {
  return compile_predictors({{"it", std::move(form)}}, resolve);
}

std::string complaint(const std::vector<NamedPredictor>& forms) {
  try {
    compile_predictors(forms, resolve);
  } catch (const RuleError& error) {
    return error.what();
  }
  return "";
}

TEST(Predictor, adds_its_terms_about_a_point_and_per_a_step) {
  const auto all = one(sum(LinkFunction::log, 0.0, {{"trust", std::log(0.82), 0.5, 0.1}}));
  EXPECT_DOUBLE_EQ(value(all, 0, Person{0.5}), 1.0);
  EXPECT_NEAR(value(all, 0, Person{0.6}), 0.82, 1e-15);
  EXPECT_NEAR(value(all, 0, Person{0.7}), 0.82 * 0.82, 1e-15);
}

TEST(Predictor, transforms_feature_and_reference_alike) {
  const auto all =
      one(sum(LinkFunction::identity, 0.0, {{"since", 2.0, 10.0, 1.0, Transform::log}}));
  EXPECT_DOUBLE_EQ(value(all, 0, Person{0.5, 0.5, 0.0, 10.0}), 0.0);
  EXPECT_NEAR(value(all, 0, Person{0.5, 0.5, 0.0, 100.0}), 2.0 * std::log(10.0), 1e-14);
}

TEST(Predictor, refuses_the_logarithm_of_nothing) {
  const auto all =
      one(sum(LinkFunction::identity, 0.0, {{"since", 1.0, 1.0, 1.0, Transform::log}}));
  EXPECT_THROW(value(all, 0, Person{0.5, 0.5, 0.0, 0.0}), RuleError);
}

TEST(Predictor, multiplies_named_predictors_whatever_their_order) {
  const auto all = compile_predictors({{"both", ProductForm{{"half", "chance"}}},
                                       {"chance", sum(LinkFunction::logit, std::log(4.0), {})},
                                       {"half", sum(LinkFunction::identity, 0.5, {})}},
                                      resolve);
  EXPECT_DOUBLE_EQ(value(all, 0, Person{}), 0.4);
}

TEST(Predictor, finds_the_cell_of_its_table_with_the_last_dimension_fastest) {
  const auto all =
      one(TableForm{LinkFunction::identity, {{"woman", 2}, {"visits", 3}}, {0, 1, 2, 10, 11, 12}});
  EXPECT_EQ(value(all, 0, Person{0.5, 0.5, 1.0, 2.0}), 12.0);
  EXPECT_EQ(value(all, 0, Person{0.5, 0.5, 0.0, 1.0}), 1.0);
}

TEST(Predictor, takes_the_last_cell_of_its_table_for_counts_beyond_it) {
  const auto all = one(TableForm{LinkFunction::identity, {{"visits", 3}}, {0, 1, 2}});
  EXPECT_EQ(value(all, 0, Person{0.5, 0.5, 0.0, 7.0}), 2.0);
  EXPECT_THROW(value(all, 0, Person{0.5, 0.5, 0.0, 1.5}), RuleError);
}

TEST(Predictor, refuses_a_table_by_what_has_no_levels) {
  for (const char* feature : {"trust", "since"})
    EXPECT_NE(complaint({{"it", TableForm{LinkFunction::identity, {{feature, 2}}, {0, 1}}}})
                  .find("no whole number"),
              std::string::npos);
}

TEST(Predictor, adds_up_the_values_of_its_parts) {
  const auto all =
      compile_predictors({{"both", TotalForm{{"first", "second"}}},
                          {"first", sum(LinkFunction::logit, 0.0, {})},
                          {"second", sum(LinkFunction::identity, 1.0, {{"hope", 2.0}})}},
                         resolve);
  EXPECT_DOUBLE_EQ(value(all, 0, Person{0.5, 0.25}), 0.5 + 1.5);
  EXPECT_DOUBLE_EQ(log_value(all, 0, Person{0.5, 0.25}), std::log(2.0));
  EXPECT_TRUE(depends_on(all, 0, hope));
  EXPECT_FALSE(is_log_linear(all, 0));
}

TEST(Predictor, refuses_a_level_that_its_table_has_not) {
  const auto all = one(TableForm{LinkFunction::identity, {{"woman", 2}}, {0, 1}});
  EXPECT_THROW(value(all, 0, Person{0.5, 0.5, 2.0}), RuleError);
  EXPECT_THROW(value(all, 0, Person{0.5, 0.5, 0.5}), RuleError);
  EXPECT_THROW(value(all, 0, Person{0.5, 0.5, -1.0}), RuleError);
}

TEST(Predictor, with_a_coupling_of_zero_neither_reads_the_stock_nor_changes_a_bit) {
  const auto with = one(sum(LinkFunction::logit, 0.1, {{"hope", 0.7}, {"trust", 0.0}}));
  const auto without = one(sum(LinkFunction::logit, 0.1, {{"hope", 0.7}}));
  EXPECT_FALSE(depends_on(with, 0, trust));
  EXPECT_EQ(bits_of(value(with, 0, Person{0.9, 0.3})),
            bits_of(value(without, 0, Person{0.1, 0.3})));
}

TEST(Predictor, says_what_it_reads_itself_or_through_its_factors) {
  const auto all =
      compile_predictors({{"both", ProductForm{{"first", "second"}}},
                          {"first", sum(LinkFunction::log, 0.0, {{"hope", 1.0}, {"woman", 1.0}})},
                          {"second", sum(LinkFunction::log, 0.0, {{"hope", 2.0}, {"trust", 3.0}})}},
                         resolve);
  EXPECT_EQ(stocks_read(all, 0), (std::vector<std::uint16_t>{0, 1}));
  EXPECT_TRUE(depends_on(all, 0, woman));
  EXPECT_FALSE(depends_on(all, 1, trust));
  EXPECT_FALSE(moves_with_time(all, 0));
}

TEST(Predictor, says_when_time_alone_moves_it) {
  EXPECT_TRUE(moves_with_time(one(sum(LinkFunction::log, 0.0, {{"since", 1.0}})), 0));
}

TEST(LogLinear, multiplier_gives_its_slopes_summed_over_factors) {
  const auto all =
      compile_predictors({{"both", ProductForm{{"first", "second", "table"}}},
                          {"first", sum(LinkFunction::log, 0.0, {{"hope", 1.0, 0.0, 0.5}})},
                          {"second", sum(LinkFunction::log, 0.0, {{"hope", 2.0}, {"trust", 3.0}})},
                          {"table", TableForm{LinkFunction::identity, {{"woman", 2}}, {1.0, 1.5}}}},
                         resolve);
  ASSERT_TRUE(is_log_linear(all, 0));
  const auto slopes = log_slopes(all, 0);
  ASSERT_EQ(slopes.size(), 2u);
  EXPECT_EQ(slopes[0].stock, 0);
  EXPECT_DOUBLE_EQ(slopes[0].slope, 3.0);
  EXPECT_DOUBLE_EQ(slopes[1].slope, 4.0);
}

TEST(LogLinear, is_not_a_multiplier_whose_stock_is_transformed_or_on_another_scale) {
  EXPECT_FALSE(
      is_log_linear(one(sum(LinkFunction::log, 0, {{"hope", 1, 0, 1, Transform::square}})), 0));
  EXPECT_FALSE(is_log_linear(one(sum(LinkFunction::logit, 0, {{"hope", 1}})), 0));
  EXPECT_TRUE(is_log_linear(one(sum(LinkFunction::logit, 0, {{"woman", 1}})), 0));
  EXPECT_THROW(log_slopes(one(sum(LinkFunction::logit, 0, {{"hope", 1}})), 0), ContractError);
}

TEST(LogLinear, value_is_taken_without_exponentials) {
  const auto all = compile_predictors({{"both", ProductForm{{"first", "second"}}},
                                       {"first", sum(LinkFunction::log, -800.0, {})},
                                       {"second", sum(LinkFunction::log, 801.0, {{"hope", 1.0}})}},
                                      resolve);
  EXPECT_DOUBLE_EQ(log_value(all, 0, Person{}), 1.5);
}

TEST(Predictor, that_cannot_be_is_refused_by_its_name) {
  EXPECT_NE(complaint({{"ring", ProductForm{{"other"}}}, {"other", ProductForm{{"ring"}}}})
                .find("part of itself"),
            std::string::npos);
  EXPECT_NE(complaint({{"lost", ProductForm{{"nobody"}}}}).find("\"lost\""), std::string::npos);
  EXPECT_NE(complaint({{"twice", ProductForm{}}, {"twice", ProductForm{}}}).find("used twice"),
            std::string::npos);
  EXPECT_NE(complaint({{"step", sum(LinkFunction::log, 0, {{"hope", 1, 0, 0.0}})}}).find("per"),
            std::string::npos);
  EXPECT_NE(complaint({{"odd", sum(LinkFunction::log, std::nan(""), {})}}).find("finite"),
            std::string::npos);
  EXPECT_NE(
      complaint({{"cells", TableForm{LinkFunction::log, {{"woman", 2}}, {1, 2, 3}}}}).find("cells"),
      std::string::npos);
  EXPECT_NE(complaint({{"what", sum(LinkFunction::log, 0, {{"no such", 1}})}}).find("no such"),
            std::string::npos);
}

}  // namespace
}  // namespace waymark
