#include "waymark/base/contract.h"

#include <gtest/gtest.h>

#include <string>

namespace waymark {
namespace {

TEST(Contract, that_holds_says_nothing) {
  EXPECT_NO_THROW(WAYMARK_EXPECT(1 + 1 == 2, "arithmetic"));
}

TEST(Contract, that_is_broken_says_what_was_expected_and_where) {
  try {
    WAYMARK_EXPECT(1 + 1 == 3, "the sum is wrong");
    FAIL();
  } catch (const ContractError& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("the sum is wrong"), std::string::npos);
    EXPECT_NE(text.find("1 + 1 == 3"), std::string::npos);
    EXPECT_NE(text.find("contract_test.cpp:"), std::string::npos);
  }
}

TEST(Contract, names_files_the_same_wherever_the_tree_was_built) {
  const auto place_of = [](const char* file) -> std::string {
    try {
      report_broken_contract("a", "b", file, 7);
    } catch (const ContractError& error) {
      return error.what();
    }
  };
  EXPECT_EQ(place_of("/somewhere/engine/waymark/base/hash.cpp"),
            place_of("/elsewhere/engine/waymark/base/hash.cpp"));
  EXPECT_EQ(place_of("/somewhere/engine/waymark/base/hash.cpp"),
            "internal error at waymark/base/hash.cpp:7: b (expected a)");
}

}  // namespace
}  // namespace waymark
