#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/architecture/source_tree.h"

namespace waymark {
namespace {

/// Libraries that take seconds to read: only the few .cpp that use them may.
std::vector<std::string> heavy_includes(const SourceFile& header) {
  std::vector<std::string> findings;
  for (const Include& include : includes_of(header.text))
    for (const std::string library : {"nlohmann/", "Eigen/", "boost/", "CLI/", "tbb/", "oneapi/"})
      if (include.what.rfind(library, 0) == 0)
        findings.push_back(header.path + ":" + std::to_string(include.line) + ": " + include.what);
  return findings;
}

bool is_included_once(const SourceFile& header) {
  const std::string code = without_comments_and_literals(header.text);
  return code.compare(code.find_first_not_of(" \n"), 13, "#pragma once\n") == 0;
}

TEST(Header, keeps_heavy_libraries_to_sources) {
  std::vector<std::string> findings;
  for (const SourceFile& header : source_files("engine/waymark", {".h"}))
    for (const std::string& finding : heavy_includes(header)) findings.push_back(finding);

  EXPECT_TRUE(findings.empty()) << in_lines(findings);
}

TEST(Header, begins_with_pragma_once) {
  std::vector<std::string> findings;
  for (const std::string folder : {"engine", "benchmarks", "tests"})
    for (const SourceFile& header : source_files(folder, {".h"}))
      if (!is_included_once(header)) findings.push_back(header.path);

  EXPECT_TRUE(findings.empty()) << in_lines(findings);
}

TEST(Header, with_a_heavy_library_is_found) {
  const SourceFile planted = {"engine/waymark/pathway/audit.h",
                              "#pragma once\n#include <Eigen/Dense>\n#include <vector>\n"};

  EXPECT_EQ(heavy_includes(planted),
            std::vector<std::string>{"engine/waymark/pathway/audit.h:2: Eigen/Dense"});
}

TEST(Header, without_pragma_once_is_found) {
  EXPECT_FALSE(is_included_once({"engine/a.h", "#include <vector>\n"}));
}

}  // namespace
}  // namespace waymark
