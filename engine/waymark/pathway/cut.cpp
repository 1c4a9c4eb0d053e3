#include "waymark/pathway/cut.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <cmath>
#include <cstddef>

#include "waymark/pathway/at.h"

namespace waymark {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using CapacityGraph = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<
        boost::edge_capacity_t, double,
        boost::property<boost::edge_residual_capacity_t, double,
                        boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

void add_way(CapacityGraph& graph, std::size_t from, std::size_t to, double capacity) {
  const auto way = boost::add_edge(from, to, graph).first;
  const auto back = boost::add_edge(to, from, graph).first;
  boost::put(boost::edge_capacity, graph, way, capacity);
  boost::put(boost::edge_capacity, graph, back, 0.0);
  boost::put(boost::edge_reverse, graph, way, back);
  boost::put(boost::edge_reverse, graph, back, way);
}

// Every limit that is one, added up, and more: a way of that width never holds anything up.
double wider_than_all(const std::vector<double>& limits) {
  double sum = 1;
  for (const double limit : limits) {
    if (std::isfinite(limit)) sum += limit;
  }
  return 2 * sum;
}

// A point becomes two, before and behind its limit: 2 x point and 2 x point + 1.
CapacityGraph split_points(const Ways& ways, const std::vector<double>& limits, int source,
                           int target, double wide) {
  CapacityGraph graph(2 * at(ways.count));
  for (int point = 0; point < ways.count; ++point) {
    const bool is_end = point == source || point == target;
    const double limit = is_end || !std::isfinite(limits[at(point)]) ? wide : limits[at(point)];
    add_way(graph, 2 * at(point), 2 * at(point) + 1, limit);
  }
  for (const auto& [from, to] : ways.edges) add_way(graph, 2 * at(from) + 1, 2 * at(to), wide);
  return graph;
}

std::vector<bool> still_reached(const CapacityGraph& graph, std::size_t source, double trace) {
  std::vector<bool> reached(boost::num_vertices(graph), false);
  std::vector<std::size_t> waiting{source};
  reached[source] = true;
  while (!waiting.empty()) {
    const std::size_t point = waiting.back();
    waiting.pop_back();
    for (auto [way, end] = boost::out_edges(point, graph); way != end; ++way) {
      const std::size_t to = boost::target(*way, graph);
      if (reached[to] || boost::get(boost::edge_residual_capacity, graph, *way) <= trace) continue;
      reached[to] = true;
      waiting.push_back(to);
    }
  }
  return reached;
}

}  // namespace

Cut least_cut(const Ways& ways, const std::vector<double>& limits, int source, int target) {
  const double wide = wider_than_all(limits);
  CapacityGraph graph = split_points(ways, limits, source, target, wide);
  const double flow = boost::edmonds_karp_max_flow(graph, 2 * at(source), 2 * at(target) + 1);
  Cut cut;
  if (flow >= wide / 2) return cut;
  cut.flow = flow;
  const std::vector<bool> reached = still_reached(graph, 2 * at(source), 1e-12 * wide);
  for (int point = 0; point < ways.count; ++point) {
    if (reached[2 * at(point)] && !reached[2 * at(point) + 1]) cut.points.push_back(point);
  }
  return cut;
}

}  // namespace waymark
