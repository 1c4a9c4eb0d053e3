// Routes through several steps: a network of queues (Jackson 1957) and absorbing chains (Kemeny and
// Snell 1960).
#include <gtest/gtest.h>

#include <map>

#include "tests/theory/erlang.h"
#include "tests/theory/figures.h"
#include "waymark/compile/network.h"
#include "waymark/scenario/document_print.h"

namespace waymark {
namespace {

TEST(Networks, of_queues_with_feedback) {
  const Figures figures = Figures::of_feature("round-again-through-three-counters", 24);
  // Traffic: a = 10 + 0.4 b, b = 0.5 a + 0.5 c, c = 0.3 a; each station is then as if alone.
  const double a = 10 / (1 - 0.4 * 0.65), b = 0.65 * a, c = 0.3 * a;
  const double load_one = a / 20, load_two = b / 12, load_three = c / 6;
  const double at_first = load_one / (1 - load_one);
  const double at_second = 2 * load_two / (1 - load_two * load_two);  // two servers
  const double at_third = load_three / (1 - load_three);
  const System system("Jackson network with feedback");
  system.expect("mean number at the first", at_first, figures.of("at-first"), 0.03);
  system.expect("mean number at the second", at_second, figures.of("at-second"), 0.03);
  system.expect("mean number at the third", at_third, figures.of("at-third"), 0.03);
  for (const int n : {0, 1, 3})
    system.expect("share of time with " + std::to_string(n) + " at the third",
                  (1 - load_three) * std::pow(load_three, n),
                  figures.of("at-third/share-at-" + std::to_string(n)), 0.03);
  system.expect("utilisation of the second", load_two, figures.of("busy-two"), 0.01);
  system.expect("mean time in system (min)", 6 * (at_first + at_second + at_third),
                figures.of("time"), 0.02);
}

using Chances = std::map<std::string, std::map<std::string, double>>;

/// Expected visits of somebody who begins at a step, by going round until nothing changes.
std::map<std::string, double> expected_visits(const Chances& ways, const std::string& begin) {
  std::map<std::string, double> visits;
  for (int round = 0; round < 400; ++round) {
    std::map<std::string, double> next{{begin, 1.0}};
    for (const auto& [from, to] : ways)
      for (const auto& [step, chance] : to) next[step] += visits[from] * chance;
    visits = next;
  }
  return visits;
}

TEST(Networks, of_delays_and_gates_that_end) {
  const std::map<std::string, double> visits =
      expected_visits({{"ask", {{"check", 1}}},
                       {"check", {{"talk", 0.55}, {"rethink", 0.25}, {"away", 0.2}}},
                       {"rethink", {{"ask", 0.6}, {"away", 0.4}}},
                       {"talk", {{"helped", 0.8}, {"ask", 0.1}, {"away", 0.1}}}},
                      "ask");
  const std::map<std::string, double> stays{
      {"ask", 5}, {"check", 6.25}, {"rethink", 20}, {"talk", 10 * std::tgamma(1.5)}};
  double exact_time = 0;
  for (const auto& [step, days] : stays) exact_time += visits.at(step) * days;

  LittleWorld world(source_of_feature("asking-again-after-a-refusal"));
  std::map<std::string, std::vector<double>> came;
  std::vector<double> times;
  for (std::uint64_t replication = 0; replication < 16; ++replication) {
    world.play("only", 11, replication);
    for (const auto& [step, ignored] : visits) came[step].push_back(world.came_to(step) / 4000.0);
    double time = 0;
    for (const Told& left : world.facts(FactKind::left)) time += in_days(left.fact.time);
    times.push_back(time / 4000);
  }
  const System system("absorbing semi-Markov chain of delays and gates");
  for (const auto& [step, expected] : visits)
    if (step != "ask") system.expect("visits to " + step, expected, estimate_of(came[step]), 0.02);
  system.expect("visits to ask", visits.at("ask"), estimate_of(came["ask"]), 0.01);
  system.expect("mean time to the end (days)", exact_time, estimate_of(times), 0.02);
}

/// The mean number at a node with several servers, as if it stood alone.
double mean_number_at(int servers, double load) {
  const double use = load / servers;
  return load + chance_to_wait(servers, load) * use / (1 - use);
}

TEST(Networks, imported_from_tables_have_their_product_form) {
  std::vector<std::string> notes;
  Diagnostics problems;
  const Document tables = network_document(
      {{"nodes.csv",
        "node;arrivals;service;servers\nTriage;10 per hour;3 minutes;1\nDoctor;;10 minutes;3\n"
        "Tests;2 per hour;8 minutes;1\n"},
       {"routing.csv",
        "from;Triage;Doctor;Tests\nTriage;;50 %;20 %\nDoctor;0.2;;0.1\nTests;;0.5;\n"}},
      notes, problems);
  const Network network = read_network(tables, problems);
  problems.throw_if_any();
  Document document = network_scenario("Jackson", tables, network);
  Diagnostics none;
  document = *read_document(print_document(document.root), "scenario.json", none);
  ScenarioText source;
  source.file = "scenario.json";
  const Figures figures(compile_document(document, source), 60);

  // t = 10 + 0.2 d, d = 0.5 t + 0.5 x, x = 2 + 0.2 t + 0.1 d, solved by hand.
  const double d = (0.5 * 10 + 0.5 * (2 + 0.2 * 10)) / (1 - 0.5 * 0.2 - 0.5 * (0.2 * 0.2 + 0.1));
  const double t = 10 + 0.2 * d, x = 2 + 0.2 * t + 0.1 * d;
  const double at_triage = mean_number_at(1, t / 20), at_doctor = mean_number_at(3, d / 6),
               at_tests = mean_number_at(1, x * 8 / 60);
  const System system("Jackson network imported from tables");
  system.expect("mean number at triage", at_triage, figures.of("number-triage"), 0.03);
  system.expect("mean number at the doctor", at_doctor, figures.of("number-doctor"), 0.03);
  system.expect("mean number at tests", at_tests, figures.of("number-tests"), 0.03);
  system.expect("mean wait for the doctor (min)", (at_doctor - d / 6) * 60 / d,
                figures.of("wait-doctor"), 0.04);
  system.expect("utilisation of the doctor", d / 18, figures.of("busy-doctor"), 0.01);
  system.expect("mean time in the network (min)", (at_triage + at_doctor + at_tests) * 60 / 12,
                figures.of("time-in-system"), 0.02);
}

}  // namespace
}  // namespace waymark
