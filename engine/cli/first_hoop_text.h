#pragma once

#include "waymark/experiment/first_hoop.h"

namespace waymark {

/// The answer to "which hoop first?" in plain words, at most 80 columns wide.
void print_first_hoop(const FirstHoop& answer);

/// The same as one JSON object: figures per 100 who ask, hoops in the order of their rank.
void print_first_hoop_json(const FirstHoop& answer);

}  // namespace waymark
