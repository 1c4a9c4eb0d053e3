#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/architecture/source_tree.h"

namespace waymark {
namespace {

/// Types that a file gives a name with linkage: two files that give one name to different types
/// make a program that no compiler has to refuse and that need not work.
std::vector<std::string> types_named_in(const SourceFile& file) {
  static const std::regex opens(R"(^\s*(inline )?namespace\s*([\w:]*)\s*\{)");
  static const std::regex defines(
      R"(^\s*(class|struct|enum class|enum)\s+([A-Z]\w*)\b(?!::)[^;()]*$)");
  std::vector<std::string> spaces;  // as deep as the braces around the line
  std::vector<std::string> found;
  for (const std::string& line : lines_of(without_comments_and_literals(file.text))) {
    std::smatch match;
    if (std::regex_search(line, match, opens)) {
      spaces.push_back(match[2]);
      continue;
    }
    bool is_nested = false;  // in a namespace without a name, a class or a function
    std::string prefix;
    for (const std::string& space : spaces) {
      is_nested = is_nested || space.empty();
      prefix += space + "::";
    }
    if (!is_nested && std::regex_search(line, match, defines))
      found.push_back(prefix + match[2].str());
    for (const char letter : line) {
      if (letter == '{') spaces.emplace_back();
      if (letter == '}' && !spaces.empty()) spaces.pop_back();
    }
  }
  return found;
}

std::vector<std::string> names_of_several(const std::vector<SourceFile>& files) {
  std::map<std::string, std::set<std::string>> places;
  for (const SourceFile& file : files)
    for (const std::string& name : types_named_in(file)) places[name].insert(file.path);
  std::vector<std::string> findings;
  for (const auto& [name, in] : places) {
    if (in.size() < 2) continue;
    std::string finding = name + " is defined in";
    for (const std::string& path : in) finding += " " + path;
    findings.push_back(finding);
  }
  return findings;
}

TEST(OneName, means_one_type) {
  std::vector<SourceFile> files;
  for (const std::string folder : {"engine", "tests", "benchmarks"})
    for (SourceFile& file : source_files(folder, {".h", ".cpp"})) files.push_back(std::move(file));

  const std::vector<std::string> findings = names_of_several(files);

  EXPECT_TRUE(findings.empty()) << in_lines(findings);
}

TEST(OneName, for_two_types_is_found) {
  const SourceFile one = {"a.h", "namespace waymark {\nstruct Spot {\n  double x;\n};\n}\n"};
  const SourceFile other = {"b.h", "namespace waymark {\n\nclass Spot : Place {\n};\n}\n"};

  EXPECT_EQ(names_of_several({one, other}).size(), 1u);
}

TEST(OneName, inside_a_file_a_class_or_another_namespace_is_fine) {
  const SourceFile named = {"a.h", "namespace waymark {\nstruct Spot {\n  struct End {};\n};\n}\n"};
  const SourceFile hidden = {"b.cpp", "namespace waymark {\nnamespace {\nstruct Spot {};\n}\n}\n"};
  const SourceFile apart = {"c.h", "namespace waymark::toy {\nstruct Spot {\n};\n}\n"};
  const SourceFile nested = {"d.h",
                             "namespace waymark {\nstruct Line {\n  struct Spot {};\n};\n}\n"};
  const SourceFile ahead = {"e.h", "namespace waymark {\nstruct Spot;\n}\n"};

  EXPECT_TRUE(names_of_several({named, hidden, apart, nested, ahead}).empty());
}

}  // namespace
}  // namespace waymark
