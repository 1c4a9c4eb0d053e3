#pragma once

#include "waymark/base/diagnostics.h"
#include "waymark/compile/value_for_money_fields.h"
#include "waymark/experiment/replication.h"

namespace waymark {

/// Finds the numbers that a scenario's "value-for-money" names among those of `plan`, read over the
/// same time since the branch date. Every mistake goes to `problems`; nothing is given then.
std::optional<ValueForMoneyPlan> plan_value_for_money(const ValueForMoneyFields& fields,
                                                      const ExperimentPlan& plan, Ticks horizon,
                                                      Diagnostics& problems);

}  // namespace waymark
