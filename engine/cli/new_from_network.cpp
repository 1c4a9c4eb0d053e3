#include "cli/new_from_network.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/base/number.h"
#include "waymark/compile/network.h"
#include "waymark/compile/scenario.h"
#include "waymark/results/error.h"
#include "waymark/results/files.h"
#include "waymark/scenario/document_print.h"

namespace waymark {

namespace {

namespace fs = std::filesystem;

std::vector<LocalFile> network_files(const std::string& network) {
  if (fs::is_regular_file(network))
    return {{fs::path(network).filename().string(), read_file(network)}};
  std::vector<LocalFile> files;
  for (const char* name : {"nodes.csv", "routing.csv"})
    if (fs::is_regular_file(fs::path(network) / name))
      files.push_back({name, read_file((fs::path(network) / name).string())});
  if (!files.empty()) return files;
  throw UsageError("There is no network in '" + network +
                   "'. It should be a folder with nodes.csv and routing.csv, or a JSON file.");
}

std::string title_of_network(const std::string& folder) {
  std::string name = fs::path(folder).filename().string();
  if (name.empty()) name = fs::path(folder).parent_path().filename().string();
  return "The network " + name;
}

struct MadeNetwork {
  Network network;
  Document scenario;
  std::vector<std::string> notes;
};

/// The whole is checked while every number still knows its cell, so that messages lead there.
MadeNetwork make_from_network(const std::string& folder, const std::vector<LocalFile>& files) {
  MadeNetwork made;
  Diagnostics problems;
  const bool is_tables = fs::path(files.front().name).extension() == ".csv";
  std::optional<Document> document =
      is_tables ? network_document(files, made.notes, problems)
                : read_document(files.front().bytes, files.front().name, problems);
  if (!document) problems.throw_if_any();
  made.network = read_network(*document, problems);
  problems.throw_if_any();
  made.scenario = network_scenario(title_of_network(folder), *document, made.network);
  ScenarioText source;
  source.file = "scenario.json";
  compile_document(made.scenario, source);
  return made;
}

void write_network(const std::string& folder, const MadeNetwork& made,
                   const std::vector<LocalFile>& files) {
  const fs::path partial = folder + ".partial";
  std::error_code problem;
  fs::remove_all(partial, problem);
  fs::create_directories(partial / "your-network", problem);
  if (problem) throw ResultsError(partial.string(), problem.message());
  write_file((partial / "scenario.json").string(), print_document(made.scenario.root));
  for (const LocalFile& file : files)
    write_file((partial / "your-network" / file.name).string(), file.bytes);
  fs::rename(partial, folder, problem);
  if (problem) throw ResultsError(folder, problem.message());
}

void print_loads(const Network& network) {
  fmt::print("\n{:32}{:>16}{:>12}{:>10}\n", "node", "people a day", "servers", "load");
  const std::vector<NodeLoad> loads = loads_of(network);
  bool is_too_much = false;
  for (std::size_t i = 0; i < loads.size(); ++i) {
    const NetworkNode& node = network.nodes[i].value;
    const std::string servers = node.servers ? fmt::format("{:.0f}", node.servers->value) : "any";
    fmt::print("{:32}{:16.1f}{:>12}{:>10}\n", node.label.empty() ? network.nodes[i].id : node.label,
               loads[i].per_ms * static_cast<double>(ms_per_day), servers,
               loads[i].load ? fmt::format("{:.0f} %", 100 * *loads[i].load) : "");
    is_too_much = is_too_much || loads[i].load.value_or(0) >= 1;
  }
  if (is_too_much)
    fmt::print(
        "\nWhere the load is 100 % or more, the line grows for as long as the run lasts: what is "
        "measured there depends on how long that is.\n");
}

}  // namespace

int new_from_network(const std::string& folder, const std::string& network) {
  if (fs::exists(folder)) throw ResultsError(folder, "exists already; name a folder that does not");
  const std::vector<LocalFile> files = network_files(network);
  const MadeNetwork made = make_from_network(folder, files);
  write_network(folder, made, files);
  fmt::print("{} is made from the network in {}: {} nodes.\n", folder, network,
             made.network.nodes.size());
  for (const std::string& note : made.notes) fmt::print("- {}\n", note);
  print_loads(made.network);
  fmt::print("\nNext:\n  waymark check {0}\n  waymark run {0}\n", folder);
  return done;
}

}  // namespace waymark
