#pragma once

#include <string>
#include <vector>

namespace waymark {

/// What stands at the place where a run wants to be written.
enum class Occupant { nothing, empty_folder, run, something_else };
Occupant occupant_of(const std::string& folder);

/// A file in a run folder that neither the run wrote nor `waymark report` puts there; "" if none.
std::string foreign_file_in(const std::string& run_folder);

/// Makes a folder and those above it. Throws ResultsError.
void make_folder(const std::string& path);

/// Deletes a whole folder. Throws ResultsError.
void delete_folder(const std::string& path);

/// Gives `from` the name `to`, which is free or an empty folder. Throws ResultsError.
void rename_folder(const std::string& from, const std::string& to);

/// Lets two folders change names in one step, so that `to` is never missing, where the file system
/// can do that; else in two. Throws ResultsError.
void exchange_folders(const std::string& from, const std::string& to);

/// Where a file named by a scenario goes inside the run folder, in its plainest form
/// ("tables/requests.csv"); "" when it would leave that folder or take the place of a file that the
/// run itself writes.
std::string place_below(const std::string& relative_path);

/// Without slashes at its end.
std::string without_trailing_slashes(std::string path);

/// The folder that holds it, "." for a bare name.
std::string parent_of(const std::string& path);

}  // namespace waymark
