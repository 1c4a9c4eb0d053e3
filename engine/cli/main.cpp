#include <fmt/format.h>

#include <new>

#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/base/diagnostics.h"
#include "waymark/results/error.h"
#include "waymark/rules/rule_error.h"

namespace {

using namespace waymark;

int say(ExitCode code, const std::string& message) {
  fmt::print(stderr, "{}\n", message);
  return code;
}

/// Every kind of failure ends here, with its own exit code.
int perform(const Action& action) {
  try {
    return action();
  } catch (const ScenarioError& error) {
    const std::size_t count = error.diagnostics().size();
    return say(invalid_scenario,
               fmt::format("{}\n{} to mend; nothing was run.", error.what(),
                           count == 1 ? "1 thing" : fmt::format("{} things", count)));
  } catch (const UsageError& error) {
    return say(wrong_usage, error.what());
  } catch (const ResultsError& error) {
    return say(input_output, error.what());
  } catch (const RunError& error) {
    return say(unexpected, fmt::format("The run could not go on: {}", error.what()));
  } catch (const RuleError& error) {
    return say(unexpected, fmt::format("A number of the scenario cannot be: {}", error.what()));
  } catch (const std::bad_alloc&) {
    return say(unexpected,
               "There is not enough memory for this scenario; try fewer people or threads.");
  } catch (const std::exception& error) {
    return say(unexpected,
               fmt::format("Something unexpected happened, which is a fault of this program: {}",
                           error.what()));
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{
      "Examples:\n"
      "  waymark demo                              a first picture in seconds\n"
      "  waymark new my-town --from two-doors      a scenario of your own to change\n"
      "  waymark check my-town                     every mistake at once\n"
      "  waymark run my-town --reps 64             the comparison, with a report\n\n"
      "Waymark compares ways of running services on the same simulated people with the same "
      "chances."};
  app.name("waymark");
  app.set_version_flag("--version", WAYMARK_VERSION);
  app.require_subcommand(1);
  app.failure_message([](const CLI::App* failed, const CLI::Error& error) {
    return fmt::format("{}\nSee 'waymark {}--help'.\n", error.what(),
                       failed->get_subcommands().empty()
                           ? ""
                           : failed->get_subcommands().front()->get_name() + " ");
  });
  Action action;
  add_demo(app, action);
  add_new(app, action);
  add_check(app, action);
  add_run(app, action, argc, argv);
  add_audit(app, action);
  add_ask(app, action);
  add_report(app, action);
  add_schema(app, action);
  add_diff(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? done : wrong_usage;
  }
  return perform(action);
}
