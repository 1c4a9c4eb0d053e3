#pragma once

#include <cstdint>
#include <vector>

#include "waymark/base/bit_row.h"
#include "waymark/base/hash.h"
#include "waymark/measures/facts.h"
#include "waymark/random/draw.h"
#include "waymark/simulate/model.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/world.h"

namespace waymark {

class Run;
class ShortWay;
class StocksNow;

/// Where a person goes next, and by which way; `none` means that the person stays.
struct Onward {
  std::uint16_t to = none;
  Way way = Way::then;
  std::uint16_t meant = none;  ///< where to from a wrong door
};
constexpr Onward stays{};
/// Gone from every track: the slot may already be another's.
constexpr Onward gone{0xfffe, Way::then};

/// How a kind of step works. The run moves people; a step says what it does with them.
struct StepHandlers {
  /// The person has just come; may be done at once.
  Onward (*enter)(Run&, std::uint32_t person, std::uint16_t track) = nullptr;
  /// The place event that this step scheduled is due.
  Onward (*due)(Run&, std::uint32_t person, std::uint16_t track) = nullptr;
  /// The person leaves, for whatever reason: give back what was held.
  void (*leave)(Run&, std::uint32_t person, std::uint16_t track) = nullptr;
  /// A place on the caseload has come for a person who waited for it.
  void (*begin)(Run&, std::uint32_t person, std::uint16_t track) = nullptr;
  /// The step opens with the warm-up, or an arm's rules begin to hold for it.
  void (*open)(Run&, std::uint16_t step) = nullptr;
  /// A date of the step itself, asked for by `schedule_date`, has come. Nobody's own event.
  void (*date)(Run&, std::uint16_t step) = nullptr;
  /// The person, who has just entered, is found here at the beginning of everything: goes on from
  /// the middle of the stay. Gives the time there so far.
  Ticks (*found)(Run&, std::uint32_t person, std::uint16_t track) = nullptr;
};

/// Indexed by StepKind.
using HandlerTable = StepHandlers[8];

/// How long a person found in the middle of something has been in it, and for how long it goes on.
struct Middle {
  Ticks elapsed{0}, remaining{0};
};

/// Receives facts a chunk at a time. Not called per event.
struct FactReader {
  void* reader = nullptr;
  void (*absorb)(void* reader, const std::vector<Fact>& facts) = nullptr;
};

/// The lot of one affair of somebody, for what happens to several people in one moment.
constexpr std::uint32_t lot_of(Who who, std::uint32_t affair_purpose) {
  return static_cast<std::uint32_t>(mix64(who ^ (std::uint64_t{affair_purpose} << 17)) >> 32);
}

/// Moves one world through time under one arm's tables. Holds no state of its own beyond the
/// address of draws: everything that matters is in the world, so that a world can be copied.
class Run {
 public:
  Run(const Model& model, World& world, const HandlerTable& handlers, Journal& journal,
      FactReader reader)
      : model_(&model),
        world_(&world),
        handlers_(&handlers),
        journal_(&journal),
        reader_(reader),
        moves_have_consequences_(model.shape.has_dates || model.shape.has_rules() ||
                                 model.shape.has_experiences || model.shape.cycles > 0) {}

  /// Empties the world, puts in those present at the start of the warm-up and schedules what
  /// recurs.
  void begin(std::uint64_t seed, std::uint64_t replication, std::uint16_t arm);

  /// Goes on with a world that was copied at the branch date, under `arm`'s tables.
  void branch(std::uint64_t seed, std::uint64_t replication, std::uint16_t arm);

  /// Handles every event before `end`. Throws RunError.
  void advance_to(Ticks end);

  /// Does what falls on the horizon itself, before which `advance_to` stops: a last cycle, and the
  /// reading of stocks, if a measure asks for that date.
  void look_at_the_end();

  /// Hands the facts written so far to the reader.
  void flush();

  // --- the seam to the commissioning layer (editing.cpp) ----------------------------------------
  /// Goes on with a copy of a world that `arm` has run before, whatever levers were pulled in it.
  void take_up(std::uint64_t seed, std::uint64_t replication, std::uint16_t arm);
  /// Publishes a signal. A value that is the same in bits does nothing; another one renews exactly
  /// the stocks and clocks that read it.
  void announce(std::uint16_t signal, double value);
  /// Lets levers hold: from now on the world goes by the arm's tables under this overlay. One that
  /// says the same as before does nothing. People at closed steps go where the step leads, keeping
  /// request and worker; after a cut nobody is sent away, but nobody begins until there is room.
  void edit(const Overlay& overlay);
  /// Everybody who is here goes a share of the way towards `toward` in a stock, at once.
  void move_everyone(std::uint16_t stock, double toward, double by);

  // --- what steps, queues and rules use -------------------------------------------------------
  const Model& model() const { return *model_; }
  const ArmTables& arm() const { return *arm_; }
  World& world() { return *world_; }
  Ticks now() const { return world_->now; }
  StreamKey key() const { return key_; }
  std::size_t tracks() const { return model_->shape.tracks; }

  std::size_t node(std::uint32_t person, std::uint16_t track) const {
    return person * tracks() + track;
  }
  Stay& stay(std::uint32_t person, std::uint16_t track) {
    return world_->stay[node(person, track)];
  }
  const Step& step_of(std::uint32_t person, std::uint16_t track) {
    return arm_->steps[stay(person, track).step];
  }
  bool is_at(std::uint32_t person, std::uint16_t step) const;

  /// The draw of this visit: words 0 and 1 give the stay, word 2 the outcome, word 3 the first
  /// contact, and the latter two together the choice of a way on, mixed with each way's own hash
  /// (model.md 3.5: one block a visit, its words in fixed roles).
  Block visit_block(std::uint32_t person, const Stay& stay, std::uint32_t purpose) const {
    return draw_block(key_, world_->who[person], purpose, std::uint32_t{stay.visit} << 8);
  }
  double amount(const Amount& amount, std::uint32_t person) {
    return amount.predictor < 0 ? amount.constant : predict(amount.predictor, person);
  }
  double predict(std::int32_t predictor, std::uint32_t person);
  /// The stay, hold or work of this visit, drawn on joining.
  Ticks stay_time(std::uint32_t person, std::uint16_t track) {
    const Stay& stay = world_->stay[node(person, track)];
    const Step& step = arm_->steps[stay.step];
    return sample_time(step.lasts, person, step.purpose, stay.visit,
                       times(step.lasts_times, person, stay.step));
  }
  /// How long this visit's wait is borne, drawn on joining the queue.
  Ticks patience(std::uint32_t person, const Stay& stay) {
    const Step& step = arm_->steps[stay.step];
    return sample_time(step.patience, person, step.patience_purpose, stay.visit,
                       times(step.patience_times, person, stay.step));
  }
  Ticks sample_time(const Distribution& distribution, std::uint32_t person, std::uint32_t purpose,
                    std::uint32_t which, double times = 1.0) const {
    return length_of_time(times * sample_at(distribution, arm_->numbers.data(), key_,
                                            world_->who[person], purpose, which));
  }
  /// What multiplies a length for this person.
  double times(const Amount& of, std::uint32_t person, std::uint16_t step) {
    const double times = amount(of, person);
    if (!(times > 0.0 && times < 1e9))
      fail(person, step, "a length is multiplied by what is not above 0");
    return times;
  }

  /// Where in a length of time, drawn for this step, a person found at it stands: how long it has
  /// lasted as the scenario says, and what remains given that.
  Middle middle_of(std::uint32_t person, std::uint16_t step, const Distribution& length);
  /// How long a person found at this step has been there.
  Ticks time_found_at(std::uint32_t person, std::uint16_t step);

  /// When an affair of a person is next due; `settle` makes it known to the calendar.
  void set_due(std::uint32_t person, std::size_t affair, Ticks time, Phase phase) {
    if (time >= end_of_time) {
      clear_due(person, affair);
    } else if (affair < tracks()) {
      world_->due.row(person)[affair] = moment(time, phase);
    } else {
      world_->alarm.set(person, affair - tracks(), moment(time, phase));
    }
  }
  void clear_due(std::uint32_t person, std::size_t affair) {
    if (affair < tracks()) {
      world_->due.row(person)[affair] = no_moment;
    } else {
      world_->alarm.blank(person, affair - tracks());
    }
  }
  /// The stay, wait or contact of one track.
  void set_due(std::uint32_t person, std::uint16_t track, Ticks time) {
    world_->due.row(person)[track] = time >= end_of_time ? no_moment : moment(time, Phase::place);
  }
  void settle(std::uint32_t person);

  /// Takes a person from the present step of a track to another, and on through steps that take
  /// no time. Settles the person. False if the person is gone.
  bool go(std::uint32_t person, std::uint16_t track, Onward onward);

  /// The step's way on; a choice among several is a race of one exponential per option.
  Onward way_on(std::uint32_t person, std::uint16_t track, Way way) {
    const Stay& stay = this->stay(person, track);
    const Range& then = arm_->steps[stay.step].then;
    if (stay.meant != none) return {open_step(stay.meant), way};
    const std::uint16_t to = then.count == 1 ? arm_->ways[then.first].to : choice(person, stay);
    if (arm_->steps[stay.step].is_unclear) return past_the_sign(person, stay, to, way);
    return {to, way};
  }
  /// The step, or where those go whom its removal moves on.
  std::uint16_t open_step(std::uint16_t step) const {
    return arm_->steps[step].open ? step : arm_->steps[step].removed_to;
  }
  /// A date of a step that concerns everybody there.
  void schedule_date(std::uint16_t step, Ticks time);

  /// Whether people are being moved off steps that an arm or a lever has closed.
  bool is_removing() const { return is_removing_; }

  /// Ends a track at an exit; with the last track, or an exit from everything, the person is gone.
  Onward end_track(std::uint32_t person, std::uint16_t track, std::uint16_t exit);

  /// The person has passed a gate that protects: its clocks are multiplied from now on.
  void protect(std::uint32_t person, std::uint16_t gate);

  // --- roles and ties (roles_at_work.cpp, ties_at_work.cpp) -------------------------------------
  bool is_active(std::uint32_t person, std::uint16_t role) const {
    return world_->holding.row(person)[role].stance == Stance::active;
  }
  /// Somebody of a role who has this much time left in the present week, the one asked for if
  /// possible, else the longest-standing; the time counts as given. `no_one` if there is nobody.
  std::uint32_t ask_holder(std::uint16_t role, std::uint32_t first_asked, Ticks time);
  /// Two people have met in a group: they may become tied.
  void may_tie(std::uint32_t a, std::uint32_t b, const Step& step, std::uint32_t which);
  double ties(std::uint32_t person, std::uint32_t kind) const;

  /// Experiences that follow this happening at this step.
  void feel(std::uint32_t person, Happening happening, std::uint16_t step) {
    if (!model_->shape.has_experiences) return;
    const Range felt = arm_->felt[static_cast<std::size_t>(happening) * arm_->steps.size() + step];
    if (felt.count != 0) feel(person, felt);
  }
  void feel(std::uint32_t person, Range felt);

  void tell(FactKind kind, std::uint32_t person, std::uint16_t place, std::uint8_t detail,
            double value) {
    if (!journal_->wants(kind)) return;
    if (journal_->is_full()) [[unlikely]]
      flush();
    journal_->write(Fact{world_->now, value, person, place, kind, detail});
  }

  const StepHandlers& handlers(StepKind kind) const {
    return (*handlers_)[static_cast<std::size_t>(kind)];
  }
  RequestDates* dates(std::uint32_t person) {
    return model_->shape.has_dates ? world_->request.row(person) : nullptr;
  }

  [[noreturn]] void fail(std::uint32_t person, std::uint16_t step, const char* why) const;

  /// Units of a team that there are now, by its rota if it has one.
  std::int32_t units_now(std::uint16_t team) const {
    const Team& rule = arm_->teams[team];
    return rule.rota == none ? rule.units : world_->duty[team].on_duty;
  }

  /// Room for one byte a team, of use within one function.
  std::vector<std::uint8_t>& marks_of_teams() { return marks_of_teams_; }

  // --- rules at work (rules_at_work.cpp) --------------------------------------------------------
  /// Renews a stock's rate and goal. Writes only if they change in bits.
  void refresh_stock(std::uint32_t person, std::uint16_t stock);
  /// Renews a clock whose own sources have changed: spends up to now, holds the new multiplier.
  void renew_clock(std::uint32_t person, std::uint16_t clock);
  /// The same once for all that happens in one event: when the person is settled.
  void renew_later(std::uint32_t person, std::uint16_t clock) {
    set_bit(world_->awaiting.row(person), clock);
  }
  /// Renews a clock only if the person has come to be, or ceased to be, at risk.
  void refresh_risk(std::uint32_t person, std::uint16_t clock);

 private:
  friend class ShortWay;
  static constexpr std::uint64_t most_moves_in_a_tick = 10'000;  ///< of one person; model.md 7

  // Declared inline: the steps of every event, each called in one place of one file only.
  inline void fetch_next() const;
  inline void handle_person(std::uint32_t person);
  inline Onward enter(std::uint32_t person, std::uint16_t track, Onward onward);
  inline void leave(std::uint32_t person, std::uint16_t track);
  void hold_on_or_let_go(std::uint32_t person, std::uint16_t track);
  void count_move(std::uint32_t person, std::uint16_t step) {
    if (tick_of_moves_ != world_->now) {
      tick_of_moves_ = world_->now;
      moves_in_tick_ = 0;
    }
    if (++moves_in_tick_ > most_moves_in_a_tick) [[unlikely]]
      look_for_circle(person, step);
  }
  void look_for_circle(std::uint32_t person, std::uint16_t step) const;
  [[noreturn]] void fail_by_visits(std::uint32_t person, std::uint16_t step) const;
  inline void depart(std::uint32_t person, std::uint16_t exit);
  void handle_recurring(std::uint32_t affair);
  struct DueAffair {
    Moment at = no_moment;
    std::size_t affair = 0;
  };
  DueAffair earliest_affair(std::uint32_t person) const;
  void keep_earlier(std::uint32_t person, DueAffair& earliest, std::size_t affair) const;
  void renew_awaiting(std::uint32_t person);
  std::uint32_t lot_of(std::uint32_t person, std::size_t affair) const {
    return waymark::lot_of(world_->who[person], model_->affair_purpose[affair]);
  }
  std::uint16_t choice(std::uint32_t person, const Stay& stay);
  Onward past_the_sign(std::uint32_t person, const Stay& stay, std::uint16_t to, Way way);
  void note_dates(std::uint32_t person, std::uint16_t from, std::uint16_t to, Way way);
  void refresh_after_move(std::uint32_t person, std::uint16_t from, std::uint16_t to);

  void path_changed(std::uint32_t person, std::uint16_t stock);
  void renew_clock(std::uint32_t person, std::uint16_t clock, StocksNow& stocks);
  Hold hold_of(std::uint32_t person, std::uint16_t clock, StocksNow& stocks);
  ClockBaseline baseline_of(std::uint32_t person, std::uint16_t clock) const;
  void schedule_clock(std::uint32_t person, std::uint16_t clock, Ticks renew);
  /// True if the person is, on some track, at a step of this set.
  bool is_at_any(std::uint32_t person, const StepSets& sets, std::size_t set) const {
    return share_a_bit(world_->whereabouts.row(person), sets.row(set), sets.words);
  }
  void is_now_at(std::uint32_t person, std::uint16_t from, std::uint16_t to) {
    if (!model_->shape.has_rules()) return;
    std::uint64_t* whereabouts = world_->whereabouts.row(person);
    if (from != none) clear_bit(whereabouts, from);
    if (to != none) set_bit(whereabouts, to);
  }
  bool is_at_risk(std::uint32_t person, std::uint16_t clock) const;
  void handle_clock(std::uint32_t person, std::uint16_t clock);
  void handle_publication(std::uint32_t person, std::uint16_t stock);
  void handle_need(std::uint32_t person, std::uint16_t need);
  void spend_stock(std::uint32_t person, std::uint16_t stock);
  void move_stock(std::uint32_t person, std::uint16_t stock, double toward, double by);

  // cycle clocks (cycles_at_work.cpp)
  void schedule_cycle(std::uint16_t cycle);
  void branch_cycle(std::uint16_t cycle, const CycleRule& before);
  void handle_cycle(std::uint16_t cycle);
  void ring_cycles_at_the_end();
  void ring_cycle(std::uint16_t cycle);
  void move_in_cycle(std::uint16_t cycle, const CycleMove& move, bool is_followed);
  bool moves_are_followed() const;
  void fetch_move(const CycleMove& move, std::uint16_t track) const;
  void settle_at_home(std::uint32_t person, std::uint16_t track, std::uint16_t to);
  CycleColumns columns_of_cycle(std::uint16_t cycle);
  void tell_rewards(std::uint16_t cycle);
  double number_in_cycle(std::uint16_t cycle, std::uint32_t person, std::uint32_t which);
  static double number_asked_for(const void* asked, std::uint32_t person, std::uint32_t which);
  void follow_in_cycles(std::uint32_t person, std::uint16_t track, std::uint16_t to);

  void change_role(std::uint32_t person, const ExperienceRule& rule);
  void set_stance(std::uint32_t person, std::uint16_t role, Stance stance);
  void close_role(std::uint16_t role);
  void stop_holding(std::uint32_t person, std::uint16_t role);
  void handle_role(std::uint32_t person, std::uint16_t role);
  void tie_ends(std::uint32_t person);
  void untie(std::uint32_t person);
  void ties_changed(std::uint32_t person, unsigned kinds);
  void refresh_readers(std::uint32_t person, Range stocks, Range clocks);
  void take_leave(std::uint32_t person);
  double given_speed(std::uint16_t team) const;

  std::uint32_t newcomer(Who who, Way way = Way::arrival);
  /// What a newcomer brings: traits, stocks, needs, and where the time of clocks begins.
  void draw_life(std::uint32_t person);
  double group_bits(std::uint32_t person) const;
  void place_newcomer(std::uint32_t person, const std::vector<std::vector<StartShare>>& start,
                      std::uint16_t to, Way way);
  void find_in_the_middle(std::uint32_t person);
  void date_back_clocks(std::uint32_t person);
  void handle_source(std::uint16_t source);
  void open_source(std::uint16_t source);
  void schedule_source(std::uint16_t source);
  /// The number of this arrival among those of the source, from 0; of a table, in the month.
  std::uint32_t count_arrival(const Source& source, SourceState& state) const {
    const std::uint32_t number = state.sequence++;
    if (state.sequence == UINT32_MAX) [[unlikely]]
      fail(no_one, source.to, "more than 4,294,967,294 arrivals of one source");
    return number;
  }
  void open_month(std::uint16_t source);
  Ticks next_arrival(const Source& source, SourceState& state);
  void count_free_units();
  void line_up_in_work(std::uint32_t node, Stay& stay);
  void open_rota(std::uint16_t team);
  void handle_rota(std::uint16_t team);
  void rescale_rota(std::uint16_t team);
  void close_as_declared(std::uint16_t team);
  void send_everybody_away(std::uint16_t team);
  void open_week(std::uint16_t team);
  void handle_week(std::uint16_t team);
  double speed_left_for_contacts(std::uint16_t team) const;
  void schedule_post(std::uint32_t post, std::uint16_t team);
  void handle_post(std::uint32_t post);
  void schedule_absence(std::uint32_t post, std::uint16_t team);
  void handle_absence(std::uint32_t post);
  std::uint16_t team_of_post(std::uint32_t post) const;
  void spend_clock(std::uint32_t person, std::uint16_t clock);
  void move_off_closed_steps(std::uint32_t person);
  void open_steps();
  void leave_spare_posts_empty();
  void handle_look();
  void handle_more(std::uint16_t source);
  void renew_more(std::uint16_t source);
  bool comes_anyway(const Source& source, std::uint32_t sequence) const;
  struct Intensity {
    double per_ms;
    Ticks until;
  };
  Intensity intensity_of(std::uint16_t source) const;
  Intensity mean_intensity_of(std::uint16_t source) const;
  /// People that one month of a table brings.
  std::uint32_t people_of_month(std::uint16_t source, std::uint32_t month) const;

  /// What the arm says, or under an overlay the world's own edition of it.
  void read_tables(std::uint16_t arm);
  void edit_tables();
  void spend_clocks_that_change(const Overlay& overlay);
  void renew_clocks_that_changed(const Column<double>& before);
  void move_everyone_off_closed_steps();
  void set_size(std::uint16_t team);
  void change_posts(std::uint16_t team);
  bool gives_up_post(std::uint16_t team, std::uint32_t post);
  double cost_factor(std::uint16_t team) const;
  void tell_cost(std::uint16_t team);
  template <class Do>
  void each_person_here(Do&& act);

  void schedule_recurring(std::uint32_t affair, Ticks time, Phase phase, std::uint32_t purpose) {
    world_->calendar.insert(Event{moment(time, phase), purpose, first_recurring + affair});
  }

  const Model* model_;
  const ArmTables* arm_ = nullptr;
  const ArmTables* written_ = nullptr;  ///< the arm as written
  ArmTables edited_;  ///< made from `written_` and the world's overlay; `arm_` once levers moved
  World* world_;
  const HandlerTable* handlers_;
  Journal* journal_;
  FactReader reader_;
  StreamKey key_{};
  bool moves_have_consequences_;  ///< of a plain queueing model they have none: one test a move
  std::vector<CycleMove> cycle_moves_;  ///< of the cycle in hand
  std::vector<double> cycle_totals_;    ///< per reward
  bool is_removing_ = false;
  std::vector<std::uint8_t> marks_of_teams_;
  std::uint64_t moves_in_tick_ = 0;
  Ticks tick_of_moves_{0};
};

}  // namespace waymark
