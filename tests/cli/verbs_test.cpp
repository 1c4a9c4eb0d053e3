#include <gtest/gtest.h>

#include <chrono>

#include "tests/cli/command.h"

namespace waymark {
namespace {

// Sanitizers make everything some ten times slower; the promise is about the program people use.
#if defined(__SANITIZE_ADDRESS__)
constexpr double seconds_for_a_first_picture = 200.0;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr double seconds_for_a_first_picture = 200.0;
#else
constexpr double seconds_for_a_first_picture = 10.0;
#endif
#else
constexpr double seconds_for_a_first_picture = 10.0;
#endif

TEST(Waymark, without_a_verb_shows_usage_and_says_so_in_its_code) {
  TestFolder folder;
  const CommandOutcome outcome = folder.run("waymark");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("--help"), std::string::npos);
}

TEST(Waymark, begins_its_help_with_examples) {
  TestFolder folder;
  EXPECT_EQ(folder.run("waymark --help").out.rfind("Examples:", 0), 0u);
  for (const char* verb :
       {"new", "check", "run", "audit", "ask", "report", "schema", "diff", "demo"})
    EXPECT_NE(folder.run(std::string("waymark ") + verb + " --help").out.find("Example"),
              std::string::npos)
        << verb;
}

TEST(Waymark, tells_a_wrong_option_from_a_wrong_scenario) {
  TestFolder folder;
  EXPECT_EQ(folder.run("waymark run two-doors --rep 3").exit_code, 2);
  EXPECT_EQ(folder.run("waymark run rivermoth").exit_code, 2);
  EXPECT_NE(folder.run("waymark run rivermoth").err.find("Did you mean 'rivermouth'?"),
            std::string::npos);
}

TEST(Demo, gives_a_first_picture_in_under_ten_seconds) {
  TestFolder folder;
  const auto before = std::chrono::steady_clock::now();
  const CommandOutcome outcome = folder.run("waymark demo");
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - before;
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_LT(taken.count(), seconds_for_a_first_picture);
  EXPECT_NE(outcome.out.find("Of 100 people asking for help"), std::string::npos);
  EXPECT_TRUE(folder.has("waymark-demo/report.html"));
}

TEST(New, makes_a_copy_that_runs) {
  TestFolder folder;
  ASSERT_EQ(folder.run("waymark new mine --from two-doors").exit_code, 0);
  EXPECT_EQ(folder.run("waymark run mine --reps 1 -o run").exit_code, 0);
  EXPECT_EQ(folder.run("waymark new mine").exit_code, 6);
}

TEST(Audit, names_the_hoops_that_everyone_must_pass) {
  TestFolder folder;
  const CommandOutcome outcome = folder.run("waymark audit rivermouth");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* hoop : {"Triage", "Eligibility check", "Comprehensive assessment", "Risk panel"})
    EXPECT_NE(outcome.out.find(hoop), std::string::npos) << hoop;
}

TEST(Audit, sets_every_arm_side_by_side_and_says_who_is_full_first) {
  TestFolder folder;
  const std::string all = folder.run("waymark audit two-doors").out;
  const std::string one = folder.run("waymark audit two-doors --arm one-door").out;
  EXPECT_NE(all.find("Side by side"), std::string::npos);
  EXPECT_NE(all.find("As demand grows, the first to be full"), std::string::npos);
  EXPECT_EQ(one.find("Side by side"), std::string::npos);
  EXPECT_EQ(folder.run("waymark audit two-doors --arm no-such").exit_code, 2);
}

TEST(Ask, ranks_hoops_by_who_would_get_help_without_them_and_names_what_is_lost) {
  TestFolder folder;
  const CommandOutcome outcome = folder.run("waymark ask first-hoop two-doors");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find(" 1. "), std::string::npos);
  EXPECT_NE(
      outcome.out.find("Risk panel: for every 100 who would have passed it, 1.8 more serious"),
      std::string::npos)
      << outcome.out;
}

TEST(Ask, checks_the_rank_by_simulation_and_speaks_json) {
  TestFolder folder;
  const CommandOutcome outcome =
      folder.run("waymark ask first-hoop two-doors --check --reps 8 --json");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("\"kendall-tau\":"), std::string::npos);
  EXPECT_NE(outcome.out.find("\"more-rings-a-year\":"), std::string::npos);
}

TEST(Ask, tells_wrong_questions_from_wrong_scenarios) {
  TestFolder folder;
  EXPECT_EQ(folder.run("waymark ask").exit_code, 2);
  EXPECT_EQ(folder.run("waymark ask last-hoop two-doors").exit_code, 2);
  EXPECT_EQ(folder.run("waymark ask first-hoop two-doors --reps 3").exit_code, 2);
  EXPECT_EQ(folder.run("waymark ask first-hoop two-doors --arm no-such").exit_code, 2);
}

TEST(Audit, speaks_json_and_draws) {
  TestFolder folder;
  const CommandOutcome outcome = folder.run("waymark audit two-doors --json --draw route.svg");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out.front(), '{');
  EXPECT_NE(folder.read("route.svg").find("<svg"), std::string::npos);
}

TEST(Report, is_made_again_from_a_run_and_never_over_a_file) {
  TestFolder folder;
  ASSERT_EQ(folder.run("waymark run two-doors --reps 2 -o run").exit_code, 0);
  EXPECT_EQ(folder.run("waymark report run -o page.html").exit_code, 0);
  EXPECT_EQ(folder.read("page.html"), folder.read("run/report.html"));
  EXPECT_EQ(folder.run("waymark report run -o page.html").exit_code, 6);
  EXPECT_EQ(folder.run("waymark report nowhere").exit_code, 6);
}

TEST(Check, tells_how_long_a_replication_takes_and_what_a_person_weighs) {
  TestFolder folder;
  const std::string said = folder.run("waymark check rivermouth --columns").out;
  EXPECT_NE(said.find("of one core a replication"), std::string::npos) << said;
  EXPECT_NE(said.find("bytes a person"), std::string::npos);
  EXPECT_NE(said.find("clock-origin"), std::string::npos);
}

TEST(Schema, is_json_and_has_a_reference_page) {
  TestFolder folder;
  EXPECT_NE(folder.run("waymark schema").out.find("https://json-schema.org/draft/2020-12/schema"),
            std::string::npos);
  EXPECT_NE(folder.run("waymark schema --reference").out.find("accepts-referral"),
            std::string::npos);
}

TEST(Diff, of_a_copy_is_nothing_and_of_a_change_is_told_with_both_places) {
  TestFolder folder;
  ASSERT_EQ(folder.run("waymark new mine --from two-doors").exit_code, 0);
  const CommandOutcome same = folder.run("waymark diff two-doors mine");
  EXPECT_EQ(same.exit_code, 0);
  EXPECT_EQ(same.out, "two-doors and mine say the same.\n");

  folder.run("sed -i 's/\"fte\": 7/\"fte\": 9/; s/\"5 days\"/\"120 hours\"/' mine/scenario.json");
  const CommandOutcome other = folder.run("waymark diff two-doors mine");
  EXPECT_EQ(other.exit_code, 4);
  EXPECT_EQ(
      other.out.rfind("teams workers fte: 7 becomes 9 (posts, in full-time equivalents)\n", 0), 0u)
      << other.out;
  EXPECT_NE(other.out.find("mine/scenario.json:19:"), std::string::npos) << other.out;
  EXPECT_NE(other.out.find("\n1 difference between two-doors and mine.\n"), std::string::npos);
  EXPECT_EQ(folder.run("waymark diff two-doors mine --json").out.front(), '[');
}

}  // namespace
}  // namespace waymark
