#include "waymark/results/folders.h"

#include <fcntl.h>
#include <stdio.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "waymark/results/error.h"
#include "waymark/results/files.h"
#include "waymark/results/manifest.h"

namespace waymark {

namespace fs = std::filesystem;

namespace {

void expect_done(const std::error_code& error, const std::string& path, const std::string& what) {
  if (error) throw ResultsError(path, what + ": " + error.message());
}

}  // namespace

Occupant occupant_of(const std::string& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (status.type() == fs::file_type::not_found) return Occupant::nothing;
  // A symbolic link to a folder would be replaced itself, not the folder: leave it alone.
  if (status.type() != fs::file_type::directory) return Occupant::something_else;
  const bool is_empty = fs::is_empty(folder, error);
  expect_done(error, folder, "cannot be read");
  if (is_empty) return Occupant::empty_folder;
  return files_named_by_manifest(folder).empty() ? Occupant::something_else : Occupant::run;
}

std::string foreign_file_in(const std::string& run_folder) {
  std::vector<std::string> known = files_named_by_manifest(run_folder);
  known.insert(known.end(), {"report.html", "events.csv"});
  std::error_code error;
  for (fs::recursive_directory_iterator entry(run_folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_directory() && !entry->is_symlink()) continue;
    const std::string name = entry->path().lexically_relative(run_folder).generic_string();
    if (std::find(known.begin(), known.end(), name) == known.end()) return name;
  }
  expect_done(error, run_folder, "cannot be read");
  return "";
}

void make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  expect_done(error, path, "cannot be made");
}

void delete_folder(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  expect_done(error, path, "cannot be deleted");
}

void rename_folder(const std::string& from, const std::string& to) {
  // rename(2) replaces an empty folder and refuses a full one, whoever filled it meanwhile.
  std::error_code error;
  fs::rename(from, to, error);
  expect_done(error, from, "cannot be renamed to " + to);
}

void exchange_folders(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) {
    throw ResultsError(from, "cannot be renamed to " + to + ": " + system_problem());
  }
  const std::string aside = to + ".replaced";
  rename_folder(to, aside);
  rename_folder(from, to);
  rename_folder(aside, from);
}

std::string place_below(const std::string& relative_path) {
  const fs::path path = fs::path(relative_path).lexically_normal();
  if (path.empty() || path.is_absolute() || *path.begin() == ".." || path == ".") return "";
  const std::string place = path.generic_string();
  const auto begins_with = [&](std::string_view start) {
    return place.compare(0, start.size(), start) == 0;
  };
  for (const char* own :
       {"results", "paired", "summary", "metrics", "value-for-money.", "value-for-money-measured",
        "net-benefit", "what-we-do-not-know.csv", "samples.", "plane.csv", "acceptability.csv",
        "manifest.json", "scenario.json", "report.html", "events.csv"}) {
    if (path.parent_path().empty() && begins_with(own)) return "";
  }
  return place;
}

std::string without_trailing_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string parent_of(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

}  // namespace waymark
