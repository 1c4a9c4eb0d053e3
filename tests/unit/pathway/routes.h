#pragma once

#include <deque>
#include <string>
#include <vector>

#include "waymark/pathway/graph.h"
#include "waymark/pathway/work.h"

namespace waymark {

inline constexpr double day_ms = 24.0 * 60 * 60 * 1000;

/// Builds small routes for tests: steps by id, links by ids.
class RouteBuilder {
 public:
  PathwayStep& step(const std::string& id, StepKind kind);
  /// A gate that is a hoop and sends all refused and lost people to `side`.
  PathwayStep& hoop(const std::string& id, const std::string& then, double pass, double refuse,
                    const std::string& side);
  RouteBuilder& link(const std::string& from, const std::string& to, double chance = 1,
                     LinkKind kind = LinkKind::then, const std::string& label = "");
  /// The finished route; throws std::out_of_range if a link names a step that is not there.
  Pathway pathway() const;

 private:
  struct Named {
    std::string from;
    std::string to;
    PathwayLink link;
  };
  std::deque<PathwayStep> steps_;  // a step handed out stays where it is
  std::vector<Named> links_;
};

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Index of the step with this id, or -1.
int index_of(const Pathway& pathway, const std::string& id);

/// Twelve steps: six hoops with side exits, a wait, keywork, a group, a review that leads back to
/// keywork, home and a planned end.
Pathway six_hoops();

/// One team does all that takes staff time, by hours for hoops and places for everything else;
/// 1,000 people a year ask. The first hoop protects.
RouteWork worked_by_one_team(const Pathway& pathway);

}  // namespace waymark
