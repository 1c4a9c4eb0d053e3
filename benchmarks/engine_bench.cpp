#include <benchmark/benchmark.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "waymark/base/executor_tbb.h"
#include "waymark/experiment/comparison.h"
#include "waymark/experiment/experiment.h"

// The engine's side of each work, from scenarios read as users write them; see plain_bench.cpp.

namespace waymark {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A scenario below the project's folder, with the tables beside it.
ScenarioText scenario_text(const std::string& path) {
  const std::string file = std::string(WAYMARK_SOURCE_DIR) + "/" + path;
  const std::string folder = file.substr(0, file.rfind('/'));
  ScenarioText source;
  source.text = text_of(file);
  source.file = file;
  source.files = [folder](const std::string& table) -> std::optional<std::string> {
    return text_of(folder + "/" + table);
  };
  return source;
}

/// Index of the slot of a metric for everyone over the whole run.
std::size_t slot_of(const ExperimentPlan& plan, const std::string& metric) {
  for (std::size_t s = 0; s < plan.slots.size(); ++s) {
    const MetricSlot& slot = plan.slots[s];
    if (plan.metrics[static_cast<std::size_t>(slot.metric)].id == metric && slot.group.empty() &&
        slot.time.empty())
      return s;
  }
  throw std::logic_error("no metric " + metric);
}

void pass_through(benchmark::State& state, const char* path,
                  const std::vector<std::string>& sets = {}) {
  ScenarioText source = scenario_text(path);
  source.sets = sets;
  Scenario scenario = compile_scenario(source);
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(1);
  const std::size_t customers = slot_of(comparison.plan(1), "throughput");
  double passed = 0;
  std::uint64_t replication = 0;
  for (auto _ : state) passed += comparison.run(0, 1, replication++).arms[0].values[customers];
  state.SetItemsProcessed(static_cast<std::int64_t>(passed));
}

/// The kinds of line that a scenario may ask for: each is benchmarks/scenarios/lines.json with
/// these settings.
struct Line {
  const char* name;
  std::vector<std::string> sets;
};

const Line lines[] = {
    {"first-come", {}},
    {"priority", {"pathway.service.priority==rank"}},
    {"interrupting", {"pathway.service.priority==rank", "teams.servers.interrupts=true"}},
    {"giving-up", {R"(pathway.service.patience={"exponential":{"mean":"3 minutes"}})"}},
    {"waiting-room", {"pathway.service.waiting-room=6"}},
    {"not-joining", {"pathway.service.joins==less-the-more-wait"}},
    {"shifts",
     {R"(teams.servers.shifts={"day":{"units":4,"from":"8 hours","to":"20 hours"}})",
      "teams.servers.count=6"}},
    {"two-teams",
     {"pathway.service.team=null", R"(pathway.service.teams={"servers":1,"helpers":1})"}},
    {"kept",
     {"pathway.service.keeps-until-begun=true", "pathway.after.kind=activity",
      "pathway.after.team=helpers", R"(pathway.after.lasts="20 seconds")"}}};

const bool lines_are_measured = [] {
  for (const Line& line : lines)
    benchmark::RegisterBenchmark((std::string("line/") + line.name).c_str(),
                                 [&line](benchmark::State& state) {
                                   pass_through(state, "benchmarks/scenarios/lines.json",
                                                line.sets);
                                 })
        ->Unit(benchmark::kMillisecond);
  return true;
}();

/// Work W3: a cohort through its cycles.
void live_through_cycles(benchmark::State& state) {
  Scenario scenario = compile_scenario(scenario_text("benchmarks/scenarios/sick-sicker.json"));
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(1);
  std::uint64_t replication = 0;
  for (auto _ : state) benchmark::DoNotOptimize(comparison.run(0, 1, replication++));
  state.SetItemsProcessed(state.iterations() * 100'000 * 30);
}

struct Discard : Sink {
  void accept(const ReplicationOutcome&) override {}
};

/// Work W5: the same replications on one worker and on two.
void run_in_parallel(benchmark::State& state) {
  Scenario scenario = compile_scenario(scenario_text("scenarios/rivermouth/scenario.json"));
  Comparison comparison(scenario, {Couplings::all});
  const int workers = static_cast<int>(state.range(0));
  comparison.prepare_workers(workers);
  ExperimentPlan plan = comparison.plan(7);
  plan.stop.count = 8;
  const auto executor = tbb_executor(workers);
  for (auto _ : state) {
    Discard sink;
    run_experiment(
        plan, [&](int worker, std::uint64_t r) { return comparison.run(worker, 7, r); }, *executor,
        sink);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(plan.stop.count));
  state.counters["person-events/s"] =
      benchmark::Counter(static_cast<double>(comparison.events()), benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(pass_through, mm8, "benchmarks/scenarios/mm8.json")
    ->Name("W1/engine")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pass_through, pathway, "benchmarks/scenarios/treatment-pathway.json")
    ->Name("W2/engine")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(live_through_cycles)->Name("W3/engine")->Unit(benchmark::kMillisecond);
BENCHMARK(run_in_parallel)
    ->Name("W5/workers")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace waymark
