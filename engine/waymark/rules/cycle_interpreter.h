#pragma once

#include "waymark/rules/cycle.h"

namespace waymark {

/// One cycle of everyone read plainly from the form, person by person: what `run_cycle` must agree
/// with to the last bit. Slow; for tests.
void interpret_cycle(const CycleForm& form, const CycleColumns& columns, const CycleMoment& at,
                     std::vector<CycleMove>& moves);

}  // namespace waymark
