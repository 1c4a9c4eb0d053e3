#pragma once

#include <string>

namespace waymark {

/// What `new` is asked to do with tables.
struct TablesRequest {
  std::string folder;  ///< to make
  std::string from;    ///< the shipped scenario
  std::string tables;  ///< the folder with the six spreadsheets
  int runs = 20;       ///< of the look back
};

/// Makes a scenario from spreadsheets, prints the last 24 months against the model and writes them
/// into the new folder. Gives the exit code; every bad cell at once is a ScenarioError.
int new_from_tables(const TablesRequest& request);

/// Writes the six tables with their headers and one example row each.
int write_templates(const std::string& folder);

}  // namespace waymark
