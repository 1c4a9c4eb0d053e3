#pragma once

#include <string_view>
#include <vector>

#include "waymark/scenario/expression.h"
#include "waymark/scenario/terms.h"
#include "waymark/scenario/unit.h"

namespace waymark {

/// The unit of a distribution's parameter, relative to the unit of its values.
enum class ParameterUnit {
  same,    ///< as the values
  per,     ///< per unit of the values: a rate when they are durations
  number,  ///< without dimension
};

struct ParameterForm {
  std::string_view name;
  ParameterUnit unit;
  Terms terms;
};

/// One way to write a distribution, such as { "gamma": { "mean", "sd" } }.
struct DistributionForm {
  Family family;
  std::string_view word;
  std::vector<ParameterForm> parameters;
};

/// Every way to write a distribution by its parameters. Discrete and empirical ones, which carry
/// lists, are apart.
const std::vector<DistributionForm>& distribution_forms();

/// The bounds that may stand beside the name of any distribution: values beyond "at-least" and
/// "at-most" become the bound, values beyond the others are drawn again.
const std::vector<ParameterForm>& bound_forms();

/// The unit that a parameter is read in when the values are in `values`.
Unit unit_of(ParameterUnit parameter, Unit values);

}  // namespace waymark
