#include "waymark/compile/local_scenario.h"

#include <algorithm>

#include "waymark/base/number.h"
#include "waymark/compile/local_builder.h"
#include "waymark/scenario/description_walk.h"
#include "waymark/scenario/document_print.h"

namespace waymark {

namespace {

/// Numbers that nobody here gave say so where the report shows where numbers come from.
void say_what_was_filled_in(LocalBuilder& build) {
  Node* assumptions = build.made.document.root.find("assumptions");
  if (!assumptions || !assumptions->object()) return;
  for (Member& member : *assumptions->object()) {
    Node* source = member.value.find("source");
    if (!source || !source->text() || !is_of_base(build.base, member.value)) continue;
    source->value = *source->text() + "; filled in from " + build.base.name;
  }
}

/// The base's tables that are still named.
void keep_tables(LocalBuilder& build) {
  walk_fields(build.made.document.root, build.root, "",
              [&](Node& node, const FieldDescription& field, const std::string&) {
                const Node* table = field.category == Category::table ? &node : nullptr;
                if (field.category == Category::distribution)
                  if (const Node* empirical = node.find("empirical"))
                    table = empirical->find("table");
                if (!table || !table->text()) return;
                const std::string path = *table->text();
                std::vector<LocalFile>& kept = build.made.tables;
                if (std::any_of(kept.begin(), kept.end(),
                                [&](const LocalFile& file) { return file.name == path; }))
                  return;
                if (const auto bytes = build.base.files(path)) kept.push_back({path, *bytes});
              });
}

bool holds_numbers(Category category) {
  switch (category) {
    case Category::whole:
    case Category::quantity:
    case Category::expression:
    case Category::distribution:
    case Category::quantities:
    case Category::points:
    case Category::written:
    case Category::writtens:
      return true;
    default:
      return false;
  }
}

void forget_titles(LocalBuilder& build, const std::string& title) {
  Node& root = build.made.document.root;
  set_member(root, "title", Node{root.position, title});
  erase_member(root, "notes");
}

}  // namespace

LocalScenario local_scenario(const std::string& title, const BaseScenario& base,
                             const LocalTables& tables, const ObjectDescription& root,
                             Diagnostics& diagnostics) {
  LocalScenario made;
  made.document = base.document;
  LocalBuilder build{base, tables, root, made, diagnostics, {}, {}};
  build.step_ids = ids_by_words(base.document.root.find("pathway"));
  build.team_ids = ids_by_words(base.document.root.find("teams"));
  forget_titles(build, title);
  build_teams(build);
  build_steps(build);
  build_budget(build);
  drop_idle_teams(build);
  build_counts(build);
  build_indicators(build);
  prune_arms(build);
  build_questions(build);
  drop_what_is_unused(build);
  say_what_was_filled_in(build);
  keep_tables(build);
  return made;
}

std::vector<NumberSource> sources_of_numbers(const LocalScenario& scenario,
                                             const std::string& base_name,
                                             const ObjectDescription& root) {
  std::vector<NumberSource> rows;
  Node copy = scenario.document.root;
  walk_fields(
      copy, root, "", [&](Node& node, const FieldDescription& field, const std::string& pointer) {
        if (!holds_numbers(field.category)) return;
        if (node.text() && !node.text()->empty() && node.text()->front() == '=') return;
        NumberSource row;
        row.pointer = pointer;
        row.value = node.text() ? *node.text() : print_on_a_line(node);
        const Place place = scenario.document.place(node.position, pointer);
        row.is_local = node.position.file != 0;
        row.source = row.is_local ? place.file + ", line " + print(std::int64_t{place.line})
                                  : "filled in from " + base_name;
        row.standing = row.is_local ? "local" : "not said";
        const std::vector<std::string> tokens = path_tokens(pointer);
        if (row.is_local && field.category == Category::writtens) {
          // The table gave the value; how far it may be wrong is a guess of ours.
          row.is_local = false;
          row.source = "a tenth either way of " + row.source;
          row.standing = "assumed";
          rows.push_back(std::move(row));
          return;
        }
        if (tokens.size() > 2 && tokens[0] == "assumptions")
          if (const Node* standing =
                  scenario.document.at("/assumptions/" + pointer_token(tokens[1]) + "/standing"))
            row.standing = standing->text() ? *standing->text() : "";
        rows.push_back(std::move(row));
      });
  return rows;
}

}  // namespace waymark
