#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

#include "waymark/experiment/comparison.h"
#include "waymark/scenario/drawn_assumptions.h"

namespace waymark {

/// Throws ScenarioError where a scenario says how assumptions are drawn and they cannot be.
void check_draws(const Scenario& scenario);

/// Arms run again and again under samples of what we do not know: in each sample every assumption
/// is drawn once, for all arms, and the scenario is compiled with the values drawn. Replications
/// are numbered through: `runs_a_sample` of the first sample, then of the second; each has chances
/// of its own, so that chance can be told apart from what we do not know.
class SampledComparison {
 public:
  /// `source` is what `as_written` was compiled from. Throws ScenarioError where an assumption
  /// cannot be drawn, or where an arm has a value of its own.
  /// `plan` says what it measures.
  SampledComparison(ScenarioText source, const Scenario& as_written, ExperimentPlan plan,
                    std::uint64_t runs_a_sample);
  ~SampledComparison();

  void prepare_workers(int count) { workers_ = count; }

  /// What is measured is the same in all samples; a sample in which it is not, or with values that
  /// contradict each other, throws ScenarioError. Otherwise as Comparison::run, but for any number
  /// of workers at once.
  ReplicationOutcome run(int worker, std::uint64_t replication);

  /// "path=value" for every assumption: with these set, the scenario is the sample.
  std::vector<std::string> sets(std::uint64_t sample) const;
  std::vector<DrawnValue> drawn(std::uint64_t sample) const {
    return draws_->sample(plan_.seed, sample);
  }
  std::size_t assumptions() const { return draws_->size(); }

 private:
  struct Sample;
  std::shared_ptr<Sample> sample_of(std::uint64_t replication);
  void compile(Sample& sample, std::uint64_t number) const;
  void let_go(std::uint64_t number, Sample& sample);

  ScenarioText source_;
  const ExperimentPlan plan_;
  const std::uint64_t runs_;
  std::string usual_share_;  ///< the part of its object after the value; empty where it is written
  std::unique_ptr<AssumptionDraws> draws_;
  int workers_ = 1;
  std::mutex mutex_;
  std::map<std::uint64_t, std::shared_ptr<Sample>> open_;
};

}  // namespace waymark
