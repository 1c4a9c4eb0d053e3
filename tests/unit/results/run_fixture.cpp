#include "tests/unit/results/run_fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "waymark/results/files.h"
#include "waymark/results/run_folder.h"

namespace waymark {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  // In memory where there is such a place: the tests flush files many thousand times.
  const fs::path memory = "/dev/shm";
  const bool has_memory = ::access(memory.c_str(), W_OK) == 0;
  std::string pattern =
      ((has_memory ? memory : fs::temp_directory_path()) / "waymark-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

RunInputs toy_inputs() {
  RunInputs inputs;
  inputs.scenario_text = "{ \"waymark\": 1 /* \xc3\xa9 */ }\r\n";
  inputs.tables = {{"tables/requests.csv", "month,requests\n2027-04,<5\n"}};
  inputs.engine_version = "0.1.0";
  inputs.command = "waymark run toy.json -o out";
  inputs.created = "2027-04-01";
  inputs.description = "{}";
  inputs.assumptions = {
      {"pass", "Chance to pass", "8 in 10", "6 in 10 to 9 in 10", "lived", "workshop", true}};
  return inputs;
}

ExperimentResult run_toy(const std::string& folder, const ExperimentPlan& plan, Executor& executor,
                         bool replace_finished) {
  const auto run = RunFolder::open(folder, plan, toy_inputs(), replace_finished);
  const ExperimentResult result = run_experiment(plan, toy_run(plan), executor, *run);
  run->finish(result);
  return result;
}

void begin_toy(const std::string& folder, const ExperimentPlan& plan, std::uint64_t replications) {
  const auto run = RunFolder::open(folder, plan, toy_inputs());
  StopFlag interrupted{false};
  ExperimentOptions options;
  options.interrupted = &interrupted;
  options.progress = [&](const Progress& progress) { interrupted = progress.done >= replications; };
  const auto executor = serial_executor();
  run->finish(run_experiment(plan, toy_run(plan), *executor, *run, options));
}

std::map<std::string, std::string> contents_of(const std::string& folder) {
  std::map<std::string, std::string> contents;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    contents[entry.path().lexically_relative(folder).string()] = read_file(entry.path().string());
  }
  return contents;
}

std::map<std::string, std::string> tables_of(const std::string& folder) {
  std::map<std::string, std::string> tables;
  for (const auto& [name, bytes] : contents_of(folder)) {
    if (name.find('/') == std::string::npos && name.size() > 4 &&
        name.substr(name.size() - 4) == ".csv") {
      tables[name] = bytes;
    }
  }
  return tables;
}

bool exists(const std::string& path) { return fs::exists(fs::symlink_status(path)); }

}  // namespace waymark
