#pragma once

#include <utility>
#include <vector>

#include "waymark/pathway/graph.h"

namespace waymark {

/// A route stripped to who can go where: points 0 to count - 1 and ways between them.
struct Ways {
  int count = 0;
  std::vector<std::pair<int, int>> edges;
};

/// Every way that somebody can take: a clock always, another link if its share is above 0.
Ways open_ways(const Pathway& pathway);

/// The open ways of one episode: those out of homes and exits are left out.
Ways episode_ways(const Pathway& pathway);

/// The same ways walked backwards.
Ways reversed(const Ways& ways);

/// For each point, whether a walk from one of `starts` comes there (a start comes to itself).
std::vector<bool> reached_from(const Ways& ways, const std::vector<int>& starts);

/// Points one can come back to: groups in which every point leads to every other, and points that
/// lead straight to themselves. Indices rise inside a group; groups are ordered by their first.
std::vector<std::vector<int>> cycles(const Ways& ways);

/// For each point the last one that every walk from `root` passes before it (Lengauer and Tarjan
/// 1979); -1 for the root itself and for points no walk reaches.
std::vector<int> immediate_dominators(const Ways& ways, int root);

/// Every point on all walks from `root` to `target`, in walking order, both ends left out. Takes
/// the result of immediate_dominators; empty if `target` is not reached.
std::vector<int> dominators_between(const std::vector<int>& immediate, int root, int target);

/// The points reached from `starts`, each before those it leads to except along ways back (reverse
/// postorder). Ways listed earlier are met earlier; the first start decides which ways lead back.
std::vector<int> walking_order(const Ways& ways, const std::vector<int>& starts);

}  // namespace waymark
