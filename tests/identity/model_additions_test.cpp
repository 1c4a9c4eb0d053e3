// What may be added to a scenario without touching a bit of what was there: whatever nothing looks
// at, measures, and couplings of zero.
#include <gtest/gtest.h>

#include "tests/identity/small_borough.h"

namespace waymark {
namespace {

/// A bit-for-bit comparison of the first arm before and after something was added.
void expect_no_difference(const Sections& added, const Sections& before = small_borough()) {
  expect_same_figures(figures_of(before).at("as-is"), figures_of(added).at("as-is"));
}

TEST(Additions, of_a_stock_that_nothing_looks_at_change_nothing) {
  Sections sections = small_borough();
  add_to(sections, "stocks", R"("a-calm": { "start": { "uniform": { "low": 0, "high": 1 } } })");
  add_to(
      sections, "exposures",
      R"("a-breath": { "during": ["away", "support"], "moves": "a-calm", "toward": 1, "rate": "3 per year" })");
  add_to(sections, "experiences",
         R"("a-start": { "when": "contact", "moves": "a-calm", "toward": 0, "by": 0.5 })");

  expect_no_difference(sections);
}

TEST(Additions, of_a_trait_that_nothing_looks_at_change_nothing) {
  Sections sections = small_borough();
  replace_in(sections, "population", R"("woman": "40 %")",
             R"("a-reader": "50 %", "woman": "40 %")");

  expect_no_difference(sections);
}

TEST(Additions, of_a_clock_that_only_counts_change_nothing) {
  Sections sections = small_borough();
  add_to(
      sections, "clocks",
      R"("a-day-out": { "rate": "12 per year", "during": ["away", "settled"], "terms": { "trust": { "rate-ratio": 1.3, "per": 0.1 } } })");

  expect_no_difference(sections);
}

TEST(Additions, of_a_track_beside_the_others_change_nothing) {
  Sections sections = small_borough();
  add_to(sections, "tracks", R"("a-job": { "start": { "idle": 0.6, "at-work": 0.4 } })");
  add_to(
      sections, "pathway",
      R"("idle": { "kind": "home", "track": "a-job" }, "at-work": { "kind": "home", "track": "a-job" })");
  add_to(sections, "clocks",
         R"("a-post": { "rate": "1 per year", "during": ["idle"], "then": "at-work" })");

  expect_no_difference(sections);
}

TEST(Additions, of_people_from_another_source_leave_uncongested_steps_alone) {
  // The newcomers go home at once and wait for nobody.
  Sections sections = small_borough();
  add_to(sections, "pathway", R"("elsewhere": { "kind": "home" })");
  const Sections before = sections;
  add_to(sections, "arrivals", R"("a-bus": { "to": "elsewhere", "rate": "100 per year" })");

  const ArmFigures a = figures_of(before).at("as-is"), b = figures_of(sections).at("as-is");

  for (const char* figure : {"in-time/lived|", "waiting|"})
    for (const auto& [name, values] : a)
      if (name.rfind(figure, 0) == 0) {
        EXPECT_EQ(values, b.at(name)) << name;
      }
}

TEST(Additions, of_measures_change_nothing) {
  Sections sections = small_borough();
  add_to(
      sections, "measures",
      R"("a-look": { "standard": "stock-at", "of": "hope", "at": ["3 months", "9 months", "2 years"] },
    "a-mean": { "standard": "stock-mean", "of": "craving" }, "a-wait": { "standard": "wait" }, "a-better": { "standard": "life-better", "steps": ["settled"], "columns": "in-time" })");

  expect_no_difference(sections);
}

TEST(Additions, of_an_experience_of_size_zero_change_nothing) {
  Sections sections = small_borough();
  add_to(sections, "experiences",
         R"("a-nod": { "when": "contact", "moves": "hope", "toward": 1, "by": 0 })");

  expect_no_difference(sections);
}

TEST(Additions, of_an_experience_whose_size_is_predicted_as_zero_change_nothing) {
  Sections sections = small_borough();
  add_to(sections, "predictors", R"("a-nothing": { "number": { "value": 0 } })");
  add_to(sections, "experiences",
         R"("a-nod": { "when": "contact", "moves": "hope", "toward": 1, "by": "=a-nothing" })");

  expect_no_difference(sections);
}

TEST(Additions, of_an_exposure_of_rate_zero_change_nothing) {
  Sections sections = small_borough();
  add_to(
      sections, "exposures",
      R"("a-breeze": { "during": ["support", "away"], "moves": "craving", "toward": 0, "rate": "0 per year" })");

  expect_no_difference(sections);
}

TEST(Additions, of_an_exposure_whose_rate_is_predicted_as_zero_change_nothing) {
  Sections sections = small_borough();
  add_to(sections, "predictors",
         R"("a-breath": { "rate": { "value": "1 per year" } }, "no": { "number": { "value": 0 } },
                 "a-nothing": { "product": ["a-breath", "no"] })");
  add_to(
      sections, "exposures",
      R"("a-breeze": { "during": ["support", "away"], "moves": "craving", "toward": 0, "rate": "=a-nothing" })");

  expect_no_difference(sections);
}

TEST(Additions, of_a_rate_ratio_of_one_change_nothing) {
  Sections sections = small_borough();
  replace_in(
      sections, "clocks", R"("terms": { "trust": { "rate-ratio": 1.1)",
      R"("terms": { "hope": { "rate-ratio": 1 }, "using": { "rate-ratio": 1 }, "trust": { "rate-ratio": 1.1)");

  expect_no_difference(sections);
}

TEST(Additions, of_an_odds_ratio_of_one_change_nothing) {
  Sections sections = small_borough();
  replace_in(sections, "predictors", R"("hope": { "odds-ratio": 0.9)",
             R"("trust": { "odds-ratio": 1 }, "hope": { "odds-ratio": 0.9)");

  expect_no_difference(sections);
}

TEST(Additions, of_a_protection_of_nothing_change_nothing) {
  Sections sections = small_borough();
  replace_in(sections, "pathway", R"("retelling": true,)",
             R"("retelling": true, "protects": { "clock": "incident", "lower-by": "0 %" },)");

  expect_no_difference(sections);
}

/// A group on a track of its own that everybody may come to, whatever else they do.
void add_a_group(Sections& sections, const std::string& ties = "0 %") {
  add_to(sections, "tracks", R"("a-circle": { "requests": false, "start": { "a-room": 1 } })");
  add_to(
      sections, "pathway",
      R"("a-room": { "kind": "home", "track": "a-circle" }, "a-circle": { "kind": "group", "track": "a-circle", "places": 8,
         "session": { "every": "1 week", "takes": "2 hours", "missed": "20 %" }, "lasts": "200 days", "then": "a-room", "ties": ")" +
          ties + R"(" })");
  add_to(sections, "clocks",
         R"("a-knock": { "rate": "2 per year", "during": ["a-room"], "then": "a-circle" })");
}

void add_a_role(Sections& sections) {
  sections["roles"] =
      R"({ "a-helper": { "hours-per-week": "3 hours", "worth": "£12 per hour", "taken-up": { "when": ["contact", "a-call"], "chance": "20 %" },
           "away": { "after": ["incident"], "lasts": "30 days" } } })";
  add_to(sections, "clocks", R"("a-call": { "rate": "2 per year", "during": ["away"] })");
}

TEST(Additions, of_a_group_beside_the_others_change_nothing) {
  Sections sections = small_borough();
  add_a_group(sections);

  expect_no_difference(sections);
}

TEST(Additions, of_a_role_that_nothing_looks_at_change_nothing) {
  Sections sections = small_borough();
  add_a_role(sections);

  expect_no_difference(sections);
}

TEST(Additions, of_ties_that_nothing_looks_at_change_nothing) {
  Sections sections = small_borough();
  add_a_group(sections, "10 %");
  sections["ties"] =
      R"({ "most": 4, "lasts": { "exponential": { "mean": "1 year" } }, "pulls": "30 %" })";

  expect_no_difference(sections);
}

TEST(Additions, of_a_role_and_ties_with_a_rate_ratio_of_one_change_nothing) {
  Sections sections = small_borough();
  add_a_group(sections, "10 %");
  add_a_role(sections);
  sections["ties"] = R"({ "most": 4, "lasts": "1 year" })";
  replace_in(
      sections, "clocks", R"("terms": { "trust": { "rate-ratio": 1.1)",
      R"("terms": { "role:a-helper": { "rate-ratio": 1 }, "ties:supporting": { "rate-ratio": 1 }, "trust": { "rate-ratio": 1.1)");

  expect_no_difference(sections);
}

TEST(Additions, of_absences_that_never_begin_change_nothing) {
  Sections sections = small_borough();
  replace_in(sections, "teams", R"("caseload": 25,)",
             R"("caseload": 25, "absence": { "rate": "0 per year", "lasts": "10 days" },)");

  expect_no_difference(sections);
}

TEST(Additions, of_a_sign_that_is_clear_change_nothing) {
  Sections sections = small_borough();
  add_to(sections, "pathway",
         R"("a-wrong-door": { "kind": "delay", "lasts": "9 days", "then": "away" })");
  replace_in(sections, "pathway", R"("then": "panel")",
             R"("then": { "to": "panel", "clarity": "100 %", "wrong-door": "a-wrong-door" })");

  expect_no_difference(sections);
}

TEST(Additions, of_a_sign_and_ties_that_nobody_measured_are_left_out_of_measured_figures) {
  const auto measured = [](const std::string& clarity, const std::string& chance) {
    Sections sections = small_borough();
    add_a_group(sections, chance);
    sections["ties"] = R"({ "most": 4, "lasts": "1 year" })";
    sections["assumptions"] =
        R"({ "sign": { "value": ")" + clarity +
        R"(", "range": ["0 %", "100 %"], "standing": "assumed", "source": "x" },
             "tie": { "value": ")" +
        chance + R"(", "range": ["0 %", "100 %"], "standing": "assumed", "source": "x" } })";
    add_to(sections, "pathway",
           R"("a-wrong-door": { "kind": "delay", "lasts": "9 days", "then": "away" })");
    replace_in(sections, "pathway", R"("then": "panel")",
               R"("then": { "to": "panel", "clarity": "=sign", "wrong-door": "a-wrong-door" })");
    replace_in(sections, "pathway", R"("ties": ")" + chance, R"("ties": "=tie)");
    return figures_of(sections, Couplings::measured_only).at("as-is");
  };
  expect_same_figures(measured("100 %", "0 %"), measured("40 %", "10 %"));
}

TEST(Additions, that_do_something_make_a_difference) {
  // The same kinds of addition with an effect: that the tests above can fail.
  Sections nod = small_borough(), ratio = small_borough(), breeze = small_borough(),
           panel = small_borough(), sign = small_borough(), helper = small_borough(),
           tie = small_borough();
  add_to(nod, "experiences",
         R"("a-nod": { "when": "contact", "moves": "hope", "toward": 1, "by": 0.01 })");
  replace_in(ratio, "clocks", R"("terms": { "trust": { "rate-ratio": 1.1)",
             R"("terms": { "hope": { "rate-ratio": 1.1 }, "trust": { "rate-ratio": 1.1)");
  add_to(
      breeze, "exposures",
      R"("a-breeze": { "during": ["support", "away"], "moves": "craving", "toward": 0, "rate": "0.1 per year" })");
  replace_in(panel, "pathway", R"("lower-by": "30 %")", R"("lower-by": "40 %")");
  add_to(sign, "pathway",
         R"("a-wrong-door": { "kind": "delay", "lasts": "9 days", "then": "away" })");
  replace_in(sign, "pathway", R"("then": "panel")",
             R"("then": { "to": "panel", "clarity": "90 %", "wrong-door": "a-wrong-door" })");
  add_a_role(helper);
  replace_in(helper, "clocks", R"("terms": { "trust": { "rate-ratio": 1.1)",
             R"("terms": { "role:a-helper": { "rate-ratio": 2 }, "trust": { "rate-ratio": 1.1)");
  add_a_group(tie, "10 %");
  tie["ties"] = R"({ "most": 4, "lasts": "1 year" })";
  replace_in(tie, "clocks", R"("terms": { "trust": { "rate-ratio": 1.1)",
             R"("terms": { "ties:supporting": { "rate-ratio": 2 }, "trust": { "rate-ratio": 1.1)");
  const ArmFigures before = figures_of(small_borough()).at("as-is");

  for (const Sections* sections : {&nod, &ratio, &breeze, &panel, &sign, &helper, &tie})
    EXPECT_FALSE(are_same_figures(before, figures_of(*sections).at("as-is")));
}

}  // namespace
}  // namespace waymark
