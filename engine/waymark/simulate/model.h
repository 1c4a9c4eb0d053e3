#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/base/ticks.h"
#include "waymark/pathway/graph.h"
#include "waymark/people/arrival_profile.h"
#include "waymark/people/traits.h"
#include "waymark/random/distribution.h"
#include "waymark/rules/amount.h"
#include "waymark/rules/cycle.h"
#include "waymark/rules/cycle_number.h"
#include "waymark/rules/life_table.h"
#include "waymark/rules/need.h"
#include "waymark/rules/predictor.h"
#include "waymark/simulate/civil_time.h"
#include "waymark/simulate/rota.h"

namespace waymark {

/// "No such element" in an index of 16 bits.
constexpr std::uint16_t none = 0xffff;
constexpr std::uint16_t no_post = 0xffff;
/// Of a number of people or units: as many as there are.
constexpr std::int32_t no_bound = -1;

/// Elements first .. first + count - 1 of some table.
struct Range {
  std::uint32_t first = 0, count = 0;
};

/// Units that a step takes of one team.
struct Taken {
  std::uint16_t team = none;
  std::int32_t units = 1;
};

/// A way on: where to, and its share or weight in the choice.
struct WayOn {
  std::uint16_t to = none;
  std::uint32_t purpose = 0;  ///< addresses this option's own draw
  Amount weight;
};

/// Contacts of a support step.
struct ContactRule {
  bool has_first = false;
  Distribution first;  ///< ms from having a place to the first contact
  double every_ms = 0;
  double takes_ms = 0;
  Amount missed;                    ///< chance that the person does not come
  Amount cancelled;                 ///< chance that the service cancels
  std::uint8_t misses_allowed = 0;  ///< missed in a row before the place is taken away; 0 = no rule
};

/// Sessions of a group, beside its contacts' cadence, length and chances.
struct GroupRule {
  bool is_bounded = false;
  std::int32_t places = 0;            ///< if bounded
  std::uint16_t facilitators = none;  ///< the role whose holders lead sessions
  Ticks first = never;                ///< one of its sessions, if they are on set dates
  std::int64_t takes_in_every = 0;    ///< sessions from one intake to the next; 0: at any time
  double tie_chance = 0;              ///< for two people at one session to become tied
};

/// One step in one arm. All arms share one numbering; an arm without the step has it closed.
struct Step {
  StepKind kind = StepKind::home;
  bool open = false;
  bool retelling = false;
  bool accepts_referral = false;
  bool leaves_all_tracks = false;  ///< an exit: of this track only, or of everything
  bool has_patience = false, has_booking = false;
  bool person_decides = false;  ///< who takes the choice among several ways on
  bool is_outside = true;       ///< coming here from outside is no request for help
  bool is_unclear = false;      ///< its signs lead some people to a wrong door
  bool keeps = false;           ///< its unit is given back only when what follows begins
  std::uint16_t track = 0;
  std::uint16_t team = none;
  std::uint32_t purpose = 0;
  Range then;                                            ///< ways on; more than one is a choice
  Distribution lasts;                                    ///< ms of hold, delay, gate work or stay
  Distribution booking;                                  ///< ms before a gate can take place
  Distribution patience;                                 ///< ms of waiting before giving up
  Amount lasts_times{1.0, -1}, patience_times{1.0, -1};  ///< what multiplies these two
  std::uint32_t patience_purpose = 0, booking_purpose = 0, contact_purpose = 0;
  std::uint32_t sign_purpose = 0, tie_purpose = 0;
  std::uint16_t refused = none, lost = none, gave_up = none, removed_to = none;
  std::uint16_t wrong_door = none;
  Amount clarity{1.0, -1};  ///< chance that the sign is read rightly
  Amount pass{1.0, -1}, refuse;
  Amount priority;  ///< smaller goes first
  ContactRule contact;
  GroupRule group;
  std::uint64_t protects = 0;  ///< this gate's bit in a person's `passed`
  // of people who would have to wait
  std::int32_t waiting_room = no_bound;  ///< how many may wait for this step
  std::uint16_t turned_away = none;      ///< where those go who find it full
  bool may_balk = false;                 ///< not everybody joins the queue
  Amount joins{1.0, -1};                 ///< chance to
  std::uint32_t joins_purpose = 0;
  Range takes;  ///< into `taken`: all that it takes at once, if more than one unit of `team`

  bool may_not_wait() const { return waiting_room != no_bound || may_balk; }
};

enum class TeamKind : std::uint8_t { units, hours };

/// What becomes of people when units go off duty.
enum class Closing : std::uint8_t {
  finish,     ///< work in hand is finished first
  interrupt,  ///< work stops, and goes on when there is a unit again
  send_away   ///< work in hand is finished; when nobody is on duty, whoever waits or comes is sent
              ///< on
};

/// How work goes on that was interrupted.
enum class Interrupted : std::uint8_t { resume, restart };

/// One team in one arm.
struct Team {
  TeamKind kind = TeamKind::units;
  bool unlimited = false;
  std::int32_t units = 0;
  double gate_speed = 0;      ///< ms of gate work a ms of time
  double contact_speed = 0;   ///< ms of contact time a ms of time that gates can never take
  std::int32_t caseload = 0;  ///< places
  double fte = 0;             ///< full-time posts
  Range posts;
  std::uint32_t open_posts = 0;  ///< of these, how many may have a holder
  std::uint32_t room = 0;        ///< posts that levers may open; 0 where there are none
  Distribution tenure;           ///< ms a holder stays in a post
  bool has_tenure = false;
  Distribution vacancy;  ///< ms from a worker's leaving to the next one's coming
  bool has_vacancies = false;
  double absence_per_ms = 0;  ///< spells of a worker who is there
  Distribution absence;       ///< ms of a spell
  std::uint32_t purpose = 0, vacancy_purpose = 0, absence_purpose = 0;
  std::uint16_t rota = none;  ///< into `rotas`: units that come and go by the calendar
  Range lines;  ///< into `lines`: teams in whose lines somebody may need this one too; else empty
  double mean_units = 0;  ///< of units: how many there are from the branch date to the horizon
  Closing closing = Closing::finish;
  bool interrupts = false;  ///< who goes first takes the unit of who goes last, in mid-work
  Interrupted interrupted = Interrupted::resume;

  /// Whether work of people who hold a unit may be interrupted. Where there is no limit, nobody
  /// ever needs a unit of somebody else.
  bool may_interrupt() const { return !unlimited && (interrupts || closing == Closing::interrupt); }
  /// Whether posts may be without a worker for a time.
  bool has_empty_posts() const { return has_vacancies || absence_per_ms > 0; }
};

/// A multiplier on a clock for those who have passed a gate.
struct Protection {
  std::uint64_t gate = 0;  ///< bit in `passed`
  double log_ratio = 0;
};

/// A competing hazard in one arm.
struct Clock {
  Baseline baseline;
  std::int32_t predictor = -1;  ///< its linear predictor is the log of the multiplier; -1 = none
  std::uint16_t origin_step = none;  ///< time runs from the last entry of this step
  bool starts_with_risk = true;      ///< ... or, without one, from coming to be at risk
  std::int32_t life_table = -1;      ///< ... or from birth: which of the arm's; -1 = none
  std::uint16_t then = none;         ///< step entered on ringing; none = it only counts
  std::uint16_t track = 0;           ///< of `then`
  std::uint32_t purpose = 0;
  bool only_while_at = false;  ///< also needs a step of the second matrix
  std::uint16_t need = none;   ///< at risk only while this need is on
  bool need_is = true;         ///< ... or off
  Range protections;
  Range slopes;           ///< what the log multiplier gains per unit of each stock it reads
  double log_factor = 0;  ///< what levers have made of the rate
  bool changed = false;   ///< differs from the base arm, so that the branch renews it
};

/// A cycle clock in one arm. Its states are numbered by steps, from 1; state 0 is whoever belongs
/// to none of them.
struct CycleRule {
  bool open = false;
  std::uint16_t track = 0;
  Ticks every{0};
  std::uint32_t purpose = 0;
  std::vector<std::uint16_t> state_of_step;
  CycleTables tables;
  std::vector<CycleNumber> numbers;  ///< worked out person by person, as the tables ask for them

  /// A way out of a state as written, for the drawing of the route.
  struct WayOut {
    std::uint16_t from = none, to = none;  ///< steps
    CycleNumber chance;
  };
  std::vector<WayOut> ways;
  /// Where the remainder of a state's moves goes.
  struct Rest {
    std::uint16_t from = none, to = none;  ///< steps
  };
  std::vector<Rest> rests;

  /// What a move pays at once.
  struct Once {
    std::uint16_t from = 0, to = 0;  ///< states
    std::uint16_t reward = 0;
    Amount amount;
  };
  std::vector<Once> once;
};

/// Relaxation of a stock to a goal while a situation lasts.
struct ExposureRule {
  std::uint16_t stock = 0;
  std::uint16_t need = none;  ///< lasts only while this need is on
  bool need_is = true;        ///< ... or off
  Amount rate;                ///< per ms
  Amount goal;
};

enum class RoleChange : std::uint8_t { unchanged, taken_up, laid_down, away };

/// What moves a stock at once, or a person into a role, out of it, or away from it for a while.
struct ExperienceRule {
  std::uint16_t stock = 0;
  Amount toward;
  Amount size;                 ///< share of the way; of a role, the chance
  std::uint16_t trait = none;  ///< it sets this trait to `level`, and moves no stock
  double level = 0;
  RoleChange change = RoleChange::unchanged;
  std::uint16_t role = none;
  std::uint32_t purpose = 0;  ///< addresses the chance of a role
};

/// Something that people do for others, held beside their places, in one arm.
struct Role {
  bool open = false;
  double hours_ms = 0;            ///< ms a week that a holder gives
  std::uint16_t supplies = none;  ///< hours team that these hours go to
  std::uint16_t from = none;      ///< only those who hold this role can take it up
  bool is_bounded = false;
  std::int32_t places = 0;  ///< most holders at a time, if bounded
  Distribution away;        ///< ms of a spell away
  std::uint32_t purpose = 0, away_purpose = 0;
};

/// Relations between two people, in one arm.
struct TieRule {
  std::uint16_t most = 0;  ///< a person can have
  Distribution lasts;      ///< ms
  Amount pulls;            ///< chance that a person pulls those tied to them towards use
  std::uint32_t purpose = 0;
};

/// A severity stock with hysteresis: on at or above `on`, off below `off`.
struct NeedRule {
  std::uint16_t stock = 0;
  NeedThresholds thresholds;
};

/// What an experience follows.
enum class Happening : std::uint8_t {
  requested,
  retold,
  passed,
  refused,
  lost,
  gave_up,
  started,
  contact,
  missed,
  cancelled,
  completed,
  worker_left,
  chose,
  entered,
  session,
  session_missed,
  session_cancelled,
  wrong_door,
  turned_away,
  count
};

struct Stock {
  Distribution start;
  std::uint32_t purpose = 0;
};

enum class SourceKind : std::uint8_t { gaps, counts };

/// Where people come from.
struct Source {
  SourceKind kind = SourceKind::gaps;
  bool open = false;      ///< an arm without the source has it closed
  std::uint32_t who = 0;  ///< high half of every newcomer's identity
  std::uint32_t purpose = 0;
  std::uint16_t to = none;
  Distribution gap;              ///< ms between arrivals
  Range counts;                  ///< into `month_counts`, from the month of the warm-up's start
  std::uint16_t profile = none;  ///< into `profiles`; none = the same at all times
  double factor = 1;             ///< how many come, against what was written: a lever's work
  std::uint32_t more = 0;  ///< high half of the identity of those who come beyond what was written
};

/// A month of a table of counts. Suppressed counts ("<5") are drawn, 1 to 4.
struct MonthCount {
  Ticks from, to;
  std::int32_t count = 0;
  bool suppressed = false;
};

/// Where those present at the start are, on one track.
struct StartShare {
  std::uint16_t step = none;
  double share = 0;
};

/// How long those present at the start have been at a step.
struct BeenThere {
  enum class Kind : std::uint8_t {
    just_come,
    declared,    ///< `elapsed`
    equilibrium  ///< as at any moment of a stream that has always flowed: `ages`
  };
  Kind kind = Kind::just_come;
  Distribution elapsed;  ///< ms
  Range ages;            ///< in the numbers; see `sample_age`
  std::uint32_t purpose = 0;
};

/// Sets of steps as rows of bits: whether a person is at one of them is asked of a word.
struct StepSets {
  std::size_t words = 0;
  std::vector<std::uint64_t> bits;

  const std::uint64_t* row(std::size_t set) const { return bits.data() + set * words; }
};

/// All that an arm may set: flat tables over the numbering that all arms share.
struct ArmTables {
  std::vector<Step> steps;
  std::vector<WayOn> ways;
  std::vector<Team> teams;
  std::vector<Rota> rotas;
  std::vector<Taken> taken;
  std::vector<std::uint16_t> lines;
  Traits traits;
  std::vector<Stock> stocks;
  std::vector<NeedRule> needs;
  std::vector<Clock> clocks;
  std::vector<LifeTable> life_tables;
  std::vector<Protection> protections;
  std::vector<StockTerm> slopes;
  std::vector<CycleRule> cycles;
  std::vector<ExposureRule> exposures;
  std::vector<ExperienceRule> experiences;
  std::vector<Role> roles;
  TieRule ties;
  std::vector<Source> sources;
  std::vector<MonthCount> month_counts;
  std::vector<ArrivalProfile> profiles;
  std::vector<std::vector<StartShare>> start;  ///< per track: where a newcomer's life stands
  std::vector<std::vector<StartShare>>
      present;                        ///< per track: where those present at the start stand
  bool starts_closed = false;         ///< some step is closed until a mechanism opens it
  std::uint32_t population = 0;       ///< people present at the start of the warm-up
  std::vector<BeenThere> been_there;  ///< per step, if anybody is present at the start
  bool population_just_came = false;  ///< it enters as the warm-up begins: nobody is found
  CivilStart civil;                   ///< as all arms have it
  Predictors predictors;
  std::vector<double> numbers;  ///< tables of distributions and baselines

  // who is concerned by what: row-major matrices and lists made by `compile`
  std::vector<std::uint8_t> exposed;               ///< exposure x step
  std::vector<std::uint8_t> at_risk;               ///< clock x step
  std::vector<std::uint8_t> also_at;               ///< clock x step: where people must be too
  StepSets exposed_set, at_risk_set, also_at_set;  ///< the same as bits, for the run
  std::vector<Range> stock_exposures;  ///< per stock, into `exposures` (sorted by stock)
  std::vector<Range> step_stocks;      ///< per step, into `lists`: stocks to refresh
  std::vector<Range> step_risks;       ///< per step, into `lists`: clocks whose risk it may change
  std::vector<Range> step_readers;     ///< per step, into `lists`: clocks whose predictor reads it
  std::vector<Range> step_origins;     ///< per step, into `lists`: clocks whose time starts here
  std::vector<Range> step_protects;    ///< per step, into `lists`: clocks this gate multiplies
  std::vector<Range> ring_readers;     ///< per clock, into `lists`: clocks that count its ringing
  std::vector<Range> stock_clocks;     ///< per stock, into `lists`: clocks that read it
  std::vector<Range> stock_goals;      ///< per stock, into `lists`: stocks whose exposures read it
  std::vector<Range> stock_needs;      ///< per stock, into `lists`: needs it is the severity of
  std::vector<Range> need_stocks;    ///< per need, into `lists`: stocks whose exposures it switches
  std::vector<Range> need_risks;     ///< per need, into `lists`: clocks whose risk it switches
  std::vector<Range> need_readers;   ///< per need, into `lists`: clocks whose predictor reads it
  std::vector<Range> role_stocks;    ///< per role, into `lists`: stocks whose exposures read it
  std::vector<Range> role_readers;   ///< per role, into `lists`: clocks whose predictor reads it
  std::vector<Range> tie_stocks;     ///< per kind of tie, into `lists`: as for roles
  std::vector<Range> tie_readers;    ///< per kind of tie, into `lists`
  std::vector<Range> signal_stocks;  ///< per signal, into `lists`: stocks whose exposures read it
  std::vector<Range> signal_clocks;  ///< per signal, into `lists`: clocks that read it
  std::vector<Range> felt;           ///< happening x step, into `felt_list`
  std::vector<Range> felt_on_ring;   ///< per clock, into `felt_list`
  std::vector<std::uint16_t> lists;
  std::vector<std::uint16_t> felt_list;  ///< indices of experiences
};

/// Widths of the world's rows.
struct Shape {
  std::size_t tracks = 1, steps = 0, stocks = 0, needs = 0, clocks = 0, traits = 0;
  std::size_t teams = 0, posts = 0, sources = 0, expected = 0;
  std::size_t roles = 0, ties = 0;  ///< ties that a person can have
  std::size_t cycles = 0;           ///< cycle clocks
  bool has_groups = false;
  bool has_duties = false;  ///< some team has a rota, or may interrupt
  bool has_dates = false, has_protection = false, has_published = false;
  bool has_experiences = false;
  // of the commissioning layer; all 0 where a scenario has none
  std::size_t signals = 0, observations = 0, memory = 0;
  bool has_levers = false;

  /// A person's affairs, in this order: places, clocks, stocks' moves, needs' thresholds, ends of
  /// spells away from roles, the end of the tie that ends first.
  std::size_t first_stock_affair() const { return tracks + clocks; }
  std::size_t first_need_affair() const { return tracks + clocks + (has_published ? stocks : 0); }
  /// Whether moving from step to step can concern a stock or a clock at all.
  bool has_rules() const { return stocks + clocks > 0; }
  std::size_t first_role_affair() const { return first_need_affair() + needs; }
  std::size_t tie_affair() const { return first_role_affair() + roles; }
  std::size_t affairs() const { return tie_affair() + (ties > 0 ? 1 : 0); }
};

/// The immutable union model.
struct Model {
  Shape shape;
  std::vector<std::string> step_ids, track_ids, stock_ids, clock_ids, team_ids, trait_ids, need_ids;
  std::vector<std::string> role_ids, cycle_ids, reward_ids;
  std::vector<std::string> predictor_ids, source_ids, survey_ids, arm_ids, signal_ids;
  std::vector<double> signal_neutral;         ///< per signal: its value where nobody publishes
  std::vector<std::string> protecting_ids;    ///< gates that protect, for the bits of `passed`
  std::vector<std::uint32_t> first_posts;     ///< per team: its first post
  std::vector<std::uint32_t> affair_purpose;  ///< per affair, for lots
  std::vector<std::uint16_t> groups;          ///< indices of traits that are declared groups
  std::vector<Ticks> looks;                   ///< dates on which stocks are read
  std::vector<std::uint16_t> looked_stocks;
  std::vector<std::uint16_t> spent_stocks;  ///< of which integrals are told, ascending ...
  std::vector<double> discount_forces;      ///< ... each in these ways: log(1 + rate) per ms
  Ticks warm_up{0}, horizon{0};             ///< warm-up is a length, horizon a time
  double stock_tolerance = 0.01;
  double clock_tolerance = 0.05;
  std::uint32_t people_limit = 50'000'000;
  std::vector<ArmTables> arms;
  std::uint16_t base_arm = 0;  ///< the arm that warms up for all ...
  bool own_warm_up = false;    ///< ... or every arm warms up by itself
};

}  // namespace waymark
