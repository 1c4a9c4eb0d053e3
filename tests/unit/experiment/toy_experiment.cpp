#include "tests/unit/experiment/toy_experiment.h"

#include "waymark/base/hash.h"
#include "waymark/experiment/statistics.h"

namespace waymark {

double toy_uniform(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  const std::uint64_t bits = mix64(mix64(mix64(a) ^ b) ^ c) >> 11;
  return (static_cast<double>(bits) + 0.5) * 0x1p-53;
}

ExperimentPlan toy_plan(std::uint64_t replications) {
  ExperimentPlan plan;
  plan.scenario = "toy";
  plan.arms = {{"today", "Today's route"},
               {"lighter", "=A lighter, \"kinder\" one"},
               {"same-again", "Today's route again"}};
  plan.couplings = {Couplings::all, Couplings::measured_only};
  MetricInfo started;
  started.id = "started";
  started.label = "People who start support";
  started.unit = "share";
  started.better = Better::higher;
  started.headline = true;
  started.definition = "Of all requests, those with a first contact.";
  started.worth_knowing = 0.02;
  MetricInfo cost;
  cost.id = "cost";
  cost.label = "Cost to the council";
  cost.unit = "pounds";
  cost.better = Better::lower;
  cost.horizon = Horizon::long_term;
  MetricInfo returned;
  returned.id = "returned";
  returned.label = "People who come back";
  returned.unit = "share";
  plan.metrics = {started, cost, returned};
  plan.slots = {{0, "", "at 10 years"},
                {0, "", "at 5 years"},
                {0, "own-home", "at 5 years"},
                {1, "", "over 5 years"},
                {2, "", ""}};
  plan.series = {{"waiting", "People waiting", "people", {"2027-04-01", "2027-05-01"}}};
  plan.seed = 0xfedcba9876543210u;
  plan.stop.count = replications;
  return plan;
}

namespace {

/// `kind`: 0 for today and its copy, 1 for the lighter route.
ArmOutcome toy_arm(std::uint64_t seed, std::uint64_t replication, std::uint64_t kind,
                   bool measured) {
  const auto draw = [&](std::uint64_t what) { return toy_uniform(seed, replication, what); };
  const double gain = kind == 0 ? 0 : measured ? 0.05 : 0.1 * draw(20);
  const double nan = not_defined;
  ArmOutcome arm;
  arm.values = {0.3 + 0.1 * draw(1) + gain, 0.4 + 0.1 * draw(2) + gain, 0.2 + 0.1 * draw(3) + gain,
                -1e6 / (1 + draw(4)) - gain, draw(5) < 0.3 ? nan : draw(6)};
  const double own_home = replication == 3 && kind == 1 ? 9 : 10 + 100 * draw(7);
  arm.counts = {500, 500, own_home, nan, 20};
  arm.series = {{40 + 10 * draw(8), draw(9) < 0.2 ? nan : 50 * draw(10)}};
  Fingerprint hash;
  for (const double value : arm.values) {
    if (value == value) hash.add(value);
  }
  arm.fingerprint = hash.value();
  return arm;
}

}  // namespace

ReplicationOutcome toy_replication(const ExperimentPlan& plan, std::uint64_t replication) {
  ReplicationOutcome outcome;
  outcome.replication = replication;
  for (const Couplings couplings : plan.couplings) {
    for (const ArmInfo& arm : plan.arms) {
      outcome.arms.push_back(toy_arm(plan.seed, replication, arm.id == "lighter" ? 1 : 0,
                                     couplings == Couplings::measured_only));
    }
  }
  return outcome;
}

RunReplication toy_run(const ExperimentPlan& plan) {
  return [&plan](int, std::uint64_t replication) { return toy_replication(plan, replication); };
}

}  // namespace waymark
