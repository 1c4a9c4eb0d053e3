#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <thread>

#include "cli/first_hoop_text.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/base/diagnostics.h"
#include "waymark/base/executor_tbb.h"

namespace waymark {

namespace {

constexpr double agreement_wanted = 0.7;

struct FirstHoopOptions {
  std::string scenario, arm;
  std::int64_t replications = 0, seed = -1;
  int threads = 0;
  bool check = false, json = false;
};

std::size_t arm_named(const Scenario& scenario, const std::string& id) {
  for (std::size_t arm = 0; arm < scenario.arm_documents.size(); ++arm)
    if (id.empty() || scenario.arm_documents[arm].id == id) return arm;
  throw UsageError("There is no arm '" + id + "' in this scenario.");
}

int workers_for(int threads) {
  if (threads > 0) return threads;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

bool can_go(const ScenarioText& source, const std::string& step) {
  ScenarioText without_it = source;
  without_it.without.steps = {step};
  try {
    compile_scenario(without_it);
    return true;
  } catch (const ScenarioError&) {
    return false;
  }
}

/// The scenario with an arm for each removal that leaves it whole. A hoop that something else in it
/// speaks of, such as a clock that counts from it, cannot be taken away by itself.
Scenario with_removals(ScenarioText& source, const Scenario& as_written, std::size_t arm,
                       std::vector<KeptHoop>& kept) {
  try {
    return compile_scenario(source);
  } catch (const ScenarioError&) {
    std::vector<std::string> going;
    for (const std::string& step : source.without.steps) {
      if (can_go(source, step))
        going.push_back(step);
      else
        kept.push_back(kept_for_others(as_written, arm, step));
    }
    source.without.steps = going;
    return compile_scenario(source);
  }
}

/// False if it was interrupted.
bool add_simulation(const FirstHoopOptions& options, Scenario& scenario, FirstHoop& answer) {
  listen_for_interruption();
  const ExperimentFields& experiment = scenario.base().experiment;
  ExperimentOptions run;
  run.progress = progress_display(ProgressStyle::automatic);
  run.interrupted = &interruption();
  const int workers = workers_for(options.threads);
  const auto executor = tbb_executor(workers);
  const bool is_done = check_by_simulation(
      scenario, answer,
      static_cast<std::uint64_t>(options.seed >= 0 ? options.seed : experiment.seed),
      static_cast<std::uint64_t>(options.replications > 0 ? options.replications
                                                          : experiment.replications),
      workers, *executor, run);
  end_progress(ProgressStyle::automatic);
  return is_done;
}

int ask_first_hoop(const FirstHoopOptions& options) {
  ScenarioText source = open_scenario(options.scenario).source;
  const Scenario as_written = compile_scenario(source);
  const std::size_t arm = arm_named(as_written, options.arm);
  std::vector<KeptHoop> kept;
  source.without.arm = as_written.arm_documents[arm].id;
  source.without.steps = removable_hoops(as_written, arm, kept);
  FirstHoop answer;
  if (!source.without.steps.empty()) {
    Scenario scenario = with_removals(source, as_written, arm, kept);
    answer = first_hoop(scenario);
    if (options.check && !add_simulation(options, scenario, answer)) {
      fmt::print(stderr, "Interrupted; nothing was kept.\n");
      return interrupted_run;
    }
  }
  answer.kept = std::move(kept);
  options.json ? print_first_hoop_json(answer) : print_first_hoop(answer);
  const bool disagrees = answer.agreement < agreement_wanted;
  if (disagrees)
    fmt::print(stderr,
               "The ranks agree less well than they should (Kendall's tau {:.2f}, wanted {:.1f}): "
               "trust the simulated one.\n",
               answer.agreement, agreement_wanted);
  return disagrees ? check_failed : done;
}

void add_first_hoop(CLI::App& ask, Action& action) {
  auto options = std::make_shared<FirstHoopOptions>();
  CLI::App* question = ask.add_subcommand(
      "first-hoop",
      "Which hoop to drop first: for each, who would get help without it, what it would save, and "
      "what protection would be lost.\n\n"
      "Examples:\n"
      "  waymark ask first-hoop rivermouth\n"
      "  waymark ask first-hoop my-town --arm lighter --check --reps 16");
  question
      ->add_option("scenario", options->scenario,
                   "a scenario.json, its folder, or the name of a shipped scenario")
      ->required();
  question->add_option("--arm", options->arm, "whose hoops (the base arm's without it)");
  CLI::Option* check =
      question->add_flag("--check", options->check,
                         "also simulate each removal on the same people, and compare ranks");
  question->add_option("--reps", options->replications, "how often the simulation is run")
      ->check(CLI::Range(1, 1'000'000))
      ->needs(check);
  question->add_option("--seed", options->seed, "chooses the people and their chances")
      ->check(CLI::NonNegativeNumber)
      ->needs(check);
  question->add_option("--threads", options->threads, "threads to use (all without it)")
      ->check(CLI::Range(1, 1024))
      ->needs(check);
  question->add_flag("--json", options->json, "print as JSON");
  question->callback(
      [options, &action] { action = [options] { return ask_first_hoop(*options); }; });
}

}  // namespace

void add_ask(CLI::App& app, Action& action) {
  CLI::App* verb = app.add_subcommand("ask",
                                      "Ask a scenario a question that leads to a decision.\n\n"
                                      "Example:\n  waymark ask first-hoop rivermouth");
  verb->require_subcommand(1);
  add_first_hoop(*verb, action);
}

}  // namespace waymark
