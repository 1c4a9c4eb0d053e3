#pragma once

#include <string>

namespace waymark {

/// Makes a scenario from a network of queues: a folder with nodes.csv and routing.csv, or one JSON
/// file. Prints what the equations of traffic say of it. Gives the exit code; every bad value at
/// once is a ScenarioError.
int new_from_network(const std::string& folder, const std::string& network);

}  // namespace waymark
