#include "waymark/experiment/experiment.h"

#include <algorithm>
#include <chrono>

#include "waymark/base/contract.h"
#include "waymark/base/hash.h"
#include "waymark/experiment/conveyor.h"
#include "waymark/experiment/precision.h"

namespace waymark {

namespace {

double steady_seconds() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

/// All that happens to outcomes in replication order: one thread at a time.
class Course {
 public:
  Course(const ExperimentPlan& plan, Sink& sink, const ExperimentOptions& options)
      : plan_(plan),
        sink_(sink),
        options_(options),
        seconds_(options.seconds ? options.seconds : steady_seconds),
        tally_(plan),
        looks_(planned_looks(plan.stop.maximum)),
        started_(seconds_()) {
    result_.reason = StopReason::interrupted;  // until something better is known
  }

  std::uint64_t limit() const {
    return stops_by_precision() ? plan_.stop.maximum : plan_.stop.count;
  }

  /// False when this was the last.
  bool accept(const ReplicationOutcome& outcome, bool is_fresh) {
    if (!is_fresh) ++result_.recalled;
    sink_.accept(outcome);
    tally_.add(outcome);
    add_to_fingerprint(outcome);
    ++result_.replications;
    judge();
    report_progress();
    return result_.reason == StopReason::interrupted;
  }

  ExperimentResult result() {
    // An unplanned end is not a look: it only says what is known so far.
    const std::uint64_t looks = stops_by_precision() ? looks_.size() : 1;
    result_.runs_needed = look_at_precision(plan_, tally_, looks).runs_needed;
    result_.fingerprint = fingerprint_.value();
    return result_;
  }

 private:
  bool stops_by_precision() const { return plan_.stop.kind == StopRule::Kind::precision; }

  void add_to_fingerprint(const ReplicationOutcome& outcome) {
    fingerprint_.add(outcome.replication);
    for (const ArmOutcome& arm : outcome.arms) fingerprint_.add(arm.fingerprint);
  }

  void judge() {
    const std::uint64_t n = result_.replications;
    if (!stops_by_precision()) {
      if (n == plan_.stop.count) finish(StopReason::count_reached);
      return;
    }
    const bool is_look = std::find(looks_.begin(), looks_.end(), n) != looks_.end();
    if (is_look && look_at_precision(plan_, tally_, looks_.size()).is_precise) {
      finish(StopReason::precision_reached);
    } else if (n == plan_.stop.maximum) {
      finish(StopReason::maximum_reached);
    }
  }

  void finish(StopReason reason) { result_.reason = reason; }

  std::uint64_t next_stop() const {
    if (!stops_by_precision()) return plan_.stop.count;
    for (const std::uint64_t look : looks_) {
      if (look > result_.replications) return look;
    }
    return plan_.stop.maximum;
  }

  void report_progress() {
    if (!options_.progress) return;
    Progress progress;
    progress.done = result_.replications;
    progress.limit = std::max(next_stop(), progress.done);
    progress.limit_is_final = !stops_by_precision();
    progress.seconds = seconds_() - started_;
    // Recalled replications cost nothing: the pace is that of the fresh ones.
    const std::uint64_t fresh = progress.done - result_.recalled;
    if (fresh > 0) {
      progress.seconds_left = progress.seconds / static_cast<double>(fresh) *
                              static_cast<double>(progress.limit - progress.done);
    }
    options_.progress(progress);
  }

  const ExperimentPlan& plan_;
  Sink& sink_;
  const ExperimentOptions& options_;
  const std::function<double()> seconds_;
  Tally tally_;
  const std::vector<std::uint64_t> looks_;
  const double started_;
  Fingerprint fingerprint_;
  ExperimentResult result_;
};

void expect_sound(const ExperimentPlan& plan) {
  WAYMARK_EXPECT(!plan.arms.empty() && !plan.couplings.empty(), "a plan has arms and couplings");
  WAYMARK_EXPECT(plan.base_arm >= 0 && plan.base_arm < static_cast<int>(plan.arms.size()),
                 "the base arm is one of the arms");
  for (const MetricSlot& slot : plan.slots) {
    WAYMARK_EXPECT(slot.metric >= 0 && slot.metric < static_cast<int>(plan.metrics.size()),
                   "a slot names a metric of the plan");
  }
  WAYMARK_EXPECT(
      plan.stop.kind == StopRule::Kind::precision ? plan.stop.maximum > 0 : plan.stop.count > 0,
      "at least one replication is asked for");
  WAYMARK_EXPECT(
      plan.stop.kind == StopRule::Kind::count || headlines_without_worth_knowing(plan).empty(),
      "stopping by precision needs every headline's smallest difference worth knowing");
}

}  // namespace

ExperimentResult run_experiment(const ExperimentPlan& plan, const RunReplication& run,
                                Executor& executor, Sink& sink, const ExperimentOptions& options) {
  expect_sound(plan);
  Course course(plan, sink, options);
  const std::uint64_t window = 2 * static_cast<std::uint64_t>(executor.workers()) + 1;
  Conveyor conveyor(sink, window, [&](const ReplicationOutcome& outcome, bool is_fresh) {
    return course.accept(outcome, is_fresh);
  });

  const auto deliver = [&](int worker, std::uint64_t replication) {
    if (options.interrupted != nullptr && options.interrupted->load()) conveyor.stop();
    if (!conveyor.wait_for_turn(replication)) return;
    ReplicationOutcome outcome;
    const bool is_recalled = conveyor.recall(replication, outcome);
    if (!is_recalled) outcome = run(worker, replication);
    WAYMARK_EXPECT(outcome.replication == replication, "an outcome bears its replication's number");
    expect_fits(plan, outcome);
    if (!is_recalled) withhold_small_groups(outcome);
    conveyor.deliver(std::move(outcome), !is_recalled);
  };
  const auto task = [&](int worker, std::uint64_t replication) {
    try {
      deliver(worker, replication);
    } catch (...) {
      conveyor.stop();  // wakes those who wait for this replication
      throw;
    }
  };
  executor.run(course.limit(), task, conveyor.stopped());
  return course.result();
}

}  // namespace waymark
