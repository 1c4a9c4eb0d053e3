#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "waymark/compile/scenario.h"
#include "waymark/experiment/replication.h"
#include "waymark/measures/event_log.h"
#include "waymark/measures/plan.h"

namespace waymark {

/// Every arm of a scenario, under every treatment of couplings that is wanted, ready to be run one
/// replication at a time: draw people and arrivals, warm up once, copy the world to each arm, apply
/// its changes, run each to the horizon, hand over the paired figures.
class Comparison {
 public:
  /// Plans the measures. Throws ScenarioError. The scenario must outlive the comparison; dates on
  /// which measures look at people are written into its models.
  Comparison(Scenario& scenario, std::vector<Couplings> couplings);
  ~Comparison();

  /// What is measured, of whom and when, for the driver and the sinks.
  ExperimentPlan plan(std::uint64_t seed) const;

  /// Pure in `replication`. One worker's world is used again from one replication to the next, so a
  /// worker must not be used by two threads at once. Throws RunError.
  ReplicationOutcome run(int worker, std::uint64_t seed, std::uint64_t replication);

  /// One arm of one replication once more with all couplings, with a log of its events. Gives
  /// what `run` gave of that arm, bit for bit: a log only looks. Throws RunError.
  ArmOutcome tell_events(int worker, std::uint64_t seed, std::uint64_t replication,
                         std::uint16_t arm, const EventLog::Write& write);

  /// Must be called before `run` with workers 0 .. count - 1.
  void prepare_workers(int count);

  /// About how many seconds of one core a replication takes, all arms and couplings together: as
  /// long as the first arm takes, judged from as far as it gets in `budget` seconds of `clock`.
  /// Needs worker 0.
  double seconds_a_replication(double budget, const std::function<double()>& clock);

  /// Events handled so far by all workers, for measuring speed.
  std::uint64_t events() const;

 private:
  struct Side;  // one treatment of couplings
  struct Worker;

  void fill_measured(ExperimentPlan& plan) const;
  void warm_up(Worker& worker, std::size_t side, std::uint16_t arm, std::uint64_t seed,
               std::uint64_t replication);
  ArmOutcome run_arm(Worker& worker, std::size_t side, std::uint16_t arm, std::uint64_t seed,
                     std::uint64_t replication);

  Scenario& scenario_;
  std::vector<Couplings> couplings_;
  std::vector<std::unique_ptr<Side>> sides_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::optional<ValueForMoneyPlan> value_for_money_;
};

}  // namespace waymark
