#pragma once

#include "waymark/compile/scenario.h"

namespace waymark {

/// Prints what every arm plans to spend a year, payer by payer; what arms declare beyond equal
/// money; and what changing over to their routes costs. Nothing where nobody pays.
void print_planned_money(const Scenario& scenario);

}  // namespace waymark
