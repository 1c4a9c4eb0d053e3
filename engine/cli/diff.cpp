#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/scenario_file.h"
#include "cli/verbs.h"
#include "waymark/compile/scenario_fields.h"
#include "waymark/scenario/difference.h"

namespace waymark {

namespace {

using OrderedJson = nlohmann::ordered_json;

struct OpenedDocument {
  ScenarioFile file;
  Document document;
};

OpenedDocument read_opened(const std::string& name, Diagnostics& problems) {
  OpenedDocument opened{open_scenario(name), {}};
  if (auto read = read_document(opened.file.source.text, opened.file.source.file, problems))
    opened.document = std::move(*read);
  return opened;
}

std::string place_in_words(const Place& place) {
  return place.known() ? fmt::format("{}:{}:{}", place.file, place.line, place.column)
                       : "not written there";
}

OrderedJson place_json(const Place& place) {
  if (!place.known()) return nullptr;
  return {{"file", place.file}, {"line", place.line}, {"column", place.column}};
}

void print_json(const std::vector<Difference>& differences) {
  static const char* const kinds[] = {"changed", "added", "removed"};
  OrderedJson rows = OrderedJson::array();
  for (const Difference& each : differences)
    rows.push_back({{"kind", kinds[static_cast<int>(each.kind)]},
                    {"pointer", each.pointer},
                    {"meaning", each.meaning},
                    {"before", each.before},
                    {"after", each.after},
                    {"beforePlace", place_json(each.before_place)},
                    {"afterPlace", place_json(each.after_place)}});
  fmt::print("{}\n", rows.dump(2));
}

int diff(const std::string& a, const std::string& b, bool json) {
  Diagnostics problems;
  const OpenedDocument before = read_opened(a, problems);
  const OpenedDocument after = read_opened(b, problems);
  problems.throw_if_any();
  const std::vector<Difference> found =
      differences({before.document, before.file.source.files},
                  {after.document, after.file.source.files}, describe<ScenarioFields>());
  if (json) {
    print_json(found);
  } else if (found.empty()) {
    fmt::print("{} and {} say the same.\n", a, b);
  } else {
    for (const Difference& each : found)
      fmt::print("{}\n    {}\n    {}\n", sentence(each), place_in_words(each.before_place),
                 place_in_words(each.after_place));
    fmt::print("{} between {} and {}.\n",
               found.size() == 1 ? "1 difference" : fmt::format("{} differences", found.size()), a,
               b);
  }
  return found.empty() ? done : check_failed;
}

}  // namespace

void add_diff(CLI::App& app, Action& action) {
  struct Options {
    std::string before, after;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "diff",
      "Say in words what differs between two scenarios; ends with 0 when nothing does, else 4.\n"
      "A default written out is no difference, nor is the same quantity written another way.\n\n"
      "Example:\n  waymark diff two-doors my-town");
  verb->add_option("before", options->before, "a scenario.json, its folder, or a shipped scenario")
      ->required();
  verb->add_option("after", options->after, "the one to compare with it")->required();
  verb->add_flag("--json", options->json, "print as JSON");
  verb->callback([options, &action] {
    action = [options] { return diff(options->before, options->after, options->json); };
  });
}

}  // namespace waymark
