#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/unit/pathway/random_routes.h"
#include "waymark/pathway/at.h"
#include "waymark/pathway/audit.h"
#include "waymark/pathway/cut.h"
#include "waymark/pathway/walks.h"

// What the audit gets from dominator trees and linear algebra, found again by plain means: take a
// point away and see who is still reached; walk the whole crowd move by move until nobody is left.

namespace waymark {
namespace {

constexpr std::uint64_t routes_audited = 1000;
constexpr double day = 24.0 * 60 * 60 * 1000;

Ways random_ways(std::uint64_t seed) {
  Dice dice(seed);
  Ways ways{2 + dice.below(10), {}};
  const int edges = dice.below(3 * ways.count);
  for (int edge = 0; edge < edges; ++edge) {
    const int from = dice.below(ways.count);
    ways.edges.emplace_back(from, dice.below(ways.count));
  }
  return ways;
}

// Reachability by hand, with one point taken away (-1 takes none).
std::vector<bool> reached_without(const Ways& ways, int start, int removed) {
  std::vector<bool> reached(at(ways.count), false);
  if (start == removed) return reached;
  reached[at(start)] = true;
  for (int round = 0; round < ways.count; ++round) {
    for (const auto& [from, to] : ways.edges) {
      if (reached[at(from)] && to != removed) reached[at(to)] = true;
    }
  }
  return reached;
}

std::vector<double> begins_of(const Pathway& pathway) {
  std::vector<double> begins(pathway.steps.size(), 0.0);
  double total = 0;
  for (std::size_t step = 0; step < begins.size(); ++step) {
    if (!pathway.steps[step].entry || ends_an_episode(pathway.steps[step])) continue;
    begins[step] = pathway.steps[step].entry_weight;
    total += begins[step];
  }
  for (double& share : begins) share /= total;
  return begins;
}

// A crowd that walks move by move. Each place is a step and a mark (0 or 1); `stays` says where a
// walk stops, and `marks` which link turns the mark on. Days are counted from the request, and from
// the mark on.
struct Crowd {
  std::vector<double> visits[2];       // expected visits, unmarked and marked
  double helped[2] = {0, 0};           // had help, where the walk stops at it
  double helped_days[2] = {0, 0};      // days summed over them, and those since the mark
  std::vector<double> days[2];         // days summed over those who stop at a step
  std::vector<double> marked_days[2];  // the same, since the mark
};

enum class WalksTo { end, help };

// At a help everybody is helped who does not give up; those who do go on, without a stay.
template <class Marks>
Crowd walk(const Pathway& pathway, WalksTo to, Marks marks) {
  const auto stops = [](const PathwayStep& step) { return ends_an_episode(step); };
  const std::size_t count = pathway.steps.size();
  const std::vector<double> none(count, 0.0);
  struct Here {
    std::vector<double> people, days, marked_days;
  };
  Here here[2] = {{begins_of(pathway), none, none}, {none, none, none}};
  Crowd crowd{{none, none}, {0, 0}, {0, 0}, {none, none}, {none, none}};
  for (double walking = 1; walking > 1e-15;) {
    Here next[2] = {{none, none, none}, {none, none, none}};
    walking = 0;
    for (int mark = 0; mark < 2; ++mark) {
      for (std::size_t step = 0; step < count; ++step) {
        crowd.visits[mark][step] += here[mark].people[step];
        if (!stops(pathway.steps[step])) continue;
        crowd.days[mark][step] += here[mark].days[step];
        crowd.marked_days[mark][step] += here[mark].marked_days[step];
      }
      for (std::size_t way = 0; way < pathway.links.size(); ++way) {
        const PathwayLink& link = pathway.links[way];
        if (stops(pathway.steps[at(link.from)])) continue;
        const PathwayStep& from = pathway.steps[at(link.from)];
        const bool at_help = to == WalksTo::help && from.first_help;
        const double people = here[mark].people[at(link.from)] * link.chance;
        const double stay = at_help ? 0 : from.mean_stay_ms / day;
        if (at_help && link.kind != LinkKind::gave_up) {
          crowd.helped[mark] += people;
          crowd.helped_days[0] += here[mark].days[at(link.from)] * link.chance;
          if (mark == 1)
            crowd.helped_days[1] += here[mark].marked_days[at(link.from)] * link.chance;
          continue;
        }
        Here& there = next[mark == 1 || marks(way) ? 1 : 0];
        there.people[at(link.to)] += people;
        there.days[at(link.to)] += here[mark].days[at(link.from)] * link.chance + people * stay;
        there.marked_days[at(link.to)] +=
            here[mark].marked_days[at(link.from)] * link.chance + (mark == 1 ? people * stay : 0);
        walking += people;
      }
    }
    here[0] = next[0];
    here[1] = next[1];
  }
  return crowd;
}

bool no_mark(std::size_t) { return false; }

// The chance of ever taking one of the marked ways, whatever follows.
template <class Marks>
double chance_of_mark(const Pathway& pathway, Marks marks) {
  const Crowd crowd = walk(pathway, WalksTo::end, marks);
  double marked = 0;
  for (std::size_t step = 0; step < pathway.steps.size(); ++step) {
    if (ends_an_episode(pathway.steps[step])) marked += crowd.visits[1][step];
  }
  return marked;
}

// Ways that somebody takes at the starting values: a clock of share 0 opens none.
Ways walked_ways(const Pathway& pathway) {
  Ways ways{static_cast<int>(pathway.steps.size()), {}};
  for (const PathwayLink& link : pathway.links) {
    if (link.chance > 0) ways.edges.emplace_back(link.from, link.to);
  }
  return ways;
}

bool every_walk_ends(const Pathway& pathway) {
  const Ways ways = walked_ways(pathway);
  const std::vector<double> begins = begins_of(pathway);
  for (std::size_t start = 0; start < begins.size(); ++start) {
    if (begins[start] <= 0) continue;
    const auto reached = reached_without(ways, static_cast<int>(start), -1);
    for (int step = 0; step < ways.count; ++step) {
      if (!reached[at(step)]) continue;
      const auto onward = reached_without(ways, step, -1);
      bool ends = false;
      for (int end = 0; end < ways.count; ++end) {
        ends = ends || (onward[at(end)] && ends_an_episode(pathway.steps[at(end)]));
      }
      if (!ends) return false;
    }
  }
  return true;
}

// Calls `look` with each random route whose walks all end, and with its audit.
template <class Look>
int look_at_routes(Look look) {
  int looked_at = 0;
  for (std::uint64_t seed = 0; seed < routes_audited; ++seed) {
    SCOPED_TRACE("route " + std::to_string(seed));
    const Pathway pathway = random_route(seed);
    const Audit result = audit(pathway);
    if (result.tracks.empty()) continue;
    ++looked_at;
    look(pathway, result.tracks.front());
  }
  return looked_at;
}

TEST(PathwayProperty, dominators_are_the_points_without_which_nobody_arrives) {
  for (std::uint64_t seed = 0; seed < routes_audited; ++seed) {
    const Ways ways = random_ways(seed);
    const std::vector<int> immediate = immediate_dominators(ways, 0);
    const std::vector<bool> reached = reached_without(ways, 0, -1);
    for (int target = 1; target < ways.count; ++target) {
      std::vector<int> needed;
      for (int point = 1; point < ways.count; ++point) {
        if (point == target || !reached[at(target)]) continue;
        if (!reached_without(ways, 0, point)[at(target)]) needed.push_back(point);
      }
      std::vector<int> found = dominators_between(immediate, 0, target);
      std::sort(found.begin(), found.end());
      ASSERT_EQ(found, needed) << "graph " << seed << ", point " << target;
    }
  }
}

TEST(PathwayProperty, rounds_are_groups_that_lead_to_each_other) {
  for (std::uint64_t seed = 0; seed < routes_audited; ++seed) {
    const Ways ways = random_ways(seed);
    std::vector<std::vector<bool>> leads(at(ways.count), std::vector<bool>(at(ways.count)));
    for (const auto& [from, to] : ways.edges) {
      for (int point = 0; point < ways.count; ++point) {
        if (reached_without(ways, to, -1)[at(point)]) leads[at(from)][at(point)] = true;
      }
    }
    std::vector<std::vector<int>> groups;
    for (int point = 0; point < ways.count; ++point) {
      std::vector<int> group;
      for (int other = 0; other < ways.count; ++other) {
        if (leads[at(point)][at(other)] && leads[at(other)][at(point)]) group.push_back(other);
      }
      if (!group.empty() && group.front() == point) groups.push_back(group);
    }
    ASSERT_EQ(cycles(ways), groups) << "graph " << seed;
  }
}

TEST(PathwayProperty, figures_are_left_out_exactly_where_some_walk_never_ends) {
  int endless = 0;
  for (std::uint64_t seed = 0; seed < routes_audited; ++seed) {
    const Pathway pathway = random_route(seed);
    const bool ends = every_walk_ends(pathway);
    endless += ends ? 0 : 1;
    const Audit result = audit(pathway);
    ASSERT_EQ(result.tracks.size(), ends ? 1u : 0u) << "route " << seed;
    ASSERT_TRUE(ends || !result.findings.empty()) << "route " << seed;
  }
  EXPECT_GT(endless, 20);
}

TEST(PathwayProperty, visits_time_and_cost_are_those_of_a_crowd_walking_move_by_move) {
  const int looked_at = look_at_routes([](const Pathway& pathway, const TrackAudit& track) {
    const Crowd crowd = walk(pathway, WalksTo::end, no_mark);
    double days = 0;
    double cost = 0;
    for (const StepFigures& figures : track.steps) {
      const PathwayStep& step = pathway.steps[at(figures.step)];
      const double visits = crowd.visits[0][at(figures.step)];
      ASSERT_NEAR(figures.visits, visits, 1e-9 * (1 + visits));
      if (ends_an_episode(step)) continue;
      days += visits * step.mean_stay_ms / day;
      cost += visits * (step.cost_per_visit + step.cost_per_ms * step.mean_stay_ms);
    }
    ASSERT_NEAR(track.episode.days, days, 1e-9 * (1 + days));
    ASSERT_NEAR(track.episode.cost, cost, 1e-9 * (1 + cost));
  });
  EXPECT_GT(looked_at, 500);
}

TEST(PathwayProperty, chances_of_reaching_and_leaving_are_those_of_a_marked_crowd) {
  look_at_routes([](const Pathway& pathway, const TrackAudit& track) {
    for (const StepFigures& figures : track.steps) {
      const auto leaving = [&](LinkKind kind) {
        return chance_of_mark(pathway, [&](std::size_t way) {
          return pathway.links[way].from == figures.step && pathway.links[way].kind == kind;
        });
      };
      ASSERT_NEAR(figures.refused, leaving(LinkKind::refused), 1e-9);
      ASSERT_NEAR(figures.lost, leaving(LinkKind::lost), 1e-9);
      ASSERT_NEAR(figures.gave_up, leaving(LinkKind::gave_up), 1e-9);
      const double reached = ends_an_episode(pathway.steps[at(figures.step)])
                                 ? figures.visits
                                 : chance_of_mark(pathway, [&](std::size_t way) {
                                     return pathway.links[way].from == figures.step;
                                   });
      ASSERT_NEAR(figures.reached, reached, 1e-9);
    }
  });
}

TEST(PathwayProperty, waits_and_chances_before_help_are_those_of_a_marked_crowd) {
  int with_help = 0;
  look_at_routes([&](const Pathway& pathway, const TrackAudit& track) {
    const Crowd crowd = walk(pathway, WalksTo::help, [&](std::size_t way) {
      const PathwayLink& link = pathway.links[way];
      return link.kind == LinkKind::then && pathway.steps[at(link.from)].accepts_referral;
    });
    const double helped = crowd.helped[0] + crowd.helped[1];
    const double accepted = crowd.helped[1];
    const double days = crowd.helped_days[0], marked_days = crowd.helped_days[1];
    ASSERT_EQ(track.help.has_value(), helped > 0);
    if (!track.help) return;
    ++with_help;
    ASSERT_NEAR(track.help->chance, helped, 1e-9);
    ASSERT_NEAR(track.help->days_from_request, days / helped, 1e-8);
    ASSERT_NEAR(track.help->share_accepted, accepted / helped, 1e-9);
    if (accepted > 0) {
      ASSERT_NEAR(track.help->days_from_acceptance, marked_days / accepted, 1e-8);
    }
  });
  EXPECT_GT(with_help, 300);
}

TEST(PathwayProperty, everyone_is_helped_or_ends_unhelped_somewhere) {
  look_at_routes([](const Pathway&, const TrackAudit& track) {
    if (!track.help) return;
    double everyone = track.help->chance;
    for (const StepFigures& figures : track.steps) everyone += figures.ends_unhelped;
    ASSERT_NEAR(everyone, 1, 1e-9);
  });
}

TEST(PathwayProperty, nobody_is_helped_once_a_named_hoop_is_taken_away) {
  int named = 0;
  look_at_routes([&](const Pathway& pathway, const TrackAudit& track) {
    if (!track.help) return;
    for (std::size_t step = 0; step < pathway.steps.size(); ++step) {
      if (!pathway.steps[step].hoop) continue;
      bool still_helped = false;
      const std::vector<double> begins = begins_of(pathway);
      for (std::size_t start = 0; start < begins.size(); ++start) {
        if (begins[start] <= 0) continue;
        const auto reached =
            reached_without(episode_ways(pathway), static_cast<int>(start), static_cast<int>(step));
        for (std::size_t help = 0; help < reached.size(); ++help) {
          still_helped = still_helped || (reached[help] && pathway.steps[help].first_help);
        }
      }
      const auto& hoops = track.help->hoops;
      const bool is_named = std::count(hoops.begin(), hoops.end(), static_cast<int>(step)) > 0;
      ASSERT_EQ(is_named, !still_helped) << pathway.steps[step].id;
      named += is_named ? 1 : 0;
    }
  });
  EXPECT_GT(named, 100);
}

// Teams for the steps of a route: none, or one of three.
RouteWork random_work(const Pathway& pathway, std::uint64_t seed) {
  Dice dice(seed + 77);
  RouteWork work;
  constexpr const char* teams[] = {"", "a", "b", "c"};
  for (int supply = 1; supply < 4; ++supply)
    work.supplies.push_back(
        {teams[supply], "", SupplyKind::hoop_hours, 100 + 2000 * dice.share(), false});
  for (std::size_t step = 0; step < pathway.steps.size(); ++step) {
    const int team = dice.below(4);
    StepWork at_step;
    at_step.team = teams[team];
    if (team > 0) at_step.takes.push_back({team - 1, 0.5 + dice.share()});
    work.steps.push_back(at_step);
  }
  work.demands.push_back({"", 700, 300});
  return work;
}

// The crowd again, each part of it with the team that had it last; counts changes of team.
double changes_of_team(const Pathway& pathway, const RouteWork& work) {
  struct Part {
    int step;
    std::string team;
    bool operator<(const Part& other) const {
      return std::tie(step, team) < std::tie(other.step, other.team);
    }
  };
  std::map<Part, double> here;
  const std::vector<double> begins = begins_of(pathway);
  for (std::size_t step = 0; step < begins.size(); ++step)
    if (begins[step] > 0) here[{static_cast<int>(step), work.steps[step].team}] += begins[step];
  double changes = 0;
  for (double walking = 1; walking > 1e-14;) {
    std::map<Part, double> next;
    walking = 0;
    for (const auto& [part, people] : here) {
      for (const PathwayLink& link : pathway.links) {
        if (link.from != part.step || ends_an_episode(pathway.steps[at(link.from)])) continue;
        const std::string& team = work.steps[at(link.to)].team;
        const double going = people * link.chance;
        if (!team.empty() && !part.team.empty() && team != part.team) changes += going;
        next[{link.to, team.empty() ? part.team : team}] += going;
        walking += going;
      }
    }
    here = std::move(next);
  }
  return changes;
}

TEST(PathwayProperty, changes_of_team_are_those_of_a_crowd_that_remembers_its_team) {
  double most = 0;
  for (std::uint64_t seed = 0; seed < routes_audited; ++seed) {
    const Pathway pathway = random_route(seed);
    const RouteWork work = random_work(pathway, seed);
    const Audit result = audit(pathway, work);
    if (result.tracks.empty()) continue;
    const double changes = changes_of_team(pathway, work);
    ASSERT_NEAR(result.tracks[0].episode.hand_offs, changes, 1e-8 * (1 + changes)) << seed;
    most = std::max(most, changes);
  }
  EXPECT_GT(most, 2);
}

// Rounds by a crowd: who comes again to the step at which they entered the group.
TEST(PathwayProperty, rounds_are_comings_back_to_where_a_crowd_entered) {
  int looked_at = 0;
  look_at_routes([&](const Pathway& pathway, const TrackAudit& track) {
    for (const Round& round : track.rounds) {
      const auto inside = [&](int step) {
        return std::count(round.steps.begin(), round.steps.end(), step) > 0;
      };
      std::vector<double> outside = begins_of(pathway);
      std::map<std::pair<int, int>, double> within;  // where they entered, where they are
      double again = 0, walking = 1;
      while (walking > 1e-14) {
        std::vector<double> next(outside.size(), 0.0);
        std::map<std::pair<int, int>, double> next_within;
        walking = 0;
        for (int step = 0; step < static_cast<int>(outside.size()); ++step) {
          if (outside[at(step)] > 0 && inside(step)) within[{step, step}] += outside[at(step)];
        }
        for (const PathwayLink& link : pathway.links) {
          if (ends_an_episode(pathway.steps[at(link.from)])) continue;
          if (!inside(link.from)) next[at(link.to)] += outside[at(link.from)] * link.chance;
          if (!inside(link.from)) walking += outside[at(link.from)] * link.chance;
        }
        for (const auto& [place, people] : within) {
          for (const PathwayLink& link : pathway.links) {
            if (link.from != place.second || !inside(link.to)) continue;
            next_within[{place.first, link.to}] += people * link.chance;
            if (link.to == place.first) again += people * link.chance;
            walking += people * link.chance;
          }
        }
        outside = std::move(next);
        within = std::move(next_within);
      }
      ASSERT_NEAR(round.again, again, 1e-8 * (1 + again));
      ++looked_at;
    }
  });
  EXPECT_GT(looked_at, 200);
}

TEST(PathwayProperty, the_least_cut_is_the_cheapest_set_of_points_that_parts_both_ends) {
  int limited = 0;
  for (std::uint64_t seed = 0; seed < routes_audited; ++seed) {
    const Ways ways = random_ways(seed);
    Dice dice(seed + 5);
    std::vector<double> limits;
    for (int point = 0; point < ways.count; ++point)
      limits.push_back(dice.chance(0.2) ? no_limit : 1 + dice.below(9));
    const int target = ways.count - 1;
    double least = no_limit;
    for (int set = 0; set < 1 << ways.count; set += 2) {
      if ((set >> target & 1) != 0) continue;
      double cost = 0;
      Ways left{ways.count, {}};
      for (int point = 0; point < ways.count; ++point)
        if ((set >> point & 1) != 0) cost += limits[at(point)];
      for (const auto& [from, to] : ways.edges)
        if ((set >> from & 1) == 0 && (set >> to & 1) == 0) left.edges.emplace_back(from, to);
      if (cost < least && !reached_without(left, 0, -1)[at(target)]) least = cost;
    }
    const Cut cut = least_cut(ways, limits, 0, target);
    ASSERT_EQ(cut.flow, least) << "graph " << seed;
    if (least == no_limit) continue;
    double cost = 0;
    for (const int point : cut.points) cost += limits[at(point)];
    ASSERT_EQ(cost, least) << "graph " << seed;
    limited += least > 0 ? 1 : 0;
  }
  EXPECT_GT(limited, 100);
}

TEST(PathwayProperty, what_is_asked_of_teams_is_every_visit_times_its_hours) {
  for (std::uint64_t seed = 0; seed < routes_audited; ++seed) {
    const Pathway pathway = random_route(seed);
    const RouteWork work = random_work(pathway, seed);
    const Audit result = audit(pathway, work);
    if (result.tracks.empty()) continue;
    const Crowd crowd = walk(pathway, WalksTo::end, no_mark);
    for (const Load& load : result.loads) {
      double needed = 0;
      for (std::size_t step = 0; step < pathway.steps.size(); ++step)
        for (const Take& take : work.steps[step].takes)
          if (take.supply == load.supply) needed += 1000 * crowd.visits[0][step] * take.hours;
      ASSERT_NEAR(load.needed, needed, 1e-8 * (1 + needed)) << seed;
      ASSERT_NEAR(load.utilisation, needed / work.supplies[at(load.supply)].hours_a_year, 1e-8);
    }
  }
}

}  // namespace
}  // namespace waymark
