#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/locations.h"
#include "cli/new_from_network.h"
#include "cli/new_from_tables.h"
#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/results/error.h"

namespace waymark {

namespace {

namespace fs = std::filesystem;

int copy_scenario(const std::string& folder, const std::string& from) {
  const fs::path source = fs::path(open_scenario(from).path).parent_path();
  if (fs::exists(folder)) throw ResultsError(folder, "exists already; name a folder that does not");
  const fs::path partial = folder + ".partial";
  std::error_code problem;
  fs::remove_all(partial, problem);
  fs::copy(source, partial, fs::copy_options::recursive, problem);
  if (!problem) fs::rename(partial, folder, problem);
  if (problem) throw ResultsError(folder, problem.message());
  fmt::print(
      "{0} is a copy of {1}. Change {0}/scenario.json, then:\n  waymark check {0}\n  waymark run "
      "{0}\n",
      folder, from);
  return done;
}

}  // namespace

void add_new(CLI::App& app, Action& action) {
  struct Options {
    std::string folder, from = "two-doors", tables, network;
    int runs = TablesRequest().runs;
    bool templates = false;
  };
  auto options = std::make_shared<Options>();
  std::string names;
  for (const std::string& name : shipped_scenarios()) names += (names.empty() ? "" : ", ") + name;
  CLI::App* verb = app.add_subcommand(
      "new",
      "Start a scenario of your own from a shipped one, your spreadsheets, or a network of "
      "queues.\n\n"
      "Examples:\n  waymark new my-town --from two-doors\n"
      "  waymark new my-tables --templates\n"
      "  waymark new my-town --from rivermouth --tables my-tables\n"
      "  waymark new my-clinic --network nodes-and-routing");
  verb->add_option("folder", options->folder, "the folder to make")->required();
  CLI::Option* from =
      verb->add_option("--from", options->from, "the scenario to start from: " + names);
  CLI::Option* tables = verb->add_option(
      "--tables", options->tables,
      "a folder with spreadsheets as CSV: steps, teams, monthly-counts, indicators, budget, "
      "questions; what they do not say is filled in from the scenario named by --from");
  verb->add_option("--reps", options->runs, "runs that play your last 24 months, with --tables")
      ->check(CLI::Range(2, 1000))
      ->needs(tables);
  CLI::Option* templates = verb->add_flag("--templates", options->templates,
                                          "only write the six spreadsheets, to be filled")
                               ->excludes(tables);
  verb->add_option("--network", options->network,
                   "a network of queues: a folder with nodes.csv and routing.csv, or a JSON file")
      ->excludes(tables)
      ->excludes(templates)
      ->excludes(from);
  verb->callback([options, &action] {
    action = [options] {
      if (options->templates) return write_templates(options->folder);
      if (!options->network.empty()) return new_from_network(options->folder, options->network);
      if (options->tables.empty()) return copy_scenario(options->folder, options->from);
      TablesRequest request;
      request.folder = options->folder;
      request.from = options->from;
      request.tables = options->tables;
      request.runs = options->runs;
      return new_from_tables(request);
    };
  });
}

}  // namespace waymark
