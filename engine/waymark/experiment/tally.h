#pragma once

#include <cstdint>
#include <vector>

#include "waymark/experiment/replication.h"
#include "waymark/experiment/statistics.h"

namespace waymark {

/// What is kept of one slot, on one arm, over the replications met so far.
struct SlotTally {
  RunningMoments level;       // the arm itself
  RunningMoments difference;  // arm minus base arm, replication by replication
  std::uint64_t better = 0;   // paired runs in which the arm does better than the base arm
  std::uint64_t worse = 0;
  bool is_withheld = false;  // too few people in at least one replication: nothing may be shown
  bool difference_is_withheld = false;  // the same, in either of the two arms
};

/// Means, spreads and paired differences of every slot, in constant memory. A value that is not
/// defined on an arm (or on the base) is left out of its mean (or difference).
///
/// One replication with too few people withholds the slot's summary as a whole: a mean over the
/// others would be of a chosen few, and beside the rows it would give the missing one away.
class Tally {
 public:
  explicit Tally(const ExperimentPlan& plan);

  /// In replication order. Throws ContractError when the outcome does not fit the plan.
  void add(const ReplicationOutcome& outcome);

  std::uint64_t replications() const { return replications_; }
  /// `run` = couplings_index * arms + arm.
  const SlotTally& at(std::size_t run, std::size_t slot) const {
    return tallies_[run * slots_ + slot];
  }

 private:
  const std::vector<Better> better_;  // by slot
  const std::size_t arms_, runs_, slots_, base_arm_;
  std::uint64_t replications_ = 0;
  std::vector<SlotTally> tallies_;
};

/// Share of paired runs in which the arm does better than the base arm; NaN where neither way is
/// better, where nothing is paired, or where it is withheld.
double share_better(const SlotTally& tally, Better better);

/// Throws ContractError unless values, series and marks have the shapes the plan says.
void expect_fits(const ExperimentPlan& plan, const ReplicationOutcome& outcome);

/// Replaces every value with fewer than `smallest_group` people behind it by NaN, marks it in
/// `withheld`, and empties `counts`: from here on nobody can look.
void withhold_small_groups(ReplicationOutcome& outcome);

/// Number of arm runs in one replication: couplings times arms.
inline std::size_t run_count(const ExperimentPlan& plan) {
  return plan.couplings.size() * plan.arms.size();
}

}  // namespace waymark
