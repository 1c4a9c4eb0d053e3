#pragma once

#include <optional>
#include <string>
#include <vector>

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

/// A chance in one cycle: given, or of a rate, and what multiplies it.
struct CycleChanceFields {
  std::optional<Expression> chance, rate;
  Expression risk_ratio = 1.0, hazard_ratio = 1.0;
};

/// One of several ways out of a state, drawn together.
struct CycleMoveFields {
  CycleChanceFields chance;
  Keyed<Quantity> pays;  ///< once, on going this way, by reward
};
void declare(FieldVisitor& visit, CycleMoveFields& move);

/// One of several trials in their order: on success the person moves, or a trait changes.
struct CycleTrialFields {
  CycleChanceFields chance;
  Reference to;
  Keyed<Quantity> sets;  ///< a trait's new level
  Keyed<Quantity> pays;  ///< once, on moving, by reward
  Place place;
};
void declare(FieldVisitor& visit, CycleTrialFields& trial);

/// What happens each cycle to those at one step.
struct CycleStateFields {
  Keyed<CycleMoveFields> moves;
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
