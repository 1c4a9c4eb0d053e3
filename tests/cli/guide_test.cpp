// Every example of every page of the guide. A whole scenario is checked and run, a command is given
// as it stands, and a part of a scenario is read where it belongs: its fields must be known there
// and its values of the right kind, though what it refers to may stand elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "tests/cli/command.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

const fs::path guide_folder = fs::path(WAYMARK_SOURCE_DIR) / "docs" / "guide";

/// A block of the page, set in by four spaces, and the paragraph before it.
struct Example {
  std::string before, text;
};

std::vector<Example> examples_of(const std::string& page) {
  std::ifstream in(guide_folder / (page + ".md"));
  std::vector<Example> examples;
  std::string before, text;
  const auto close = [&] {
    if (!text.empty()) examples.push_back({before, text});
    if (!text.empty()) before.clear();
    text.clear();
  };
  for (std::string line; std::getline(in, line);) {
    const bool is_set_in = line.rfind("    ", 0) == 0;
    if (is_set_in) {
      text += line.substr(4) + "\n";
    } else {
      close();
      if (!line.empty()) before += line + "\n";
    }
  }
  close();
  return examples;
}

std::vector<std::string> pages() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(guide_folder))
    if (entry.path().extension() == ".md" && entry.path().stem() != "README")
      names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// The last name in back-quotes with an ending, which is the file that the block holds.
std::string file_named_in(const std::string& paragraph) {
  std::string name;
  const std::regex quoted("`([A-Za-z0-9/_-]+\\.(json|csv))`");
  for (std::sregex_iterator found(paragraph.begin(), paragraph.end(), quoted), end; found != end;
       ++found)
    name = (*found)[1];
  return name;
}

bool has_text(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class GuidePage : public testing::TestWithParam<std::string> {
 protected:
  /// Folders that stand beside the pages, as seen from there and from the top of the project, and
  /// the reader's own scenario where a page speaks of one.
  void SetUp() override {
    fs::create_directories(folder.file("docs"));
    fs::copy(guide_folder, folder.file("docs/guide"), fs::copy_options::recursive);
    for (const auto& entry : fs::directory_iterator(guide_folder))
      if (entry.is_directory())
        fs::copy(entry.path(), folder.file(entry.path().filename().string()),
                 fs::copy_options::recursive);
    std::ifstream in(guide_folder / (GetParam() + ".md"));
    std::stringstream page;
    page << in.rdbuf();
    if (has_text(page.str(), "waymark ask first-hoop my-town")) {
      ASSERT_EQ(folder.run("waymark new my-town --from two-doors").exit_code, 0);
    }
  }

  void try_scenario(const Example& example) {
    const std::string named = file_named_in(example.before);
    const std::string file = named.empty() ? "scenario.json" : named;
    folder.write(file, example.text);
    const CommandOutcome checked = folder.run("waymark check '" + file + "'");
    EXPECT_EQ(checked.exit_code, 0) << checked.err;
    const CommandOutcome ran =
        folder.run("waymark run '" + file + "' --reps 1 --progress none --force -o tried");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
  }

  void try_command(const Example& example) {
    std::istringstream lines(example.text);
    for (std::string line; std::getline(lines, line);) {
      // Twenty runs of a town make a better look back, but show no more of the page.
      if (has_text(line, "--tables")) line += " --reps 2";
      const CommandOutcome outcome = folder.run(line);
      EXPECT_EQ(outcome.exit_code, 0) << line << "\n" << outcome.err;
    }
  }

  /// It is enough that some place takes it whole. "..." stands for fields that are left out.
  void try_part(const Example& example) {
    const bool is_cut = has_text(example.text, "...");
    std::string least;
    for (const char* instead : {"", "\"kind\": \"gate\", "}) {
      if (*instead != 0 && !is_cut) continue;
      std::string text = std::regex_replace(example.text, std::regex(", \\.\\.\\. "), " ");
      text = std::regex_replace(text, std::regex("\\.\\.\\.(, ?| ?$)"), instead);
      text = std::regex_replace(text, std::regex(",\\s*$"), "");
      for (const auto& [before, after] : places) {
        folder.write("part.json", R"({ "waymark": 1, "title": "A part", "question": "Is it known?",
)" + before + text + after + " }");
        const std::string wrong = misreadings(folder.run("waymark check part.json").err, is_cut);
        if (wrong.empty()) return;
        if (least.empty() || wrong.size() < least.size()) least = wrong;
      }
    }
    ADD_FAILURE() << "nowhere is this read as it stands:\n" << example.text << least;
  }

  /// What `check` says of a part, but for what is only not there: the rest of the scenario, of a
  /// step that stands for any, or of what "..." leaves out.
  static std::string misreadings(const std::string& said, bool is_cut) {
    std::string wrong;
    std::istringstream lines(said);
    const bool patches = has_text(said, " to alter. Something new goes under 'add'");
    for (std::string line; std::getline(lines, line);) {
      const bool is_missing = has_text(line, "is missing") &&
                              !has_text(line, "'standard' is missing") &&
                              (patches || !has_text(line, "'kind' is missing"));
      const bool may_be_missing = is_cut || patches || line.rfind("part.json:1:1:", 0) == 0 ||
                                  has_text(line, ": /pathway/step: ");
      const bool is_elsewhere = std::any_of(elsewhere.begin(), elsewhere.end(),
                                            [&](const char* what) { return has_text(line, what); });
      if (!line.empty() && !is_elsewhere && !(is_missing && may_be_missing)) wrong += line + "\n";
    }
    return wrong;
  }

  inline static const std::vector<const char*> elsewhere = {
      "is not one of the ", " to mend.",      "there is no table '",
      "there is no step '", " to alter. Som", "there is no assumption ",
      "there is no arm '"};
  const std::vector<std::pair<std::string, std::string>> places = {
      {"", ""},
      {R"("pathway": { )", " }"},
      {R"("teams": { )", " }"},
      {R"("clocks": { )", " }"},
      {R"("predictors": { )", " }"},
      {R"("assumptions": { )", " }"},
      {R"("experiences": { )", " }"},
      {R"("exposures": { )", " }"},
      {R"("population": { )", " }"},
      {R"("population": { "traits": { )", " } }"},
      {R"("arms": { )", " }"},
      {R"("measures": { )", " }"},
      {R"("pathway": { "step": { "kind": "gate", )", " } }"},
      {R"("pathway": { "step": { "kind": "activity", )", " } }"}};
  TestFolder folder;
};

TEST_P(GuidePage, has_examples_that_hold) {
  for (const Example& example : examples_of(GetParam())) {
    const std::string file = file_named_in(example.before);
    if (example.text.rfind("waymark ", 0) == 0) {
      try_command(example);
    } else if (has_text(example.text, "\"waymark\": 1")) {
      try_scenario(example);
    } else if (file.size() > 4 && file.substr(file.size() - 4) == ".csv") {
      folder.write(file, example.text);
    } else if (file.size() > 5 && file.substr(file.size() - 5) == ".json") {
      folder.write(file, example.text);
    } else if (example.text.front() == '"') {
      try_part(example);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Guide, GuidePage, testing::ValuesIn(pages()), [](const auto& page) {
  std::string name = page.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace waymark
