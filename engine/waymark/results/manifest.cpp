#include "waymark/results/manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "waymark/results/error.h"
#include "waymark/results/files.h"
#include "waymark/results/run_schema.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

constexpr const char* manifest_name = "manifest.json";

}  // namespace

std::string manifest_text(const ExperimentPlan& plan, const RunRecord& record,
                          std::vector<std::string> files, const ExperimentResult* samples) {
  files.emplace_back(manifest_name);
  std::sort(files.begin(), files.end());
  nlohmann::ordered_json arms = nlohmann::ordered_json::array();
  for (const ArmInfo& arm : plan.arms) arms.push_back({{"id", arm.id}, {"label", arm.label}});
  nlohmann::ordered_json couplings = nlohmann::ordered_json::array();
  for (const Couplings counted : plan.couplings) couplings.push_back(word_for(counted));

  // The seed is text: JSON readers that keep numbers as doubles would round it.
  nlohmann::ordered_json manifest = {
      {"waymark-run", run_format},
      {"scenario", plan.scenario},
      {"scenario-sha256", record.identity.scenario_sha256},
      {"inputs-sha256", record.identity.inputs_sha256},
      {"seed", std::to_string(plan.seed)},
      {"replications", record.result.replications},
      {"arms", arms},
      {"base", plan.arms[static_cast<std::size_t>(plan.base_arm)].id},
      {"couplings", couplings},
      {"stopped", record.stopped},
      {"more-runs", record.more_runs},
      {"engine-version", record.identity.engine_version},
      {"compiler", record.compiler},
      {"fingerprint", hexadecimal(record.result.fingerprint)},
      {"command", record.command},
      {"created", record.created},
      {"files", files}};
  if (samples != nullptr)
    manifest["samples"] = {{"replications", samples->replications},
                           {"fingerprint", hexadecimal(samples->fingerprint)}};
  return manifest.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::vector<std::string> files_named_by_manifest(const std::string& folder) {
  std::string text;
  try {
    text = read_file(folder + "/" + manifest_name);
  } catch (const ResultsError&) {
    return {};
  }
  const nlohmann::json manifest = nlohmann::json::parse(text, nullptr, false);
  if (!manifest.is_object() || !manifest.contains("waymark-run")) return {};
  std::vector<std::string> names;
  for (const nlohmann::json& name : manifest.value("files", nlohmann::json::array())) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  }
  return names;
}

}  // namespace waymark
