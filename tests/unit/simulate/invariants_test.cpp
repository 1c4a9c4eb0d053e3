// Whatever is put out of order by hand is noticed.
#include "waymark/simulate/invariants.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

/// A clinic with somebody in work, in a queue, on a caseload and at home.
class Clinic : public ::testing::Test {
 protected:
  Clinic()
      : clinic_(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
      "population": { "just-come": true, "count": 20, "at": { "bed": 0.4, "help": 0.4, "home": 0.2 } },
      "stocks": { "trust": { "start": 0.5 } },
      "teams": { "beds": { "kind": "units", "count": 2 }, "workers": { "kind": "hours", "fte": 2, "caseload": 2 } },
      "pathway": { "bed": { "kind": "activity", "team": "beds", "lasts": "30 days", "then": "home" },
                   "help": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "takes": "1 hour" }, "lasts": "60 days", "then": "home" },
                   "home": { "kind": "home" } },
      "clocks": { "asks": { "rate": "1 per year", "during": ["home"], "then": "bed" } })") {
    clinic_.begin();
    clinic_.advance_to(at_day(1));
    check_invariants(clinic_.run());
  }
  World& world() { return clinic_.world(); }
  std::uint32_t somebody(const std::string& step, Stage stage) {
    for (std::uint32_t person = 0; person < 20; ++person) {
      const Stay& stay = clinic_.run().stay(person, 0);
      if (stay.step == clinic_.step(step) && stay.stage == stage) return person;
    }
    ADD_FAILURE() << "nobody is there";
    return 0;
  }
  void expect_noticed() { EXPECT_THROW(check_invariants(clinic_.run()), RunError); }

  LittleWorld clinic_;
};

TEST_F(Clinic, notices_people_who_are_not_counted_at_their_step) {
  ++world().present[clinic_.step("home")];
  expect_noticed();
}

TEST_F(Clinic, notices_somebody_at_a_closed_step) {
  clinic_.model().arms[0].steps[clinic_.step("home")].open = false;
  expect_noticed();
}

TEST_F(Clinic, notices_somebody_at_a_step_of_another_track) {
  clinic_.model().arms[0].steps[clinic_.step("home")].track = 1;
  expect_noticed();
}

TEST_F(Clinic, notices_somebody_who_is_nowhere) {
  world().stay.row(0)[0].step = none;
  expect_noticed();
}

TEST_F(Clinic, notices_a_lost_arrival) {
  ++world().arrived;
  expect_noticed();
}

TEST_F(Clinic, notices_a_unit_too_many) {
  ++world().team[clinic_.team("beds")].free;
  expect_noticed();
}

TEST_F(Clinic, notices_a_unit_that_is_free_while_somebody_waits) {
  clinic_.model().arms[0].teams[clinic_.team("beds")].units = 3;
  ++world().team[clinic_.team("beds")].free;
  expect_noticed();
}

TEST_F(Clinic, notices_somebody_who_fell_out_of_a_queue) {
  --world().team[clinic_.team("beds")].for_units.length;
  expect_noticed();
}

TEST_F(Clinic, notices_a_place_too_many) {
  ++world().team[clinic_.team("workers")].caseload;
  expect_noticed();
}

TEST_F(Clinic, notices_places_counted_at_the_wrong_step) {
  ++world().supported[clinic_.step("help")];
  expect_noticed();
}

TEST_F(Clinic, notices_somebody_without_a_worker) {
  --world().post[0].people.length;
  expect_noticed();
}

TEST_F(Clinic, notices_somebody_in_work_whom_no_unit_serves) {
  clinic_.run().stay(somebody("bed", Stage::queueing), 0).stage = Stage::in_work;
  expect_noticed();
}

TEST_F(Clinic, notices_a_stock_outside_0_to_1) {
  world().stock.row(3)[0].value = 1.01;
  expect_noticed();
  world().stock.row(3)[0].value = -0.01;
  expect_noticed();
}

TEST_F(Clinic, notices_something_due_in_the_past) {
  world().due.row(somebody("bed", Stage::in_work))[0] = moment(at_day(0.5), Phase::place);
  expect_noticed();
}

}  // namespace
}  // namespace waymark
