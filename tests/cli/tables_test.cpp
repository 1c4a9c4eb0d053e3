#include <gtest/gtest.h>

#include "tests/cli/command.h"

namespace waymark {
namespace {

const std::string our_numbers = WAYMARK_SOURCE_DIR "/docs/guide/our-numbers";

TEST(NewFromTables, leads_from_the_spreadsheets_of_the_guide_to_a_report) {
  TestFolder folder;
  const CommandOutcome made =
      folder.run("waymark new saltmarsh --from rivermouth --tables '" + our_numbers + "' --reps 2");
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_NE(made.out.find("Your months from 2024-04 to 2026-03 against the model (2 runs)"),
            std::string::npos)
      << made.out;
  EXPECT_NE(made.out.find("'Duty doctor check' is not in rivermouth"), std::string::npos);
  EXPECT_NE(made.out.find("The arm 'Lighter pathway' was dropped"), std::string::npos);
  EXPECT_NE(made.out.find("(£345,579 per year more, for four more keyworkers"), std::string::npos);
  EXPECT_NE(made.out.find("Planned, but in no line of budget.csv: Clinicians (£520,000)"),
            std::string::npos)
      << made.out;
  EXPECT_NE(made.out.find("  The council                                   £811,500"),
            std::string::npos);
  for (const char* file : {"scenario.json", "numbers.csv", "README.md", "last-24-months.csv",
                           "your-tables/steps.csv", "tables/first-requests-by-month.csv"})
    EXPECT_TRUE(folder.has(std::string("saltmarsh/") + file)) << file;
  EXPECT_NE(folder.read("saltmarsh/numbers.csv").find("local,\"steps.csv, line 3\""),
            std::string::npos);
  EXPECT_NE(folder.read("saltmarsh/numbers.csv").find("found,filled in from rivermouth"),
            std::string::npos);

  const CommandOutcome checked = folder.run("waymark check saltmarsh");
  EXPECT_EQ(checked.exit_code, 0) << checked.err;
  EXPECT_EQ(checked.err, "");
  EXPECT_EQ(folder.run("waymark run saltmarsh --reps 1 -o run").exit_code, 0);
  EXPECT_TRUE(folder.has("run/report.html"));
  EXPECT_NE(folder.read("run/report.html").find("\"lookedBack\":[{\"from\":\"2024-04-01\""),
            std::string::npos);
}

TEST(NewFromTables, tells_every_bad_cell_at_once_and_makes_nothing) {
  TestFolder folder;
  folder.write("mine/steps.csv", "step,passed\nTriage,85\n");
  folder.write("mine/teams.csv", "team;posts\nTriage;lots\n");
  const CommandOutcome outcome = folder.run("waymark new town --from rivermouth --tables mine");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(
      outcome.err.find("steps.csv:2:8: 85 is more than the whole. Write 85 % if that is meant"),
      std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("teams.csv:2:8: 'lots' is not a number of 0 or more"),
            std::string::npos)
      << outcome.err;
  EXPECT_FALSE(folder.has("town"));
  EXPECT_FALSE(folder.has("town.partial"));
}

TEST(NewFromTables, says_which_cell_makes_a_scenario_impossible) {
  TestFolder folder;
  folder.write("mine/teams.csv",
               "team,posts,on-hoops,elsewhere\nTriage,3,80 %,30 %\nKeyworkers,16,,\n");
  const CommandOutcome outcome = folder.run("waymark new town --from rivermouth --tables mine");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.err.find("teams.csv:2:"), std::string::npos) << outcome.err;
}

TEST(NewFromTables, needs_a_folder_with_tables) {
  TestFolder folder;
  folder.write("empty/notes.txt.md", "");
  EXPECT_EQ(folder.run("waymark new town --tables nowhere").exit_code, 2);
  EXPECT_EQ(folder.run("waymark new town --tables empty").exit_code, 2);
  EXPECT_EQ(folder.run("waymark new town --tables empty --templates").exit_code, 2);
}

TEST(NewFromTables, writes_tables_to_begin_with_that_run_as_they_stand) {
  TestFolder folder;
  ASSERT_EQ(folder.run("waymark new mine --templates").exit_code, 0);
  const CommandOutcome made =
      folder.run("waymark new town --from rivermouth --tables mine --reps 2");
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_EQ(folder.run("waymark check town").exit_code, 0);
  EXPECT_EQ(
      folder.read("mine/questions.csv").rfind("question,without,measure,worth-knowing\r\n", 0), 0u);
  EXPECT_EQ(folder.run("waymark new mine --templates").exit_code, 6);
}

}  // namespace
}  // namespace waymark
