#include <fmt/format.h>

#include <memory>

#include "cli/comparison_run.h"
#include "cli/verbs.h"

namespace waymark {

void add_demo(CLI::App& app, Action& action) {
  struct Options {
    std::string folder = "waymark-demo";
  };
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("demo",
                                      "A first picture in under ten seconds: two doors to the same "
                                      "help, compared on the same people.\n\n"
                                      "Example:\n  waymark demo");
  verb->add_option("-o,--output", options->folder,
                   "folder for the run; replaced if it holds an earlier demo");
  verb->callback([options, &action] {
    action = [options] {
      RunRequest request;
      request.folder = options->folder;
      request.replace = true;
      request.command = "waymark run two-doors -o " + options->folder;
      return run_comparison(open_scenario("two-doors"), request);
    };
  });
}

}  // namespace waymark
