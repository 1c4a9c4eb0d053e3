#pragma once

#include <stdexcept>
#include <string>

namespace waymark {

/// A promise inside the engine was broken: our own bug, never the user's.
struct ContractError : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws ContractError. `file` is cut to its part below the include root.
[[noreturn]] void report_broken_contract(const char* condition, const std::string& message,
                                         const char* file, int line);

}  // namespace waymark

/// Checked in every build, release included. Keep the condition cheap on hot paths.
#define WAYMARK_EXPECT(condition, message)                                          \
  do {                                                                              \
    if (!(condition)) [[unlikely]]                                                  \
      ::waymark::report_broken_contract(#condition, (message), __FILE__, __LINE__); \
  } while (false)
