#include <gtest/gtest.h>

#include "tests/cli/command.h"

namespace waymark {
namespace {

const std::string example = "'" WAYMARK_SOURCE_DIR "/docs/guide/value-for-money'";

std::string manifest_samples(const TestFolder& folder, const std::string& run) {
  const std::string manifest = folder.read(run + "/manifest.json");
  const std::size_t at = manifest.find("\"samples\": {");
  return at == std::string::npos ? "" : manifest.substr(at, 120);
}

TEST(Samples, are_the_same_for_any_number_of_threads) {
  TestFolder folder;
  const std::string run = "waymark run " + example + " --reps 2 --samples 12 --sample-reps 2";
  ASSERT_EQ(folder.run(run + " --threads 1 -o one").exit_code, 0);
  ASSERT_EQ(folder.run(run + " --threads 3 -o three").exit_code, 0);

  EXPECT_NE(manifest_samples(folder, "one"), "");
  EXPECT_EQ(manifest_samples(folder, "one"), manifest_samples(folder, "three"));
  for (const char* table : {"/samples.csv", "/plane.csv", "/acceptability.csv",
                            "/what-we-do-not-know.csv", "/results.csv"})
    EXPECT_EQ(folder.read(std::string("one") + table), folder.read(std::string("three") + table))
        << table;
}

TEST(Samples, change_nothing_in_the_run_beside_them) {
  TestFolder folder;
  ASSERT_EQ(folder.run("waymark run " + example + " --reps 2 -o plain").exit_code, 0);
  ASSERT_EQ(folder.run("waymark run " + example + " --reps 2 --samples 3 -o sampled").exit_code, 0);

  EXPECT_EQ(folder.read("plain/results.csv"), folder.read("sampled/results.csv"));
  EXPECT_EQ(folder.read("plain/value-for-money.csv"), folder.read("sampled/value-for-money.csv"));
  EXPECT_FALSE(folder.has("plain/samples.csv"));
}

TEST(Samples, are_taken_up_after_being_killed) {
  TestFolder folder;
  const std::string run = "run " + example + " --reps 1 --samples 60 --threads 2 ";
  ASSERT_EQ(folder.run("waymark " + run + "-o whole").exit_code, 0);
  folder.run("\"" WAYMARK_PROGRAM "\" " + run +
             "--progress json -o cut 2> told & pid=$!; for i in $(seq 8000); do sleep 0.02; "
             "sed '1,/samples of what/d' told | grep -q '\"done\": *[1-9]' && break; done; "
             "kill -9 $pid; wait $pid");
  ASSERT_TRUE(folder.has("cut.partial")) << "the run was over before it could be killed";
  ASSERT_EQ(folder.run("waymark " + run + "-o cut").exit_code, 0);

  EXPECT_EQ(manifest_samples(folder, "cut"), manifest_samples(folder, "whole"));
  EXPECT_EQ(folder.read("cut/plane.csv"), folder.read("whole/plane.csv"));
}

TEST(Samples, are_told_apart_from_chance_in_summary_and_report) {
  TestFolder folder;
  const CommandOutcome outcome =
      folder.run("waymark run " + example + " --reps 4 --samples 20 --sample-reps 2 -o run");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;

  EXPECT_NE(outcome.out.find("What we do not know: 20 samples of all assumptions"),
            std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("most net benefit in how many of 100 samples: "), std::string::npos);
  EXPECT_NE(folder.read("run/report.html").find("\"unknown\":{\"samples\":20,\"runsASample\":2"),
            std::string::npos);
  EXPECT_EQ(folder.read("run/samples.csv").rfind("scenario,sample,assumption,value,written", 0),
            0u);
}

TEST(Samples, of_a_scenario_without_assumptions_are_refused) {
  TestFolder folder;
  folder.write("sure.json", R"({ "waymark": 1, "title": "t", "question": "q",
    "dates": { "start": "2027-04-01", "horizon": "1 year" },
    "population": { "count": 10, "at": { "here": 1 } },
    "pathway": { "here": { "kind": "home" }, "there": { "kind": "home" } },
    "clocks": { "goes": { "rate": "0.5 per year", "during": ["here"], "then": "there" } },
    "measures": { "there": { "standard": "at-step", "steps": ["there"] } } })");
  const CommandOutcome outcome = folder.run("waymark run sure.json --samples 5 -o run");

  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("uses no assumption that could be drawn"), std::string::npos)
      << outcome.err;
}

}  // namespace
}  // namespace waymark
