#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "waymark/base/ticks.h"
#include "waymark/pathway/graph.h"
#include "waymark/scenario/dates.h"
#include "waymark/scenario/keyed.h"
#include "waymark/scenario/kinds.h"

namespace waymark {

/// No such track, team or state.
inline constexpr int no_role = -1;

struct TeamUnits {
  int team = 0;
  double units = 1;
};

/// What one step means to the measures; they know nothing else about steps. Indexed as facts are.
struct StepRole {
  std::string id, label;
  StepKind kind = StepKind::home;
  bool open = true;               ///< the arm has this step; else the rest is of no use
  bool hoop = false;              ///< counts as a hoop
  bool retelling = false;         ///< the person's story is asked for again here
  bool accepts_referral = false;  ///< moving on from here by `then` starts the reported clock
  bool death = false;             ///< an exit by dying
  bool outside = false;           ///< being here is no request for help, as at a home or exit
  bool unclear = false;           ///< a sign here may lead to a wrong door
  int track = 0;
  int team = no_role;            ///< whose work is done here
  std::vector<TeamUnits> takes;  ///< units held here: one of the team, or of several teams at once
  int state = no_role;           ///< index into MeasuresInput::states, for "where people are"
  /// Ms of the person's own time that one passage takes; absent: as long as the worker's
  /// (`worked`).
  std::optional<double> person_time;
};

/// A group shown by itself: those whose bits, as told on arrival, hold `value` under `mask`.
struct GroupRole {
  std::string id, label;
  std::uint64_t mask = 0, value = 0;
};

/// A trait that measures may name, by the bit told on arrival.
struct TraitRole {
  std::string id, label;
  std::uint64_t mask = 0, value = 0;
};

struct TeamRole {
  std::string id, label;
  double capacity = 0;  ///< ms of work the team can do in a ms: its units, or its hours at work
  bool finishes_after_shifts = false;  ///< units go off duty after the work in hand
};

struct PlaceRole {  ///< a clock, a stock, a payer or a state: only its name matters
  std::string id, label;
};

struct RewardRole {  ///< what cycle clocks pay
  std::string id, label, unit;
};

/// What a step costs a payer, in pounds, over and above its team's planned pay.
struct StepCost {
  int step = 0, payer = 0;
  double per_visit = 0;    ///< on entering
  double per_ms = 0;       ///< while there
  double per_contact = 0;  ///< per attended contact
};

/// What one ringing of a clock costs a payer, such as a crisis.
struct RingCost {
  int clock = 0, payer = 0;
  double pounds = 0;
};

/// Money that is paid whatever happens, such as a team's posts. A team's pay follows what facts say
/// of its size and price.
struct PlannedCost {
  int payer = 0;
  double pounds_per_ms = 0;
  Ticks from{0}, to = never;
  int team = no_role;
};

/// Something people do for others, and what its hours would cost to replace.
struct GivingRole {
  std::string id, label;
  double hours_per_ms = 0;
  double pounds_per_ms = 0;  ///< for a ms in the role
};

/// What changing over to the arm's route costs at once, at the branch date.
struct TransitionCost {
  int payer = no_role;
  double pounds = 0;
};

/// All that the measures of one arm are made from. Every arm names the same steps, clocks, stocks,
/// teams, groups and traits in the same order; it may differ in all else (see plan_measures).
struct MeasuresInput {
  Keyed<Chosen> measures;  ///< read with measure_standards()
  /// The same as other arms write them: a list of steps counts with what any arm names in it.
  std::vector<Keyed<Chosen>> as_in_other_arms;
  std::vector<StepRole> steps;
  std::vector<int> route;  ///< hoops in the order people meet them; empty: as in `steps`
  std::vector<GroupRole> groups;
  std::vector<TraitRole> traits;
  std::vector<TeamRole> teams;
  std::vector<PlaceRole> clocks, stocks, payers, states;
  std::vector<RewardRole> rewards;
  std::vector<Ticks> cycles;  ///< lengths of cycle clocks' cycles
  std::vector<StepCost> step_costs;
  std::vector<RingCost> ring_costs;
  std::vector<GivingRole> giving;
  std::vector<PlannedCost> planned_costs;
  bool has_transition = false;  ///< the scenario declares what changing over costs
  TransitionCost transition;
  std::vector<PlannedCost> double_running;
  Ticks horizon{0};                             ///< since the branch date, which is 0
  Date start;                                   ///< the branch date in the calendar
  Ticks since_midnight{0};                      ///< at the branch date
  std::map<std::string, double> worth_knowing;  ///< by measure, in the unit of its metrics
};

}  // namespace waymark
