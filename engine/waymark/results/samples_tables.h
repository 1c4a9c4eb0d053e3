#pragma once

#include <string>
#include <utility>
#include <vector>

#include "waymark/experiment/acceptability.h"
#include "waymark/results/run_database.h"
#include "waymark/scenario/drawn_assumptions.h"

namespace waymark {

/// A database of sampled runs as it is read: figures over samples of what we do not know.
class Samples {
 public:
  explicit Samples(const RunDatabase& run) : run_(run) {}

  std::size_t runs_a_sample() const { return run_.plan().runs_a_sample; }
  std::size_t count() const;
  const ExperimentPlan& plan() const { return run_.plan(); }

  /// A figure of an arm, or with `against` the difference from another; nothing where it was
  /// withheld in any run.
  std::optional<UnknownSpread> spread(std::size_t slot, std::size_t arm,
                                      std::optional<std::size_t> against = {}) const;
  /// Means of each sample; empty where the scenario holds no cost against an effect.
  std::vector<std::vector<CostAndEffect>> costs_and_effects() const;
  std::vector<Acceptability> curve() const;

 private:
  const RunDatabase& run_;
};

/// Writes the tables of what we do not know into `folder`; returns their names.
///
/// - what-we-do-not-know.csv  scenario,arm,against,time,metric,group,mean,lo95,hi95,samples,
///   sd_unknown,chance_share
/// - samples.csv              scenario,sample,assumption,value,written
/// - plane.csv                scenario,arm,against,sample,cost,effect,more_cost,more_effect
/// - acceptability.csv        scenario,worth,arm,share,best,perfect_information
///
/// The last two only where a cost is held against an effect. Throws ResultsError.
std::vector<std::string> export_samples(const RunDatabase& run,
                                        const std::vector<std::vector<DrawnValue>>& drawn,
                                        const std::string& folder);

}  // namespace waymark
