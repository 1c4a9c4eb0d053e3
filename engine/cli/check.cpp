#include <fmt/format.h>

#include <memory>

#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/base/diagnostics.h"
#include "waymark/experiment/comparison.h"
#include "waymark/results/error.h"
#include "waymark/simulate/world.h"

namespace waymark {

namespace {

std::size_t bytes_a_person(const Scenario& scenario) {
  std::size_t bytes = 0;
  for (const ColumnSize& column : row_sizes(scenario.all.model.shape)) bytes += column.bytes;
  return bytes;
}

/// True if the scenario is sound; every mistake goes to stderr.
bool check_one(const std::string& name, bool verbose) {
  try {
    Scenario scenario = compile_scenario(open_scenario(name).source);
    const Comparison comparison(scenario, {Couplings::all, Couplings::measured_only});
    for (const Diagnostic& warning : scenario.warnings)
      fmt::print(stderr, "warning: {}\n", format(warning));
    const Shape& shape = scenario.all.model.shape;
    fmt::print("{}: sound. {} arms, {} steps, {} teams, {} assumptions; {} bytes a person.\n", name,
               scenario.arm_documents.size(), shape.steps, shape.teams,
               scenario.all.assumptions.rows.size(), bytes_a_person(scenario));
    if (verbose)
      for (const ColumnSize& column : row_sizes(shape))
        fmt::print("  {:<14} {:>5} bytes\n", column.column, column.bytes);
    return true;
  } catch (const ScenarioError& error) {
    fmt::print(stderr, "{}\n", error.what());
    fmt::print(stderr, "{}: {} to mend.\n", name,
               error.diagnostics().size() == 1
                   ? "1 thing"
                   : fmt::format("{} things", error.diagnostics().size()));
    return false;
  }
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
  struct Options {
    std::vector<std::string> scenarios;
    bool verbose = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "check",
      "Find every mistake in scenarios at once: where, why, and what to write instead.\n\n"
      "Example:\n  waymark check my-town/scenario.json");
  verb->add_option("scenario", options->scenarios,
                   "scenario files, their folders, or names of shipped scenarios")
      ->required();
  verb->add_flag("--columns", options->verbose,
                 "also show the memory a person takes, column by column");
  verb->callback([options, &action] {
    action = [options] {
      bool all_sound = true;
      for (const std::string& scenario : options->scenarios)
        all_sound = check_one(scenario, options->verbose) && all_sound;
      return all_sound ? done : invalid_scenario;
    };
  });
}

}  // namespace waymark
