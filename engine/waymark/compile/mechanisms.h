#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "waymark/commissioning/commissioning.h"
#include "waymark/commissioning/mechanism_source.h"
#include "waymark/commissioning/shocks.h"

namespace waymark {

/// The register of mechanisms: a line for each, in the order of names.
using Mechanisms = std::tuple<  //
    Shocks                      //
    >;

/// The fields of each mechanism; those that a scenario does not write are off.
template <class All>
struct FieldsOfMechanisms;
template <class... Each>
struct FieldsOfMechanisms<std::tuple<Each...>> {
  std::tuple<std::optional<typename Each::Fields>...> of;
};
using CommissioningFields = FieldsOfMechanisms<Mechanisms>;
void declare(FieldVisitor& visit, CommissioningFields& commissioning);

/// True if any mechanism is written.
bool is_present(const CommissioningFields& fields);

/// The signals of the mechanisms that are written.
std::vector<SignalSpec> signals_of(const CommissioningFields& fields);

std::vector<NamedMechanism> mechanisms_of(const CommissioningFields& fields,
                                          const MechanismSource& source);

}  // namespace waymark
