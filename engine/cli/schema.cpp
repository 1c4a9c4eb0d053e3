#include <fmt/format.h>

#include <memory>

#include "cli/verbs.h"
#include "waymark/compile/scenario_fields.h"
#include "waymark/scenario/description.h"

namespace waymark {

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
      fmt::print("{}", *as_page ? write_reference(root) : write_schema(root) + "\n");
      return done;
    };
  });
}

}  // namespace waymark
