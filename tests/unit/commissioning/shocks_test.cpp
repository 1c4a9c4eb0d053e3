#include "waymark/commissioning/shocks.h"

#include <gtest/gtest.h>

#include "tests/unit/commissioning/meeting_mechanism.h"
#include "waymark/experiment/comparison.h"

namespace waymark {
namespace {

std::string town(const std::string& shocks, const std::string& keyworkers = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "5 years" },
    "payers": { "council": "The council" },
    "arrivals": { "people": { "to": "support", "rate": "40 per year" }, "prison": { "to": "support", "rate": "20 per year" } },
    "stocks": { "alone": { "start": 0.2 } },
    "teams": { "keyworkers": { "kind": "hours", "fte": 10, "caseload": 20, "cost": "£40 per hour", "payer": "council")" +
         keyworkers + R"( },
               "beds": { "kind": "units", "count": 40, "cost": "£50 per day", "payer": "council" } },
    "pathway": { "support": { "kind": "support", "team": "keyworkers", "contact": { "every": "2 weeks", "takes": "1 hour" },
                              "lasts": "200 days", "then": "house" },
                 "house": { "kind": "activity", "team": "beds", "lasts": "1 year", "then": "home" }, "home": { "kind": "home" } },
    "commissioning": { "shocks": )" +
         shocks + " }";
}

double signal_of(LittleWorld& world, const std::string& name) {
  return world.world().signal[signal_index(world, name)];
}

TEST(Shocks, let_demand_money_and_pay_grow_from_year_to_year) {
  LittleWorld world(town(
      R"({ "demand": { "growth": "2 % per year" }, "budget": { "trend": "-1.5 % per year" }, "pay-growth": "3 % per year",
    "every": "1 year" })"));
  world.begin();
  world.branch("only");

  world.advance_to(Ticks{3 * ms_per_year + 1});

  EXPECT_NEAR(signal_of(world, "demand"), std::pow(1.02, 3), 1e-12);
  EXPECT_NEAR(signal_of(world, "budget"), std::pow(0.985, 3), 1e-12);
  EXPECT_NEAR(signal_of(world, "pay"), std::pow(1.03, 3), 1e-12);
  EXPECT_EQ(world.world().overlay.source[0], signal_of(world, "demand"));
  EXPECT_EQ(world.world().overlay.team[0].price, 1.0);  // beds, in the order of ids
  EXPECT_EQ(world.world().overlay.team[1].price, signal_of(world, "pay"));
}

TEST(Shocks, stand_still_between_their_dates) {
  LittleWorld world(town(R"({ "demand": { "growth": "10 % per year" }, "every": "1 year" })"));
  world.begin();
  world.branch("only");

  world.advance_to(Ticks{2 * ms_per_year - 1});

  EXPECT_NEAR(signal_of(world, "demand"), 1.1, 1e-12);
}

TEST(Shocks, let_only_the_named_sources_grow) {
  LittleWorld world(town(R"({ "demand": { "growth": "10 % per year", "sources": ["prison"] } })"));

  world.play();

  EXPECT_EQ(world.world().overlay.source[0], 1.0);
  EXPECT_GT(world.world().overlay.source[1], 1.4);
}

TEST(Shocks, cut_the_money_on_the_day) {
  LittleWorld world(town(
      R"({ "budget": { "cuts": { "first": { "after": "1 year", "by": "6 %" }, "second": { "on": "2029-04-01", "by": "10 %" } } },
    "every": "30 years" })"));
  world.begin();
  world.branch("only");

  world.advance_to(Ticks{ms_per_year});
  EXPECT_EQ(signal_of(world, "budget"), 1.0);
  world.advance_to(at_day(730));
  EXPECT_EQ(signal_of(world, "budget"), 1.0 - 0.06);
  world.advance_to(at_day(732));
  EXPECT_EQ(signal_of(world, "budget"), (1.0 - 0.06) * (1.0 - 0.1));
}

TEST(Shocks, let_teams_follow_what_the_money_buys) {
  LittleWorld world(town(
      R"({ "budget": { "cuts": { "cut": { "after": "1 year", "by": "20 %" } } }, "every": "1 month",
    "teams": { "keyworkers": {}, "beds": { "share": "50 %" } } })"));
  world.begin();
  world.branch("only");

  world.advance_to(Ticks{2 * ms_per_year});

  EXPECT_EQ(world.run().arm().teams[world.team("keyworkers")].caseload, 160);
  EXPECT_EQ(world.run().arm().teams[world.team("keyworkers")].open_posts, 8u);
  EXPECT_EQ(world.run().arm().teams[world.team("beds")].units, 36);
  check_invariants(world.run());
}

TEST(Shocks, lose_posts_by_not_filling_them_until_the_notice_is_over) {
  LittleWorld world(town(
      R"({ "budget": { "cuts": { "cut": { "after": "1 year", "by": "50 %" } } }, "every": "1 month",
    "teams": { "keyworkers": { "notice": "1 year" } } })",
      R"(, "stays": { "exponential": { "mean": "4 years" } })"));
  world.begin();
  world.branch("only");
  const std::uint16_t team = world.team("keyworkers");

  world.advance_to(Ticks{ms_per_year} + at_day(10));
  EXPECT_GT(world.run().arm().teams[team].open_posts, 8u);
  world.advance_to(Ticks{ms_per_year} + at_day(360));
  const std::uint32_t before_notice = world.run().arm().teams[team].open_posts;
  EXPECT_LT(before_notice, 10u);
  EXPECT_GT(before_notice, 5u);
  world.advance_to(Ticks{2 * ms_per_year} + at_day(40));
  EXPECT_EQ(world.run().arm().teams[team].open_posts, 5u);
  check_invariants(world.run());
}

TEST(Shocks, let_a_crisis_rise_at_once_and_halve_after_its_acute_time) {
  LittleWorld world(town(
      R"({ "every": "7 days", "crises": { "flood": { "after": "70 days", "lasts": "28 days", "half-life": "14 days",
    "arrivals": { "people": 1.5 }, "staff-off": "10 %", "moves": { "alone": { "toward": 1, "by": 0.25 } } } } })"));
  world.begin();
  world.branch("only");
  world.advance_to(at_day(70));
  EXPECT_EQ(signal_of(world, "crisis"), 0.0);

  world.advance_to(at_day(71));
  EXPECT_EQ(signal_of(world, "crisis"), 1.0);
  EXPECT_EQ(world.world().overlay.source[0], 1.5);
  EXPECT_EQ(world.world().overlay.source[1], 1.0);
  EXPECT_EQ(world.world().overlay.team[world.team("keyworkers")].at_work, 0.9);
  for (const std::uint32_t person : {0u, 1u, 2u})
    EXPECT_NEAR(world.value_of(person, "alone"), 0.4, 1e-12);

  world.advance_to(at_day(70 + 28 + 14 + 1));
  EXPECT_NEAR(signal_of(world, "crisis"), 0.5, 1e-12);
  EXPECT_NEAR(world.world().overlay.source[0], 1.25, 1e-12);

  world.advance_to(at_day(300));
  EXPECT_EQ(signal_of(world, "crisis"), 0.0);
  EXPECT_EQ(world.world().overlay.source[0], 1.0);
}

Overlay overlay_at_end(Compiled& side) {
  World world;
  Journal journal;
  waymark::Run run(side.model, world, handler_table(), journal, {});
  run.begin(1, 0, 0);
  side.commissioning[0].start(world);
  run.branch(1, 0, 0);
  side.commissioning[0].advance(run, side.model.horizon);
  return world.overlay;
}

TEST(Shocks, come_to_nothing_when_only_measured_effects_count) {
  // Plain numbers are assumed; what somebody found stays.
  const std::string shocks =
      R"({ "demand": { "growth": "=found-growth" }, "budget": { "trend": "-3 % per year", "cuts": { "cut": { "after": "1 year", "by": "6 %" } } },
    "pay-growth": "2 % per year", "teams": { "keyworkers": {} },
    "crises": { "flood": { "after": "70 days", "half-life": "14 days", "arrivals": { "people": 1.5 }, "staff-off": "10 %" } } })";
  Scenario scenario = compiled(
      R"("assumptions": { "found-growth": { "value": "2 % per year", "range": ["0 % per year", "4 % per year"], "standing": "found", "source": "a report" } }, )" +
      town(shocks));
  const Overlay all = overlay_at_end(scenario.all),
                measured = overlay_at_end(scenario.measured_only);

  EXPECT_LT(all.team[1].size, 0.8);
  EXPECT_EQ(measured.team[1].size, 1.0);
  EXPECT_EQ(measured.team[1].price, 1.0);
  EXPECT_EQ(measured.source[0], all.source[0]);
  EXPECT_GT(measured.source[0], 1.09);
}

// --- the account ----------------------------------------------------------------------------

/// Undiscounted money over the first three years, as measured in replication 0.
double measured_money(Scenario& scenario) {
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(1);
  const ExperimentPlan plan = comparison.plan(7);
  const ReplicationOutcome outcome = comparison.run(0, 7, 0);
  for (std::size_t i = 0; i < plan.slots.size(); ++i)
    if (plan.metrics[static_cast<std::size_t>(plan.slots[i].metric)].id ==
            "money/council/undiscounted" &&
        plan.slots[i].time == "over 3 years")
      return outcome.arms[0].values[i];
  ADD_FAILURE() << "the money of three years is not measured";
  return 0;
}

TEST(Shocks, keep_an_account_in_pence_that_agrees_with_the_money_measured) {
  const std::string text = town(
      R"({ "budget": { "trend": "-3 % per year", "cuts": { "cut": { "after": "2 years", "by": "10 %" } } },
    "pay-growth": "2 % per year", "teams": { "keyworkers": { "notice": "1 year" }, "beds": {} } })",
      R"(, "stays": { "exponential": { "mean": "3 years" } })");
  Scenario scenario = compiled(text);
  LittleWorld world(text);
  world.begin(7);
  world.branch("only");
  double in = 0, out = 0, closing = 0;
  for (int month = 1; month <= 36; ++month) {
    world.advance_to(to_ticks(month * (static_cast<double>(ms_per_year) / 12)) + Ticks{1});
    const double* account = world.world().memory.row(3);  // opening, in, out, closing
    EXPECT_EQ(account[0], closing) << "it opens with what it closed with";
    EXPECT_EQ(account[0] + account[1] - account[2], account[3]);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(account[i], std::floor(account[i])) << "whole pence";
    in += account[1];
    out += account[2];
    closing = account[3];
  }

  EXPECT_EQ(in - out, closing);
  EXPECT_LT(closing, 0);  // nobody was sent away at once, and pay rose
  EXPECT_EQ(signal_of(world, "cash-in-hand"), closing / 100);
  EXPECT_NEAR(measured_money(scenario), out / 100, 36 * 2 * 0.005);
}

}  // namespace
}  // namespace waymark
