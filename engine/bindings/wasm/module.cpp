// The portable core for JavaScript. Types are translated here; there is no logic.
//
//   const waymark = await createWaymark();
//   const outcome = waymark.compare({ scenario: text, tables: { "tables/a.csv": text },
//   replications: 8, seed: "7" });
//
// gives { fingerprint, replications, seed, arms, figures } or, for a scenario that is not sound,
// { problems: [{ file, line, column, pointer, message, hint }] }.

#include <emscripten/bind.h>
#include <fmt/format.h>

#include "waymark/experiment/comparison.h"
#include "waymark/experiment/experiment.h"
#include "waymark/experiment/tally.h"

namespace waymark {

namespace {

using emscripten::val;

/// Keeps means and spreads, in constant memory.
class TallyingSink : public Sink {
 public:
  explicit TallyingSink(const ExperimentPlan& plan) : tally_(plan) {}
  void accept(const ReplicationOutcome& outcome) override { tally_.add(outcome); }
  const Tally& tally() const { return tally_; }

 private:
  Tally tally_;
};

ScenarioText scenario_text(const val& request) {
  ScenarioText source;
  source.text = request["scenario"].as<std::string>();
  source.file = request["name"].as<std::string>();
  const val tables = request["tables"];
  source.files = [tables](const std::string& path) -> std::optional<std::string> {
    const val text = tables[path];
    if (text.isUndefined()) return std::nullopt;
    return text.as<std::string>();
  };
  return source;
}

val problems_of(const ScenarioError& error) {
  val problems = val::array();
  for (const Diagnostic& diagnostic : error.diagnostics()) {
    val problem = val::object();
    problem.set("file", diagnostic.file);
    problem.set("line", diagnostic.line);
    problem.set("column", diagnostic.column);
    problem.set("pointer", diagnostic.pointer);
    problem.set("message", diagnostic.message);
    problem.set("hint", diagnostic.hint);
    problems.call<void>("push", problem);
  }
  val outcome = val::object();
  outcome.set("problems", problems);
  return outcome;
}

val arms_of(const ExperimentPlan& plan) {
  val arms = val::array();
  for (const ArmInfo& info : plan.arms) {
    val arm = val::object();
    arm.set("id", info.id);
    arm.set("label", info.label);
    arms.call<void>("push", arm);
  }
  return arms;
}

/// One row for each arm, under each treatment of couplings, and each slot that may be shown.
val figures_of(const ExperimentPlan& plan, const Tally& tally) {
  val figures = val::array();
  for (std::size_t run = 0; run < run_count(plan); ++run) {
    for (std::size_t s = 0; s < plan.slots.size(); ++s) {
      const SlotTally& slot = tally.at(run, s);
      if (slot.is_withheld) continue;
      const Interval interval = interval95(slot.level);
      val figure = val::object();
      figure.set("arm", plan.arms[run % plan.arms.size()].id);
      figure.set("measuredOnly",
                 plan.couplings[run / plan.arms.size()] == Couplings::measured_only);
      figure.set("metric", plan.metrics[static_cast<std::size_t>(plan.slots[s].metric)].id);
      figure.set("time", plan.slots[s].time);
      figure.set("group", plan.slots[s].group);
      figure.set("mean", slot.level.mean());
      figure.set("low", interval.low);
      figure.set("high", interval.high);
      figures.call<void>("push", figure);
    }
  }
  return figures;
}

val run_and_translate(const val& request) {
  Scenario scenario = compile_scenario(scenario_text(request));
  Comparison comparison(scenario, {Couplings::all, Couplings::measured_only});
  ExperimentPlan plan = comparison.plan(std::stoull(request["seed"].as<std::string>()));
  plan.stop.count = static_cast<std::uint64_t>(request["replications"].as<double>());
  comparison.prepare_workers(1);
  const auto executor = serial_executor();
  TallyingSink sink(plan);
  const ExperimentResult result = run_experiment(
      plan,
      [&](int worker, std::uint64_t replication) {
        return comparison.run(worker, plan.seed, replication);
      },
      *executor, sink);
  val outcome = val::object();
  outcome.set("fingerprint", fmt::format("{:016x}", result.fingerprint));
  outcome.set("replications", static_cast<double>(result.replications));
  outcome.set("seed", std::to_string(plan.seed));
  outcome.set("arms", arms_of(plan));
  outcome.set("figures", figures_of(plan, sink.tally()));
  return outcome;
}

val compare(const val& request) {
  try {
    return run_and_translate(request);
  } catch (const ScenarioError& error) {
    return problems_of(error);
  }
}

}  // namespace

}  // namespace waymark

EMSCRIPTEN_BINDINGS(waymark) { emscripten::function("compare", &waymark::compare); }
