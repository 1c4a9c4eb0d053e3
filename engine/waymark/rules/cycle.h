#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "waymark/random/draw.h"
#include "waymark/rules/cycle_form.h"

namespace waymark {

/// A compiled table: the row of a person starts at first_cell + the levels times their strides.
struct CycleLookup {
  std::uint32_t first_cell = 0;
  std::uint32_t cycle_last = 0;  // the last level of the cycle; 0 where the table is not by it
  std::uint32_t cycle_stride = 0;
  std::uint32_t time_last = 0;  // the same for time in state
  std::uint32_t time_stride = 0;
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;
  std::int32_t worked_out = from_cells;  // the first number of the row, if no cells hold it
};

/// The part of an attribute in a compiled table.
struct CycleAttribute {
  std::uint32_t attribute = 0;
  std::uint32_t levels = 0;
  std::uint32_t stride = 0;
};

/// A choice compares its draw with this many chances at once; rows are filled up to a multiple.
constexpr std::uint32_t cycle_options_at_once = 4;

/// A compiled state. `first` and `count` point at options (their targets, last that of the rest) or
/// at trials; a row of chances is cumulative. The absorbed have a choice without options, and are
/// left out altogether (`takes_part` false) unless their state pays.
struct CycleState {
  bool takes_part = false;
  bool pays = false;
  bool is_sequential = false;
  std::uint16_t family = 0;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  CycleLookup chances;
};

struct CycleTrial {
  CycleLookup chance;
  bool moves = true;
  std::uint8_t value = 0;
  std::uint16_t target = 0;  // the state, or the attribute
};

/// All of a cycle clock, flat and immutable. Made by `compile_cycles`.
struct CycleTables {
  std::vector<CycleState> states;
  std::vector<std::uint16_t> targets;
  std::vector<CycleTrial> trials;
  std::vector<CycleLookup> rewards;  // state x kind of reward
  std::vector<CycleAttribute> by_attribute;
  std::vector<double> cells;
  std::uint16_t reward_kinds = 0;
  std::uint16_t attributes = 0;
};

/// Throws RuleError: chances outside [0, 1] or summing to more than 1 (by more than rounding),
/// cells that do not fit the dimensions, targets or attributes out of range, more than 256 trials.
CycleTables compile_cycles(const CycleForm& form);

/// A cohort's columns, `count` people side by side, each `stride` elements apart: the columns of
/// several cycle clocks may lie side by side too. Rewards: one column of running sums for each kind
/// of reward, or null where nobody asks for it by person; `totals` gets the sum over everyone.
struct CycleColumns {
  const std::uint64_t* who = nullptr;
  std::uint16_t* state = nullptr;
  std::uint16_t* time_in_state = nullptr;
  std::size_t stride = 1;           // of the two columns above
  double* attributes = nullptr;     // a person's numbers side by side ...
  std::size_t attributes_each = 0;  // ... so many of them
  double* const* rewards = nullptr;
  double* totals = nullptr;  // by kind of reward
  std::uint32_t count = 0;
  /// What no table holds, for the person in this place of the columns. May throw RuleError.
  double (*number)(const void* asked, std::uint32_t person, std::uint32_t which) = nullptr;
  const void* asked = nullptr;
};

/// What is the same for everyone in one cycle.
struct CycleMoment {
  StreamKey key;
  Purpose purpose = 0;      // of this cycle clock; no other draw may use it
  std::uint32_t cycle = 0;  // below 2^24
};

/// A person who changed state in this cycle, for the ledger.
struct CycleMove {
  std::uint32_t person = 0;  // place in the columns
  std::uint16_t from = 0;
  std::uint16_t to = 0;
};

constexpr std::uint32_t cycle_block = 256;

/// One cycle of everyone. Order for each: counters read, draw, move, reward (of the state moved
/// to), counters rise. Nothing at all happens to the absorbed, unless their state pays. `moves`
/// gets those who changed state, in the order of the columns.
///
/// Draws: two people whose identities differ in the last bit alone share a Philox block, the even
/// one its words 0 and 1, the odd one its words 2 and 3; the block's address is (who >> 1, purpose,
/// cycle << 8 | trial). So a person's draw depends on nothing but the own identity and the cycle,
/// whoever else is in the cohort and in whatever order.
void run_cycle(const CycleTables& tables, const CycleColumns& columns, const CycleMoment& at,
               std::vector<CycleMove>& moves);

/// What everyone's present state pays, with nothing else happening: the reading before the first
/// cycle. The absorbed are paid like everyone.
void pay_states(const CycleTables& tables, const CycleColumns& columns, std::uint32_t cycle);

}  // namespace waymark
