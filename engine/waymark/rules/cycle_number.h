#pragma once

#include "waymark/rules/amount.h"
#include "waymark/rules/cycle_form.h"
#include "waymark/rules/feature.h"
#include "waymark/rules/hazard.h"

namespace waymark {

/// A chance in one cycle, or what a state pays, as a scenario writes it: each part a number or a
/// predictor. Known for all people beforehand it becomes cells of a table; else it is worked out
/// person by person.
struct CycleNumber {
  enum class Kind : std::uint8_t {
    plain,   ///< what is paid
    chance,  ///< in a cycle
    rate,    ///< per ms, whose chance in a cycle is taken
    hazard   ///< of a law of time, whose chance in the cycle that ends is taken
  };
  Kind kind = Kind::plain;
  Amount amount;
  Amount risk_ratio{1.0, -1}, hazard_ratio{1.0, -1};
  Baseline hazard;  ///< of a law that needs no table
  Feature time;     ///< in ms, at the end of the cycle: how long the hazard has been running
};

/// The chance within the cycle of `cycle_ms` that ends when the hazard has been running for
/// `time_ms`: 1 - exp(-(H(time) - H(time - cycle))).
double chance_in_cycle(const Baseline& hazard, double time_ms, double cycle_ms);

/// Its value; `value_of(Amount)` gives the parts and `see(Feature)` the time. A chance: 1 - (1 -
/// p)^hazard-ratio, times the risk ratio. Throws RuleError where that is no chance.
template <class ValueOf, class See>
double value_of_number(const CycleNumber& number, double cycle_ms, ValueOf&& value_of, See&& see) {
  double chance = 0.0;
  switch (number.kind) {
    case CycleNumber::Kind::plain:
      return value_of(number.amount);
    case CycleNumber::Kind::chance:
      chance = value_of(number.amount);
      break;
    case CycleNumber::Kind::rate:
      chance = chance_from_rate(value_of(number.amount), cycle_ms);
      break;
    case CycleNumber::Kind::hazard:
      chance = chance_in_cycle(number.hazard, see(number.time), cycle_ms);
      break;
  }
  return with_risk_ratio(with_hazard_ratio(chance, value_of(number.hazard_ratio)),
                         value_of(number.risk_ratio));
}

}  // namespace waymark
