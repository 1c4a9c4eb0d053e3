#include "waymark/compile/demand.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/pathway/routes.h"

namespace waymark {
namespace {

constexpr double year = 365.25 * 86400e3;

// People ask at a desk, go home at once, and ask again from there after two years on average, or
// leave for good as often.
Pathway desk_and_home() {
  RouteBuilder route;
  route.step("desk", StepKind::activity);
  route.step("home", StepKind::home).mean_stay_ms = 2 * year;
  route.step("gone", StepKind::exit);
  route.link("desk", "home").link("home", "desk", 0.5, LinkKind::clock);
  route.link("home", "gone", 0.5, LinkKind::clock);
  return route.pathway();
}

TEST(Demand, of_people_at_home_is_their_number_over_the_time_they_stay) {
  const std::vector<double> returns =
      returns_in_first_year(desk_and_home(), {{0, 0, 0}, {0, 1000, 0}, 0});

  // Half of those who leave home come back: 1,000 people fade at 0.25 a year.
  EXPECT_NEAR(returns[0], 1000 * (1 - std::exp(-0.25)), 5);
  EXPECT_EQ(returns[1], 0);
}

TEST(Demand, settles_where_as_many_leave_as_come) {
  const std::vector<double> returns =
      returns_in_first_year(desk_and_home(), {{100, 0, 0}, {0, 0, 0}, 60});

  EXPECT_NEAR(returns[0], 100, 0.5);
}

TEST(Demand, grows_while_homes_fill) {
  const std::vector<double> returns =
      returns_in_first_year(desk_and_home(), {{100, 0, 0}, {0, 0, 0}, 1});

  // 100 a year, filling up to 400 with a time of 4 years: seen half-way through the second year.
  EXPECT_NEAR(returns[0], 0.25 * 400 * (1 - std::exp(-1.5 / 4)), 2);
}

// As desk_and_home, with clocks that are quick in the first quarter and then stand still.
Inflow with_a_quick_first_quarter(double present) {
  Inflow inflow{{0, 0, 0}, {0, present, 0}, 0};
  HomeStay home{1, {{1, {}}, {2, {}}}, {0}};
  for (HomeStay::Way& way : home.ways) {
    way.hazard.assign(most_pieces_at_home, 0.0);
    std::fill_n(way.hazard.begin(), pieces_in_year / 4, 2.0 / pieces_in_year);
  }
  inflow.homes.push_back(home);
  return inflow;
}

TEST(Demand, of_people_at_home_goes_by_how_long_they_have_been_there) {
  const std::vector<double> returns =
      returns_in_first_year(desk_and_home(), with_a_quick_first_quarter(1000));

  // Four a year for a quarter, half of them to the desk, and each comes home once more from there:
  // of all who are ever quick, 1 - e^-1 leave, and half of those come back.
  const double leave = 1 - std::exp(-1.0);
  EXPECT_NEAR(returns[0], 1000 * 0.5 * leave / (1 - 0.5 * leave), 12);
}

TEST(Demand, finds_people_at_home_as_a_stream_that_has_always_flowed_has_left_them) {
  Inflow inflow = with_a_quick_first_quarter(1000);
  for (HomeStay::Way& way : inflow.homes[0].ways)
    std::fill(way.hazard.begin() + pieces_in_year, way.hazard.end(), 50.0 / pieces_in_year);
  inflow.homes[0].found.clear();

  // Nearly nobody stays beyond the first year, so most have left their first quarter behind them.
  EXPECT_GT(returns_in_first_year(desk_and_home(), inflow)[0],
            returns_in_first_year(desk_and_home(), with_a_quick_first_quarter(1000))[0]);
}

// A desk, then help for a year on average, then out of the place.
Pathway desk_and_help() {
  RouteBuilder route;
  route.step("desk", StepKind::activity).entry = true;
  route.step("help", StepKind::support).mean_stay_ms = year;
  route.step("gone", StepKind::exit);
  route.link("desk", "help").link("help", "gone", 0.75);
  route.link("help", "gone", 0.25, LinkKind::gave_up);
  return route.pathway();
}

TEST(RunFlows, start_everybody_who_does_not_give_up_while_there_are_places) {
  const RunFlows flows =
      flows_over_run(desk_and_help(), {{100, 0, 0}, {0, 0, 0}, 5, 10, {{150, {1}}}});

  EXPECT_NEAR(flows.requests, 1000, 1e-6);
  EXPECT_NEAR(flows.starts, 750, 1);
}

TEST(RunFlows, turn_away_whom_a_full_caseload_has_no_place_for) {
  const RunFlows flows =
      flows_over_run(desk_and_help(), {{100, 0, 0}, {0, 0, 0}, 5, 10, {{50, {1}}}});

  // Half of the places that a hundred would need: fifty a year are turned away.
  EXPECT_NEAR(flows.starts, 250, 12);
}

}  // namespace
}  // namespace waymark
