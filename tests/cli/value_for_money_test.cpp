#include <gtest/gtest.h>

#include "tests/cli/command.h"

namespace waymark {
namespace {

const std::string guide = WAYMARK_SOURCE_DIR "/docs/guide";

/// The scenario of the guide, run once.
class GoodYears : public testing::Test {
 protected:
  GoodYears() {
    outcome = folder.run("waymark run '" + guide + "/value-for-money' -o run --progress none");
  }
  bool tells(const std::string& part) const { return outcome.out.find(part) != std::string::npos; }

  TestFolder folder;
  CommandOutcome outcome;
};

TEST_F(GoodYears, tells_in_its_summary_who_is_dominated_and_what_one_more_costs) {
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(
      tells("Value for money: Money: The council, discounted at 3.5 % a year, for each of "
            "\"People, at 5 years\", against Good years"))
      << outcome.out;
  EXPECT_TRUE(tells("the least costly")) << outcome.out;
  EXPECT_TRUE(tells("dominated by \"A course\", which costs no more and gains no less"));
  EXPECT_TRUE(
      tells("extendedly dominated: a mixture of \"Today\" and \"A course\" gains as much for less"))
      << outcome.out;
  EXPECT_TRUE(tells("for each year more than \"Today\""));
  EXPECT_TRUE(tells("At £1,000 for each year more, \"Today\" has most net benefit.\n"));
  EXPECT_TRUE(tells("At £20,000 for each year more, \"A course\" has most net benefit"));
}

TEST_F(GoodYears, keep_tables_and_say_the_same_in_the_report) {
  EXPECT_NE(folder.read("run/value-for-money.csv").find(",dominated,course,"), std::string::npos);
  EXPECT_NE(folder.read("run/net-benefit.csv").find("value-for-money,course,today,20000,"),
            std::string::npos);
  EXPECT_NE(folder.read("run/manifest.json").find("\"net-benefit.csv\""), std::string::npos);
  EXPECT_NE(folder.read("run/report.html").find("\"valueForMoney\":{\"cost\":"), std::string::npos);
}

}  // namespace
}  // namespace waymark
