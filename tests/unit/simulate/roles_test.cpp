#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// People at home, some of whom take up a role, with what the scenario says besides.
std::string people(const std::string& roles, const std::string& clocks, int count = 1000,
                   const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "365.25 days" },
    "population": { "just-come": true, "count": )" +
         std::to_string(count) + R"(, "at": { "out": 1 } },
    "pathway": { "out": { "kind": "home" }, "gone": { "kind": "exit" } },
    "roles": { )" +
         roles + R"( }, "clocks": { )" + clocks + " }" + more;
}

const RoleState& state_of(LittleWorld& world, const std::string& role) {
  return world.world().role[LittleWorld::index_in(world.model().role_ids, role)];
}

TEST(Role, is_taken_up_and_laid_down_when_clocks_ring) {
  // Taking up at rate 2, laying down at rate 1: two in three hold it in the long run.
  LittleWorld world(people(
      R"("helper": { "taken-up": { "when": ["joins"] }, "laid-down": { "when": ["stops"] } })",
      R"("joins": { "rate": "20 per year", "during": ["out"] },
         "stops": { "rate": "10 per year", "during": ["out"] })",
      3000));
  world.play();

  EXPECT_NEAR(state_of(world, "helper").holders / 3000.0, 2.0 / 3, 4 * std::sqrt(2.0 / 9 / 3000));
  EXPECT_EQ(state_of(world, "helper").active, state_of(world, "helper").holders);
  check_invariants(world.run());
}

TEST(Role, follows_a_happening_with_a_chance) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 2000, "at": { "wait": 1 } },
    "pathway": { "wait": { "kind": "delay", "lasts": "10 days", "then": "out" }, "out": { "kind": "home" } },
    "roles": { "helper": { "taken-up": { "when": ["arrival-at-step"], "at": ["out"], "chance": "30 %" } } })");
  world.begin();
  world.advance_to(at_day(5));
  EXPECT_EQ(state_of(world, "helper").holders, 0);
  world.advance_to(at_day(20));
  EXPECT_NEAR(state_of(world, "helper").holders / 2000.0, 0.3, 4 * std::sqrt(0.21 / 2000));
}

TEST(Role, has_no_more_holders_than_places) {
  LittleWorld world(people(R"("helper": { "places": 7, "taken-up": { "when": ["joins"] } })",
                           R"("joins": { "rate": "5 per year", "during": ["out"] })"));
  world.play();
  EXPECT_EQ(state_of(world, "helper").holders, 7);
}

TEST(Role, that_comes_from_another_is_taken_up_by_its_holders_only) {
  LittleWorld world(people(
      R"("member": { "taken-up": { "when": ["joins"] } },
         "helper": { "from": "member", "taken-up": { "when": ["offers"] } })",
      R"("joins": { "rate": "0.5 per year", "during": ["out"] },
         "offers": { "rate": "50 per year", "during": ["out"] })"));
  world.play();

  const std::uint16_t member = 1, helper = 0;
  EXPECT_GT(world.world().role[helper].holders, 300);
  for (std::uint32_t person = 0; person < 1000; ++person)
    EXPECT_LE(world.run().is_active(person, helper), world.run().is_active(person, member));
}

TEST(Role, has_spells_away_by_its_own_rule) {
  // A spell of 30 days after half of the ringings at 4 a year.
  LittleWorld world(people(
      R"("helper": { "taken-up": { "when": ["joins"] },
                     "away": { "after": ["falters"], "share": "50 %", "lasts": "30 days" } })",
      R"("joins": { "rate": "100 per year", "during": ["out"] },
         "falters": { "rate": "4 per year", "during": ["out"] })",
      2000));
  world.play();

  EXPECT_EQ(state_of(world, "helper").holders, 2000);
  const double away = 1 - state_of(world, "helper").active / 2000.0;
  const double expected = 1 - std::exp(-2.0 * 30 / 365.25);
  EXPECT_NEAR(away, expected, 4 * std::sqrt(expected * (1 - expected) / 2000));
}

TEST(Role, is_left_by_those_who_leave_for_good) {
  LittleWorld world(people(R"("helper": { "taken-up": { "when": ["joins"] } })",
                           R"("joins": { "rate": "20 per year", "during": ["out"] },
                              "leaves": { "rate": "2 per year", "during": ["out"], "then": "gone" })"));
  world.begin();
  for (double day = 20; day < 365; day += 20) {
    world.advance_to(at_day(day));
    check_invariants(world.run());
  }
  double giving = 0;
  for (const Told& change : world.facts(FactKind::giving)) giving += change.fact.value;
  EXPECT_EQ(giving, state_of(world, "helper").active);
  EXPECT_LT(giving, 500);
}

TEST(Role, is_read_by_clocks_and_exposures) {
  const char* read =
      R"(, "predictors": { "rate": { "table": { "by": ["role:helper"], "levels": [2], "values": [0, 3.15576], "per": "year" } } },
    "stocks": { "hope": { "start": 0.2 } },
    "exposures": { "gives": { "during": ["out"], "moves": "hope", "toward": 1, "rate": "=rate" } })";
  LittleWorld world(people(R"("helper": { "taken-up": { "when": ["joins"] } })",
                           R"("joins": { "rate": "1 per year", "during": ["out"] },
       "smiles": { "rate": "1 per year", "during": ["out"], "terms": { "role:helper": { "rate-ratio": 8 } } })",
                           2000, read));
  world.play();

  double in_role = 0, outside = 0, of_helpers = 0, of_others = 0;
  std::vector<double> since(2000, -1);
  for (const Told& change : world.facts(FactKind::giving))
    since[change.fact.person] = in_days(change.fact.time);
  for (std::uint32_t person = 0; person < 2000; ++person) {
    const double days = since[person] < 0 ? 0 : 365.25 - since[person];
    in_role += days / 365.25;
    outside += 1 - days / 365.25;
    EXPECT_EQ(world.value_of(person, "hope") > 0.2, since[person] >= 0);
  }
  for (const Told& rang : world.facts(FactKind::rang, world.clock("smiles"))) {
    const double began = since[rang.fact.person];
    (began >= 0 && in_days(rang.fact.time) >= began ? of_helpers : of_others) += 1;
  }
  EXPECT_NEAR(of_others / outside, 1, 4 / std::sqrt(outside));
  EXPECT_NEAR(of_helpers / in_role, 8, 4 * std::sqrt(8 / in_role));
}

TEST(Role, supplies_its_hours_to_a_team) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "100 days" },
    "population": { "just-come": true, "count": 50, "at": { "help": 0.8, "out": 0.2 } },
    "teams": { "workers": { "kind": "hours", "fte": 1, "hours-per-week": "20 hours", "weeks-per-year": 52.1775, "caseload": 100 } },
    "pathway": { "help": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "takes": "1 hour" }, "lasts": "1000 days", "then": "out" },
                 "out": { "kind": "home" } },
    "clocks": { "joins": { "rate": "200 per year", "during": ["out"] } },
    "roles": { "helper": { "hours-per-week": "1.5 hours", "supplies": "workers", "taken-up": { "when": ["joins"] } } })");
  world.play();

  const int in_help = world.world().present[world.step("help")];
  const int helpers = state_of(world, "helper").active;
  ASSERT_EQ(helpers, 50 - in_help);
  EXPECT_NEAR(world.facts(FactKind::team_load).back().fact.value, (20 + 1.5 * helpers) / in_help,
              1e-4);
}

/// A weekly group of people led by holders of a role.
std::string led(const std::string& role, const std::string& clocks, int count = 40) {
  return R"("dates": { "start": "2027-04-01", "horizon": "350 days" },
    "tracks": { "giving": { "start": { "at-home": 1 } } },
    "population": { "just-come": true, "count": )" +
         std::to_string(count) + R"(, "at": { "circle": 1, "at-home": 1 } },
    "pathway": { "circle": { "kind": "group", "facilitators": "facilitator", "session": { "every": "7 days", "takes": "2 hours" }, "lasts": "1000 days", "then": "out" },
                 "out": { "kind": "home" }, "at-home": { "kind": "home", "track": "giving" } },
    "roles": { "facilitator": { )" +
         role + R"( } }, "clocks": { )" + clocks + " }";
}

TEST(Role, that_nobody_holds_leads_to_no_session) {
  LittleWorld world(led(R"("hours-per-week": "2 hours", "taken-up": { "when": ["joins"] })",
                        R"("joins": { "rate": "0 per year", "during": ["at-home"] })"));
  world.play();
  for (const Told& date : world.facts(FactKind::session_date)) EXPECT_EQ(date.fact.detail, 1);
  EXPECT_EQ(world.count(FactKind::session_date), 49);
}

TEST(Role, leads_sessions_while_its_one_holder_is_not_away) {
  LittleWorld world(
      led(R"("hours-per-week": "2 hours", "places": 1, "taken-up": { "when": ["joins"] },
             "away": { "after": ["falters"], "share": "100 %", "lasts": "20 days" })",
          R"("joins": { "rate": "200 per year", "during": ["at-home"] },
             "falters": { "rate": "3 per year", "during": ["at-home"] })"));
  world.play();

  bool gives = false;
  int cancelled = 0;
  for (const Told& each : world.told()) {
    if (each.fact.kind == FactKind::giving) gives = each.fact.value > 0;
    if (each.fact.kind != FactKind::session_date) continue;
    EXPECT_EQ(each.fact.detail, gives ? 0 : 1);
    cancelled += each.fact.detail;
  }
  EXPECT_GT(cancelled, 2);
  EXPECT_LT(cancelled, 47);
}

TEST(Role, that_led_a_group_is_missed_by_its_members_when_it_is_laid_down) {
  LittleWorld world(
      led(R"("hours-per-week": "2 hours", "places": 1, "taken-up": { "when": ["joins"] }, "laid-down": { "when": ["stops"] })",
          R"("joins": { "rates": { "0 days": "200 per year", "60 days": "0 per year" }, "during": ["at-home"] },
             "stops": { "rates": { "0 days": "0 per year", "70 days": "30 per year" }, "during": ["at-home"] })") +
      R"(, "stocks": { "trust": { "start": 0.5 } },
      "experiences": { "loss": { "when": "worker-left", "moves": "trust", "toward": 0, "by": 0.4 } })");
  world.begin();
  world.advance_to(at_day(65));
  ASSERT_EQ(state_of(world, "facilitator").holders, 1);
  EXPECT_EQ(world.value_of(0, "trust"), 0.5);
  world.advance_to(at_day(345));
  ASSERT_EQ(state_of(world, "facilitator").holders, 0);
  for (std::uint32_t person = 0; person < 40; ++person)
    EXPECT_NEAR(world.value_of(person, "trust"), 0.3, 1e-12);
}

TEST(Role, leads_no_more_sessions_in_a_week_than_its_hours_allow) {
  // Three groups a week of 2 hours, and one facilitator with 5: two take place.
  std::string three =
      R"("dates": { "start": "2027-04-01", "horizon": "70 days" }, "tracks": { "giving": { "start": { "at-home": 1 } } },
    "population": { "just-come": true, "count": 90, "at": { "a": 0.3, "b": 0.3, "c": 0.4, "at-home": 1 } }, "pathway": { )";
  for (const char* id : {"a", "b", "c"})
    three +=
        std::string("\"") + id +
        R"(": { "kind": "group", "facilitators": "facilitator", "session": { "every": "7 days", "takes": "2 hours" }, "lasts": "1000 days", "then": "out" }, )";
  three += R"("out": { "kind": "home" }, "at-home": { "kind": "home", "track": "giving" } },
    "roles": { "facilitator": { "hours-per-week": "5 hours", "places": 1, "taken-up": { "when": ["joins"] } } },
    "clocks": { "joins": { "rate": "200 per year", "during": ["at-home"] } })";
  LittleWorld world(three);
  world.play();

  std::map<Ticks, int> held;
  for (const Told& date : world.facts(FactKind::session_date))
    held[date.fact.time] += date.fact.detail == 0;
  EXPECT_EQ(held.size(), 9u);
  for (const auto& [time, sessions] : held) EXPECT_EQ(sessions, 2) << in_days(time);
}

TEST(Role, that_an_arm_does_not_have_is_laid_down_by_all) {
  LittleWorld world(people(
      R"("helper": { "taken-up": { "when": ["joins"] } })",
      R"("joins": { "rate": "100 per year", "during": ["out"] })", 100,
      R"(, "arms": { "as-is": {}, "none": { "from": "as-is", "changes": { "no-help": { "label": "No helpers", "patch": { "roles": { "helper": null } } } } } })"));
  world.begin();
  world.advance_to(at_day(100));
  EXPECT_EQ(state_of(world, "helper").holders, 100);
  world.branch("none");
  EXPECT_EQ(state_of(world, "helper").holders, 0);
  world.advance_to(at_day(200));
  EXPECT_EQ(state_of(world, "helper").holders, 0);
  check_invariants(world.run());
}

}  // namespace
}  // namespace waymark
