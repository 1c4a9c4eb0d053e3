#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "waymark/compile/scenario.h"
#include "waymark/experiment/comparison.h"

// Models that others published, as the scenario files under scenarios/published, beside what their
// authors, or exact theory, say comes out. Every row of expected.json is judged by the rule that
// stands there; the table printed here is the evidence.

namespace waymark {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

const fs::path published = fs::path(WAYMARK_SOURCE_DIR) / "scenarios/published";

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Scenario scenario_in(const fs::path& folder) {
  ScenarioText source;
  source.file = (folder / "scenario.json").string();
  source.text = contents(source.file);
  source.files = [folder](const std::string& table) -> std::optional<std::string> {
    return contents(folder / table);
  };
  return compile_scenario(source);
}

struct Estimate {
  double value = 0, standard_error = 0;
};

/// The mean over the replications in which a figure is defined.
Estimate mean_of(const std::vector<double>& values) {
  double mean = 0, squares = 0, number = 0;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    number += 1;
    const double distance = value - mean;
    mean += distance / number;
    squares += distance * (value - mean);
  }
  return {mean, std::sqrt(squares / (number - 1) / number)};
}

/// A mean over a mean, with its error by the delta method.
Estimate ratio_of(const std::vector<double>& above, const std::vector<double>& below) {
  const double under = mean_of(below).value;
  const double ratio = mean_of(above).value / under;
  std::vector<double> residuals;
  residuals.reserve(above.size());
  for (std::size_t r = 0; r < above.size(); ++r) residuals.push_back(above[r] - ratio * below[r]);
  return {ratio, mean_of(residuals).standard_error / under};
}

/// Every figure of every arm.
class Experiment {
 public:
  Experiment(const fs::path& folder, std::uint64_t seed, std::uint64_t replications)
      : scenario_(scenario_in(folder)), comparison_(scenario_, {Couplings::all}) {
    comparison_.prepare_workers(1);
    plan_ = comparison_.plan(seed);
    values_.resize(plan_.arms.size(), std::vector<std::vector<double>>(plan_.slots.size()));
    for (std::uint64_t r = 0; r < replications; ++r) {
      const ReplicationOutcome outcome = comparison_.run(0, seed, r);
      for (std::size_t arm = 0; arm < values_.size(); ++arm)
        for (std::size_t s = 0; s < plan_.slots.size(); ++s)
          values_[arm][s].push_back(outcome.arms[arm].values[s]);
    }
  }

  /// A figure as a row of expected.json defines it.
  Estimate of(const Json& row) const {
    const auto arm = row.at("arm").get<std::string>();
    const auto time = row.value("time", "");
    const std::vector<double> values = figure(row, row.at("metric").get<std::string>(), time);
    if (row.contains("over-metric"))
      return ratio_of(values, figure(row, row.at("over-metric").get<std::string>(), time));
    if (!row.contains("over")) return mean_of(values);
    std::vector<double> below(values.size(), 0.0);
    for (int level = 0; level <= row.at("up-to").get<int>(); ++level) {
      const std::vector<double>& part =
          values_of(arm, row.at("over").get<std::string>() + std::to_string(level), "");
      for (std::size_t r = 0; r < below.size(); ++r) below[r] += part[r];
    }
    return ratio_of(values, below);
  }

 private:
  /// By replication: of an arm, or of it minus another.
  std::vector<double> figure(const Json& row, const std::string& metric,
                             const std::string& time) const {
    std::vector<double> values = values_of(row.at("arm").get<std::string>(), metric, time);
    if (!row.contains("minus")) return values;
    const std::vector<double>& other = values_of(row.at("minus").get<std::string>(), metric, time);
    for (std::size_t r = 0; r < values.size(); ++r) values[r] -= other[r];
    return values;
  }

  const std::vector<double>& values_of(const std::string& arm, const std::string& metric,
                                       const std::string& time) const {
    for (std::size_t a = 0; a < values_.size(); ++a)
      if (plan_.arms[a].id == arm)
        for (std::size_t s = 0; s < plan_.slots.size(); ++s) {
          const MetricSlot& slot = plan_.slots[s];
          if (slot.group.empty() && slot.time == time &&
              plan_.metrics[static_cast<std::size_t>(slot.metric)].id == metric)
            return values_[a][s];
        }
    throw std::runtime_error("no figure " + arm + " " + metric + " " + time);
  }

  Scenario scenario_;
  Comparison comparison_;
  ExperimentPlan plan_;
  std::vector<std::vector<std::vector<double>>> values_;  ///< by arm, slot and replication
};

void judge(const Experiment& experiment, const Json& row) {
  const auto arm = row.at("arm").get<std::string>();
  std::string metric = row.at("metric").get<std::string>();
  if (row.contains("time")) metric += " " + row.at("time").get<std::string>();
  if (row.contains("minus")) metric += ", difference";
  if (row.contains("over-metric")) metric += " over " + row.at("over-metric").get<std::string>();
  const Estimate ours = experiment.of(row);
  const double value = row.at("value").get<double>();
  const double se = row.at("se").get<double>();
  const double off = std::fabs(ours.value - value);
  const double by_chance = 4 * std::hypot(ours.standard_error, se);
  const double tolerance = row.contains("within")
                               ? row.at("within").get<double>()
                               : row.at("tolerance").get<double>() * std::fabs(value);
  const bool inside = off <= by_chance && off <= tolerance;
  std::printf("%-26s %-28s %12.6g %10.2g %12.6g %10.2g  %s\n", arm.c_str(), metric.c_str(),
              ours.value, ours.standard_error, value, se, inside ? "inside" : "OUTSIDE");
  EXPECT_TRUE(inside) << arm << " " << metric << ": " << ours.value << " (" << ours.standard_error
                      << ") beside " << value << " (" << se << "); off by " << off
                      << ", by chance up to " << by_chance << ", tolerated " << tolerance;
}

class PublishedModel : public testing::TestWithParam<std::string> {};

TEST_P(PublishedModel, gives_what_was_published) {
  const fs::path folder = published / GetParam();
  const Json expected = Json::parse(contents(folder / "expected.json"));
  const Experiment experiment(folder, expected.at("seed").get<std::uint64_t>(),
                              expected.at("replications").get<std::uint64_t>());
  std::printf("%s\n%-26s %-28s %12s %10s %12s %10s\n", GetParam().c_str(), "arm", "figure", "ours",
              "(se)", "reference", "(se)");
  ASSERT_FALSE(expected.at("expected").empty());
  for (const Json& row : expected.at("expected")) judge(experiment, row);
}

std::vector<std::string> folders() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(published))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(each, PublishedModel, testing::ValuesIn(folders()), [](const auto& model) {
  std::string name = model.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace waymark
