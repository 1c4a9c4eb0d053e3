#pragma once

#include <functional>
#include <optional>
#include <string>

namespace waymark {

/// Gives the text of a file named by its path relative to the scenario, or nothing when there is
/// none. The engine itself never opens files: command line, page and tests each bring their own.
using Files = std::function<std::optional<std::string>(const std::string& path)>;

}  // namespace waymark
