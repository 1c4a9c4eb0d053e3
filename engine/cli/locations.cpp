#include "cli/locations.h"

#include <algorithm>
#include <filesystem>

namespace waymark {

namespace {

namespace fs = std::filesystem;

/// The first of these that exists, or the last.
fs::path first_of(const std::vector<fs::path>& candidates) {
  for (const fs::path& candidate : candidates)
    if (fs::exists(candidate)) return candidate;
  return candidates.back();
}

fs::path installed() {
  std::error_code none_such;
  const fs::path program = fs::read_symlink("/proc/self/exe", none_such);
  return program.parent_path().parent_path() / WAYMARK_INSTALL_DATADIR;
}

}  // namespace

std::string scenarios_folder() {
  return first_of({installed() / "scenarios", fs::path(WAYMARK_SOURCE_DIR) / "scenarios"}).string();
}

std::string report_page_path() {
  return first_of({installed() / "report.html",
                   fs::path(WAYMARK_SOURCE_DIR) / "viz" / "dist" / "report.html"})
      .string();
}

std::vector<std::string> shipped_scenarios() {
  std::vector<std::string> names;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(scenarios_folder(), unreadable))
    if (fs::exists(entry.path() / "scenario.json"))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace waymark
