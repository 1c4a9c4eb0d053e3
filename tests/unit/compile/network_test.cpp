#include "waymark/compile/network.h"

#include <gtest/gtest.h>

#include "waymark/compile/scenario.h"
#include "waymark/scenario/document_print.h"

namespace waymark {
namespace {

const char nodes_csv[] =
    "Node,Arrivals,Service,Law,SD,Servers\r\n"
    "Triage,10 per hour,3 minutes,,,1\r\n"
    "Doctor,,10 minutes,lognormal,5 minutes,2\r\n"
    "Rest room,,20 minutes,fixed,,unlimited\r\n";
const char routing_csv[] =
    "from,Triage,Doctor,Rest room\r\n"
    "Triage,,50 %,0.3\r\n"
    "Doctor,0.4,,\r\n";

std::vector<LocalFile> tables(const std::string& nodes = nodes_csv,
                              const std::string& routing = routing_csv) {
  return {{"nodes.csv", nodes}, {"routing.csv", routing}};
}

struct ReadTables {
  Document document;
  Network network;
  std::vector<std::string> complaints;
};

ReadTables read(const std::vector<LocalFile>& files) {
  ReadTables result;
  std::vector<std::string> notes;
  Diagnostics problems;
  result.document = network_document(files, notes, problems);
  result.network = read_network(result.document, problems);
  for (const Diagnostic& problem : problems.sorted()) result.complaints.push_back(format(problem));
  return result;
}

TEST(Network, reads_nodes_and_ways_as_a_spreadsheet_has_them) {
  const ReadTables read_tables = read(tables());
  EXPECT_EQ(read_tables.complaints, std::vector<std::string>());
  const Network& network = read_tables.network;
  ASSERT_EQ(network.nodes.size(), 3u);
  EXPECT_EQ(network.nodes.find("triage")->arrivals->value, 10 / hours(1));
  EXPECT_EQ(network.nodes.find("doctor")->law, ServiceLaw::lognormal);
  EXPECT_EQ(network.nodes.find("doctor")->sd->value, minutes(5));
  EXPECT_EQ(network.nodes.find("rest-room")->label, "Rest room");
  EXPECT_FALSE(network.nodes.find("rest-room")->servers.has_value());
  EXPECT_EQ(network.nodes.find("triage")->to.find("doctor")->value, 0.5);
  EXPECT_EQ(network.nodes.find("triage")->to.find("rest-room")->value, 0.3);
  EXPECT_TRUE(network.nodes.find("rest-room")->to.empty());
}

TEST(Network, solves_the_equations_of_traffic) {
  const std::vector<NodeLoad> loads = loads_of(read(tables()).network);
  // doctor, rest-room, triage: t = 10 + 0.4 d, d = 0.5 t, r = 0.3 t.
  EXPECT_NEAR(loads[2].per_ms * hours(1), 12.5, 1e-9);
  EXPECT_NEAR(loads[0].per_ms * hours(1), 6.25, 1e-9);
  EXPECT_NEAR(*loads[2].load, 12.5 / 20, 1e-12);
  EXPECT_NEAR(*loads[0].load, 6.25 / 12, 1e-12);
  EXPECT_NEAR(loads[1].busy, 0.3 * 12.5 / 3, 1e-12);
  EXPECT_FALSE(loads[1].load.has_value());
}

TEST(Network, becomes_a_scenario_that_is_sound) {
  const ReadTables from = read(tables());
  const Document document = network_scenario("A clinic", from.document, from.network);
  ScenarioText source;
  source.file = "scenario.json";
  source.text = print_document(document.root);
  const Scenario scenario = compile_scenario(source);
  EXPECT_TRUE(scenario.warnings.empty()) << format(scenario.warnings.front());
  EXPECT_NE(
      source.text.find(R"("lasts": { "lognormal": { "mean": "10 minutes", "sd": "5 minutes" } })"),
      std::string::npos)
      << source.text;
  EXPECT_NE(source.text.find(R"("one-of": { "doctor": 0.5, "rest-room": 0.3, "gone": 0.2 })"),
            std::string::npos)
      << source.text;
  EXPECT_NE(source.text.find(R"("then": "gone")"), std::string::npos);
  EXPECT_NE(source.text.find(R"("lasts": "20 minutes")"), std::string::npos);
}

TEST(Network, tells_every_mistake_of_both_tables_at_once) {
  const ReadTables wrong =
      read(tables("node,arivals,service,law,sd,servers\n"
                  "Triage,,3 minuts,,,1.5\n"
                  "Doctor,,10 minutes,lognormall,,2\n"
                  ",,10 minutes,,,2\n"
                  "triage,,1 minute,,,1\n"
                  "Tests,,1 minute,fixed,2 minutes,0\n"
                  "Scan,,1 minute,gamma,\n"
                  "Desk,,-1 minutes,,,x\n",
                  "from,Triage,Docter\n"
                  "Triage,120 %,\n"
                  "Docter,0.1,0.2\n"
                  "Tests,some,\n"
                  "Tests,0.1,\n"));
  const std::vector<std::string> wanted = {
      "nodes.csv:1:1: the column 'arivals' is not known here",
      "nodes.csv:2:9: /nodes/triage/service: '3 minuts' is not a duration",
      "nodes.csv:2:20: /nodes/triage/servers: ",
      "nodes.csv:3:20: /nodes/doctor/law: 'lognormall' has no meaning",
      "nodes.csv:4:1: the cell under 'node' names nothing",
      "nodes.csv:5:1: the node 'triage' stands here a second time",
      "nodes.csv:6:23: /nodes/tests/sd: \"sd\" says nothing of service that is exponential or "
      "fixed",
      "nodes.csv:6:33: /nodes/tests/servers: ",
      "nodes.csv:7:1: this row has 5 cells, the header 6",
      "nodes.csv:8:7: /nodes/desk/service: ",
      "nodes.csv:8:20: /nodes/desk/servers: ",
      "routing.csv:1:1: the column 'docter' is none of the nodes",
      "routing.csv:2:8: /nodes/triage/to/triage: ",
      "routing.csv:3:1: 'Docter' is none of the nodes",
      "routing.csv:4:7: /nodes/tests/to/triage: ",
      "routing.csv:5:1: the ways from 'tests' stand here a second time"};
  ASSERT_EQ(wrong.complaints.size(), wanted.size()) << [&] {
    std::string all;
    for (const std::string& each : wrong.complaints) all += each + "\n";
    return all;
  }();
  for (std::size_t i = 0; i < wanted.size(); ++i)
    EXPECT_EQ(wrong.complaints[i].substr(0, wanted[i].size()), wanted[i]);
}

TEST(Network, finds_nodes_that_nobody_comes_to_and_those_that_nobody_leaves) {
  const ReadTables lost =
      read(tables("node,arrivals,service\nA,1 per hour,1 minute\nB,,1 minute\nC,,1 minute\n",
                  "from,A,B,C\nB,,1,\nA,,0.5,\n"));
  ASSERT_EQ(lost.complaints.size(), 2u);
  EXPECT_NE(lost.complaints[0].find("nodes.csv:3:1"), std::string::npos) << lost.complaints[0];
  EXPECT_NE(lost.complaints[0].find("ever leaves the network"), std::string::npos);
  EXPECT_NE(lost.complaints[1].find("nobody ever comes to this node"), std::string::npos);
}

TEST(Network, refuses_chances_that_are_more_than_the_whole) {
  const ReadTables too_much = read(tables(nodes_csv, "from,Doctor,Rest room\nTriage,60 %,50 %\n"));
  ASSERT_EQ(too_much.complaints.size(), 1u);
  EXPECT_NE(too_much.complaints[0].find("add up to more than the whole"), std::string::npos);
}

TEST(Network, needs_the_table_of_nodes) {
  const ReadTables none = read({{"routing.csv", routing_csv}});
  EXPECT_EQ(none.complaints.front().rfind("nodes.csv: this table is missing", 0), 0u)
      << none.complaints.front();
}

TEST(Network, is_the_same_from_tables_and_from_json) {
  Diagnostics problems;
  const Document document = *read_document(
      R"({ "nodes": {
        "triage": { "label": "Triage", "arrivals": "10 per hour", "service": "3 minutes", "servers": 1, "to": { "doctor": "50 %", "rest-room": 0.3 } },
        "doctor": { "label": "Doctor", "service": "10 minutes", "law": "lognormal", "sd": "5 minutes", "servers": 2, "to": { "triage": 0.4 } },
        "rest-room": { "label": "Rest room", "service": "20 minutes", "law": "fixed" } } })",
      "network.json", problems);
  const Network network = read_network(document, problems);
  problems.throw_if_any();
  const ReadTables from = read(tables());
  EXPECT_EQ(write_json(network_scenario("A clinic", document, network).root),
            write_json(network_scenario("A clinic", from.document, from.network).root));
}

}  // namespace
}  // namespace waymark
