#include <memory>

#include "cli/comparison_run.h"
#include "cli/verbs.h"

namespace waymark {

namespace {

struct RunOptions {
  std::string scenario, folder, logged_arm, progress = "auto";
  std::vector<std::string> sets, arms;
  std::int64_t replications = 0, seed = -1, samples = 0, runs_a_sample = 1, logged_replications = 1;
  int threads = 0;
  bool precision = false, replace = false, json = false;
};

ProgressStyle style_of(const std::string& word) {
  if (word == "json") return ProgressStyle::json;
  return word == "none" ? ProgressStyle::silent : ProgressStyle::automatic;
}

std::string quoted(const std::string& word) {
  if (!word.empty() && word.find_first_of(" \t\n'\"\\$&|;<>()*?[]{}~#`!") == std::string::npos)
    return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string command_of(int argc, const char* const* argv) {
  std::string command = "waymark";
  for (int i = 1; i < argc; ++i) command += " " + quoted(argv[i]);
  return command;
}

std::string default_folder(const std::string& scenario_id) { return "runs/" + scenario_id; }

int run(const RunOptions& options, const std::string& command) {
  const ScenarioFile file = open_scenario(options.scenario, options.sets, options.arms);
  RunRequest request;
  request.folder =
      options.folder.empty() ? default_folder(compile_scenario(file.source).id) : options.folder;
  if (options.replications > 0) request.replications = options.replications;
  if (options.seed >= 0) request.seed = options.seed;
  request.precision = options.precision;
  request.samples = options.samples;
  request.runs_a_sample = options.runs_a_sample;
  request.threads = options.threads;
  request.replace = options.replace;
  request.json = options.json;
  request.logged_arm = options.logged_arm;
  request.logged_replications = static_cast<std::uint64_t>(options.logged_replications);
  request.progress = style_of(options.progress);
  request.command = command;
  return run_comparison(file, request);
}

}  // namespace

void add_run(CLI::App& app, Action& action, int argc, const char* const* argv) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* verb =
      app.add_subcommand("run",
                         "Compare the arms of a scenario and write a report.\n\n"
                         "Examples:\n"
                         "  waymark run rivermouth --reps 64\n"
                         "  waymark run my-town --set teams.keyworkers.fte=4 -o four-posts\n"
                         "  waymark run my-town --precision\n"
                         "  waymark run my-town --event-log as-is\n"
                         "  waymark run my-town --samples 200");
  verb->add_option("scenario", options->scenario,
                   "a scenario.json, its folder, or the name of a shipped scenario")
      ->required();
  verb->add_option("-o,--output", options->folder,
                   "folder for the run (runs/NAME without it); it must not exist");
  verb->add_option("--arms", options->arms,
                   "only these arms (and the one they are compared with): a,b")
      ->delimiter(',');
  CLI::Option* reps =
      verb->add_option("--reps", options->replications, "how often every arm is run")
          ->check(CLI::Range(1, 1'000'000));
  verb->add_flag("--precision", options->precision,
                 "run until intervals are narrower than what is worth knowing")
      ->excludes(reps);
  CLI::Option* samples =
      verb->add_option("--samples", options->samples,
                       "also draw every assumption so many times, and run all arms on each draw")
          ->check(CLI::Range(2, 100'000));
  verb->add_option("--sample-reps", options->runs_a_sample,
                   "how often every arm is run in each sample (once without it); with two or more, "
                   "chance is told apart from what we do not know")
      ->check(CLI::Range(1, 10'000))
      ->needs(samples);
  verb->add_option("--seed", options->seed, "chooses the people and their chances")
      ->check(CLI::NonNegativeNumber);
  verb->add_option("--threads", options->threads,
                   "threads to use (all without it); the result is the same")
      ->check(CLI::Range(1, 1024));
  verb->add_option("--set", options->sets,
                   "change one value: path=value, such as teams.keyworkers.fte=4");
  CLI::Option* log = verb->add_option(
      "--event-log", options->logged_arm,
      "write events.csv beside the tables: every arrival, wait and use of one arm, for animation");
  verb->add_option("--event-log-reps", options->logged_replications,
                   "how many replications it holds, from the first (1 without it)")
      ->check(CLI::Range(1, 1'000'000))
      ->needs(log);
  verb->add_flag("--force", options->replace, "replace a finished run in the folder");
  verb->add_flag("--json", options->json, "print the summary as JSON");
  verb->add_option("--progress", options->progress, "auto, json or none")
      ->check(CLI::IsMember({"auto", "json", "none"}));
  const std::string command = command_of(argc, argv);
  verb->callback([options, command, &action] {
    action = [options, command] { return run(*options, command); };
  });
}

}  // namespace waymark
