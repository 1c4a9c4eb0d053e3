#pragma once

#include <nlohmann/json_fwd.hpp>

namespace waymark {

/// Prints what arms cost and gain and how they stand to each other, from the data of a report;
/// nothing where the scenario holds none against the other.
void print_value_for_money(const nlohmann::json& report);

}  // namespace waymark
