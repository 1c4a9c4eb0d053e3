#include "tests/theory/figures.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "waymark/experiment/comparison.h"

namespace waymark {

Estimate estimate_of(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / (n - 1) / n)};
}

Estimate combined_estimate(const std::vector<double>& a, const std::vector<double>& b,
                           const std::function<double(double, double)>& combine) {
  std::vector<double> values;
  for (std::size_t i = 0; i < a.size(); ++i) values.push_back(combine(a[i], b[i]));
  return estimate_of(values);
}

ScenarioText source_of_feature(const std::string& name) {
  const std::string folder = std::string(WAYMARK_SOURCE_DIR) + "/tests/features/";
  ScenarioText source;
  source.file = folder + name + ".json";
  source.files = [folder](const std::string& table) -> std::optional<std::string> {
    const std::ifstream file(folder + table);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  };
  source.text = source.files(name + ".json").value_or("");
  return source;
}

Figures Figures::of_feature(const std::string& name, int replications, std::uint64_t seed) {
  return Figures(compile_scenario(source_of_feature(name)), replications, seed);
}

Figures::Figures(const std::string& body, int replications, std::uint64_t seed)
    : Figures(compiled(body), replications, seed) {}

Figures::Figures(Scenario scenario, int replications, std::uint64_t seed) {
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(1);
  const ExperimentPlan plan = comparison.plan(seed);
  for (const MetricSlot& slot : plan.slots) {
    const std::string& id = plan.metrics[static_cast<std::size_t>(slot.metric)].id;
    slots_.push_back(slot.group.empty() ? Slot{id, slot.time} : Slot{});
  }
  for (int replication = 0; replication < replications; ++replication) {
    const ReplicationOutcome outcome =
        comparison.run(0, seed, static_cast<std::uint64_t>(replication));
    std::vector<std::vector<double>>& arms = figures_.emplace_back();
    for (const ArmOutcome& arm : outcome.arms) arms.push_back(arm.values);
  }
}

std::vector<double> Figures::values(const std::string& metric, const std::string& time,
                                    std::size_t arm) const {
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    if (slots_[slot].metric != metric || slots_[slot].time != time) continue;
    std::vector<double> values;
    for (const auto& arms : figures_) values.push_back(arms[arm][slot]);
    return values;
  }
  ADD_FAILURE() << "no figure '" << metric << "' with time '" << time << "'";
  return std::vector<double>(figures_.size(), 0.0);
}

Estimate Figures::ratio(const std::string& of, const std::string& to, std::size_t arm) const {
  return combined_estimate(values(of, "", arm), values(to, "", arm),
                           [](double part, double all) { return part / all; });
}

void judge(const Claim& claim) {
  const double miss = std::fabs(claim.ours.mean - claim.exact);
  const bool is_near = miss <= 4.0 * claim.ours.standard_error + 1e-12 * std::fabs(claim.exact);
  const bool is_close = miss <= claim.tolerance * std::fabs(claim.exact);
  const bool is_sharp = claim.ours.standard_error <= claim.tolerance * std::fabs(claim.exact);
  const std::string verdict = !is_near    ? "beyond 4 standard errors"
                              : !is_close ? "beyond the tolerance"
                              : !is_sharp ? "too few replications to tell"
                                          : "holds";
  char line[400];
  std::snprintf(line, sizeof line, "%s | %s | %.6g | %.6g | %.2g | %s", claim.system.c_str(),
                claim.quantity.c_str(), claim.exact, claim.ours.mean, claim.ours.standard_error,
                verdict.c_str());
  std::puts(line);
  ::testing::Test::RecordProperty(claim.system + ": " + claim.quantity, line);
  EXPECT_EQ(verdict, "holds") << line;
}

}  // namespace waymark
