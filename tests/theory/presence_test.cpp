// People present at the beginning, in the middle of their stays: a stream that has always flowed
// shows no transient (Cox 1962, "Renewal theory", 5.2; Riordan 1951 on M/G/infinity).
#include <gtest/gtest.h>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

constexpr double at_days[] = {0.5, 2, 5, 10, 20, 40, 80, 160};

/// People at the step on each of those days, a replication a row.
std::vector<std::vector<double>> census(const ScenarioText& source, const std::string& step,
                                        int replications) {
  LittleWorld world(source);
  std::vector<std::vector<double>> days(std::size(at_days));
  for (int replication = 0; replication < replications; ++replication) {
    world.begin(20270401, static_cast<std::uint64_t>(replication));
    for (std::size_t i = 0; i < days.size(); ++i) {
      world.advance_to(at_day(at_days[i]));
      days[i].push_back(world.world().present[world.step(step)]);
    }
  }
  return days;
}

void expect_no_transient(const std::string& system, const ScenarioText& source,
                         const std::string& step, double exact) {
  const auto days = census(source, step, 40);
  const System census_of(system);
  for (std::size_t i = 0; i < days.size(); ++i)
    census_of.expect("present on day " + std::to_string(at_days[i]), exact, estimate_of(days[i]),
                     0.03);
}

std::string delay(const std::string& lasts, const std::string& more = "",
                  const std::string& population = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "200 days" },
    "arrivals": { "people": { "to": "stay", "rate": "10 per day" } },
    "population": { "count": 400, "at": { "stay": 1 })" +
         population + R"( },
    "pathway": { "stay": { "kind": "delay", "lasts": )" +
         lasts + R"(, "then": "out" }, "out": { "kind": "exit" } })" + more;
}

TEST(Presence, of_a_stream_that_has_always_flowed_is_constant) {
  expect_no_transient("M/G/infinity, lognormal",
                      source_of_feature("a-stream-that-has-always-flowed"), "stay", 400);
  expect_no_transient("M/D/infinity", source_of(delay("\"40 days\"")), "stay", 400);
  expect_no_transient("M/G/infinity, gamma",
                      source_of(delay(R"({ "gamma": { "mean": "40 days", "sd": "20 days" } })")),
                      "stay", 400);
}

TEST(Presence, of_people_who_have_just_come_is_not) {
  const auto days =
      census(source_of(delay("\"40 days\"", "", R"(, "just-come": true)")), "stay", 5);
  // Nobody has left by day 20, while ten have come on each of them.
  EXPECT_NEAR(estimate_of(days[4]).mean, 600, 40);
}

TEST(Presence, at_a_step_that_clocks_end_early_is_constant_too) {
  // Stays end at 60 days or at a rate of 1 in 60 days: mean 60 (1 - 1/e).
  const std::string text = delay("\"60 days\"", R"(,
    "clocks": { "leaves": { "rate": "1 per 60 days", "during": ["stay"], "then": "out" } })");
  const double exact = 10 * 60 * (1 - std::exp(-1.0));
  std::string right = text;
  right.replace(right.find("\"count\": 400"), 12, "\"count\": 379");
  expect_no_transient("M/G/infinity with early leavers", source_of(right), "stay", exact);
}

TEST(Presence, at_a_home_that_clocks_end_is_constant_too) {
  // Weibull of shape 0.7: mean scale x Gamma(1 + 1/0.7), 1.26582 scales.
  expect_no_transient("home with a falling hazard", source_of_feature("here-for-a-while-already"),
                      "home", 10 * 30 * std::tgamma(1 + 1 / 0.7));
}

TEST(Presence, on_a_caseload_is_constant) {
  const std::string text = R"("dates": { "start": "2027-04-01", "horizon": "200 days" },
    "arrivals": { "people": { "to": "help", "rate": "5 per day" } },
    "population": { "count": 300, "at": { "help": 1 } },
    "teams": { "workers": { "kind": "hours", "fte": 60, "caseload": 20 } },
    "pathway": { "help": { "kind": "support", "team": "workers",
                           "contact": { "every": "7 days", "first": "0 days", "takes": "1 hour" },
                           "lasts": { "lognormal": { "mean": "60 days", "sd": "40 days" } }, "then": "out" },
                 "out": { "kind": "exit" } })";
  expect_no_transient("caseload without queue", source_of(text), "help", 300);
}

}  // namespace
}  // namespace waymark
