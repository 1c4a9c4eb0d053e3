#pragma once

#include "waymark/rules/amount.h"
#include "waymark/rules/cycle_form.h"

namespace waymark {

/// A chance in one cycle, or what a state pays, as a scenario writes it: each part a number or a
/// predictor. Known for all people beforehand it becomes cells of a table; else it is worked out
/// person by person.
struct CycleNumber {
  enum class Kind : std::uint8_t {
    plain,   ///< what is paid
    chance,  ///< in a cycle
    rate     ///< per ms, whose chance in a cycle is taken
  };
  Kind kind = Kind::plain;
  Amount amount;
  Amount risk_ratio{1.0, -1}, hazard_ratio{1.0, -1};
};

/// Its value; `value_of(Amount)` gives the parts. A chance: 1 - (1 - p)^hazard-ratio, times the
/// risk ratio. Throws RuleError where that is no chance.
template <class ValueOf>
double value_of_number(const CycleNumber& number, double cycle_ms, ValueOf&& value_of) {
  const double amount = value_of(number.amount);
  if (number.kind == CycleNumber::Kind::plain) return amount;
  const double chance =
      number.kind == CycleNumber::Kind::rate ? chance_from_rate(amount, cycle_ms) : amount;
  return with_risk_ratio(with_hazard_ratio(chance, value_of(number.hazard_ratio)),
                         value_of(number.risk_ratio));
}

}  // namespace waymark
