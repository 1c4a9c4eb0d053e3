#include "waymark/rules/cycle.h"

#include <algorithm>

#include "waymark/base/contract.h"
#include "waymark/rules/predictor.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

// Chances that were meant to add up to one may miss it by the rounding of their sum.
constexpr double rounding_of_chances = 1e-12;

// One run over the columns; of a model with one cycle clock they lie close. A block of people goes
// through a few narrow loops that hardly branch: which way somebody goes is what a processor cannot
// guess, and a wrong guess costs as much as all the rest of a person's cycle.
template <bool is_alone>
class CycleRun {
 public:
  CycleRun(const CycleTables& tables, const CycleColumns& columns, const CycleMoment& at,
           std::vector<CycleMove>& moves)
      : tables_(tables),
        columns_(columns),
        at_(at),
        moves_(moves),
        same_chances_(tables.states.size(), nullptr),
        same_pay_(tables.rewards.size(), 0.0),
        is_same_for_all_(tables.reward_kinds, 1),
        people_(tables.states.size(), 0) {
    for (std::size_t s = 0; s < tables.states.size(); ++s) look_at_state(s);
  }

  void run() {
    each_block([this](std::uint32_t first, std::uint32_t last) {
      find_those_taking_part(first, last);
      draw();
      move();
      reward();
      raise_counters();
    });
    pay_by_head();
  }

  void pay() {
    each_block([this](std::uint32_t first, std::uint32_t last) {
      find_those_taking_part(first, last);
      reward();
    });
    pay_by_head();
  }

 private:
  template <class Do>
  void each_block(Do&& run_block) const {
    for (std::uint32_t first = 0; first < columns_.count; first += cycle_block)
      run_block(first, std::min(first + cycle_block, columns_.count));
  }

  /// What everyone in a state is paid alike, once for all of them.
  void pay_by_head() const {
    if (columns_.totals == nullptr) return;
    for (std::uint32_t kind = 0; kind < tables_.reward_kinds; ++kind)
      if (is_paid_by_head(kind))
        for (std::size_t s = 0; s < people_.size(); ++s)
          columns_.totals[kind] += people_[s] * same_pay_[tables_.reward_kinds * s + kind];
  }

  /// Chances and pay that are the same for everyone in this state, this cycle.
  void look_at_state(std::size_t s) {
    const CycleState& state = tables_.states[s];
    if (!state.takes_part) return;
    if (!state.is_sequential && is_same_for_all(state.chances))
      same_chances_[s] = this_cycle(state.chances);
    for (std::size_t kind = 0; kind < tables_.reward_kinds; ++kind) {
      const CycleLookup& pays = tables_.rewards[tables_.reward_kinds * s + kind];
      if (is_same_for_all(pays))
        same_pay_[tables_.reward_kinds * s + kind] = *this_cycle(pays);
      else
        is_same_for_all_[kind] = 0;
    }
  }
  static bool is_same_for_all(const CycleLookup& lookup) {
    return lookup.worked_out == from_cells && lookup.time_stride == 0 && lookup.attributes == 0;
  }
  const double* this_cycle(const CycleLookup& lookup) const {
    return tables_.cells.data() + lookup.first_cell +
           lookup.cycle_stride * std::min(at_.cycle, lookup.cycle_last);
  }
  bool is_paid_by_head(std::uint32_t kind) const {
    return is_same_for_all_[kind] != 0 && by_person(kind) == nullptr;
  }
  double* by_person(std::uint32_t kind) const {
    return columns_.rewards == nullptr ? nullptr : columns_.rewards[kind];
  }

  std::uint16_t& state_of(std::uint32_t person) const {
    return columns_.state[is_alone ? person : person * columns_.stride];
  }
  std::uint16_t& time_of(std::uint32_t person) const {
    return columns_.time_in_state[is_alone ? person : person * columns_.stride];
  }
  double& attribute_of(std::uint32_t person, std::uint32_t attribute) const {
    return columns_.attributes[person * columns_.attributes_each + attribute];
  }

  void find_those_taking_part(std::uint32_t first, std::uint32_t last) {
    taking_part_ = 0;
    for (std::uint32_t person = first; person < last; ++person) {
      const std::uint16_t state = state_of(person);
      WAYMARK_EXPECT(state < tables_.states.size(), "a person is in no state of the cycle clock");
      person_[taking_part_] = person;
      taking_part_ += tables_.states[state].takes_part;
    }
  }

  // First finds who shares a block, then makes each block once.
  void draw() {
    if (taking_part_ == 0) return;
    Who latest = columns_.who[person_[0]] >> 1;
    std::uint32_t pairs = 0;
    for (std::uint32_t i = 0; i < taking_part_; ++i) {
      const Who pair = columns_.who[person_[i]] >> 1;
      pairs += pair != latest;
      latest = pair;
      pair_[pairs] = pair;
      words_of_[i] = static_cast<std::uint16_t>(pairs);
    }
    ++pairs;
    for (std::uint32_t i = 0; i < pairs; ++i)
      words_[i] = draw_block(at_.key, pair_[i], at_.purpose, at_.cycle << 8);
  }

  double own_half(const Block& words, std::uint32_t person) const {
    const std::uint32_t half = 2 * static_cast<std::uint32_t>(columns_.who[person] & 1);
    return unit_uniform(words.word[half], words.word[half + 1]);
  }

  double own_draw(std::uint32_t i, std::uint32_t person) const {
    return own_half(words_[words_of_[i]], person);
  }

  const double* row(const CycleLookup& lookup, std::uint32_t person) const {
    const std::uint32_t time = time_of(person);
    std::uint32_t cell = lookup.first_cell +
                         lookup.cycle_stride * std::min(at_.cycle, lookup.cycle_last) +
                         lookup.time_stride * std::min(time, lookup.time_last);
    for (std::uint32_t i = 0; i < lookup.attributes; ++i) {
      const CycleAttribute& by = tables_.by_attribute[lookup.first_attribute + i];
      cell += by.stride * table_level(attribute_of(person, by.attribute), by.levels);
    }
    return tables_.cells.data() + cell;
  }

  double worked_out(std::int32_t first, std::uint32_t person, std::uint32_t option) const {
    return columns_.number(columns_.asked, person, static_cast<std::uint32_t>(first) + option);
  }

  double number(const CycleLookup& lookup, std::uint32_t person) const {
    return lookup.worked_out == from_cells ? *row(lookup, person)
                                           : worked_out(lookup.worked_out, person, 0);
  }

  double chance(double number) const {
    if (!(number >= 0.0 && number <= 1.0 + rounding_of_chances))
      throw RuleError("the chances of a cycle are not in 0 to 1, or add up to more than 1");
    return number;
  }

  std::uint16_t chosen_by_person(const CycleState& state, std::uint32_t person, double draw) const {
    double sum = 0.0;
    std::uint32_t chosen = state.count;
    for (std::uint32_t option = 0; option < state.count; ++option) {
      sum = chance(sum + chance(worked_out(state.chances.worked_out, person, option)));
      if (chosen == state.count && draw < sum) chosen = option;
    }
    return tables_.targets[state.first + chosen];
  }

  // The number of cumulative chances that the draw has passed is the number of the option.
  std::uint16_t chosen(const CycleState& state, std::uint32_t person, double draw) const {
    if (state.chances.worked_out != from_cells) return chosen_by_person(state, person, draw);
    return option_of(state, row(state.chances, person), draw);
  }

  std::uint16_t option_of(const CycleState& state, const double* sums, double draw) const {
    std::uint32_t option = 0;
    std::uint32_t i = 0;
    do {
      for (std::uint32_t k = 0; k < cycle_options_at_once; ++k) option += draw >= sums[i + k];
      i += cycle_options_at_once;
    } while (i < state.count);
    return tables_.targets[state.first + option];
  }

  std::uint16_t tried(const CycleState& state, std::uint32_t person, double draw) const {
    for (std::uint32_t i = 0; i < state.count; ++i) {
      const CycleTrial& trial = tables_.trials[state.first + i];
      if (i > 0) draw = later_draw(person, i);
      if (draw >= chance(number(trial.chance, person))) continue;
      if (trial.moves) return trial.target;
      attribute_of(person, trial.target) = trial.value;
    }
    return state_of(person);
  }

  double later_draw(std::uint32_t person, std::uint32_t trial) const {
    const Who pair = columns_.who[person] >> 1;
    return own_half(draw_block(at_.key, pair, at_.purpose, at_.cycle << 8 | trial), person);
  }

  void move() {
    const CycleState* states = tables_.states.data();
    std::uint32_t moved = 0;
    for (std::uint32_t i = 0; i < taking_part_; ++i) {
      const std::uint32_t person = person_[i];
      const std::uint16_t from = state_of(person);
      const CycleState& state = states[from];
      const double draw = own_draw(i, person);
      const double* same = same_chances_[from];
      const std::uint16_t to = same != nullptr       ? option_of(state, same, draw)
                               : state.is_sequential ? tried(state, person, draw)
                                                     : chosen(state, person, draw);
      state_of(person) = to;
      move_[moved] = {person, from, to};
      moved += to != from;
      const auto same_family = static_cast<std::uint16_t>(state.family == states[to].family);
      time_of(person) = static_cast<std::uint16_t>(time_of(person) * same_family);
    }
    moves_.insert(moves_.end(), move_, move_ + moved);
  }

  void reward() {
    if (tables_.reward_kinds > 0)
      for (std::uint32_t i = 0; i < taking_part_; ++i) ++people_[state_of(person_[i])];
    for (std::uint32_t kind = 0; kind < tables_.reward_kinds; ++kind)
      if (!is_paid_by_head(kind) && (by_person(kind) != nullptr || columns_.totals != nullptr))
        reward(kind, by_person(kind));
  }

  void reward(std::uint32_t kind, double* by_person) const {
    const CycleLookup* lookups = tables_.rewards.data() + kind;
    const std::uint32_t kinds = tables_.reward_kinds;
    double total = 0.0;
    for (std::uint32_t i = 0; i < taking_part_; ++i) {
      const std::uint32_t person = person_[i];
      const double pays = number(lookups[kinds * state_of(person)], person);
      total += pays;
      if (by_person != nullptr) by_person[person] += pays;
    }
    if (columns_.totals != nullptr) columns_.totals[kind] += total;
  }

  void raise_counters() const {
    for (std::uint32_t i = 0; i < taking_part_; ++i) {
      std::uint16_t& time = time_of(person_[i]);
      if (time == 0xffff) throw RuleError("a time in state is too long for its counter");
      ++time;
    }
  }

  const CycleTables& tables_;
  const CycleColumns& columns_;
  const CycleMoment& at_;
  std::vector<CycleMove>& moves_;
  std::vector<const double*> same_chances_;    // by state; null where people differ
  std::vector<double> same_pay_;               // by state and kind of reward
  std::vector<std::uint8_t> is_same_for_all_;  // by kind of reward
  std::vector<std::uint32_t> people_;          // by state, after their moves
  std::uint32_t taking_part_ = 0;
  std::uint32_t person_[cycle_block];
  std::uint16_t words_of_[cycle_block];
  Who pair_[cycle_block];
  Block words_[cycle_block];
  CycleMove move_[cycle_block];
};

}  // namespace

void run_cycle(const CycleTables& tables, const CycleColumns& columns, const CycleMoment& at,
               std::vector<CycleMove>& moves) {
  WAYMARK_EXPECT(at.cycle < Draw::ordinals, "too many cycles");
  if (columns.stride == 1)
    CycleRun<true>(tables, columns, at, moves).run();
  else
    CycleRun<false>(tables, columns, at, moves).run();
}

void pay_states(const CycleTables& tables, const CycleColumns& columns, std::uint32_t cycle) {
  std::vector<CycleMove> nobody;
  const CycleMoment at{{}, 0, cycle};
  CycleRun<false>(tables, columns, at, nobody).pay();
}

}  // namespace waymark
