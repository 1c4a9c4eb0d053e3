#pragma once

#include <functional>
#include <string>

#include "waymark/experiment/experiment.h"

namespace waymark {

enum class ProgressStyle { automatic, json, silent };

/// Shows how far a run is, on stderr: a bar with the time left on a terminal, nothing elsewhere, or
/// a line of JSON a step for programs.
std::function<void(const Progress&)> progress_display(ProgressStyle style);

/// Ends the line of a bar.
void end_progress(ProgressStyle style);

}  // namespace waymark
