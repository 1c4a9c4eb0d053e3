// The event log that tools for animating pathways read.
#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <vector>

#include "tests/cli/command.h"

namespace waymark {
namespace {

const char clinic[] =
    R"({ "waymark": 1, "title": "A clinic", "question": "How long do people wait?",
  "dates": { "start": "2027-04-01", "horizon": "2 days", "warm-up": "4 hours" },
  "arrivals": { "door": { "to": "nurse", "rate": "11 per hour" } },
  "teams": { "nurses": { "kind": "units", "count": 2 } },
  "pathway": { "nurse": { "kind": "activity", "team": "nurses", "lasts": { "exponential": { "mean": "10 minutes" } }, "then": "gone" },
               "gone": { "kind": "exit" } },
  "measures": { "wait": { "standard": "wait", "steps": ["nurse"] }, "came": { "standard": "arrivals" },
                "inside": { "standard": "in-system" } },
  "arms": { "two": {}, "three": { "from": "two", "changes": { "more": { "patch": { "teams": { "nurses": { "count": 3 } } } } } } } })";

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::istringstream text(row);
  for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
  return cells;
}

/// Rows after the header, of one run.
std::vector<std::vector<std::string>> rows_of(const std::string& table, const std::string& run) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream text(table);
  std::string row;
  std::getline(text, row);
  while (std::getline(text, row)) {
    if (!row.empty() && row.back() == '\r') row.pop_back();
    std::vector<std::string> cells = cells_of(row);
    if (cells.back() == run) rows.push_back(std::move(cells));
  }
  return rows;
}

/// The value of a metric in results.csv.
double told(const std::string& results, const std::string& arm, const std::string& metric,
            const std::string& replication) {
  std::istringstream text(results);
  for (std::string row; std::getline(text, row);)
    if (row.rfind("clinic," + arm + "," + replication + ",," + metric + ",,", 0) == 0)
      return std::stod(row.substr(row.rfind(',') + 1));
  ADD_FAILURE() << metric << " is not in results.csv";
  return 0;
}

class EventLogFile : public testing::Test {
 protected:
  EventLogFile() {
    folder.write("clinic.json", clinic);
    outcome = folder.run(
        "waymark run clinic.json --reps 3 -o run --event-log three --event-log-reps 2 --progress "
        "none");
    log = folder.read("run/events.csv");
  }
  TestFolder folder;
  CommandOutcome outcome;
  std::string log;
};

TEST_F(EventLogFile, has_the_columns_that_animation_reads) {
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(log.substr(0, log.find("\r\n")),
            "entity_id,event_type,event,time,resource_id,pathway,run");
  EXPECT_EQ(rows_of(log, "2").size(), 0u);
  for (const char* run : {"0", "1"}) {
    EXPECT_GT(rows_of(log, run).size(), 500u);
    std::map<std::string, int> arrivals;
    double last = -1e9;
    for (const auto& row : rows_of(log, run)) {
      if (row[2] == "arrival") ++arrivals[row[0]];
      EXPECT_LE(last, std::stod(row[3])) << "rows come in the order of time";
      last = std::stod(row[3]);
      EXPECT_EQ(row[4].empty(), row[1] != "resource_use" && row[1] != "resource_use_end");
    }
    for (const auto& [person, times] : arrivals) EXPECT_EQ(times, 1) << person;
  }
}

TEST_F(EventLogFile, adds_up_to_what_was_measured) {
  for (const char* run : {"0", "1"}) {
    std::map<std::string, double> joined;
    double waited = 0, begun = 0, came = 0, inside = 0;
    for (const auto& row : rows_of(log, run)) {
      const double minute = std::stod(row[3]);
      const double left = 2 * 24 * 60 - std::max(minute, 0.0);
      if (row[2] == "nurse_wait_begins") joined[row[0]] = minute;
      if (row[2] == "nurse_begins" && minute >= 0) {
        waited += minute - joined[row[0]];
        ++begun;
      }
      if (row[2] == "arrival") {
        came += minute >= 0;
        inside += left;
      }
      if (row[2] == "depart") inside -= left;
      if (row[1] == "resource_use") {
        EXPECT_LE(std::stoi(row[4]), 3);
      }
    }
    const std::string results = folder.read("run/results.csv");
    EXPECT_NEAR(waited / begun, told(results, "three", "wait", run), 1e-9);
    EXPECT_EQ(came, told(results, "three", "came", run));
    EXPECT_NEAR(inside / (2 * 24 * 60), told(results, "three", "inside", run), 1e-9);
  }
}

TEST_F(EventLogFile, changes_nothing_else) {
  ASSERT_EQ(folder.run("waymark run clinic.json --reps 3 -o plain").exit_code, 0);
  EXPECT_FALSE(folder.has("plain/events.csv"));
  for (const char* table : {"/results.csv", "/paired.csv", "/summary.csv"})
    EXPECT_EQ(folder.read(std::string("plain") + table), folder.read(std::string("run") + table));
  const auto fingerprint = [&](const std::string& run) {
    const std::string text = folder.read(run + "/manifest.json");
    return text.substr(text.find("\"fingerprint\""), 40);
  };
  EXPECT_EQ(fingerprint("plain"), fingerprint("run"));
  EXPECT_NE(folder.read("run/manifest.json").find("\"events.csv\""), std::string::npos);
}

TEST_F(EventLogFile, is_replaced_with_the_run_and_asks_for_an_arm_that_is_there) {
  EXPECT_EQ(folder.run("waymark run clinic.json --reps 1 -o run --force").exit_code, 0);
  EXPECT_FALSE(folder.has("run/events.csv"));
  const CommandOutcome wrong =
      folder.run("waymark run clinic.json --reps 1 -o other --event-log thre");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("Did you mean 'three'?"), std::string::npos) << wrong.err;
  EXPECT_FALSE(folder.has("other.partial"));
  EXPECT_EQ(folder.run("waymark run clinic.json --event-log-reps 2 -o other").exit_code, 2);
}

}  // namespace
}  // namespace waymark
