#include "waymark/compile/network.h"

#include <algorithm>
#include <cmath>

#include "waymark/scenario/reader.h"

namespace waymark {

namespace {

constexpr Collection network_nodes{"nodes"};
constexpr double sum_tolerance = 1e-9;

void report_at(const Place& place, const std::string& message, const std::string& hint,
               Diagnostics& diagnostics) {
  diagnostics.add(diagnostic_at(place, message, hint));
}

double chance_of_staying(const NetworkNode& node) {
  double sum = 0;
  for (const auto& [to, chance, place] : node.to) sum += chance.value;
  return sum;
}

/// Nodes that some node among `marked` leads to (or, backwards, that lead to one) are marked too.
void spread_marks(const Network& network, bool backwards, std::vector<std::uint8_t>& marked) {
  for (bool grew = true; grew;) {
    grew = false;
    for (std::size_t from = 0; from < network.nodes.size(); ++from)
      for (const auto& [id, chance, place] : network.nodes[from].value.to) {
        const std::size_t to = network.nodes.index_of(id);
        if (to == Keyed<NetworkNode>::none || !(chance.value > 0)) continue;
        const std::size_t source = backwards ? to : from;
        const std::size_t target = backwards ? from : to;
        if (marked[source] == 0 || marked[target] != 0) continue;
        marked[target] = 1;
        grew = true;
      }
  }
}

void check_values(const Network& network, Diagnostics& diagnostics) {
  for (const auto& [id, node, place] : network.nodes) {
    const bool has_spread = node.law == ServiceLaw::lognormal || node.law == ServiceLaw::gamma;
    if (has_spread && !node.sd)
      report_at(place, "service that is lognormal or gamma needs \"sd\" beside its mean",
                "Write its standard deviation, such as 5 minutes", diagnostics);
    if (!has_spread && node.sd)
      report_at(node.sd->place, "\"sd\" says nothing of service that is exponential or fixed",
                "Leave it empty, or let \"law\" be lognormal or gamma", diagnostics);
    if (chance_of_staying(node) > 1 + sum_tolerance)
      report_at(place, "the chances of where people go next add up to more than the whole",
                "Let them add up to 1, or to less where some leave", diagnostics);
  }
}

void check_ways_out(const Network& network, Diagnostics& diagnostics) {
  std::vector<std::uint8_t> comes(network.nodes.size(), 0), leaves(network.nodes.size(), 0);
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const NetworkNode& node = network.nodes[i].value;
    comes[i] = node.arrivals && node.arrivals->value > 0;
    leaves[i] = chance_of_staying(node) < 1 - sum_tolerance;
  }
  spread_marks(network, false, comes);
  spread_marks(network, true, leaves);
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    if (comes[i] == 0)
      report_at(network.nodes[i].place, "nobody ever comes to this node",
                "Give it arrivals, or a way that leads to it", diagnostics);
    else if (leaves[i] == 0)
      report_at(network.nodes[i].place, "nobody who comes to this node ever leaves the network",
                "Let the chances of some node that follows add up to less than 1", diagnostics);
  }
}

}  // namespace

void declare(FieldVisitor& visit, NetworkNode& node) {
  visit.text("label", node.label, optional(), "plain words for this node");
  visit.quantity("arrivals", node.arrivals, Unit::rate, at_least(0),
                 "people who come to it from outside, a Poisson stream");
  visit.quantity("service", node.service, Unit::duration, required().above(0),
                 "mean time of service");
  visit.choice("law", node.law,
               {{"exponential", ServiceLaw::exponential, ""},
                {"fixed", ServiceLaw::fixed, "always as long as its mean"},
                {"lognormal", ServiceLaw::lognormal, "needs \"sd\""},
                {"gamma", ServiceLaw::gamma, "needs \"sd\""}},
               optional(), "how the time of service is distributed");
  visit.quantity("sd", node.sd, Unit::duration, above(0), "standard deviation of the service");
  visit.quantity("servers", node.servers, Unit::count, at_least(1),
                 "how many are served at a time; without it everybody at once");
  visit.keyed("to", node.to, network_nodes, optional(),
              "chance of each node to be next; whoever goes nowhere leaves",
              [](FieldVisitor& v, Quantity& chance) {
                v.quantity(itself, chance, Unit::chance, required(), "chance");
              });
}

void declare(FieldVisitor& visit, Network& network) {
  visit.text("title", network.title, optional(), "what the network is");
  visit.collection("nodes", network.nodes, network_nodes, required(), "the nodes, by id");
}

Network read_network(const Document& document, Diagnostics& diagnostics) {
  Network network;
  Diagnostics problems;
  const Reading reading = read(document, network, {}, problems);
  check_references(reading, {}, problems);
  if (network.nodes.empty() && problems.empty() && diagnostics.empty())
    report_at(document.place_of("/nodes"), "the network has no nodes", "Write at least one",
              problems);
  check_values(network, problems);
  if (problems.empty())
    check_ways_out(network, problems);  // else ways may be missing that are meant
  for (const Diagnostic& problem : problems.sorted()) diagnostics.add(problem);
  return network;
}

std::vector<NodeLoad> loads_of(const Network& network) {
  const std::size_t n = network.nodes.size();
  std::vector<double> outside(n, 0.0);
  for (std::size_t i = 0; i < n; ++i)
    if (network.nodes[i].value.arrivals) outside[i] = network.nodes[i].value.arrivals->value;
  // What comes after a step more each round: the sum of a geometric series, since people leave.
  std::vector<double> wave = outside, total = outside;
  for (int round = 0; round < 1'000'000; ++round) {
    std::vector<double> next(n, 0.0);
    for (std::size_t from = 0; from < n; ++from)
      for (const auto& [id, chance, place] : network.nodes[from].value.to)
        next[network.nodes.index_of(id)] += wave[from] * chance.value;
    double added = 0, sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      total[i] += next[i];
      added += next[i];
      sum += total[i];
    }
    wave = std::move(next);
    if (added <= 1e-15 * sum) break;
  }
  std::vector<NodeLoad> loads(n);
  for (std::size_t i = 0; i < n; ++i) {
    const NetworkNode& node = network.nodes[i].value;
    loads[i].per_ms = total[i];
    loads[i].busy = total[i] * node.service.value;
    if (node.servers) loads[i].load = loads[i].busy / node.servers->value;
  }
  return loads;
}

}  // namespace waymark
