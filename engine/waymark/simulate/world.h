#pragma once

#include <cstdint>
#include <vector>

#include "waymark/base/ticks.h"
#include "waymark/people/column.h"
#include "waymark/people/sparse_column.h"
#include "waymark/random/philox.h"
#include "waymark/rules/clock.h"
#include "waymark/rules/publication.h"
#include "waymark/rules/relaxation.h"
#include "waymark/simulate/calendar.h"
#include "waymark/simulate/overlay.h"

namespace waymark {

struct Shape;

constexpr std::uint32_t no_one = 0xffffffffu;

/// Where within a step a person is; what the next place event means.
enum class Stage : std::uint8_t {
  settled,
  booked,
  queueing,
  in_work,
  awaiting_contact,
  in_contact,
  interrupted  ///< waiting for a unit to go on with work that was begun
};

/// A person's stay at one step of one track.
struct Stay {
  std::uint16_t step = 0xffff;  ///< 0xffff: gone from this track, or not yet there
  std::uint16_t visit = 0;      ///< which visit to this step it is, from 0
  Stage stage = Stage::settled;
  std::uint8_t missed = 0;           ///< contacts missed in a row
  std::uint16_t post = 0xffff;       ///< the own worker's post while on a caseload
  std::uint16_t last_post = 0xffff;  ///< the worker known from before, asked for again
  std::uint16_t contacts = 0;        ///< contacts due so far in this visit
  std::uint16_t meant = 0xffff;      ///< came by a wrong door: the step that was looked for
  std::uint16_t kept = 0xffff;       ///< the step before, whose unit is held until this one begins
  std::uint32_t ahead = no_one, behind = no_one;  ///< neighbours in a queue or on a worker's list
  Ticks entered{0};                               ///< when the step was entered
  Ticks joined{0};  ///< when the queue was joined; kept when moved by a removal
  Ticks amount{0};  ///< work or stay drawn on joining
  Ticks until{0};   ///< end of patience while waiting; planned end of a support
  Ticks next_contact{0};
  double priority = 0.0;
};

/// When the person's present or latest request for help was made, accepted and answered.
struct RequestDates {
  Ticks requested{0}, accepted{0}, started{0};
};

/// A line of people, joined through their stays.
struct Queue {
  std::uint32_t first = no_one, last = no_one;
  std::int32_t length = 0;
};

/// The state of one team.
struct TeamState {
  std::int32_t free = 0;       ///< units not in use; below 0 after a cut, until people leave.
                               ///< An hours team has one: its gates are served one after another.
  std::int32_t caseload = 0;   ///< people holding a place
  std::int32_t kept = 0;       ///< of the units in use, those of people who wait for what follows
  Queue for_units;             ///< waiting for a unit, or for gate hours
  Queue for_places;            ///< waiting for a place on the caseload
  double minutes_ratio = 1.0;  ///< share of the intended contact time that there is, this week
  Ticks at_gates{
      0};  ///< of an hours team: time spent on gates this week, the work in hand left out
  Ticks gates_since{0};  ///< when the work in hand began, or the week if that is later
};

/// Of a team of units, where a scenario has rotas or work that may be interrupted.
struct DutyState {
  std::int32_t on_duty = 0;
  Ticks changes = never;  ///< when the rota is looked at again; other events are stale
  Queue in_work;          ///< if the team may interrupt: who goes last is interrupted first
};

/// A worker's post of an hours team. Holders are counted, so that tenures are addressed draws.
struct Post {
  Queue people;
  std::uint32_t holder = 0;
  std::uint32_t absences = 0;  ///< spells begun so far
  bool is_vacant = false;      ///< the worker has left and no other has come
  bool is_absent = false;      ///< the worker is away for a time
  bool is_open = true;         ///< false: given up, until a lever opens it again
  Ticks leaves{0};             ///< when the holder's tenure ends, or a newcomer comes

  bool is_empty() const { return is_vacant || is_absent; }
};

/// The state of one group, per step.
struct GroupState {
  Queue members;                       ///< people who have a place, in order of joining
  Queue for_places;                    ///< waiting for one
  std::uint32_t sessions = 0;          ///< dates so far, held or not
  std::uint32_t facilitator = no_one;  ///< who led the last session
  Ticks next = never;                  ///< the next session in the calendar
};

/// How a person stands to a role.
enum class Stance : std::uint8_t { without, active, away };

struct Holding {
  Stance stance = Stance::without;
  std::uint16_t asked = 0;                        ///< chances drawn so far
  std::uint16_t spells = 0;                       ///< spells away so far
  std::uint32_t ahead = no_one, behind = no_one;  ///< neighbours among the holders
  std::int32_t week = -1;                         ///< in which ...
  std::int32_t given_ms = 0;                      ///< ... this much was given to sessions
};

/// The holders of one role, longest-standing first.
struct RoleState {
  std::uint32_t first = no_one, last = no_one;
  std::int32_t holders = 0;
  std::int32_t active = 0;  ///< those who are not away
};

/// One end of a relation with somebody.
struct Tie {
  std::uint32_t with = no_one;
  std::uint32_t kind = 0;  ///< 0: they support, 1: they pull towards use
  Ticks until{0};
};

/// The state of one source of arrivals.
struct SourceState {
  Block gaps{};                ///< the numbers of this gap and its neighbour: two to a block
  std::uint32_t sequence = 0;  ///< people sent so far; of a table: position in the month in hand
  std::uint32_t month = 0;     ///< of a table: the month in hand
  std::uint32_t in_month = 0;  ///< of a table: how many that month brings
};

/// A person not yet arrived, of the month in hand.
struct Expected {
  Ticks time{0};
  std::uint32_t sequence = 0;
};

/// People of one source who come beyond what was written: a clock that runs while there are more.
struct MoreArrivals {
  double left = -1.0;  ///< unspent threshold; below 0: not drawn yet
  double rate = 0.0;   ///< per ms, since `since`
  Ticks since{0};
  Ticks due{0};  ///< when the next comes, or the rate changes; other events are stale
  std::uint32_t sequence = 0;
  bool is_somebody = false;  ///< what is due is somebody's coming
};

/// What has been observed of one thing in the period that goes on.
struct Observed {
  double count = 0, sum = 0;
  double level = 0;  ///< of what lasts: its height since `since`, summed up to there
  Ticks since{0}, opened{0};
};

/// The person's event that the calendar holds, and what it is about. Events in the calendar that
/// do not match are stale.
struct Pending {
  Moment at = no_moment;
  std::uint32_t lot = 0;
  std::uint32_t affair = 0;
};

/// Everything that changes during a replication, as columns of trivially copyable elements. The
/// one list in `each_column` drives shaping, copying, sizing and hashing.
struct World {
  // people; a row per slot
  Column<std::uint64_t> who;          ///< addressed identity; never reused
  Column<std::uint32_t> number;       ///< the how-manieth person of this world; never reused
  Column<Pending> pending;            ///< the one event that the calendar holds for the person
  Column<Moment> due;                 ///< per track: when the place event there is due
  Column<Stay> stay;                  ///< per track
  Column<std::uint16_t> visits;       ///< per step
  SparseColumn<Moment> alarm;         ///< per further affair that is pending: when it is due
  Column<std::uint64_t> whereabouts;  ///< bits of the steps that the person is at
  Column<std::uint64_t> awaiting;     ///< bits of clocks to renew when the present event ends
  Column<double> trait;               ///< per trait
  Column<StockAnchor> stock;          ///< per stock
  Column<Publication> published;      ///< per stock: what the goals of other stocks see of it
  Column<std::uint8_t> need_on;       ///< per need
  Column<ClockAnchor> clock;          ///< per clock
  Column<Ticks> clock_origin;         ///< per clock: where the time of its baseline begins
  Column<std::uint16_t> rings;        ///< per clock
  Column<std::uint16_t> cycle_state;  ///< per cycle clock: the person's state; 0 = none of its own
  Column<std::uint16_t> cycle_time;   ///< per cycle clock: full cycles behind in that state
  Column<std::uint64_t> passed;       ///< bits of protecting gates passed
  Column<RequestDates> request;       ///< dates of the latest request
  Column<Holding> holding;            ///< per role
  Column<Tie> tie;                    ///< those one has first, then blanks
  Column<std::uint32_t> next_free;    ///< list of free slots

  // services and sources
  Column<TeamState> team;
  Column<DutyState> duty;          ///< per team, where a scenario has any
  Column<Post> post;               ///< all posts of all hours teams, side by side
  Column<std::int32_t> present;    ///< per step: people at it
  Column<std::int32_t> supported;  ///< per step: people holding a caseload's place there
  Column<GroupState> group;        ///< per step, where a scenario has groups
  Column<RoleState> role;
  Column<std::uint32_t> cycle;  ///< per cycle clock: cycles so far
  Column<SourceState> source;
  Column<Expected> expected;  ///< per source: the month's people in order of time

  // the seam to the commissioning layer; without such a section all are empty
  Overlay overlay;            ///< what levers have made of the arm's tables
  Column<TeamSize> size;      ///< per team: how much of it there is by now
  Column<MoreArrivals> more;  ///< per source
  Column<double> signal;      ///< as last published
  Column<Observed> observed;
  Column<double> memory;      ///< what mechanisms remember, each in its own part
  std::uint32_t version = 0;  ///< of the pathway: how often levers have changed it

  Calendar calendar;
  Ticks now{0};
  std::uint32_t slots = 0;  ///< slots ever used
  std::uint32_t first_free = no_one;
  std::uint32_t living = 0;
  std::uint32_t arrived = 0;
  std::uint32_t departed = 0;
  std::uint64_t events = 0;  ///< events handled, looks and stale ones not counted
  bool has_further_columns = false;

  /// Calls `visit(name, column)` for every column of a person's row.
  template <class Visit>
  void each_person_column(Visit&& visit) {
    visit("who", who);
    visit("number", number);
    visit("pending", pending);
    visit("due", due);
    visit("stay", stay);
    visit("visits", visits);
    visit("next-free", next_free);
    each_further_column(visit);
  }
  /// ... of those that a model of queues alone leaves empty.
  template <class Visit>
  void each_further_column(Visit&& visit) {
    visit("alarm", alarm);
    visit("whereabouts", whereabouts);
    visit("awaiting", awaiting);
    visit("trait", trait);
    visit("stock", stock);
    visit("published", published);
    visit("need-on", need_on);
    visit("clock", clock);
    visit("clock-origin", clock_origin);
    visit("rings", rings);
    visit("cycle-state", cycle_state);
    visit("cycle-time", cycle_time);
    visit("passed", passed);
    visit("request", request);
    visit("holding", holding);
    visit("tie", tie);
  }
  /// ... and of everything else.
  template <class Visit>
  void each_service_column(Visit&& visit) {
    visit("team", team);
    visit("duty", duty);
    visit("post", post);
    visit("present", present);
    visit("supported", supported);
    visit("group", group);
    visit("role", role);
    visit("cycle", cycle);
    visit("source", source);
    visit("expected", expected);
    visit("size", size);
    visit("more", more);
    visit("signal", signal);
    visit("observed", observed);
    visit("memory", memory);
    overlay.each_column(visit);
  }

  /// Sets every column's width from the model and empties the world.
  void shape(const Shape& shape);

  /// Asks for what a person's next event will read, before it does: first what says where, then
  /// everything.
  void fetch_head(std::uint32_t person) const {
    __builtin_prefetch(&pending[person]);
    alarm.fetch_head(person);
  }
  void fetch(std::uint32_t person) const;

  /// False for a slot whose person has gone.
  bool is_here(std::uint32_t person) const {
    const Stay* stays_of = stay.row(person);
    for (std::size_t track = 0; track < stay.width(); ++track)
      if (stays_of[track].step != 0xffff) return true;
    return false;
  }

  /// A slot for a newcomer, its row blank. Columns may double; nothing else allocates.
  std::uint32_t take_slot();
  void free_slot(std::uint32_t person) {
    pending[person] = Pending{};
    next_free[person] = first_free;
    first_free = person;
  }

 private:
  std::uint32_t new_slot();
  void shape_seam(const Shape& shape);
};

/// Bytes of one person's row, column by column.
struct ColumnSize {
  const char* column;
  std::size_t bytes;
};
std::vector<ColumnSize> row_sizes(const Shape& shape);

}  // namespace waymark
