#include "cli/comparison_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <set>
#include <thread>

#include "cli/interrupt.h"
#include "cli/report_file.h"
#include "cli/summary.h"
#include "cli/verbs.h"
#include "waymark/base/diagnostics.h"
#include "waymark/base/executor_tbb.h"
#include "waymark/experiment/comparison.h"
#include "waymark/experiment/sampled_comparison.h"
#include "waymark/results/event_table.h"
#include "waymark/results/run_folder.h"
#include "waymark/results/scenario_description.h"
#include "waymark/results/sha256.h"

namespace waymark {

namespace {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  return fmt::format("{:04}-{:02}-{:02}", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday);
}

std::string settings_of(const ScenarioText& source) {
  std::string settings;
  for (const std::string& set : source.sets) settings += "--set " + set + "\n";
  for (const std::string& arm : source.arms) settings += "--arms " + arm + "\n";
  return settings;
}

StopRule stop_rule(const RunRequest& request, const ScenarioFields& fields) {
  StopRule rule;
  rule.kind = request.precision ? StopRule::Kind::precision : StopRule::Kind::count;
  rule.count =
      static_cast<std::uint64_t>(request.replications.value_or(fields.experiment.replications));
  return rule;
}

int workers_of(const RunRequest& request) {
  if (request.threads > 0) return request.threads;
  const unsigned cores = std::thread::hardware_concurrency();
  return cores == 0 ? 1 : static_cast<int>(cores);
}

/// Every arm with all couplings, `runs_a_sample` times in each sample.
ExperimentPlan plan_of_samples(ExperimentPlan plan, const RunRequest& request) {
  plan.couplings = {Couplings::all};
  plan.runs_a_sample = static_cast<std::uint64_t>(request.runs_a_sample);
  plan.stop = StopRule();
  plan.stop.count = static_cast<std::uint64_t>(request.samples * request.runs_a_sample);
  return plan;
}

std::vector<std::vector<DrawnValue>> drawn_in(const SampledComparison* sampled,
                                              std::int64_t samples) {
  std::vector<std::vector<DrawnValue>> drawn;
  for (std::int64_t sample = 0; sampled != nullptr && sample < samples; ++sample)
    drawn.push_back(sampled->drawn(static_cast<std::uint64_t>(sample)));
  return drawn;
}

/// What goes with a run. Tables of counts and life tables do, as they are. Any other table may hold
/// a row for each of a number of real people: of that, only a mark stays, by which one tells
/// whether another run read the same.
std::vector<InputFile> kept_tables(const ScenarioFile& file, const Scenario& scenario) {
  std::set<std::string> counts;
  for (const ArmFieldsRead& arm : scenario.all.arms) {
    for (const auto& [id, arrival, place] : arm.fields.arrivals) counts.insert(arrival.table.path);
    for (const auto& [id, clock, place] : arm.fields.clocks)
      if (clock.life_table) counts.insert(clock.life_table->table.path);
  }
  std::vector<InputFile> kept;
  for (const InputFile& table : *file.tables) {
    if (counts.count(table.path) > 0)
      kept.push_back(table);
    else
      kept.push_back({table.path,
                      "This table was read but not kept: its rows may be about people.\n"
                      "sha256 " +
                          sha256(table.bytes) + "\n"});
  }
  return kept;
}

std::optional<std::uint16_t> logged_arm(const RunRequest& request, const Scenario& scenario) {
  if (request.logged_arm.empty()) return std::nullopt;
  const std::vector<std::string>& arms = scenario.all.model.arm_ids;
  const auto found = std::find(arms.begin(), arms.end(), request.logged_arm);
  if (found != arms.end()) return static_cast<std::uint16_t>(found - arms.begin());
  std::string message = "There is no arm '" + request.logged_arm + "' in this run to log.";
  if (const auto near = nearest(request.logged_arm, arms))
    message += " Did you mean '" + *near + "'?";
  else
    message += " Arms go by their ids: " + fmt::format("{}", fmt::join(arms, ", ")) + ".";
  throw UsageError(message);
}

/// Replications are run once more for it, so that nothing is held for those that are not logged.
void write_event_log(Comparison& comparison, const Scenario& scenario, std::uint16_t arm,
                     std::uint64_t seed, std::uint64_t replications, const std::string& path) {
  EventTable table(path, scenario.all.model.track_ids);
  for (std::uint64_t replication = 0; replication < replications; ++replication)
    comparison.tell_events(0, seed, replication, arm,
                           [&](const LoggedEvent& event) { table.write(replication, event); });
  table.finish();
}

RunInputs inputs_of(const ScenarioFile& file, const RunRequest& request, const Scenario& scenario,
                    const ExperimentPlan& plan) {
  RunInputs inputs;
  inputs.scenario_text = file.source.text;
  inputs.tables = kept_tables(file, scenario);
  inputs.settings = settings_of(file.source);
  inputs.engine_version = WAYMARK_VERSION;
  inputs.command = request.command;
  inputs.created = today();
  inputs.description = description_of(scenario, plan, request.command);
  inputs.assumptions = assumption_texts(scenario);
  return inputs;
}

/// Null where no samples are asked for.
std::unique_ptr<SampledComparison> samples_of(const ScenarioFile& file, const RunRequest& request,
                                              const Scenario& scenario, const ExperimentPlan& plan,
                                              int workers) {
  if (request.samples <= 0) return nullptr;
  auto sampled =
      std::make_unique<SampledComparison>(file.source, scenario, plan, plan.runs_a_sample);
  if (sampled->assumptions() == 0)
    throw UsageError("--samples: this scenario uses no assumption that could be drawn.");
  sampled->prepare_workers(workers);
  return sampled;
}

}  // namespace

int run_comparison(const ScenarioFile& file, const RunRequest& request) {
  listen_for_interruption();
  Scenario scenario = compile_scenario(file.source);
  for (const Diagnostic& warning : scenario.warnings)
    fmt::print(stderr, "warning: {}\n", format(warning));

  const std::optional<std::uint16_t> logged = logged_arm(request, scenario);

  Comparison comparison(scenario, {Couplings::all, Couplings::measured_only});
  check_draws(scenario);
  const auto seed =
      static_cast<std::uint64_t>(request.seed.value_or(scenario.base().experiment.seed));
  ExperimentPlan plan = comparison.plan(seed);
  plan.stop = stop_rule(request, scenario.base());

  // Before the folder is opened: assumptions that cannot be drawn leave nothing behind.
  const int workers = workers_of(request);
  const ExperimentPlan sample_plan = plan_of_samples(plan, request);
  const auto sampled = samples_of(file, request, scenario, sample_plan, workers);

  const RunInputs inputs = inputs_of(file, request, scenario, plan);
  const auto folder = RunFolder::open(request.folder, plan, inputs, request.replace);
  if (folder->kept_before() > 0)
    fmt::print(stderr, "Going on with {}: {} runs are already there.\n", folder->partial(),
               folder->kept_before());

  Sink* samples_sink = sampled ? &folder->open_samples(sample_plan, inputs) : nullptr;
  comparison.prepare_workers(workers);
  const auto executor = tbb_executor(workers);
  ExperimentOptions options;
  options.progress = progress_display(request.progress);
  options.interrupted = &interruption();
  const ExperimentResult result = run_experiment(
      plan,
      [&](int worker, std::uint64_t replication) {
        return comparison.run(worker, seed, replication);
      },
      *executor, *folder, options);
  end_progress(request.progress);
  ExperimentResult samples;
  if (sampled && result.reason != StopReason::interrupted) {
    fmt::print(stderr, "Now {} samples of what we do not know, {} assumptions drawn in each.\n",
               request.samples, sampled->assumptions());
    samples = run_experiment(
        sample_plan,
        [&](int worker, std::uint64_t replication) { return sampled->run(worker, replication); },
        *executor, *samples_sink, options);
    end_progress(request.progress);
  }
  const bool is_interrupted =
      result.reason == StopReason::interrupted || samples.reason == StopReason::interrupted;
  if (logged && !is_interrupted)
    write_event_log(comparison, scenario, *logged, seed,
                    std::min(request.logged_replications, result.replications),
                    folder->place_for("events.csv"));
  folder->finish(result, samples, drawn_in(sampled.get(), request.samples));
  if (is_interrupted) {
    fmt::print(stderr, "Interrupted; {} finished runs are kept in {}. To go on, repeat:\n  {}\n",
               result.replications + samples.replications, folder->partial(), request.command);
    return interrupted_run;
  }
  const std::string report =
      write_report_file(request.folder, request.folder + "/report.html", true);
  print_summary(request.folder, report, request.json);
  return done;
}

}  // namespace waymark
