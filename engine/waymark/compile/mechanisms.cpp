#include "waymark/compile/mechanisms.h"

namespace waymark {

namespace {

/// Calls `act(mechanism, fields)` for every mechanism of the register.
template <class... Each, class Do>
void each_mechanism(FieldsOfMechanisms<std::tuple<Each...>>& fields, Do&& act) {
  (act(Each{}, std::get<std::optional<typename Each::Fields>>(fields.of)), ...);
}
/// ... that is written.
template <class... Each, class Do>
void each_present(const FieldsOfMechanisms<std::tuple<Each...>>& fields, Do&& act) {
  const auto if_written = [&act](auto mechanism, const auto& of) {
    if (of) act(mechanism, *of);
  };
  (if_written(Each{}, std::get<std::optional<typename Each::Fields>>(fields.of)), ...);
}

}  // namespace

void declare(FieldVisitor& visit, CommissioningFields& commissioning) {
  each_mechanism(commissioning, [&visit](auto mechanism, auto& fields) {
    visit.object(mechanism.name, fields, optional(), mechanism.help);
  });
}

bool is_present(const CommissioningFields& fields) {
  bool is_present = false;
  each_present(fields, [&is_present](auto, const auto&) { is_present = true; });
  return is_present;
}

std::vector<SignalSpec> signals_of(const CommissioningFields& fields) {
  std::vector<SignalSpec> signals;
  each_present(fields, [&signals](auto mechanism, const auto&) {
    for (const SignalSpec& signal : mechanism.signals()) signals.push_back(signal);
  });
  return signals;
}

std::vector<NamedMechanism> mechanisms_of(const CommissioningFields& fields,
                                          const MechanismSource& source) {
  std::vector<NamedMechanism> mechanisms;
  each_present(fields, [&](auto mechanism, const auto& of) {
    mechanisms.push_back({mechanism.name, mechanism.signals(), mechanism.make(of, source)});
  });
  return mechanisms;
}

}  // namespace waymark
