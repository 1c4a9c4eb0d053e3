#include <fmt/format.h>

#include <memory>

#include "cli/verbs.h"
#include "waymark/compile/features.h"
#include "waymark/compile/scenario_fields.h"
#include "waymark/scenario/description.h"

namespace waymark {

namespace {

std::string features_page() {
  std::string page =
      "\n## What a predictor may look at\n\nUnder `by`, `terms` and wherever else \"features\" are "
      "asked for. ID stands for the id of a step, clock, team, need, role, signal or cycle clock. "
      "Times are in days where a step or a point is written.\n\n"
      "| feature | what it is |\n| --- | --- |\n";
  for (const FeatureWords& words : feature_words())
    page += "| `" + words.name + "` | " + words.help + " |\n";
  return page;
}

}  // namespace

void add_schema(CLI::App& app, Action& action) {
  auto as_page = std::make_shared<bool>(false);
  CLI::App* verb = app.add_subcommand(
      "schema",
      "Print the JSON Schema of scenarios, made from the same declarations that read them.\n\n"
      "Examples:\n  waymark schema > waymark.schema.json\n  waymark schema --reference > "
      "scenario.md");
  verb->add_flag("--reference", *as_page, "print the reference page (Markdown) instead");
  verb->callback([as_page, &action] {
    action = [as_page] {
      const ObjectDescription root = describe<ScenarioFields>();
      fmt::print("{}",
                 *as_page ? write_reference(root) + features_page() : write_schema(root) + "\n");
      return done;
    };
  });
}

}  // namespace waymark
