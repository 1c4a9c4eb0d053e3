#include "waymark/experiment/sampled_comparison.h"

#include <algorithm>

#include "waymark/scenario/assumption_book.h"

namespace waymark {

struct SampledComparison::Sample {
  std::once_flag is_compiled;
  std::unique_ptr<Scenario> scenario;
  std::unique_ptr<Comparison> comparison;
  std::uint64_t left = 0;  ///< replications that have not been run
};

namespace {

/// One draw is shared by all arms, so no arm may have a value of its own.
void check_arms(const Scenario& scenario, const std::vector<DrawnValue>& drawn,
                Diagnostics& problems) {
  const Document& base = scenario.arm_documents.front().document;
  for (const ArmDocument& arm : scenario.arm_documents) {
    for (const DrawnValue& each : drawn) {
      const std::string pointer = "/assumptions/" + pointer_token(each.name) + "/value";
      const Node* here = arm.document.at(pointer);
      const Node* there = base.at(pointer);
      if ((here == nullptr) == (there == nullptr) && (!here || same_value(*here, *there))) continue;
      problems.add(diagnostic_at(
          arm.place,
          "the arm '" + arm.id + "' has its own value of '" + each.name +
              "', but what is not known is drawn once for all arms",
          "Give the arm an assumption of another name, or write \"drawn\": \"not\" beside this "
          "one"));
    }
  }
}

bool measures_the_same(const ExperimentPlan& a, const ExperimentPlan& b) {
  const auto same_metric = [](const MetricInfo& x, const MetricInfo& y) { return x.id == y.id; };
  const auto same_slot = [](const MetricSlot& x, const MetricSlot& y) {
    return x.metric == y.metric && x.group == y.group && x.time == y.time;
  };
  const auto same_series = [](const SeriesInfo& x, const SeriesInfo& y) {
    return x.id == y.id && x.times == y.times;
  };
  return std::equal(a.metrics.begin(), a.metrics.end(), b.metrics.begin(), b.metrics.end(),
                    same_metric) &&
         std::equal(a.slots.begin(), a.slots.end(), b.slots.begin(), b.slots.end(), same_slot) &&
         std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(),
                    same_series);
}

}  // namespace

void check_draws(const Scenario& scenario) {
  const Preamble& preamble = scenario.base().preamble;
  bool is_said = preamble.drawn_together.size() > 0;
  for (const auto& [name, assumption, place] : preamble.assumptions)
    is_said = is_said || assumption.standard_error || assumption.drawn != Drawn::unstated;
  if (!is_said) return;
  Diagnostics problems;
  const AssumptionDraws draws(scenario.all.assumptions, preamble, problems);
  problems.throw_if_any();
}

SampledComparison::SampledComparison(ScenarioText source, const Scenario& as_written,
                                     ExperimentPlan plan, std::uint64_t runs_a_sample)
    : source_(std::move(source)), plan_(std::move(plan)), runs_(runs_a_sample) {
  Diagnostics problems;
  draws_ = std::make_unique<AssumptionDraws>(as_written.all.assumptions, as_written.base().preamble,
                                             problems);
  problems.throw_if_any();
  check_arms(as_written, drawn(0), problems);
  problems.throw_if_any();
  const std::string share(usual_causal_share);
  const Document& document = as_written.arm_documents.front().document;
  if (!document.at("/assumptions/" + share))
    usual_share_ = R"(, "range": [0, 1], "standing": "assumed", "source": "drawn"})";
}

SampledComparison::~SampledComparison() = default;

std::vector<std::string> SampledComparison::sets(std::uint64_t sample) const {
  std::vector<std::string> sets;
  for (const DrawnValue& each : drawn(sample)) {
    const std::string path = "/assumptions/" + pointer_token(each.name);
    if (each.name == usual_causal_share && !usual_share_.empty())
      sets.push_back(path + "={\"value\": " + each.written + usual_share_);
    else
      sets.push_back(path + "/value=" + each.written);
  }
  return sets;
}

void SampledComparison::compile(Sample& sample, std::uint64_t number) const {
  ScenarioText source = source_;
  source.is_sample = true;
  for (std::string& set : sets(number)) source.sets.push_back(std::move(set));
  auto scenario = std::make_unique<Scenario>(compile_scenario(source));
  auto comparison = std::make_unique<Comparison>(*scenario, std::vector{Couplings::all});
  if (!measures_the_same(comparison->plan(plan_.seed), plan_))
    throw ScenarioError(
        {{source.file, 0, 0, "",
          "what is measured, and when, hangs on an assumption, so samples cannot be compared",
          "Write times at which measures are read, and the horizon, as plain quantities"}});
  comparison->prepare_workers(workers_);
  sample.scenario = std::move(scenario);
  sample.comparison = std::move(comparison);
}

std::shared_ptr<SampledComparison::Sample> SampledComparison::sample_of(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<Sample>& sample = open_[number];
  if (!sample) {
    sample = std::make_shared<Sample>();
    sample->left = runs_;
  }
  return sample;
}

void SampledComparison::let_go(std::uint64_t number, Sample& sample) {
  const std::lock_guard lock(mutex_);
  if (--sample.left == 0) open_.erase(number);
}

ReplicationOutcome SampledComparison::run(int worker, std::uint64_t replication) {
  const std::uint64_t number = replication / runs_;
  const std::shared_ptr<Sample> sample = sample_of(number);
  std::call_once(sample->is_compiled, [&] { compile(*sample, number); });
  ReplicationOutcome outcome = sample->comparison->run(worker, plan_.seed, replication);
  let_go(number, *sample);
  return outcome;
}

}  // namespace waymark
