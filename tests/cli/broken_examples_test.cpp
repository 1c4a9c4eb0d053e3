#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/command.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

const fs::path broken = fs::path(WAYMARK_SOURCE_DIR) / "tests" / "broken";

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> examples() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(broken))
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// Every example in tests/broken has, beside it, exactly what `waymark check` says of it.
class BrokenExample : public testing::TestWithParam<std::string> {};

TEST_P(BrokenExample, is_told_as_expected) {
  TestFolder folder;
  const CommandOutcome outcome = command("cp '" + broken.string() + "/" + GetParam() +
                                             ".json' . && waymark check " + GetParam() + ".json",
                                         folder.path());
  EXPECT_EQ(outcome.err, text_of(broken / (GetParam() + ".expected")));
  const bool is_sound = outcome.out.find(": sound.") != std::string::npos;
  EXPECT_EQ(outcome.exit_code, is_sound ? 0 : 3);
}

INSTANTIATE_TEST_SUITE_P(Examples, BrokenExample, testing::ValuesIn(examples()),
                         [](const auto& example) {
                           std::string name = example.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(Check, finds_mistakes_of_several_files_at_once) {
  TestFolder folder;
  const CommandOutcome outcome =
      folder.run("waymark check '" + broken.string() + "/a-misspelt-field.json' '" +
                 broken.string() + "/sound.json' '" + broken.string() + "/a-misspelt-unit.json'");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.err.find("'tekes' is not known here"), std::string::npos);
  EXPECT_NE(outcome.err.find("'2 yeers' is not a duration"), std::string::npos);
  EXPECT_NE(outcome.out.find("sound.json: sound."), std::string::npos);
}

}  // namespace
}  // namespace waymark
