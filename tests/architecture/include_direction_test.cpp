#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/architecture/source_tree.h"

namespace waymark {
namespace {

/// From the lowest room to the highest: a file includes its own room and lower ones.
const std::vector<std::string> rooms = {
    "base",     "random", "scenario",      "rules",   "pathway",    "people",  "measures",
    "simulate", "steps",  "commissioning", "compile", "experiment", "results", "cli"};

/// The room of "waymark/base/ticks.h" or "cli/run.h", with or without "engine/" before it.
std::string room_of(std::string path) {
  for (const std::string prefix : {"engine/", "waymark/"})
    if (path.rfind(prefix, 0) == 0) path.erase(0, prefix.size());
  return path.substr(0, path.find('/'));
}

std::vector<std::string> arrows_back(const SourceFile& file) {
  const auto height = [](const std::string& room) {
    return std::find(rooms.begin(), rooms.end(), room) - rooms.begin();
  };
  std::vector<std::string> findings;
  for (const Include& include : includes_of(file.text)) {
    if (!include.quoted) continue;
    const std::string place = file.path + ":" + std::to_string(include.line) + ": ";
    const std::string room = room_of(include.what);
    if (height(room) == static_cast<std::ptrdiff_t>(rooms.size()))
      findings.push_back(place + include.what + " is in no room");
    else if (height(room) > height(room_of(file.path)))
      findings.push_back(place + room + " is above " + room_of(file.path));
  }
  return findings;
}

TEST(IncludeDirection, no_file_of_the_engine_includes_a_higher_room) {
  std::vector<std::string> findings;
  const std::vector<SourceFile> files = source_files("engine", {".h", ".cpp"});
  for (const SourceFile& file : files)
    for (const std::string& finding : arrows_back(file)) findings.push_back(finding);

  EXPECT_FALSE(files.empty());
  EXPECT_TRUE(findings.empty()) << in_lines(findings);
}

TEST(IncludeDirection, every_file_of_the_engine_is_in_a_known_room) {
  std::vector<std::string> homeless;
  for (const SourceFile& file : source_files("engine", {".h", ".cpp"}))
    if (file.path.rfind("engine/bindings/", 0) != 0 &&
        std::find(rooms.begin(), rooms.end(), room_of(file.path)) == rooms.end())
      homeless.push_back(file.path);

  EXPECT_TRUE(homeless.empty()) << in_lines(homeless);
}

TEST(IncludeDirection, an_arrow_back_is_found) {
  const SourceFile planted = {"engine/waymark/base/ticks.h",
                              "#include \"waymark/random/draw.h\"\n"};

  EXPECT_EQ(arrows_back(planted),
            std::vector<std::string>{"engine/waymark/base/ticks.h:1: random is above base"});
}

TEST(IncludeDirection, an_include_past_the_root_is_found) {
  const SourceFile planted = {"engine/waymark/base/ticks.cpp", "#include \"ticks.h\"\n"};

  EXPECT_EQ(arrows_back(planted).size(), 1u);
}

TEST(IncludeDirection, an_arrow_down_is_fine) {
  const SourceFile file = {"engine/cli/run.cpp", "#include \"waymark/results/run_folder.h\"\n"};

  EXPECT_TRUE(arrows_back(file).empty());
}

}  // namespace
}  // namespace waymark
