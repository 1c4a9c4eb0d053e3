#pragma once

#include <nlohmann/json_fwd.hpp>

namespace waymark {

/// Prints what samples of what we do not know came to, from the data of a report; nothing where
/// none were made.
void print_unknown(const nlohmann::json& report);

}  // namespace waymark
