#pragma once

#include <string>
#include <vector>

namespace waymark {

/// Where the program finds what it ships with: beside itself when installed, else where it was
/// built.
std::string scenarios_folder();
std::string report_page_path();

/// Names of the shipped scenarios, sorted.
std::vector<std::string> shipped_scenarios();

}  // namespace waymark
