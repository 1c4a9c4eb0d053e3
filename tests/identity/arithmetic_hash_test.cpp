#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "tests/identity/arithmetic_hashes.h"

namespace waymark {
namespace {

std::string pinned() {
  std::ifstream file(std::string(WAYMARK_SOURCE_DIR) + "/tests/identity/arithmetic_hashes.txt");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(PortableArithmetic, gives_the_pinned_bits_over_a_million_arguments) {
  EXPECT_EQ(arithmetic_hashes(), pinned());
}

}  // namespace
}  // namespace waymark
