#include "waymark/pathway/audit.h"

#include <iostream>
#include <memory>

#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/pathway/audit_report.h"
#include "waymark/pathway/drawing.h"
#include "waymark/pathway/text_page.h"
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

AuditWords words_of(const Scenario& scenario) {
  AuditWords words;
  const auto& vocabulary = scenario.base().preamble.vocabulary;
  if (const std::string* people = vocabulary.find("people")) words.people = *people;
  if (const std::string* gate = vocabulary.find("gate")) {
    words.hoop = *gate;
    words.hoops = *gate + "s";
  }
  return words;
}

AuditedArm audited(const Scenario& scenario, std::size_t arm) {
  Route route = route_of(scenario.all, arm);
  Audit found = audit(route.pathway, route.work);
  const ArmDocument& document = scenario.arm_documents[arm];
  return {document.id, document.label, std::move(route.pathway), std::move(route.work),
          std::move(found)};
}

/// The arm asked for; without one, all: the base arm in full, then every arm side by side.
void print_arms(const AuditOptions& options, const Scenario& scenario,
                const std::vector<AuditedArm>& arms) {
  if (options.json) {
    write_audit_json(std::cout, arms);
    return;
  }
  const AuditWords words = words_of(scenario);
  write_paragraph(std::cout, scenario.base().preamble.title + ": " + arms.front().label);
  std::cout << '\n';
  write_audit_text(std::cout, arms.front(), words);
  write_arms_side_by_side(std::cout, arms, words);
}

int audit_route(const AuditOptions& options) {
  const Scenario scenario = compile_scenario(open_scenario(options.scenario).source);
  const std::size_t first = arm_index(scenario, options.arm);
  std::vector<AuditedArm> arms{audited(scenario, first)};
  if (options.arm.empty())
    for (std::size_t arm = 1; arm < scenario.arm_documents.size(); ++arm)
      arms.push_back(audited(scenario, arm));
  print_arms(options, scenario, arms);
  std::cout.flush();
  if (options.drawing.empty()) return done;
  DrawOptions drawing;
  drawing.title = arms.front().label;
  drawing.hoop = words_of(scenario).hoop;
  for (const TrackBeside& beside : arms.front().work.beside)
    drawing.track_names.push_back({beside.track, beside.label});
  if (!arms.front().audit.tracks.empty()) drawing.volumes = volumes_of_100(arms.front().audit);
  write_file(options.drawing, draw_svg(arms.front().pathway, drawing));
  return done;
}

}  // namespace

void add_audit(CLI::App& app, Action& action) {
  auto options = std::make_shared<AuditOptions>();
  CLI::App* verb = app.add_subcommand("audit",
                                      "Read a route without simulating it: hoops everyone must "
                                      "pass, losses, hours, hand-offs, what hoops protect, who is "
                                      "full first; every arm side by side.\n\n"
                                      "Examples:\n  waymark audit rivermouth\n  waymark audit "
                                      "rivermouth --arm lighter-pathway --draw route.svg");
  verb->add_option("scenario", options->scenario,
                   "a scenario.json, its folder, or the name of a shipped scenario")
      ->required();
  verb->add_option("--arm", options->arm,
                   "only this arm (without it the base arm in full, then all arms "
                   "side by side)");
  verb->add_option("--draw", options->drawing, "also draw the route into this file (SVG)");
  verb->add_flag("--json", options->json, "print as JSON");
  verb->callback([options, &action] { action = [options] { return audit_route(*options); }; });
}

}  // namespace waymark
