#include "waymark/scenario/drawn_assumptions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "reading.h"
#include "waymark/experiment/statistics.h"

namespace waymark {
namespace {

/// Places that use assumptions: a chance, a rate, a bare number, people in whole numbers.
struct Uses {
  Preamble preamble;
  std::vector<Quantity> chances, rates, numbers, counts;
};
void declare(FieldVisitor& visit, Uses& uses) {
  visit.collection("assumptions", uses.preamble.assumptions, Collection::assumptions, optional(),
                   "");
  visit.collection("drawn-together", uses.preamble.drawn_together, Collection::none, optional(),
                   "");
  visit.quantities("chances", uses.chances, Unit::chance, optional(), "");
  visit.quantities("rates", uses.rates, Unit::rate, above(0), "");
  visit.quantities("numbers", uses.numbers, Unit::number, optional(), "");
  visit.quantities("counts", uses.counts, Unit::count, optional(), "");
}

class Draws : public testing::Test {
 protected:
  /// `assumptions` as JSON members without "standing" and "source"; `rest` uses them.
  void read_draws(const std::string& assumptions, const std::string& rest) {
    text_ = "{ \"assumptions\": {" + assumptions + "}, " + rest + " }";
    for (std::size_t at = 0; (at = text_.find("\"value\"", at)) != std::string::npos; at += 40)
      text_.insert(at, R"("standing": "assumed", "source": "s", )");
    Uses uses;
    Diagnostics problems;
    const Reading reading = read(document_from(text_), uses, {}, problems);
    problems.throw_if_any();
    draws_ = std::make_unique<AssumptionDraws>(reading.assumptions, uses.preamble, problems);
    for (const std::string& each : formatted(problems)) complaints_ += each + "\n";
  }
  double drawn(const std::string& name, std::uint64_t sample, std::uint64_t seed = 1) const {
    for (const DrawnValue& each : draws_->sample(seed, sample))
      if (each.name == name) return each.value;
    throw std::out_of_range(name);
  }
  RunningMoments moments(
      const std::string& name, int samples,
      double (*of)(double) = [](double x) { return x; }) const {
    RunningMoments all;
    for (int s = 0; s < samples; ++s) all.add(of(drawn(name, static_cast<std::uint64_t>(s))));
    return all;
  }

  std::string text_, complaints_;
  std::unique_ptr<AssumptionDraws> draws_;
};

const char* const three =
    R"("a": { "value": "30 %", "range": ["0 %", "60 %"] },
       "b": { "value": "0.5 per year", "range": ["0.2 per year", "0.9 per year"], "drawn": "even" },
       "c": { "value": 1.5, "standard-error": 0.1, "drawn": "log-normal" })";
const char* const used = R"("chances": ["=a"], "rates": ["=b"], "numbers": ["=c"])";

TEST_F(Draws, depend_on_seed_and_sample_alone) {
  read_draws(three, used);

  EXPECT_EQ(complaints_, "");
  EXPECT_EQ(drawn("a", 5), drawn("a", 5));
  EXPECT_NE(drawn("a", 5), drawn("a", 6));
  EXPECT_NE(drawn("a", 5, 1), drawn("a", 5, 2));
  EXPECT_NE(drawn("a", 5) / 0.6, (drawn("b", 5) * years(1) - 0.2) / 0.7)
      << "not one number for all";
}

TEST_F(Draws, are_moved_by_no_other_assumption) {
  read_draws(three, used);
  const double before = drawn("c", 3);
  read_draws(std::string(R"("aa": { "value": 2, "range": [1, 3] }, )") + three,
             R"("numbers": ["=aa", "=c"], "chances": ["=a"])");

  EXPECT_EQ(drawn("c", 3), before);
}

TEST_F(Draws, read_back_to_the_same_bits) {
  read_draws(three, used);
  for (std::uint64_t sample = 0; sample < 50; ++sample)
    for (const DrawnValue& each : draws_->sample(1, sample)) {
      const Unit unit = each.name == "a"   ? Unit::chance
                        : each.name == "b" ? Unit::rate
                                           : Unit::number;
      EXPECT_EQ(read_quantity(each.written, unit).value, each.value) << each.written;
    }
}

TEST_F(Draws, leave_out_what_nothing_uses_and_what_is_not_drawn) {
  read_draws(R"("spare": { "value": 1, "range": [0, 2] },
                "sure": { "value": 1, "range": [0, 2], "drawn": "not" })",
             R"("numbers": ["=sure"])");
  EXPECT_EQ(draws_->size(), 0u);
}

TEST_F(Draws, of_a_group_do_not_hang_on_the_order_of_writing) {
  const std::string both = R"("a": { "value": 1, "standard-error": 0.5 },
                              "b": { "value": 2, "standard-error": 0.3 })";
  read_draws(both, R"("numbers": ["=a", "=b"],
    "drawn-together": { "g": { "assumptions": ["a", "b"], "covariance": { "a": { "b": 0.12 } } } })");
  const double a = drawn("a", 9), b = drawn("b", 9);
  read_draws(both, R"("numbers": ["=b", "=a"],
    "drawn-together": { "g": { "assumptions": ["b", "a"], "covariance": { "b": { "a": 0.12 } } } })");

  EXPECT_EQ(complaints_, "");
  EXPECT_EQ(drawn("a", 9), a);
  EXPECT_EQ(drawn("b", 9), b);
}

TEST_F(Draws, refuse_values_that_a_place_cannot_take) {
  read_draws(R"("a": { "value": "0.5 per year", "standard-error": "0.1 per year" })",
             R"("rates": ["=a"])");
  EXPECT_NE(complaints_.find("'a' may be drawn below 0, which /rates/0 cannot take"),
            std::string::npos)
      << complaints_;
}

TEST_F(Draws, take_the_nearest_whole_number_of_what_is_counted) {
  read_draws(R"("a": { "value": 3, "range": [1, 5] })", R"("counts": ["=a"])");
  EXPECT_EQ(complaints_, "");
  std::set<double> seen;
  for (std::uint64_t sample = 0; sample < 200; ++sample) seen.insert(drawn("a", sample));
  EXPECT_EQ(seen, (std::set<double>{1, 2, 3, 4, 5}));
}

TEST_F(Draws, refuse_covariances_that_cannot_be) {
  read_draws(R"("a": { "value": 1, "standard-error": 0.5 },
                "b": { "value": 2, "standard-error": 0.3 })",
             R"("numbers": ["=a", "=b"],
    "drawn-together": { "g": { "assumptions": ["a", "b"], "covariance": { "a": { "b": 0.2 } } } })");
  EXPECT_NE(complaints_.find("'b' and 'a' cannot vary together in this way: their covariance would "
                             "have to lie between -0.15 and 0.15"),
            std::string::npos)
      << complaints_;
}

TEST_F(Draws, notice_a_matrix_whose_rows_are_in_another_order) {
  read_draws(R"("a": { "value": 1, "standard-error": 0.5 },
                "b": { "value": 2, "standard-error": 0.3 })",
             R"("numbers": ["=a", "=b"], "drawn-together": { "g": { "assumptions": ["a", "b"],
      "covariance": { "a": { "a": 0.09, "b": 0.02 }, "b": { "b": 0.25 } } } })");
  EXPECT_NE(complaints_.find("the variance of 'a' here is 0.09, but its spread gives 0.25"),
            std::string::npos)
      << complaints_;
}

using DrawsStatistical = Draws;

constexpr int many = 4000;

/// Within four standard errors of the mean.
void expect_mean(const RunningMoments& moments, double mean) {
  EXPECT_NEAR(moments.mean(), mean, 4 * moments.sd() / std::sqrt(many));
}

TEST_F(DrawsStatistical, of_a_range_are_triangular) {
  read_draws(R"("a": { "value": 1, "range": [0, 5] })", R"("numbers": ["=a"])");
  const RunningMoments moments = this->moments("a", many);

  expect_mean(moments, 2);                                // (0 + 1 + 5) / 3
  EXPECT_NEAR(moments.sd(), std::sqrt(21.0 / 18), 0.03);  // (25 + 1 - 5) / 18
}

TEST_F(DrawsStatistical, of_a_normal_range_leave_it_in_five_of_a_hundred) {
  read_draws(R"("a": { "value": 10, "range": [8, 12], "drawn": "normal" })",
             R"("numbers": ["=a"])");
  int outside = 0;
  for (std::uint64_t s = 0; s < many; ++s) outside += drawn("a", s) < 8 || drawn("a", s) > 12;

  expect_mean(moments("a", many), 10);
  EXPECT_NEAR(outside, 0.05 * many, 4 * std::sqrt(0.05 * 0.95 * many));
}

TEST_F(DrawsStatistical, of_a_ratio_are_normal_in_its_logarithm) {
  read_draws(R"("a": { "value": 2, "standard-error": 0.3, "drawn": "log-normal" })",
             R"("numbers": ["=a"])");
  const RunningMoments logs = moments("a", many, [](double x) { return std::log(x); });

  expect_mean(logs, std::log(2));
  EXPECT_NEAR(logs.sd(), 0.3, 4 * 0.3 / std::sqrt(2.0 * many));
}

TEST_F(DrawsStatistical, of_a_chance_are_normal_in_its_log_odds) {
  read_draws(R"("a": { "value": "90 %", "standard-error": 0.5, "drawn": "logit-normal" })",
             R"("chances": ["=a"])");
  const RunningMoments odds = moments("a", many, [](double x) { return std::log(x / (1 - x)); });

  EXPECT_EQ(complaints_, "");
  expect_mean(odds, std::log(9));
  EXPECT_NEAR(odds.sd(), 0.5, 4 * 0.5 / std::sqrt(2.0 * many));
}

TEST_F(DrawsStatistical, of_a_group_have_its_covariance) {
  read_draws(
      R"("a": { "value": 1, "standard-error": 0.5 },
                "b": { "value": 2, "standard-error": 0.3 },
                "c": { "value": 3, "standard-error": 1 })",
      R"("numbers": ["=a", "=b", "=c"], "drawn-together": { "g": { "assumptions": ["c", "a", "b"],
      "covariance": { "a": { "b": 0.12, "c": -0.3 }, "b": { "c": -0.06 } } } })");
  ASSERT_EQ(complaints_, "");
  double ab = 0, ac = 0, bc = 0;
  for (std::uint64_t s = 0; s < many; ++s) {
    const double a = drawn("a", s) - 1, b = drawn("b", s) - 2, c = drawn("c", s) - 3;
    ab += a * b / many;
    ac += a * c / many;
    bc += b * c / many;
  }
  const auto reach = [](double va, double vb, double cov) {
    return 4 * std::sqrt((va * vb + cov * cov) / many);  // of a product of normal variables
  };
  EXPECT_NEAR(ab, 0.12, reach(0.25, 0.09, 0.12));
  EXPECT_NEAR(ac, -0.3, reach(0.25, 1, -0.3));
  EXPECT_NEAR(bc, -0.06, reach(0.09, 1, -0.06));
  EXPECT_NEAR(moments("c", many).sd(), 1, 4 / std::sqrt(2.0 * many));
}

}  // namespace
}  // namespace waymark
