#include <fmt/format.h>

#include <ctime>
#include <memory>

#include "cli/planned_money_table.h"
#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/base/diagnostics.h"
#include "waymark/experiment/sampled_comparison.h"
#include "waymark/results/error.h"
#include "waymark/simulate/world.h"

namespace waymark {

namespace {

std::size_t bytes_a_person(const Scenario& scenario) {
  std::size_t bytes = 0;
  for (const ColumnSize& column : row_sizes(scenario.all.model.shape)) bytes += column.bytes;
  return bytes;
}

constexpr double seconds_to_try = 0.2;

/// Of this program alone, whatever else the machine does.
double seconds_by_clock() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// An estimate has one figure that counts.
std::string seconds_in_words(double seconds) {
  if (seconds < 0.95) return fmt::format("{:.1g} seconds", seconds);
  if (seconds < 60.0) return fmt::format("{:.0f} seconds", seconds);
  if (seconds < 3600.0) return fmt::format("{:.0f} minutes", seconds / 60.0);
  return fmt::format("{:.1f} hours", seconds / 3600.0);
}

/// How long a replication takes, unless trying it would itself take long.
void print_run_time(Comparison& comparison, const Model& model) {
  constexpr std::uint32_t most_people_to_try = 100'000;
  if (model.arms.front().population > most_people_to_try) {
    fmt::print("  with more than 100,000 people, not tried out to tell how long it takes\n");
    return;
  }
  try {
    fmt::print(
        "  about {} of one core a replication\n",
        seconds_in_words(comparison.seconds_a_replication(seconds_to_try, seconds_by_clock)));
  } catch (const RunError& error) {
    fmt::print(stderr, "warning: tried out, it stopped: {}\n", error.what());
  }
}

/// True if the scenario is sound; every mistake goes to stderr.
bool check_one(const std::string& name, bool verbose) {
  try {
    Scenario scenario = compile_scenario(open_scenario(name).source);
    Comparison comparison(scenario, {Couplings::all, Couplings::measured_only});
    comparison.prepare_workers(1);
    check_draws(scenario);
    for (const Diagnostic& warning : scenario.warnings)
      fmt::print(stderr, "warning: {}\n", format(warning));
    const Shape& shape = scenario.all.model.shape;
    fmt::print("{}: sound. {} arms, {} steps, {} teams, {} assumptions; {} bytes a person.\n", name,
               scenario.arm_documents.size(), shape.steps, shape.teams,
               scenario.all.assumptions.rows.size(), bytes_a_person(scenario));
    print_run_time(comparison, scenario.all.model);
    print_planned_money(scenario);
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
