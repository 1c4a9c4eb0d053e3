#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace waymark {

/// What the chosen verb will do once the command line has been read; gives the exit code.
using Action = std::function<int()>;

/// One file a verb: each adds its options and, when chosen, sets `action`.
void add_demo(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_run(CLI::App& app, Action& action, int argc, const char* const* argv);
void add_audit(CLI::App& app, Action& action);
void add_ask(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_schema(CLI::App& app, Action& action);
void add_diff(CLI::App& app, Action& action);

/// What the program says with its exit code.
enum ExitCode : int {
  done = 0,
  unexpected = 1,
  wrong_usage = 2,
  invalid_scenario = 3,
  check_failed = 4,
  interrupted_run = 5,
  input_output = 6
};

}  // namespace waymark
