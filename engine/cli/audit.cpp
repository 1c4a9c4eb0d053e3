#include "waymark/pathway/audit.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/pathway/audit_report.h"
#include "waymark/pathway/drawing.h"
#include "waymark/results/files.h"

namespace waymark {

namespace {

struct AuditOptions {
  std::string scenario, arm, drawing;
  bool json = false;
};

std::size_t arm_index(const Scenario& scenario, const std::string& id) {
  for (std::size_t i = 0; i < scenario.arm_documents.size(); ++i)
    if (id.empty() || scenario.arm_documents[i].id == id) return i;
  throw UsageError("There is no arm '" + id + "' in this scenario.");
}

int audit_arm(const AuditOptions& options) {
  const Scenario scenario = compile_scenario(open_scenario(options.scenario).source);
  const std::size_t arm = arm_index(scenario, options.arm);
  const Pathway pathway = pathway_of(scenario.all, arm);
  const Audit found = audit(pathway);
  if (options.json) {
    write_audit_json(std::cout, pathway, found);
  } else {
    fmt::print("{}: {}\n\n", scenario.base().preamble.title, scenario.arm_documents[arm].label);
    std::fflush(stdout);
    write_audit_text(std::cout, pathway, found);
  }
  std::cout.flush();
  if (!options.drawing.empty()) {
    DrawOptions drawing;
    drawing.title = scenario.arm_documents[arm].label;
    write_file(options.drawing, draw_svg(pathway, drawing));
  }
  return done;
}

}  // namespace

void add_audit(CLI::App& app, Action& action) {
  auto options = std::make_shared<AuditOptions>();
  CLI::App* verb = app.add_subcommand("audit",
                                      "Read a route without simulating it: hoops everyone must "
                                      "pass, visits, time, cost and loss.\n\n"
                                      "Examples:\n  waymark audit rivermouth\n  waymark audit "
                                      "rivermouth --arm lighter-pathway --draw route.svg");
  verb->add_option("scenario", options->scenario,
                   "a scenario.json, its folder, or the name of a shipped scenario")
      ->required();
  verb->add_option("--arm", options->arm, "the arm whose route is read (the base arm without it)");
  verb->add_option("--draw", options->drawing, "also draw the route into this file (SVG)");
  verb->add_flag("--json", options->json, "print as JSON");
  verb->callback([options, &action] { action = [options] { return audit_arm(*options); }; });
}

}  // namespace waymark
