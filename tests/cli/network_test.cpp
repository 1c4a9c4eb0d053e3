#include <gtest/gtest.h>

#include "tests/cli/command.h"

namespace waymark {
namespace {

const std::string our_network = WAYMARK_SOURCE_DIR "/docs/guide/our-network";

TEST(NewFromNetwork, leads_from_two_tables_to_a_scenario_that_runs) {
  TestFolder folder;
  const CommandOutcome made = folder.run("waymark new clinic --network '" + our_network + "'");
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_NE(made.out.find("3 nodes"), std::string::npos) << made.out;
  EXPECT_NE(made.out.find("Doctor"), std::string::npos);
  for (const char* file : {"scenario.json", "your-network/nodes.csv", "your-network/routing.csv"})
    EXPECT_TRUE(folder.has(std::string("clinic/") + file)) << file;
  const CommandOutcome checked = folder.run("waymark check clinic");
  EXPECT_EQ(checked.exit_code, 0) << checked.err;
  EXPECT_EQ(checked.err, "");
  EXPECT_EQ(folder.run("waymark run clinic --reps 1 -o run").exit_code, 0);
  EXPECT_NE(folder.read("run/metrics.csv").find("wait-doctor"), std::string::npos);
  EXPECT_EQ(folder.run("waymark new clinic --network '" + our_network + "'").exit_code, 6);
}

TEST(NewFromNetwork, says_where_lines_will_grow) {
  TestFolder folder;
  folder.write("net/nodes.csv", "node,arrivals,service,servers\nDesk,10 per hour,7 minutes,1\n");
  const CommandOutcome made = folder.run("waymark new desk --network net");
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_NE(made.out.find("117 %"), std::string::npos) << made.out;
  EXPECT_NE(made.out.find("grows for as long as the run lasts"), std::string::npos);
}

TEST(NewFromNetwork, tells_every_bad_row_at_once_and_makes_nothing) {
  TestFolder folder;
  folder.write("net/nodes.csv",
               "node,arrivals,service,servers\nDesk,10,7 minutes,1\nRoom,,7 minuts,1\n");
  folder.write("net/routing.csv", "from,Desk,Rom\nDesk,,0.5\n");
  const CommandOutcome outcome = folder.run("waymark new desk --network net");
  EXPECT_EQ(outcome.exit_code, 3);
  for (const char* said :
       {"nodes.csv:2:6: ", "nodes.csv:3:7: /nodes/room/service: '7 minuts' is not a duration",
        "routing.csv:1:1: the column 'rom' is none of the nodes. Did you mean 'room'?"})
    EXPECT_NE(outcome.err.find(said), std::string::npos) << said << "\n" << outcome.err;
  EXPECT_FALSE(folder.has("desk"));
  EXPECT_FALSE(folder.has("desk.partial"));
}

TEST(NewFromNetwork, needs_a_network_alone) {
  TestFolder folder;
  EXPECT_EQ(folder.run("waymark new desk --network nowhere").exit_code, 2);
  EXPECT_EQ(folder.run("waymark new desk --network x --tables y").exit_code, 2);
  EXPECT_EQ(folder.run("waymark new desk --network x --from two-doors").exit_code, 2);
  folder.write("broken.json", "{ \"nodes\": { \"a\": { \"service\": \"1 minute\" } }");
  EXPECT_EQ(folder.run("waymark new desk --network broken.json").exit_code, 3);
}

}  // namespace
}  // namespace waymark
