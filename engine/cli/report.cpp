#include <fmt/format.h>

#include <memory>

#include "cli/report_file.h"
#include "cli/verbs.h"

namespace waymark {

void add_report(CLI::App& app, Action& action) {
  struct Options {
    std::string run, path;
    bool replace = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("report",
                         "Write the report of a finished run as one page that opens anywhere.\n\n"
                         "Example:\n  waymark report runs/rivermouth -o rivermouth.html");
  verb->add_option("run", options->run, "the folder of a finished run")->required();
  verb->add_option("-o,--output", options->path, "the page to write (report.html without it)");
  verb->add_flag("--force", options->replace, "replace the page if it exists");
  verb->callback([options, &action] {
    action = [options] {
      const std::string path = options->path.empty() ? "report.html" : options->path;
      fmt::print("{}\n", write_report_file(options->run, path, options->replace));
      return done;
    };
  });
}

}  // namespace waymark
