#include "waymark/measures/event_log.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace waymark {
namespace {

namespace in {
enum Step : std::uint16_t { triage, bed, home, gone, kitchen };
}  // namespace in

/// Triage and a bed, both by team 0, home, a way out; and a kitchen on a track of its own.
std::vector<StepRole> clinic() {
  const auto step = [](const char* id, StepKind kind, int team, int track = 0) {
    StepRole role;
    role.id = id;
    role.kind = kind;
    role.team = team;
    role.track = track;
    return role;
  };
  return {step("triage", StepKind::activity, 0), step("bed", StepKind::activity, 0),
          step("home", StepKind::home, no_role), step("gone", StepKind::exit, no_role),
          step("kitchen", StepKind::group, no_role, 1)};
}

/// What a log says of facts, a line a row: "person event minute resource".
class Logged {
 public:
  Logged()
      : log_(clinic(), [this](const LoggedEvent& event) {
          std::string line = std::to_string(event.entity) + " " + event.event + " " +
                             std::to_string(event.time.count / ms_per_minute);
          if (event.resource != LoggedEvent::no_resource)
            line += " " + std::to_string(event.resource);
          lines.push_back(line);
          types.push_back(event.type);
          tracks.push_back(event.track);
        }) {}

  Logged& open() {
    log_.open();
    return *this;
  }
  Logged& tell(int minute, FactKind kind, std::uint32_t person, std::uint16_t place = 0,
               std::uint8_t detail = 0) {
    log_.absorb({Fact{Ticks{minute * ms_per_minute}, 0.0, person, place, kind, detail}});
    return *this;
  }
  Logged& arrive(int minute, std::uint32_t person, std::uint16_t step) {
    return tell(minute, FactKind::arrived, person).tell(minute, FactKind::moved, person, step);
  }

  std::vector<std::string> lines;
  std::vector<LoggedEvent::Type> types;
  std::vector<std::uint16_t> tracks;

 private:
  EventLog log_;
};

using Lines = std::vector<std::string>;

TEST(EventLog, tells_a_passage_from_arrival_to_departure) {
  Logged log;
  log.open().arrive(1, 0, in::triage).tell(4, FactKind::began, 0, in::triage);
  log.tell(9, FactKind::worked, 0, in::triage).tell(9, FactKind::moved, 0, in::home);
  log.tell(20, FactKind::moved, 0, in::gone).tell(20, FactKind::left, 0, in::gone);

  using Type = LoggedEvent::Type;
  EXPECT_EQ(log.lines, (Lines{"0 arrival 1", "0 triage_wait_begins 1", "0 triage_begins 4 1",
                              "0 triage_ends 9 1", "0 home 9", "0 depart 20"}));
  EXPECT_EQ(log.types,
            (std::vector<Type>{Type::arrival_departure, Type::queue, Type::resource_use,
                               Type::resource_use_end, Type::queue, Type::arrival_departure}));
}

TEST(EventLog, gives_the_lowest_number_that_nobody_at_work_has) {
  Logged log;
  log.open();
  for (std::uint32_t person : {0u, 1u, 2u}) log.arrive(0, person, in::triage);
  log.tell(1, FactKind::began, 0, in::triage).tell(2, FactKind::began, 1, in::triage);
  log.tell(3, FactKind::worked, 0, in::triage).tell(3, FactKind::moved, 0, in::bed);
  log.tell(3, FactKind::began, 2, in::triage).tell(4, FactKind::began, 0, in::bed);

  EXPECT_EQ(log.lines[6], "0 triage_begins 1 1");
  EXPECT_EQ(log.lines[7], "1 triage_begins 2 2");
  EXPECT_EQ(log.lines[10], "2 triage_begins 3 1");
  EXPECT_EQ(log.lines[11], "0 bed_begins 4 3") << "the bed is of the same team";
}

TEST(EventLog, begins_with_how_those_present_came_to_stand_where_they_do) {
  Logged log;
  log.arrive(-50, 0, in::triage).tell(-30, FactKind::moved, 0, in::gone);
  log.tell(-30, FactKind::left, 0, in::gone);
  log.arrive(-20, 0, in::triage).tell(-15, FactKind::began, 0, in::triage);
  log.arrive(-10, 1, in::home);
  log.open().tell(5, FactKind::worked, 0, in::triage);

  EXPECT_EQ(log.lines, (Lines{"1 arrival -20", "1 triage_wait_begins -20", "1 triage_begins -15 1",
                              "2 arrival -10", "2 home -10", "1 triage_ends 5 1"}));
}

TEST(EventLog, tells_work_that_is_interrupted_and_goes_on_in_its_parts) {
  Logged log;
  log.open().arrive(0, 0, in::triage).tell(2, FactKind::began, 0, in::triage);
  log.tell(5, FactKind::worked, 0, in::triage, 1).tell(30, FactKind::resumed, 0, in::triage);
  log.tell(37, FactKind::worked, 0, in::triage).tell(37, FactKind::moved, 0, in::gone);

  EXPECT_EQ(log.lines, (Lines{"0 arrival 0", "0 triage_wait_begins 0", "0 triage_begins 2 1",
                              "0 triage_ends 5 1", "0 triage_wait_begins 5", "0 triage_begins 30 1",
                              "0 triage_ends 37 1", "0 depart 37"}));
}

TEST(EventLog, ends_work_that_somebody_is_taken_from) {
  Logged log;
  log.open().arrive(0, 0, in::triage).tell(0, FactKind::began, 0, in::triage);
  log.tell(7, FactKind::moved, 0, in::home);

  EXPECT_EQ(log.lines[3], "0 triage_ends 7 1");
  EXPECT_EQ(log.lines[4], "0 home 7");
}

TEST(EventLog, has_no_use_of_anybody_for_those_who_give_up) {
  Logged log;
  log.open().arrive(0, 0, in::triage).tell(6, FactKind::moved, 0, in::gone);

  EXPECT_EQ(log.lines, (Lines{"0 arrival 0", "0 triage_wait_begins 0", "0 depart 6"}));
}

TEST(EventLog, keeps_tracks_apart_and_ends_them_all_when_somebody_is_gone) {
  Logged log;
  log.open().arrive(0, 0, in::home).tell(0, FactKind::moved, 0, in::kitchen);
  log.tell(2, FactKind::began, 0, in::kitchen).tell(9, FactKind::moved, 0, in::gone);
  log.tell(9, FactKind::left, 0, in::gone);

  EXPECT_EQ(log.lines,
            (Lines{"0 arrival 0", "0 home 0", "0 arrival 0", "0 kitchen_wait_begins 0",
                   "0 kitchen_begins 2 1", "0 depart 9", "0 kitchen_ends 9 1", "0 depart 9"}));
  EXPECT_EQ(log.tracks, (std::vector<std::uint16_t>{0, 0, 1, 1, 1, 0, 1, 1}));
}

}  // namespace
}  // namespace waymark
