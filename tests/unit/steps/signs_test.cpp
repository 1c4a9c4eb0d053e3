// Unclear signs, and choices that people take themselves, whatever the kind of step.
#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// One step of some kind, from which people go on as `then` says.
std::string going_on(const std::string& step, const std::string& then, int count = 2000,
                     const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "300 days" },
    "population": { "just-come": true, "count": )" +
         std::to_string(count) + R"(, "at": { "first": 1 } },
    "stocks": { "control": { "start": 0.5 } },
    "teams": { "workers": { "kind": "hours", "fte": 50, "caseload": 100 }, "rooms": { "kind": "units", "count": 3000 } },
    "pathway": { "first": { )" +
         step + R"(, "then": )" + then + R"( },
      "right": { "kind": "delay", "lasts": "200 days", "then": "out" }, "other": { "kind": "delay", "lasts": "200 days", "then": "out" },
      "wrong": { "kind": "delay", "lasts": "5 days", "then": "out" }, "out": { "kind": "home" } })" +
         more;
}

const char* const a_delay = R"("kind": "delay", "lasts": "10 days")";
const char* const every_kind[] = {
    a_delay, R"("kind": "activity", "team": "rooms", "lasts": "10 days")",
    R"("kind": "gate", "takes": "1 hour", "refused": "out", "lost": "out")",
    R"("kind": "support", "team": "workers", "contact": { "every": "1 week", "takes": "1 hour" }, "lasts": "10 days")",
    R"("kind": "group", "session": { "every": "1 week", "takes": "1 hour" }, "lasts": "10 days")"};

TEST(Sign, that_is_unclear_leads_to_a_wrong_door_and_from_there_to_the_right_one) {
  LittleWorld world(
      going_on(a_delay, R"({ "to": "right", "clarity": "70 %", "wrong-door": "wrong" })"));
  world.play();

  const int astray = world.came_to("wrong");
  EXPECT_NEAR(astray / 2000.0, 0.3, 4 * std::sqrt(0.21 / 2000));
  EXPECT_EQ(world.came_to("right"), 2000);
  EXPECT_EQ(world.count(FactKind::wrong_door, world.step("wrong")), astray);
  int late = 0;
  for (const Told& came : world.facts(FactKind::moved, world.step("right")))
    late += came.fact.time == at_day(15);
  EXPECT_EQ(late, astray);
}

TEST(Sign, does_not_change_what_was_chosen) {
  const auto to_right = [](const char* clarity) {
    LittleWorld world(going_on(
        a_delay,
        std::string(R"({ "one-of": { "right": "50 %", "other": "50 %" }, "wrong-door": "wrong")") +
            clarity + " }"));
    world.play();
    std::vector<Who> people;
    for (const Told& came : world.facts(FactKind::moved, world.step("right")))
      people.push_back(came.who);
    std::sort(people.begin(), people.end());
    return people;
  };
  EXPECT_EQ(to_right(""), to_right(R"(, "clarity": "40 %")"));
}

TEST(Sign, is_read_as_a_predictor_says) {
  LittleWorld world(going_on(
      a_delay, R"({ "to": "right", "clarity": "=reads", "wrong-door": "wrong" })", 2000,
      R"(, "predictors": { "reads": { "chance": { "by": "control", "at": { "0.5": "90 %", "0.8": "95 %" } } } })"));
  world.play();
  EXPECT_NEAR(world.came_to("wrong") / 2000.0, 0.1, 4 * std::sqrt(0.09 / 2000));
}

TEST(Sign, misread_is_felt) {
  LittleWorld world(going_on(
      a_delay, R"({ "to": "right", "clarity": "0 %", "wrong-door": "wrong" })", 1,
      R"(, "experiences": { "astray": { "when": "wrong-door", "moves": "control", "toward": 0, "by": 0.4 } })"));
  world.play();
  EXPECT_NEAR(world.value_of(0, "control"), 0.3, 1e-12);
}

TEST(Sign, of_every_kind_of_step_may_be_unclear) {
  for (const char* kind : every_kind) {
    LittleWorld world(
        going_on(kind, R"({ "to": "right", "clarity": "50 %", "wrong-door": "wrong" })", 400));
    world.play();
    EXPECT_NEAR(world.came_to("wrong"), 200, 40) << kind;
    EXPECT_EQ(world.came_to("right"), 400) << kind;
  }
}

TEST(Sign, to_a_step_that_an_arm_removes_leads_where_its_people_go) {
  LittleWorld world(going_on(
      a_delay, R"({ "to": "right", "clarity": "0 %", "wrong-door": "wrong" })", 10,
      R"(, "arms": { "as-is": {}, "less": { "from": "as-is", "changes": { "gone": { "label": "Gone", "remove": ["right"] } } } })"));
  world.begin();
  world.advance_to(at_day(12));
  EXPECT_EQ(world.world().present[world.step("wrong")], 10);
  world.branch("less");
  world.advance_to(at_day(20));
  EXPECT_EQ(world.world().present[world.step("out")], 10);
}

TEST(Choice, by_the_person_is_felt_whatever_the_kind_of_step) {
  const std::string both = R"("one-of": { "right": "50 %", "other": "50 %" })";
  const char* felt =
      R"(, "experiences": { "own-choice": { "when": "chose", "moves": "control", "toward": 1, "by": 0.2 } })";
  for (const char* kind : every_kind) {
    LittleWorld person(going_on(kind, "{ " + both + R"(, "person-decides": true })", 1, felt));
    LittleWorld service(going_on(kind, "{ " + both + " }", 1, felt));
    person.play();
    service.play();
    EXPECT_NEAR(person.value_of(0, "control"), 0.6, 1e-12) << kind;
    EXPECT_EQ(service.value_of(0, "control"), 0.5) << kind;
    EXPECT_EQ(person.came_to("right"), service.came_to("right")) << kind;
  }
}

}  // namespace
}  // namespace waymark
