#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/architecture/source_tree.h"

namespace waymark {
namespace {

constexpr std::size_t longest = 600;

std::vector<std::string> too_long(const std::vector<SourceFile>& files) {
  std::vector<std::string> findings;
  for (const SourceFile& file : files) {
    const std::size_t length = lines_of(file.text).size();
    if (length > longest) findings.push_back(file.path + " has " + std::to_string(length));
  }
  return findings;
}

TEST(FileLength, no_source_is_longer_than_six_hundred_lines) {
  std::vector<std::string> findings;
  for (const std::string folder : {"engine", "tests", "benchmarks", "viz/src"})
    for (const std::string& finding :
         too_long(source_files(folder, {".h", ".cpp", ".ts", ".mjs", ".sh", ".css"})))
      findings.push_back(finding);

  EXPECT_TRUE(findings.empty()) << in_lines(findings);
}

TEST(FileLength, a_longer_one_is_found) {
  std::string text;
  for (std::size_t line = 0; line <= longest; ++line) text += "\n";

  EXPECT_EQ(too_long({{"engine/long.cpp", text}}).size(), 1u);
  EXPECT_TRUE(too_long({{"engine/long.cpp", text.substr(1)}}).empty());
}

}  // namespace
}  // namespace waymark
