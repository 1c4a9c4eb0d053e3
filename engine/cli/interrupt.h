#pragma once

#include "waymark/base/executor.h"

namespace waymark {

/// Set by Ctrl-C or a request to end; a second one ends the program at once.
const StopFlag& interruption();
void listen_for_interruption();

}  // namespace waymark
