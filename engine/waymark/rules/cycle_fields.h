#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/rules/rule_fields.h"
#include "waymark/scenario/fields.h"

namespace waymark {

inline constexpr Collection rewards_of_cycles{"rewards"};
inline constexpr Collection cycle_clocks{"cycles"};

/// What cycle clocks pay, such as a cost or a quality-adjusted year of life.
struct RewardFields {
  std::string label;
  std::string unit;
};
void declare(FieldVisitor& visit, RewardFields& reward);

/// From when on a law of time runs.
enum class CycleTime : std::uint8_t { state, branch };

/// A chance in one cycle: given, of a rate or of a law of time, and what multiplies it.
struct CycleChanceFields {
  std::optional<Expression> chance, rate;
  std::optional<WeibullFields> weibull;
  std::optional<GompertzFields> gompertz;
  CycleTime since = CycleTime::state;
  Expression risk_ratio = 1.0, hazard_ratio = 1.0;
};

/// One of several ways out of a state, drawn together.
struct CycleMoveFields {
  CycleChanceFields chance;
  Keyed<Expression> pays;  ///< once, on going this way, by reward
};
void declare(FieldVisitor& visit, CycleMoveFields& move);

/// One of several trials in their order: on success the person moves, or a trait changes.
struct CycleTrialFields {
  CycleChanceFields chance;
  Reference to;
  Keyed<Quantity> sets;    ///< a trait's new level
  Keyed<Expression> pays;  ///< once, on moving, by reward
  Place place;
};
void declare(FieldVisitor& visit, CycleTrialFields& trial);

/// What happens each cycle to those at one step.
struct CycleStateFields {
  Keyed<CycleMoveFields> moves;
  Reference otherwise;  ///< where the remainder of the moves goes; empty: it stays
  std::vector<CycleTrialFields> trials;
  std::string counts_on_with;  ///< states of one such word share the count of cycles
  Keyed<Expression> pays;      ///< each cycle, by reward
  Place place;
};
void declare(FieldVisitor& visit, CycleStateFields& state);

/// A cycle clock: everyone at one of its steps moves on the same dates, by chances.
struct CycleFields {
  std::string label;
  Quantity every;
  Keyed<CycleStateFields> states;
  Place place;
};
void declare(FieldVisitor& visit, CycleFields& cycle);

}  // namespace waymark
