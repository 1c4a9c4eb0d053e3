#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

/// Two people through one hoop: waits of 0 and 2 hours, work of 3 and 1.
Story two_customers() {
  Story story;
  const auto at_hour = [](double hour) { return hour / 24; };
  story.arrive(at_hour(0), 1, at::referral).begin(at_hour(0), 1, at::referral, 0);
  story.arrive(at_hour(1), 2, at::referral);
  story.work(at_hour(3), 1, at::referral, 3).leave(at_hour(3), 1, at::moved_away);
  story.begin(at_hour(3), 2, at::referral, 2);
  story.work(at_hour(4), 2, at::referral, 1).leave(at_hour(4), 2, at::moved_away);
  return story;
}

/// A horizon of ten hours.
MeasuresInput ten_hours(const std::string& measures) {
  MeasuresInput input = input_with(measures);
  input.horizon = to_ticks(hours(10));
  return input;
}

TEST(Wait, is_the_mean_at_a_step_over_work_begun) {
  const Measured told(ten_hours(R"({"w": {"standard": "wait", "steps": ["referral"]}})"),
                      two_customers());
  EXPECT_EQ(told.value("w"), 60);
  EXPECT_EQ(told.count("w"), 2);
}

TEST(Wait, adds_up_over_steps_for_each_person_and_may_be_shown_in_hours) {
  Story story = two_customers();
  story.begin(0.1, 1, at::assessment, 4);
  const Measured told(ten_hours(R"({"w": {"standard": "wait", "shown-in": "hours"}})"), story);
  EXPECT_EQ(told.value("w"), 3);
}

TEST(Wait, leaves_out_those_still_in_the_queue_and_those_of_the_warm_up) {
  Story story = two_customers();
  story.arrive(0.2, 3, at::referral);
  story.arrive(-2, 4, at::referral).begin(-1, 4, at::referral, 24).leave(0.1, 4, at::moved_away);
  const Measured at_step(ten_hours(R"({"w": {"standard": "wait", "steps": ["referral"]}})"), story);
  const Measured per_person(ten_hours(R"({"w": {"standard": "wait"}})"), story);
  EXPECT_EQ(at_step.value("w"), 60);
  EXPECT_EQ(per_person.value("w"), 60);
}

TEST(TimeInSystem, is_the_mean_from_arrival_to_leaving) {
  const Measured told(ten_hours(R"({"t": {"standard": "time-in-system"}})"), two_customers());
  EXPECT_EQ(told.value("t"), 180);
}

TEST(TimeInSystem, may_be_about_some_exits) {
  Story story = two_customers();
  story.arrive(0, 5, at::referral).leave(1.0 / 24, 5, at::died);
  const Measured told(
      ten_hours(R"({"t": {"standard": "time-in-system", "exits": ["moved-away"]}})"), story);
  EXPECT_EQ(told.value("t"), 180);
  EXPECT_EQ(told.count("t"), 2);
}

TEST(InSystem, averages_the_number_present_over_time) {
  const Measured told(ten_hours(R"({"n": {"standard": "in-system"}})"), two_customers());
  EXPECT_DOUBLE_EQ(told.value("n"), 0.6);
}

TEST(InSystem, counts_those_of_the_warm_up_from_the_branch_date_on) {
  Story story;
  story.arrive(-5, 1, at::referral).leave(0.25, 1, at::moved_away);
  const Measured told(ten_hours(R"({"n": {"standard": "in-system"}})"), story);
  EXPECT_DOUBLE_EQ(told.value("n"), 0.6);
}

TEST(InSystem, knows_the_time_at_each_number_and_the_chance_of_delay) {
  const Measured told(ten_hours(R"({"n": {"standard": "in-system", "steps": ["referral"],
                                "levels": [0, 1, 2]}})"),
                      two_customers());
  EXPECT_DOUBLE_EQ(told.value("n"), 0.6);
  EXPECT_DOUBLE_EQ(told.value("n/share-at-0"), 0.6);
  EXPECT_DOUBLE_EQ(told.value("n/share-at-1"), 0.2);
  EXPECT_DOUBLE_EQ(told.value("n/share-at-2"), 0.2);
  EXPECT_DOUBLE_EQ(told.value("n/delay-1"), 0.25);
  EXPECT_DOUBLE_EQ(told.value("n/delay-2"), 0.2);
}

TEST(Utilisation, is_work_over_capacity) {
  const Measured told(ten_hours(R"({"u": {"standard": "utilisation", "team": "triage"}})"),
                      two_customers());
  EXPECT_DOUBLE_EQ(told.value("u"), 4.0 / 20);
}

TEST(Utilisation, counts_work_across_the_branch_date_with_the_part_after_it) {
  Story story;
  story.arrive(-1, 1, at::referral).work(1.0 / 24, 1, at::referral, 5);
  const Measured told(ten_hours(R"({"u": {"standard": "utilisation", "team": "triage"}})"), story);
  EXPECT_DOUBLE_EQ(told.value("u"), 1.0 / 20);
}

TEST(Utilisation, of_work_taken_on_counts_it_whole_where_the_run_ends_first) {
  Story story;
  story.begin(0.1, 1, at::referral, 0).take_on(0.1, 1, at::referral, 30);
  story.take_on(-1, 2, at::referral, 30);  // before the branch date
  const Measured told(
      ten_hours(
          R"({"u": {"standard": "utilisation", "team": "triage", "counts": "work-taken-on"}})"),
      story);
  EXPECT_DOUBLE_EQ(told.value("u"), 30.0 / 20);
}

TEST(Throughput, counts_those_who_left_since_the_branch_date) {
  Story story = two_customers();
  story.arrive(-2, 4, at::referral).leave(-1, 4, at::moved_away);
  story.arrive(0, 5, at::referral).leave(0.1, 5, at::died);
  const Measured told(
      ten_hours(R"({"all": {"standard": "throughput"}, "came": {"standard": "arrivals"},
                                "away": {"standard": "throughput", "exits": ["moved-away"]}})"),
      story);
  EXPECT_EQ(told.value("all"), 3);
  EXPECT_EQ(told.value("away"), 2);
  EXPECT_EQ(told.value("came"), 3);
}

TEST(Throughput, is_told_by_group_beside_queue_figures_alone) {
  Story story;
  story.arrive(0, 1, at::referral, own_home).leave(0.1, 1, at::moved_away);
  story.arrive(0, 2, at::referral).leave(0.2, 2, at::moved_away);
  story.arrive(0.2, 1, at::referral).leave(0.3, 1, at::moved_away);
  for (const std::string standard : {"throughput", "arrivals"}) {
    const Measured told(
        ten_hours(R"({"m": {"headline": true, "standard": ")" + standard + R"("}})"), story);
    EXPECT_EQ(told.value("m"), 3) << standard;
    EXPECT_EQ(told.value("m", "", "own-home"), 1) << standard;
    EXPECT_EQ(told.value("m", "", "no-own-home"), 2) << standard;
  }
}

/// One person found when the simulation begins, at the branch date or a day before, who leaves
/// after eight hours, and two who come and leave as in `two_customers`.
Story with_somebody_found(double day) {
  Story story = two_customers();
  story.arrive(day, 7, at::referral, 0, Way::start).begin(0.1, 7, at::referral, 6);
  return story.leave(8.0 / 24, 7, at::moved_away);
}

TEST(Arrivals, are_not_of_those_found_when_the_simulation_begins) {
  const std::string alone = R"("came": {"standard": "arrivals"})";
  for (const std::string& measures : {alone, alone + R"(, "r": {"standard": "requests"})"}) {
    const Measured told(ten_hours("{" + measures + "}"), with_somebody_found(0));
    EXPECT_EQ(told.value("came"), 2) << measures;
  }
}

TEST(TimeInSystem, leaves_out_those_found_when_the_simulation_begins) {
  const std::string measures = R"("t": {"standard": "time-in-system"}, "w": {"standard": "wait"},
      "l": {"standard": "time-in-system", "counted-by": "leaving"})";
  for (const double day : {-1.0, 0.0})
    for (const char* more : {"", R"(, "r": {"standard": "requests"})"}) {
      const Measured told(ten_hours("{" + measures + more + "}"), with_somebody_found(day));
      EXPECT_EQ(told.value("t"), 180);
      EXPECT_EQ(told.value("w"), 60);
      EXPECT_EQ(told.value("l"), 180);
    }
}

TEST(TimeInSystem, may_be_of_all_who_leave_whenever_they_came) {
  Story story = two_customers();
  story.arrive(-1, 4, at::referral).leave(6.0 / 24, 4, at::moved_away);
  story.arrive(-2, 5, at::referral).leave(-1, 5, at::moved_away);
  const Measured told(ten_hours(R"({"t": {"standard": "time-in-system"},
      "l": {"standard": "time-in-system", "counted-by": "leaving"}})"),
                      story);
  EXPECT_EQ(told.value("t"), 180);
  EXPECT_EQ(told.value("l"), (180 + 180 + 30 * 60) / 3.0);
  EXPECT_EQ(told.count("l"), 3);
}

TEST(Visits, count_every_entering_since_the_branch_date_by_group) {
  Story story;
  story.arrive(-1, 1, at::referral, own_home).move(0.1, 1, at::home).move(0.2, 1, at::referral);
  story.arrive(0, 2, at::referral).move(0.1, 2, at::assessment).move(0.3, 2, at::referral);
  story.arrive(0, 3, at::referral, 0, Way::start);
  const Measured told(ten_hours(R"({"v": {"standard": "visits", "steps": ["referral"],
      "headline": true}, "both": {"standard": "visits", "steps": ["referral", "assessment"]}})"),
                      story);
  EXPECT_EQ(told.value("v"), 3);
  EXPECT_EQ(told.value("v", "", "own-home"), 1);
  EXPECT_EQ(told.value("v", "", "no-own-home"), 2);
  EXPECT_EQ(told.value("both"), 4);
}

std::string definition_of_use(bool finishes_after_shifts) {
  MeasuresInput input = ten_hours(R"({"u": {"standard": "utilisation", "team": "triage"}})");
  input.teams[0].finishes_after_shifts = finishes_after_shifts;
  return Measured(input).plan().metrics.at(0).definition;
}

TEST(Utilisation, says_what_it_is_a_share_of_and_that_work_after_a_shift_counts) {
  EXPECT_EQ(definition_of_use(false),
            "Team time worked since the branch date divided by the team's capacity over that "
            "time.");
  EXPECT_EQ(definition_of_use(true),
            "Team time worked since the branch date divided by the time that units were on duty "
            "over that time; work that is finished after a shift counts too, so that it can "
            "exceed 1.");
}

TEST(QueueFigures, alone_ask_for_nothing_that_they_do_not_read) {
  const auto kinds = [](const char* measure) {
    return Measured(ten_hours(std::string("{\"m\": ") + measure + "}")).plan().kinds;
  };
  EXPECT_EQ(kinds(R"({"standard": "wait", "steps": ["referral"]})"), bit(FactKind::began));
  EXPECT_EQ(kinds(R"({"standard": "throughput"})"), bit(FactKind::left));
  EXPECT_EQ(kinds(R"({"standard": "throughput", "headline": true})"),
            bit(FactKind::arrived) | bit(FactKind::left));
  EXPECT_EQ(kinds(R"({"standard": "utilisation", "team": "triage"})"), bit(FactKind::worked));
  EXPECT_EQ(kinds(R"({"standard": "time-in-system"})"),
            bit(FactKind::arrived) | bit(FactKind::left));
}

TEST(QueueFigures, are_the_same_beside_other_measures) {
  const std::string queues = R"("w": {"standard": "wait"}, "n": {"standard": "in-system"},
      "t": {"standard": "time-in-system"}, "u": {"standard": "utilisation", "team": "triage"})";
  const Measured alone(ten_hours("{" + queues + "}"), two_customers());
  const Measured beside(ten_hours("{" + queues + R"(, "r": {"standard": "requests"}})"),
                        two_customers());
  for (const char* id : {"w", "n", "t", "u"}) EXPECT_EQ(alone.value(id), beside.value(id));
}

}  // namespace
}  // namespace waymark
