#include <gtest/gtest.h>

#include <regex>

#include "tests/cli/command.h"

namespace waymark {
namespace {

std::string fingerprint_in(const std::string& text) {
  std::smatch found;
  return std::regex_search(text, found, std::regex("fingerprint\\s+([0-9a-f]{16})"))
             ? found[1].str()
             : "";
}

TEST(Run, gives_one_fingerprint_for_any_number_of_threads) {
  TestFolder folder;
  const std::string one =
      fingerprint_in(folder.run("waymark run two-doors --reps 6 --threads 1 -o one").out);
  const std::string two =
      fingerprint_in(folder.run("waymark run two-doors --reps 6 --threads 2 -o two").out);
  const std::string three =
      fingerprint_in(folder.run("waymark run two-doors --reps 6 --threads 3 -o three").out);
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(one, two);
  EXPECT_EQ(one, three);
  EXPECT_EQ(folder.read("one/results.csv"), folder.read("three/results.csv"));
}

TEST(Run, gives_another_fingerprint_for_another_seed) {
  TestFolder folder;
  const std::string seven =
      fingerprint_in(folder.run("waymark run two-doors --reps 2 --seed 7 -o a").out);
  const std::string eight =
      fingerprint_in(folder.run("waymark run two-doors --reps 2 --seed 8 -o b").out);
  EXPECT_NE(seven, eight);
}

TEST(Run, of_the_same_again_differs_by_exactly_nothing) {
  TestFolder folder;
  ASSERT_EQ(folder.run("waymark run rivermouth --reps 1 --arms same-again -o run").exit_code, 0);
  std::istringstream rows(folder.read("run/paired.csv"));
  std::string row;
  std::getline(rows, row);
  int differences = 0;
  while (std::getline(rows, row)) {
    const std::string difference = row.substr(row.rfind(',') + 1);
    EXPECT_TRUE(difference == "0" || difference.empty() || difference == "\r" ||
                difference == "0\r")
        << row;
    ++differences;
  }
  EXPECT_GT(differences, 100);
}

TEST(Run, keeps_what_is_asked_for_in_its_folder) {
  TestFolder folder;
  ASSERT_EQ(folder.run("waymark run two-doors --reps 2 -o run").exit_code, 0);
  for (const char* name :
       {"run/manifest.json", "run/scenario.json", "run/results.sqlite", "run/results.csv",
        "run/paired.csv", "run/summary.csv", "run/metrics.csv", "run/report.html"})
    EXPECT_TRUE(folder.has(name)) << name;
  EXPECT_FALSE(folder.has("run.partial"));
}

TEST(Run, refuses_a_folder_that_exists_unless_forced) {
  TestFolder folder;
  ASSERT_EQ(folder.run("waymark run two-doors --reps 1 -o run").exit_code, 0);
  EXPECT_EQ(folder.run("waymark run two-doors --reps 1 -o run").exit_code, 6);
  EXPECT_EQ(folder.run("waymark run two-doors --reps 1 -o run --force").exit_code, 0);
}

TEST(Run, takes_up_after_being_killed_and_ends_the_same) {
  TestFolder folder;
  const std::string whole =
      fingerprint_in(folder.run("waymark run two-doors --reps 40 --threads 2 -o whole").out);
  ASSERT_FALSE(whole.empty());
  const std::string killed =
      "\"" WAYMARK_PROGRAM
      "\" run two-doors --reps 40 --threads 2 --progress json -o part 2> told & "
      "pid=$!; for i in $(seq 8000); do sleep 0.02; "
      "grep -q '\"done\": *[1-9]' told && break; done; kill -9 $pid; wait $pid";
  folder.run(killed);
  ASSERT_TRUE(folder.has("part.partial")) << "the run was over before it could be killed";
  ASSERT_FALSE(folder.has("part"));
  const CommandOutcome resumed = folder.run("waymark run two-doors --reps 40 --threads 2 -o part");
  EXPECT_EQ(resumed.exit_code, 0);
  EXPECT_NE(resumed.err.find("are already there"), std::string::npos) << resumed.err;
  EXPECT_EQ(fingerprint_in(resumed.out), whole);
}

TEST(Run, can_be_interrupted_and_says_how_to_go_on) {
  TestFolder folder;
  const CommandOutcome outcome = folder.run("\"" WAYMARK_PROGRAM
                                            "\" run rivermouth --reps 200 -o run & pid=$!; "
                                            "for i in $(seq 4000); do sleep 0.02; [ -d run.partial "
                                            "] && break; done; kill -INT $pid; wait $pid");
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_NE(outcome.err.find("To go on, repeat:"), std::string::npos) << outcome.err;
  EXPECT_TRUE(folder.has("run.partial"));
}

TEST(Run, on_a_full_disk_ends_with_its_own_code_and_nothing_half_written) {
  TestFolder folder;
  const CommandOutcome outcome =
      folder.run("trap '' XFSZ; ulimit -f 150; waymark run two-doors --reps 12 -o run");
  EXPECT_EQ(outcome.exit_code, 6) << outcome.err;
  EXPECT_FALSE(folder.has("run"));
  EXPECT_EQ(folder.run("waymark run two-doors --reps 12 -o run").exit_code, 0);
  const std::string again =
      fingerprint_in(folder.run("waymark run two-doors --reps 12 -o other").out);
  EXPECT_NE(folder.read("run/manifest.json").find(again), std::string::npos);
}

TEST(Run, changes_one_value_from_the_command_line) {
  TestFolder folder;
  const std::string before = fingerprint_in(folder.run("waymark run two-doors --reps 1 -o a").out);
  const std::string after = fingerprint_in(
      folder.run("waymark run two-doors --reps 1 -o b --set teams.workers.fte=9").out);
  EXPECT_NE(before, after);
  const CommandOutcome unknown =
      folder.run("waymark run two-doors --reps 1 -o c --set teams.worker.fte=9");
  EXPECT_EQ(unknown.exit_code, 3);
  EXPECT_NE(unknown.err.find("workers"), std::string::npos) << unknown.err;
}

TEST(Run, keeps_no_row_of_a_survey_but_knows_it_again) {
  TestFolder folder;
  folder.write("little.json", R"({ "waymark": 1, "title": "Asked", "question": "Is it kept?",
    "dates": { "start": "2027-04-01", "horizon": "1 year" },
    "population": { "count": 20, "at": { "home": 1 }, "surveys": { "asked": { "table": "asked.csv" } },
      "traits": { "weight": { "from": "asked" }, "woman": { "from": "asked", "cells": "yes-no" } }, "groups": ["woman"] },
    "pathway": { "home": { "kind": "home" }, "away": { "kind": "home" } },
    "clocks": { "goes": { "rate": "1 per year", "during": ["home"], "then": "away" } },
    "measures": { "away": { "standard": "at-step", "steps": ["away"], "at": ["1 year"], "headline": true } },
    "arms": { "only": {} } })");
  std::string rows = "woman,weight\n";
  for (int i = 0; i < 12; ++i) rows += i % 2 == 0 ? "yes,8462.75\n" : "no,9173.25\n";
  folder.write("asked.csv", rows);
  ASSERT_EQ(folder.run("waymark run little.json --reps 2 -o run").exit_code, 0);

  EXPECT_TRUE(folder.has("run/asked.csv"));
  EXPECT_EQ(folder.read("run/asked.csv").rfind("This table was read but not kept", 0), 0u);
  EXPECT_EQ(folder.run("grep -rlaE '8462|9173' run").exit_code, 1) << "found in the run's folder";
}

}  // namespace
}  // namespace waymark
