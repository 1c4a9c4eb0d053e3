#include "cli/scenario_file.h"

#include <filesystem>

#include "cli/locations.h"
#include "waymark/base/diagnostics.h"
#include "waymark/results/files.h"

namespace waymark {

namespace {

namespace fs = std::filesystem;

fs::path find_scenario(const std::string& name) {
  if (fs::is_regular_file(name)) return name;
  if (fs::is_regular_file(fs::path(name) / "scenario.json"))
    return fs::path(name) / "scenario.json";
  const fs::path shipped = fs::path(scenarios_folder()) / name / "scenario.json";
  if (fs::is_regular_file(shipped) && fs::path(name).filename() == name) return shipped;
  std::string message =
      "There is no scenario '" + name + "': no such file, no folder with a scenario.json.";
  const std::vector<std::string> known = shipped_scenarios();
  if (const auto near = nearest(name, known)) message += " Did you mean '" + *near + "'?";
  throw UsageError(message);
}

}  // namespace

ScenarioFile open_scenario(const std::string& name, std::vector<std::string> sets,
                           std::vector<std::string> arms) {
  ScenarioFile file;
  const fs::path path = find_scenario(name);
  file.path = path.string();
  file.tables = std::make_shared<std::vector<InputFile>>();
  file.source.text = read_file(file.path);
  file.source.file = file.path;
  file.source.sets = std::move(sets);
  file.source.arms = std::move(arms);
  const fs::path folder = path.parent_path();
  file.source.files =
      [folder, tables = file.tables](const std::string& table) -> std::optional<std::string> {
    const fs::path beside = folder / table;
    if (!fs::is_regular_file(beside)) return std::nullopt;
    std::string bytes = read_file(beside.string());
    const auto is_same = [&table](const InputFile& known) { return known.path == table; };
    if (std::none_of(tables->begin(), tables->end(), is_same)) tables->push_back({table, bytes});
    return bytes;
  };
  return file;
}

}  // namespace waymark
