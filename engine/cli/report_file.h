#pragma once

#include <string>

namespace waymark {

/// Writes the report of a finished run as one page; gives its path. Throws ResultsError, among
/// others when the page itself has not been built, or when `path` exists and `replace` is false.
std::string write_report_file(const std::string& run_folder, const std::string& path, bool replace);

}  // namespace waymark
