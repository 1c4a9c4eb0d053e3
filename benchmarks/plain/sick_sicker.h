#pragma once

#include <cstdint>

namespace waymark {

/// What a cohort cost and gained, a person, discounted to the start, and where it was at the end.
struct CohortOutcome {
  double mean_cost = 0;
  double mean_qalys = 0;
  double share_alive = 0;
};

// Work W3: the Sick-Sicker model without treatment, `cycles` yearly cycles from full health, people
// one by one, rewards at the start and after every cycle discounted by 3 % (Krijkamp,
// Alarid-Escudero, Enns, Jalal, Hunink and Pechlivanoglou 2018, Medical Decision Making
// 38(3):400-22, appendix A).

/// As fast as plain C++ goes: one sequential generator.
CohortOutcome sick_sicker_plain(std::int64_t people, int cycles, std::uint64_t seed);

/// The same under the engine's obligations: draws addressed by person and cycle, two to a block,
/// and a portable function for the chances.
CohortOutcome sick_sicker_addressed(std::int64_t people, int cycles, std::uint64_t seed);

}  // namespace waymark
