#include "waymark/people/traits.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/simulate/little_world.h"
#include "waymark/base/elementary.h"

namespace waymark {
namespace {

std::string people(const std::string& population, int count = 20000) {
  return R"("dates": { "start": "2027-04-01", "horizon": "1 day" },
    "population": { "count": )" +
         std::to_string(count) + R"(, "at": { "home": 1 }, )" + population +
         R"( }, "pathway": { "home": { "kind": "home" } })";
}

/// Everybody's values of one trait, in the order of coming.
std::vector<double> values(LittleWorld& world, const std::string& trait) {
  std::vector<double> found;
  for (std::uint32_t person = 0; person < world.world().slots; ++person)
    found.push_back(world.world().trait.row(person)[world.trait(trait)]);
  return found;
}

/// The first of all messages that `check` would give.
std::string first_problem(const std::string& population, const Tables& tables = {}) {
  try {
    compiled(people(population, 10), tables);
  } catch (const ScenarioError& error) {
    return error.diagnostics().front().message + ". " + error.diagnostics().front().hint;
  }
  return "";
}

const char* const bands_and_homes = R"("traits": {
    "band": { "levels": ["young", "middle", "old"], "shares": ["50 %", "30 %", "20 %"] },
    "own-home": { "by": [ { "when": { "band": "young" }, "chance": "10 %" },
                          { "when": { "band": "middle or old", "woman": "yes" }, "chance": "60 %" },
                          { "chance": "80 %" } ] },
    "woman": "40 %" })";

TEST(Traits, of_named_levels_have_their_shares) {
  LittleWorld world(people(bands_and_homes));
  world.begin();
  int counts[3] = {};
  for (const double value : values(world, "band")) ++counts[static_cast<int>(value)];

  EXPECT_NEAR(counts[0], 10000, 4 * std::sqrt(5000.0));
  EXPECT_NEAR(counts[1], 6000, 4 * std::sqrt(4200.0));
  EXPECT_NEAR(counts[2], 4000, 4 * std::sqrt(3200.0));
}

TEST(Traits, go_by_the_first_row_that_fits) {
  LittleWorld world(people(bands_and_homes));
  world.begin();
  const std::vector<double> band = values(world, "band"), woman = values(world, "woman"),
                            home = values(world, "own-home");
  double people_of[3] = {}, homes_of[3] = {};
  for (std::size_t i = 0; i < band.size(); ++i) {
    const int row = band[i] == 0 ? 0 : woman[i] == 1 ? 1 : 2;
    ++people_of[row];
    homes_of[row] += home[i];
  }

  const double chances[] = {0.1, 0.6, 0.8};
  for (int row = 0; row < 3; ++row)
    EXPECT_NEAR(homes_of[row] / people_of[row], chances[row],
                4 * std::sqrt(chances[row] * (1 - chances[row]) / people_of[row]))
        << row;
}

TEST(Traits, that_are_numbers_may_differ_by_level) {
  LittleWorld world(people(R"("traits": { "woman": "50 %", "age": { "by": [
    { "when": { "woman": "yes" }, "number": { "uniform": { "low": 20, "high": 30 } } },
    { "when": { "woman": "no" }, "number": 70 } ] } })"));
  world.begin();
  const std::vector<double> woman = values(world, "woman"), age = values(world, "age");
  for (std::size_t i = 0; i < age.size(); ++i) {
    if (woman[i] == 1) {
      ASSERT_TRUE(age[i] > 20 && age[i] < 30);
    } else {
      ASSERT_EQ(age[i], 70);
    }
  }
}

TEST(Traits, keep_their_draws_when_another_trait_comes_to_depend_on_them) {
  const std::string rest =
      R"("woman": "40 %", "age": { "number": { "normal": { "mean": 40, "sd": 9 } } })";
  LittleWorld plain(people(R"("traits": { "a-home": "30 %", )" + rest + " }")),
      tabled(people(
          R"("traits": { "a-home": { "by": [ { "when": { "woman": "yes" }, "chance": "10 %" },
                                                     { "chance": "30 %" } ] }, )" +
          rest + " }"));
  plain.begin();
  tabled.begin();

  EXPECT_EQ(values(plain, "woman"), values(tabled, "woman"));
  EXPECT_EQ(values(plain, "age"), values(tabled, "age"));
  const std::vector<double> woman = values(plain, "woman"), before = values(plain, "a-home"),
                            after = values(tabled, "a-home");
  for (std::size_t i = 0; i < woman.size(); ++i) {
    if (woman[i] == 0) {
      ASSERT_EQ(after[i], before[i]);
    }
    ASSERT_LE(after[i], before[i]);
  }
}

TEST(Traits, may_not_depend_on_each_other_in_a_circle) {
  const std::string problem = first_problem(R"("traits": {
    "a": { "by": [ { "when": { "b": "yes" }, "chance": 0.1 }, { "chance": 0.2 } ] },
    "b": { "by": [ { "when": { "c": "no" }, "chance": 0.1 }, { "chance": 0.2 } ] },
    "c": { "by": [ { "when": { "a": "yes" }, "chance": 0.1 }, { "chance": 0.2 } ] } })");
  EXPECT_EQ(problem,
            "traits depend on each other in a circle: 'a' depends on 'b' depends on 'c' depends on "
            "'a'. Let one of them depend on none of the others");
}

TEST(Traits, need_a_row_for_everybody_and_somebody_for_every_row) {
  const std::string bands =
      R"("traits": { "band": { "levels": ["young", "old"], "shares": [0.5, 0.5] },
    "woman": 0.5, "home": { "by": [ )";
  EXPECT_EQ(first_problem(bands + R"({ "when": { "band": "young" }, "chance": 0.1 },
      { "when": { "band": "old", "woman": "yes" }, "chance": 0.2 } ] } })"),
            "no row is for people with band: old, woman: no. Add a row for them, or a last one "
            "without \"when\" for everybody else");
  EXPECT_EQ(
      first_problem(bands +
                    R"({ "chance": 0.1 }, { "when": { "woman": "yes" }, "chance": 0.2 } ] } })"),
      "this row is for nobody: rows above it take everybody it is for. Put it higher up, or "
      "leave it out");
}

TEST(Traits, name_the_nearest_level) {
  EXPECT_EQ(
      first_problem(R"("traits": { "band": { "levels": ["young", "old"], "shares": [0.5, 0.5] },
    "home": { "by": [ { "when": { "band": "yuong" }, "chance": 0.1 }, { "chance": 0.3 } ] } })"),
      "'yuong' is no level of 'band'. Did you mean 'young'?");
}

// --- Correlations ---------------------------------------------------------------------------

double correlation_of(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sa += a[i];
    sb += b[i];
    saa += a[i] * a[i];
    sbb += b[i] * b[i];
    sab += a[i] * b[i];
  }
  return (n * sab - sa * sb) / std::sqrt((n * saa - sa * sa) * (n * sbb - sb * sb));
}

const std::string three_normals = R"("traits": {
    "x": { "number": { "normal": { "mean": 10, "sd": 2 } } },
    "y": { "number": { "normal": { "mean": 0, "sd": 1 } } },
    "z": { "number": { "lognormal": { "median": 5, "sigma": 0.5 } } } })";

TEST(StatisticalTraits, of_normal_shape_have_the_correlations_declared) {
  LittleWorld world(people(
      three_normals + R"(, "correlations": { "x": { "y": 0.7, "z": -0.4 }, "z": { "y": 0.1 } })"));
  world.begin();
  const std::vector<double> x = values(world, "x"), y = values(world, "y");
  std::vector<double> z = values(world, "z");
  for (double& each : z) each = std::log(each);

  // The standard error of a correlation r is (1 - r^2) / sqrt(n).
  EXPECT_NEAR(correlation_of(x, y), 0.7, 4 * 0.51 / std::sqrt(20000.0));
  EXPECT_NEAR(correlation_of(x, z), -0.4, 4 * 0.84 / std::sqrt(20000.0));
  EXPECT_NEAR(correlation_of(y, z), 0.1, 4 * 0.99 / std::sqrt(20000.0));
}

TEST(StatisticalTraits, that_hold_or_not_agree_as_two_normals_cut_in_the_middle_do) {
  LittleWorld world(
      people(R"("traits": { "a": "50 %", "b": "50 %" }, "correlations": { "b": { "a": 0.5 } })"));
  world.begin();
  const std::vector<double> a = values(world, "a"), b = values(world, "b");
  double both = 0;
  for (std::size_t i = 0; i < a.size(); ++i) both += a[i] * b[i];

  // Sheppard 1899: 1/4 + arcsin(r) / (2 pi).
  EXPECT_NEAR(both / 20000.0, 0.25 + std::asin(0.5) / (2 * std::acos(-1.0)),
              4 * std::sqrt(1.0 / 3 * 2 / 3 / 20000.0));
}

TEST(Traits, keep_their_own_distribution_whatever_the_correlations) {
  LittleWorld world(people(
      R"("traits": { "a": "20 %", "b": { "levels": ["x", "y", "z"], "shares": [0.1, 0.2, 0.7] } },
    "correlations": { "a": { "b": -0.8 } })"));
  world.begin();
  double a = 0, top = 0;
  for (const double value : values(world, "a")) a += value;
  for (const double value : values(world, "b")) top += value == 2;

  EXPECT_NEAR(a / 20000, 0.2, 4 * std::sqrt(0.16 / 20000));
  EXPECT_NEAR(top / 20000, 0.7, 4 * std::sqrt(0.21 / 20000));
}

TEST(Traits, with_a_correlation_of_0_have_the_bits_of_none) {
  LittleWorld without(people(three_normals)),
      with(people(three_normals + R"(, "correlations": { "x": { "y": 0, "z": 0.0 } })"));
  without.begin();
  with.begin();
  for (const char* trait : {"x", "y", "z"})
    EXPECT_EQ(values(without, trait), values(with, trait)) << trait;
}

TEST(Traits, outside_a_correlated_pair_keep_their_bits) {
  LittleWorld without(people(three_normals)),
      with(people(three_normals + R"(, "correlations": { "x": { "z": 0.5 } })"));
  without.begin();
  with.begin();
  EXPECT_EQ(values(without, "y"), values(with, "y"));
  EXPECT_NE(values(without, "z"), values(with, "z"));
}

TEST(Traits, cannot_have_correlations_that_contradict_each_other) {
  EXPECT_EQ(
      first_problem(three_normals +
                    R"(, "correlations": { "x": { "y": 0.9, "z": 0.9 }, "y": { "z": 0.1 } })"),
      "'z' and 'y' cannot have the correlation 0.1 while theirs with 'x' are what they are "
      "(the correlations of all of these are not positive definite). It can be from 0.621 to "
      "0.999; the nearest is 0.621");
}

// --- Surveys --------------------------------------------------------------------------------

std::string survey_rows() {
  std::string text = "sex,home,age,stands-for\n";
  for (int i = 0; i < 6; ++i) text += "yes,own,61,1\n";
  for (int i = 0; i < 3; ++i) text += "no,none,25,2\n";
  text += "no,rented,33.5,8\nyes,none,99,0\n";
  return text;
}

const std::string from_survey =
    R"("surveys": { "asked": { "table": "asked.csv", "weight": "stands-for" } },
  "traits": { "woman": { "from": "asked", "column": "sex", "cells": "yes-no" },
              "home": { "from": "asked", "levels": ["none", "rented", "own"] },
              "age": { "from": "asked" } }, "groups": ["woman"])";

TEST(Traits, from_a_survey_come_together_and_by_weight) {
  LittleWorld world(people(from_survey), {{"asked.csv", survey_rows()}});
  world.begin();
  const std::vector<double> woman = values(world, "woman"), home = values(world, "home"),
                            age = values(world, "age");
  double counts[3] = {};
  for (std::size_t i = 0; i < age.size(); ++i) {
    const int kind = age[i] == 61 ? 0 : age[i] == 25 ? 1 : 2;
    ++counts[kind];
    ASSERT_EQ(age[i], kind == 0 ? 61 : kind == 1 ? 25 : 33.5);
    ASSERT_EQ(woman[i], kind == 0 ? 1 : 0);
    ASSERT_EQ(home[i], kind == 0 ? 2 : kind == 1 ? 0 : 1);
  }

  EXPECT_NEAR(counts[0] / 20000, 0.3, 4 * std::sqrt(0.21 / 20000));
  EXPECT_NEAR(counts[1] / 20000, 0.3, 4 * std::sqrt(0.21 / 20000));
  EXPECT_NEAR(counts[2] / 20000, 0.4, 4 * std::sqrt(0.24 / 20000));
}

TEST(Traits, from_a_survey_may_decide_about_others) {
  LittleWorld world(people(R"("surveys": { "asked": { "table": "asked.csv" } },
    "traits": { "home": { "from": "asked", "levels": ["none", "rented", "own"] },
                "a-job": { "by": [ { "when": { "home": "none" }, "chance": 0 }, { "chance": 1 } ] } })"),
                    {{"asked.csv", survey_rows()}});
  world.begin();
  const std::vector<double> home = values(world, "home"), job = values(world, "a-job");
  for (std::size_t i = 0; i < home.size(); ++i) ASSERT_EQ(job[i], home[i] == 0 ? 0 : 1);
}

TEST(Traits, from_a_survey_report_each_bad_row_without_what_stands_in_it) {
  std::string text = survey_rows() + "maybe,own,twelve,1\nyes,castle,44,-2\n";
  try {
    compiled(people(from_survey), {{"asked.csv", text}});
    FAIL();
  } catch (const ScenarioError& error) {
    std::vector<int> lines;
    for (const Diagnostic& each : error.diagnostics()) {
      lines.push_back(each.line);
      EXPECT_EQ(each.file, "asked.csv");
      for (const char* cell : {"maybe", "twelve", "castle", "-2"})
        EXPECT_EQ(each.message.find(cell), std::string::npos) << each.message;
    }
    EXPECT_EQ(lines, (std::vector<int>{13, 13, 14, 14}));
  }
}

TEST(Traits, from_a_survey_need_ten_people_asked) {
  EXPECT_EQ(first_problem(from_survey, {{"asked.csv", "sex,home,age,stands-for\nyes,own,61,1\n"}}),
            "a survey of fewer than 10 people could show who they are. Write their traits as "
            "chances and shares instead");
}

}  // namespace
}  // namespace waymark
