#include "waymark/pathway/flows.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "waymark/pathway/at.h"
#include "waymark/pathway/walks.h"

namespace waymark {
namespace {

// A walk enters a round once: having left it, it cannot come back. So what is entered at each of
// its steps are chances, and N(s, s) - 1 the comings back of a walk that entered at s.
Round round_of(const Track& track, const Episode& whole, const std::vector<double>& visits,
               const std::vector<int>& steps) {
  std::vector<double> entered(visits.size(), 0.0);
  for (const int step : steps) entered[at(step)] = track.begins[at(step)];
  const auto inside = [&](int step) {
    return std::binary_search(steps.begin(), steps.end(), step);
  };
  for (std::size_t way = 0; way < track.shares.size(); ++way) {
    const PathwayLink& link = track.pathway.links[way];
    if (!inside(link.to) || inside(link.from)) continue;
    entered[at(link.to)] += visits[at(link.from)] * whole.share(way);
  }
  Round round{steps, 0, 0};
  for (const int step : steps) {
    if (entered[at(step)] <= 0 || !whole.is_left(step)) continue;
    round.entered += entered[at(step)];
    round.again += entered[at(step)] * (whole.visits_to(step)[at(step)] - 1);
  }
  return round;
}

// States of the chain that remembers: a step and the team that had the person before it, numbered
// step x (teams + 1) + team, the last number standing for none.
class TeamChain {
 public:
  TeamChain(const Track& track, const Episode& episode) : track_(track), episode_(episode) {
    for (const StepWork& step : track.work.steps) teams_.push_back(step.team);
    std::sort(teams_.begin(), teams_.end());
    teams_.erase(std::unique(teams_.begin(), teams_.end()), teams_.end());
    teams_.erase(std::remove(teams_.begin(), teams_.end(), ""), teams_.end());
    width_ = static_cast<int>(teams_.size()) + 1;
  }

  const std::string& team(int index) const { return teams_[at(index)]; }

  /// Expected goings along each link by the team that had the person last; `weights` by step count
  /// a going for as much as the step it leads to weighs.
  template <class Count>
  void count_changes(Count count) const {
    const std::vector<double> visits = chain().visits(begins());
    for (std::size_t way = 0; way < track_.shares.size(); ++way) {
      const PathwayLink& link = track_.pathway.links[way];
      if (!episode_.is_left(link.from) || episode_.share(way) <= 0) continue;
      const int to = team_at(link.to);
      for (int last = 0; last < width_; ++last) {
        const int had = had_by(link.from, last);
        if (had == none() || to == none() || had == to) continue;
        count(link, had, to, visits[at(state(link.from, last))] * episode_.share(way));
      }
    }
  }

 private:
  int none() const { return width_ - 1; }
  int state(int step, int last) const { return step * width_ + last; }

  int team_at(int step) const {
    const std::string& team = track_.work.steps[at(step)].team;
    const auto place = std::lower_bound(teams_.begin(), teams_.end(), team);
    return place == teams_.end() || *place != team ? none()
                                                   : static_cast<int>(place - teams_.begin());
  }

  /// Who has the person on leaving a step: its own team, or still the one before.
  int had_by(int step, int last) const {
    const int own = team_at(step);
    return own == none() ? last : own;
  }

  std::vector<double> begins() const {
    std::vector<double> begins(track_.pathway.steps.size() * at(width_), 0.0);
    for (const int start : track_.starts)
      begins[at(state(start, none()))] = track_.begins[at(start)];
    return begins;
  }

  AbsorbingChain chain() const {
    std::vector<Move> moves;
    for (std::size_t way = 0; way < track_.shares.size(); ++way) {
      const PathwayLink& link = track_.pathway.links[way];
      if (!episode_.is_left(link.from) || !episode_.is_left(link.to)) continue;
      for (int last = 0; last < width_; ++last) {
        moves.push_back(
            {state(link.from, last), state(link.to, had_by(link.from, last)), episode_.share(way)});
      }
    }
    return AbsorbingChain(static_cast<int>(track_.pathway.steps.size()) * width_, moves);
  }

  const Track& track_;
  const Episode& episode_;
  std::vector<std::string> teams_;
  int width_ = 1;
};

}  // namespace

std::vector<Round> rounds_of(const Track& track, const Episode& whole) {
  const Ways ways = episode_ways(track.pathway);
  const std::vector<bool> reached = reached_from(ways, track.starts);
  const std::vector<double> visits = whole.visits(track.begins);
  std::vector<Round> rounds;
  for (const std::vector<int>& steps : cycles(ways)) {
    if (reached[at(steps.front())]) rounds.push_back(round_of(track, whole, visits, steps));
  }
  return rounds;
}

TeamChanges team_changes(const Track& track, const Episode& episode) {
  TeamChanges changes;
  changes.at_step.assign(track.pathway.steps.size(), 0.0);
  if (track.work.steps.empty()) return changes;
  const TeamChain chain(track, episode);
  std::map<std::pair<int, int>, double> pairs;
  chain.count_changes([&](const PathwayLink& link, int from, int to, double times) {
    pairs[{from, to}] += times;
    changes.at_step[at(link.to)] += times;
    changes.total += times;
  });
  for (const auto& [pair, times] : pairs) {
    if (times > 0)
      changes.pairs.push_back({chain.team(pair.first), chain.team(pair.second), times});
  }
  std::sort(changes.pairs.begin(), changes.pairs.end(), [](const HandOff& a, const HandOff& b) {
    return std::tie(b.times, a.from, a.to) < std::tie(a.times, b.from, b.to);
  });
  return changes;
}

// Where a walk goes on does not depend on how it came, so the changes on coming to a step belong to
// the helped by the chance of help from there.
double team_changes_before_help(const Track& track, const Episode& to_help) {
  if (track.work.steps.empty()) return 0;
  const std::vector<double> chance = to_help.chance_of_help();
  const std::vector<double> visits = to_help.visits(track.begins);
  double helped = 0;
  for (std::size_t step = 0; step < visits.size(); ++step) {
    helped += visits[step] * to_help.helped_share(static_cast<int>(step));
  }
  if (helped <= 0) return 0;
  double changes = 0;
  TeamChain(track, to_help).count_changes([&](const PathwayLink& link, int, int, double times) {
    changes += times * chance[at(link.to)];
  });
  return changes / helped;
}

}  // namespace waymark
