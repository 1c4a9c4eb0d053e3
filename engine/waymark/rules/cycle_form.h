#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace waymark {

/// What a chance or a reward of a cycle clock may depend on, all whole numbers.
enum class CycleFeatureKind : std::uint8_t {
  cycle,          // number of this cycle, from 0
  time_in_state,  // full cycles behind in the state (or in its family of states), from 0
  attribute       // one of a person's numbers, such as a trait with levels
};

/// One dimension of a table: levels 0 .. levels - 1. Cycles and times in state beyond the last
/// level take the last level; an attribute beyond it is an error.
struct CycleDimension {
  CycleFeatureKind kind = CycleFeatureKind::cycle;
  std::uint16_t attribute = 0;
  std::uint32_t levels = 1;
};

/// "Read from cells" of a table.
constexpr std::int32_t from_cells = -1;

/// Numbers by combination of levels, the last dimension fastest, `width` numbers a row. Or, instead
/// of cells, numbers that differ from person to person in ways no table holds: whoever runs the
/// clock works out numbers `worked_out` .. `worked_out` + width - 1 (CycleColumns::number).
struct CycleTable {
  std::vector<CycleDimension> by;
  std::vector<double> cells;
  std::int32_t worked_out = from_cells;
};

/// One draw among options; the remainder goes `otherwise`, or stays. A row of the table holds one
/// chance per option.
struct SimultaneousForm {
  std::vector<std::uint16_t> to;
  CycleTable chances;
  std::optional<std::uint16_t> otherwise = std::nullopt;
};

/// One trial; on success it moves the person and ends the cycle ...
struct MoveOnSuccess {
  std::uint16_t to = 0;
};
/// ... or sets an attribute, and the cycle goes on with the next trial.
struct SetOnSuccess {
  std::uint16_t attribute = 0;
  std::uint8_t value = 0;
};

struct TrialForm {
  CycleTable chance;
  std::variant<MoveOnSuccess, SetOnSuccess> on_success;
};

/// Trials in the order given, each with a draw of its own.
struct SequentialForm {
  std::vector<TrialForm> trials;
};

/// No way out and no draw.
struct AbsorbingForm {};

/// Not part of this cohort: neither draw, move, reward nor counter.
struct OutsideForm {};

/// One state. States of one `family` share their counter: moving between them carries the time
/// spent, moving to another family starts it at 0. Rewards: one table per kind of reward of the
/// model, in that order; an empty table pays nothing.
struct CycleStateForm {
  std::variant<OutsideForm, AbsorbingForm, SimultaneousForm, SequentialForm> leaving;
  std::uint16_t family = 0;
  std::vector<CycleTable> rewards;
};

/// A cohort's cycle clock as a table of states, numbered in the order given.
struct CycleForm {
  std::vector<CycleStateForm> states;
  std::uint16_t rewards = 0;     // kinds of reward
  std::uint16_t attributes = 0;  // numbers that each person has
};

/// p x ratio. Throws RuleError above 1.
double with_risk_ratio(double chance, double ratio);

/// 1 - (1 - p)^ratio: the chance when the rate behind it is multiplied.
double with_hazard_ratio(double chance, double ratio);

/// The chance within one cycle of `ms` at a constant rate per ms.
double chance_from_rate(double rate, double ms);

}  // namespace waymark
