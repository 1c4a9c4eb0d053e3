#pragma once

#include <string>

namespace waymark {

/// Prints what a finished run says: the opening sentence, the headline differences, where the run
/// and its report are, and the fingerprint. With `json` the same for programs.
void print_summary(const std::string& run_folder, const std::string& report, bool json);

}  // namespace waymark
