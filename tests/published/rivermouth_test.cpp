#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "waymark/compile/scenario.h"
#include "waymark/experiment/comparison.h"

// Rivermouth beside what was published: scenarios/rivermouth/expected.json holds the ranges, and
// this prints the table of model values beside them.

namespace waymark {
namespace {

using Json = nlohmann::json;

const std::string folder = std::string(WAYMARK_SOURCE_DIR) + "/scenarios/rivermouth";

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

ScenarioText one_arm(const std::string& arm) {
  ScenarioText source;
  source.text = text_of(folder + "/scenario.json");
  source.file = folder + "/scenario.json";
  source.files = [](const std::string& table) -> std::optional<std::string> {
    return text_of(folder + "/" + table);
  };
  source.arms = {arm};
  return source;
}

/// Means over the replications of one arm.
class Picture {
 public:
  explicit Picture(const Json& expected)
      : scenario_(compile_scenario(one_arm(expected.at("arm").get<std::string>()))),
        comparison_(scenario_, {Couplings::all}) {
    comparison_.prepare_workers(1);
    const auto seed = expected.at("seed").get<std::uint64_t>();
    const auto replications = expected.at("replications").get<std::uint64_t>();
    plan_ = comparison_.plan(seed);
    means_.assign(plan_.slots.size(), 0.0);
    for (std::uint64_t r = 0; r < replications; ++r) {
      const ReplicationOutcome outcome = comparison_.run(0, seed, r);
      for (std::size_t s = 0; s < means_.size(); ++s)
        means_[s] += outcome.arms[0].values[s] / static_cast<double>(replications);
    }
  }

  double mean(const std::string& metric, const std::string& time) const {
    for (std::size_t s = 0; s < plan_.slots.size(); ++s) {
      const MetricSlot& slot = plan_.slots[s];
      if (slot.group.empty() && slot.time == time &&
          plan_.metrics[static_cast<std::size_t>(slot.metric)].id == metric)
        return means_[s];
    }
    throw std::runtime_error("the scenario has no figure '" + metric + "' " + time);
  }

  /// A figure as expected.json defines it.
  double figure(const Json& row) const {
    double value =
        mean(row.at("metric").get<std::string>(), row.value("time", "")) * row.value("scale", 1.0);
    if (row.contains("over")) value /= mean(row.at("over").get<std::string>(), "");
    if (row.contains("times")) value *= mean(row.at("times").get<std::string>(), "");
    return value;
  }

 private:
  Scenario scenario_;
  Comparison comparison_;
  ExperimentPlan plan_;
  std::vector<double> means_;
};

TEST(Rivermouth, lies_within_what_was_published) {
  const Json expected = Json::parse(text_of(folder + "/expected.json"), nullptr, true, true);
  const Picture picture(expected);
  std::printf("%-72s %10s  %-18s\n", "Rivermouth, today's pathway", "model", "range");
  for (const Json& row : expected.at("figures")) {
    const auto label = row.at("label").get<std::string>();
    const double value = picture.figure(row);
    const double from = row.at("from").get<double>();
    const double to = row.at("to").get<double>();
    const bool inside = std::isfinite(value) && value >= from && value <= to;
    std::printf("%-72s %10.4g  %g to %g%s\n", label.c_str(), value, from, to,
                inside ? "" : "  OUTSIDE");
    EXPECT_TRUE(inside) << label << ": " << value << " is not within " << from << " to " << to;
    EXPECT_FALSE(row.at("source").get<std::string>().empty()) << label;
  }
}

}  // namespace
}  // namespace waymark
