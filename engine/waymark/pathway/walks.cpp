#include "waymark/pathway/walks.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/strong_components.hpp>
#include <cstddef>

#include "waymark/pathway/at.h"

namespace waymark {
namespace {

// Bidirectional because the dominator tree asks each point for the ways into it.
using WayGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

WayGraph graph_of(const Ways& ways) {
  WayGraph graph(at(ways.count));
  for (const auto& [from, to] : ways.edges) boost::add_edge(at(from), at(to), graph);
  return graph;
}

std::vector<std::vector<int>> ways_out(const Ways& ways) {
  std::vector<std::vector<int>> out(at(ways.count));
  for (const auto& [from, to] : ways.edges) out[at(from)].push_back(to);
  return out;
}

// The ways among reached points only. Boost's Lengauer-Tarjan reads the depth-first numbers of all
// predecessors, and those of points that no walk reaches are not set.
Ways only_reached(const Ways& ways, const std::vector<bool>& reached) {
  Ways kept{ways.count, {}};
  for (const auto& way : ways.edges) {
    if (reached[at(way.first)] && reached[at(way.second)]) kept.edges.push_back(way);
  }
  return kept;
}

}  // namespace

Ways open_ways(const Pathway& pathway) {
  Ways ways{static_cast<int>(pathway.steps.size()), {}};
  for (const PathwayLink& link : pathway.links) {
    if (link.kind != LinkKind::clock && link.chance <= 0) continue;
    ways.edges.emplace_back(link.from, link.to);
  }
  return ways;
}

Ways episode_ways(const Pathway& pathway) {
  Ways ways = open_ways(pathway);
  const auto leaves_an_end = [&](const auto& way) {
    return ends_an_episode(pathway.steps[at(way.first)]);
  };
  ways.edges.erase(std::remove_if(ways.edges.begin(), ways.edges.end(), leaves_an_end),
                   ways.edges.end());
  return ways;
}

Ways reversed(const Ways& ways) {
  Ways backwards{ways.count, {}};
  for (const auto& [from, to] : ways.edges) backwards.edges.emplace_back(to, from);
  return backwards;
}

std::vector<bool> reached_from(const Ways& ways, const std::vector<int>& starts) {
  const WayGraph graph = graph_of(ways);
  std::vector<boost::default_color_type> colours(at(ways.count), boost::white_color);
  auto colour_map =
      boost::make_iterator_property_map(colours.begin(), boost::get(boost::vertex_index, graph));
  boost::queue<WayGraph::vertex_descriptor> waiting;
  for (const int start : starts) {
    if (colours[at(start)] != boost::white_color) continue;
    boost::breadth_first_visit(graph, at(start), waiting, boost::default_bfs_visitor(), colour_map);
  }
  std::vector<bool> reached;
  for (const auto colour : colours) reached.push_back(colour != boost::white_color);
  return reached;
}

std::vector<std::vector<int>> cycles(const Ways& ways) {
  const WayGraph graph = graph_of(ways);
  std::vector<int> component(at(ways.count));
  auto component_map =
      boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph));
  const int components = boost::strong_components(graph, component_map);
  std::vector<std::vector<int>> groups(at(components));
  for (int point = 0; point < ways.count; ++point)
    groups[at(component[at(point)])].push_back(point);

  std::vector<bool> leads_to_itself(at(ways.count), false);
  for (const auto& [from, to] : ways.edges) {
    if (from == to) leads_to_itself[at(from)] = true;
  }
  const auto goes_nowhere = [&](const std::vector<int>& group) {
    return group.size() == 1 && !leads_to_itself[at(group.front())];
  };
  groups.erase(std::remove_if(groups.begin(), groups.end(), goes_nowhere), groups.end());
  std::sort(groups.begin(), groups.end(),
            [](const auto& a, const auto& b) { return a.front() < b.front(); });
  return groups;
}

std::vector<int> immediate_dominators(const Ways& ways, int root) {
  const WayGraph graph = graph_of(only_reached(ways, reached_from(ways, {root})));
  const auto none = boost::graph_traits<WayGraph>::null_vertex();
  std::vector<WayGraph::vertex_descriptor> immediate(at(ways.count), none);
  auto immediate_map =
      boost::make_iterator_property_map(immediate.begin(), boost::get(boost::vertex_index, graph));
  boost::lengauer_tarjan_dominator_tree(graph, at(root), immediate_map);
  std::vector<int> result;
  for (const auto dominator : immediate) {
    result.push_back(dominator == none ? -1 : static_cast<int>(dominator));
  }
  return result;
}

std::vector<int> dominators_between(const std::vector<int>& immediate, int root, int target) {
  std::vector<int> between;
  for (int point = immediate[at(target)]; point >= 0 && point != root;
       point = immediate[at(point)]) {
    between.push_back(point);
  }
  std::reverse(between.begin(), between.end());
  return between;
}

std::vector<int> walking_order(const Ways& ways, const std::vector<int>& starts) {
  struct Place {
    int point;
    std::size_t next;
  };
  auto out = ways_out(ways);
  // Postorder is read from its end, so the way listed first has to be walked last.
  for (auto& ends : out) std::reverse(ends.begin(), ends.end());
  std::vector<bool> seen(at(ways.count), false);
  std::vector<int> order;
  for (const int start : starts) {
    if (seen[at(start)]) continue;
    std::vector<Place> walk{{start, 0}};
    seen[at(start)] = true;
    while (!walk.empty()) {
      const int point = walk.back().point;
      const auto& ends = out[at(point)];
      if (walk.back().next == ends.size()) {
        order.push_back(point);
        walk.pop_back();
        continue;
      }
      const int next = ends[walk.back().next++];
      if (seen[at(next)]) continue;
      seen[at(next)] = true;
      walk.push_back({next, 0});
    }
  }
  std::reverse(order.begin(), order.end());
  return order;
}

}  // namespace waymark
