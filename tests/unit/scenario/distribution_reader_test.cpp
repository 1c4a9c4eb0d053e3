#include <gtest/gtest.h>

#include "reading.h"
#include "waymark/scenario/distribution_build.h"

namespace waymark {
namespace {

struct Stay {
  DistributionSpec lasts;
  std::optional<DistributionSpec> size;
  FreeObject assumptions;
};
void declare(FieldVisitor& visit, Stay& stay) {
  visit.distribution("lasts", stay.lasts, Unit::duration, optional().at_least(0), "how long");
  visit.distribution("size", stay.size, Unit::share, optional(), "how large");
  visit.free_object("assumptions", stay.assumptions, optional(), "");
}

DistributionSpec lasts(const std::string& json) {
  return read_from<Stay>("{ \"lasts\": " + json + " }").lasts;
}
Lines complaints_of_distribution(const std::string& json) {
  return complaints_about<Stay>("{ \"lasts\": " + json + " }");
}
Distribution built(const DistributionSpec& spec) {
  std::vector<double> table;
  return distribution_of(spec, table);
}

TEST(DistributionReader, takes_a_quantity_alone_as_a_constant) {
  const DistributionSpec spec = lasts("\"6 weeks\"");

  EXPECT_EQ(spec.family, Family::constant);
  EXPECT_EQ(mean(built(spec)), weeks(6));
}

TEST(DistributionReader, keeps_parameters_in_the_unit_of_the_field) {
  const DistributionSpec spec =
      lasts(R"({ "lognormal": { "mean": "30 weeks", "sd": "20 weeks" } })");

  EXPECT_EQ(spec.parameter("mean"), weeks(30));
  EXPECT_NEAR(mean(built(spec)), weeks(30), 1);
  EXPECT_FALSE(spec.has("median"));
}

TEST(DistributionReader, reads_both_ways_to_write_a_family) {
  EXPECT_EQ(mean(built(lasts(R"({ "exponential": { "rate": "1 per 28 days" } })"))), days(28));
  EXPECT_EQ(mean(built(lasts(R"({ "exponential": { "mean": "28 days" } })"))), days(28));
  EXPECT_NEAR(mean(built(lasts(R"({ "gamma": { "shape": 2, "scale": "3 days" } })"))), days(6), 1);
  EXPECT_EQ(lasts(R"({ "lognormal": { "median": "30 days", "sigma": 0.5 } })").parameter("sigma"),
            0.5);
}

TEST(DistributionReader, knows_every_family) {
  for (const char* json :
       {R"({ "uniform": { "low": "1 day", "high": "2 days" } })",
        R"({ "triangular": { "low": "1 day", "mode": "2 days", "high": "4 days" } })",
        R"({ "erlang": { "shape": 3, "mean": "2 days" } })",
        R"({ "normal": { "mean": "9 days", "sd": "1 day" } })",
        R"({ "weibull": { "shape": 1.5, "scale": "9 days" } })",
        R"({ "gompertz": { "rate": "0.1 per year", "shape": "0.08 per year" } })",
        R"({ "log-logistic": { "scale": "9 days", "shape": 3 } })",
        R"({ "discrete": { "values": ["1 day", "2 days"], "weights": [1, 3] } })",
        R"({ "empirical": { "values": ["1 day", "2 days"] } })",
        R"({ "gamma": { "mean": "9 days", "sd": "2 days" } })"})
    EXPECT_EQ(complaints_of_distribution(json), Lines{}) << json;
}

TEST(DistributionReader, draws_shares_from_a_beta) {
  const auto stay = read_from<Stay>(R"({ "size": { "beta": { "mean": 0.35, "sd": "15 %" } } })");

  EXPECT_NEAR(mean(built(*stay.size)), 0.35, 1e-12);
}

TEST(DistributionReader, takes_assumptions_for_parameters) {
  const auto stay = read_from<Stay>(R"({
    "assumptions": { "stay": { "value": "30 weeks", "standing": "local" } },
    "lasts": { "lognormal": { "mean": "=stay", "sd": "20 weeks" } } })");

  EXPECT_EQ(stay.lasts.parameter("mean"), weeks(30));
  EXPECT_EQ(stay.lasts.parameters[0].quantity.assumption, "stay");
}

TEST(DistributionReader, names_the_ways_to_write_a_family) {
  EXPECT_EQ(
      complaints_of_distribution(R"({ "gamma": { "mean": "3 days", "scale": "1 day" } })"),
      (Lines{"test.json:1:14: /lasts/gamma: 'sd' is missing. Write mean, sd or shape, scale",
             "test.json:1:43: /lasts/gamma/scale: 'scale' does not belong to this distribution. "
             "Write mean, sd or shape, scale"}));
}

TEST(DistributionReader, suggests_the_nearest_family) {
  EXPECT_EQ(complaints_of_distribution(R"({ "lognormel": { "mean": "3 days" } })"),
            (Lines{"test.json:1:14: /lasts/lognormel: there is no distribution 'lognormel'. "
                   "Did you mean 'lognormal'?"}));
}

TEST(DistributionReader, refuses_two_families_at_once_and_none) {
  const Lines one_name{
      "test.json:1:3: /lasts: a distribution has exactly one name. "
      "Write e.g. { \"lognormal\": { \"mean\": ..., \"sd\": ... } }; beside it may stand "
      "\"at-least\", \"at-most\", \"redrawn-below\" and \"redrawn-above\""};
  EXPECT_EQ(complaints_of_distribution(R"({ "gamma": {}, "weibull": {} })"), one_name);
  EXPECT_EQ(complaints_of_distribution("{}"), one_name);
}

TEST(DistributionReader, refuses_bounds_of_both_sorts_and_bounds_without_room) {
  EXPECT_EQ(
      complaints_of_distribution(
          R"({ "exponential": { "mean": "3 days" }, "at-least": "1 day", "redrawn-above": "9 days" })"),
      (Lines{"test.json:1:3: /lasts: values beyond a bound either become the bound or are "
             "drawn again, not both. Check the parameters of this distribution"}));
  EXPECT_EQ(complaints_of_distribution(
                R"({ "exponential": { "mean": "3 days" }, "at-least": "2 kilos" })")
                .size(),
            1u);
}

TEST(DistributionReader, refuses_parameters_that_contradict_each_other) {
  EXPECT_EQ(
      complaints_of_distribution(R"({ "uniform": { "low": "3 days", "high": "2 days" } })").size(),
      1u);
  EXPECT_EQ(complaints_of_distribution(
                R"({ "triangular": { "low": "1 day", "mode": "5 days", "high": "4 days" } })")
                .size(),
            1u);
  EXPECT_EQ(
      complaints_of_distribution(R"({ "erlang": { "shape": 1.5, "mean": "4 days" } })").size(), 1u);
  EXPECT_EQ(complaints_about<Stay>(R"({ "size": { "beta": { "mean": 0.5, "sd": 0.6 } } })").size(),
            1u);
}

TEST(DistributionReader, refuses_weights_that_do_not_match_the_values) {
  EXPECT_EQ(
      complaints_of_distribution(R"({ "discrete": { "values": ["1 day"], "weights": [1, 2] } })"),
      (Lines{
          "test.json:1:14: /lasts/discrete: 1 values have 2 weights. Give each value one weight"}));
}

TEST(DistributionReader, refuses_wrong_units_and_signs_of_parameters) {
  EXPECT_EQ(
      complaints_of_distribution(R"({ "lognormal": { "mean": 30, "sd": "2 per year" } })").size(),
      2u);
  EXPECT_EQ(complaints_of_distribution(R"({ "exponential": { "mean": "0 days" } })"),
            (Lines{"test.json:1:39: /lasts/exponential/mean: 0 must be above 0"}));
}

ReadOptions with_table(const std::string& text) {
  ReadOptions options;
  options.files = [text](const std::string& path) {
    return path == "tables/stays.csv" ? std::optional<std::string>(text) : std::nullopt;
  };
  return options;
}

TEST(DistributionReader, takes_observed_values_from_a_column) {
  const auto stay = read_from<Stay>(
      R"({ "lasts": { "empirical": { "table": "tables/stays.csv", "column": "stay" } } })",
      with_table("id,stay\n1,2 days\n2,4 days\n"));

  ASSERT_EQ(stay.lasts.values.size(), 2u);
  EXPECT_EQ(stay.lasts.values[1].value, days(4));
}

TEST(DistributionReader, reports_bad_cells_and_missing_columns) {
  const std::string json =
      R"({ "lasts": { "empirical": { "table": "tables/stays.csv", "column": "stay" } } })";

  EXPECT_EQ(complaints_about<Stay>(json, with_table("id,stay\n1,2\n")),
            (Lines{"tables/stays.csv:2:3: '2' is a chance, and a duration is needed here. "
                   "Write e.g. \"12 weeks\""}));
  EXPECT_EQ(complaints_about<Stay>(json, with_table("id,stays\n1,2\n")),
            (Lines{"test.json:1:14: /lasts/empirical: the table has no column 'stay'. Did you mean "
                   "'stays'?"}));
}

}  // namespace
}  // namespace waymark
