#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "tests/architecture/source_tree.h"

namespace waymark {
namespace {

struct Forbidden {
  std::regex form;
  std::string because;
};

const std::vector<Forbidden>& forbidden() {
  static const std::vector<Forbidden> list = {
      {std::regex(
           R"((^|[^\w.>:])(std::|::)?(exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|hypot|)"
           R"(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|erf|erfc|tgamma|lgamma)\s*\()"),
       "differs between C libraries; see waymark/base/elementary.h"},
      {std::regex(
           R"(std::\w+_distribution\b|std::(mt19937|minstd_rand|random_device|default_random))"),
       "differs between standard libraries; see waymark/random"},
      {std::regex(R"(std::(reduce|transform_reduce|nth_element|shuffle|sample)\b)"),
       "leaves an order to the library"},
      {std::regex(R"(std::(bit_cast|jthread|source_location|pmr|ranges|format)\b)"),
       "is not in every compiler we build with"},
      {std::regex(R"(\bco_(await|yield|return)\b)"), "is not in every compiler we build with"},
      {std::regex(R"(\bs?rand\s*\(|\btime\s*\(\s*(NULL|nullptr|0)\s*\)|_clock::now)"),
       "makes a result depend on when it was asked for"},
  };
  return list;
}

std::vector<std::string> forbidden_code(const SourceFile& file) {
  std::vector<std::string> findings;
  int number = 0;
  for (const std::string& line : lines_of(without_comments_and_literals(file.text))) {
    ++number;
    for (const Forbidden& rule : forbidden()) {
      std::smatch match;
      if (std::regex_search(line, match, rule.form))
        findings.push_back(file.path + ":" + std::to_string(number) + ": " + match.str() + " " +
                           rule.because);
    }
  }
  return findings;
}

/// Files, the database, the thread pool and the command line may use the whole standard library.
bool must_be_reproducible(const std::string& path) {
  return path.rfind("engine/waymark/results/", 0) != 0 && path.rfind("engine/cli/", 0) != 0 &&
         path.rfind("engine/waymark/base/executor", 0) != 0;
}

TEST(ReproducibleCode, uses_nothing_that_differs_between_platforms) {
  std::vector<std::string> findings;
  for (const SourceFile& file : source_files("engine", {".h", ".cpp"})) {
    if (!must_be_reproducible(file.path)) continue;
    for (const std::string& finding : forbidden_code(file)) findings.push_back(finding);
  }

  EXPECT_TRUE(findings.empty()) << in_lines(findings);
}

TEST(ReproducibleCode, a_logarithm_of_the_c_library_is_found) {
  EXPECT_EQ(forbidden_code({"engine/a.cpp", "double y = std::log(x);\n"}).size(), 1u);
  EXPECT_EQ(forbidden_code({"engine/a.cpp", "double y = 2.0 * log(x);\n"}).size(), 1u);
  EXPECT_EQ(forbidden_code({"engine/a.cpp", "double y = (exp(x));\n"}).size(), 1u);
}

TEST(ReproducibleCode, names_that_only_end_like_one_are_fine) {
  EXPECT_TRUE(forbidden_code({"engine/a.cpp", "double y = portable_log(x);\n"}).empty());
  EXPECT_TRUE(forbidden_code({"engine/a.cpp", "auto y = report.log(x);  // not log(x)\n"}).empty());
  EXPECT_TRUE(forbidden_code({"engine/a.cpp", "throw Error(\"exp(x) is too large\");\n"}).empty());
}

TEST(ReproducibleCode, a_look_at_the_clock_on_the_wall_is_found) {
  EXPECT_EQ(forbidden_code({"engine/a.cpp", "seed = time(nullptr);\n"}).size(), 1u);
  EXPECT_TRUE(forbidden_code({"engine/a.cpp", "Ticks time() const { return time_; }\n"}).empty());
}

TEST(ReproducibleCode, a_distribution_of_the_standard_library_is_found) {
  EXPECT_EQ(forbidden_code({"engine/a.cpp", "std::normal_distribution<double> d;\n"}).size(), 1u);
  EXPECT_EQ(forbidden_code({"engine/a.cpp", "std::shuffle(a, b, c);\n"}).size(), 1u);
  EXPECT_EQ(forbidden_code({"engine/a.cpp", "auto y = std::bit_cast<double>(x);\n"}).size(), 1u);
}

}  // namespace
}  // namespace waymark
