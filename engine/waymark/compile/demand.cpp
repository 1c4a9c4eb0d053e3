#include "waymark/compile/demand.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "waymark/base/ticks.h"

namespace waymark {

namespace {

constexpr double steps_in_year = pieces_in_year;
constexpr double shortest_stay = 1.0 / 8766;  // an hour, in years
constexpr int rounds = 200;
constexpr double settled = 1e-10;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Fluid {
 public:
  Fluid(const Pathway& pathway, const Inflow& inflow)
      : pathway_(pathway),
        inflow_(inflow),
        shares_(leaving_shares(pathway)),
        people_(inflow.present),
        rate_(pathway.steps.size(), 0.0),
        leaving_(pathway.links.size(), 0.0),
        home_at_(pathway.steps.size(), -1) {
    for (const HomeStay& home : inflow.homes) {
      home_at_[home.step] = static_cast<int>(homes_.size());
      homes_.emplace_back(home, inflow.present[home.step]);
    }
    for (const PathwayLink& link : pathway.links) {
      const double stay =
          pathway.steps[at(link.from)].mean_stay_ms / static_cast<double>(ms_per_year);
      rate_[at(link.from)] = 1.0 / std::max(stay, shortest_stay);
    }
  }

  /// One step by the implicit Euler method, which stays put however short a stay is. Its equations
  /// are solved by Gauss and Seidel's rounds; each row's diagonal outweighs the rest.
  void go_on_a_step() {
    std::fill(leaving_.begin(), leaving_.end(), 0.0);
    for (Residents& home : homes_) home.grow_older(leaving_);
    move_the_others();
    for (Residents& home : homes_) {
      home.come(coming_to(home.step()) / steps_in_year);
      people_[home.step()] = home.count();
    }
  }

  /// Those for whom a caseload has no place go where people go who give up. Gives how many of them
  /// had asked.
  double turn_away(const std::vector<bool>& asked) {
    double turned_away = 0.0;
    for (const Caseload& caseload : inflow_.caseloads) {
      double held = 0.0;
      for (const std::size_t step : caseload.steps) held += people_[step];
      if (!(held > caseload.places)) continue;
      for (const PathwayLink& link : pathway_.links) {
        const std::size_t from = at(link.from);
        if (link.kind != LinkKind::gave_up ||
            std::find(caseload.steps.begin(), caseload.steps.end(), from) == caseload.steps.end())
          continue;
        const double moved = people_[from] * (1.0 - caseload.places / held);
        people_[from] -= moved;
        people_[at(link.to)] += moved;
        if (home_at_[at(link.to)] >= 0) homes_[at(home_at_[at(link.to)])].come(moved);
        if (asked[from]) turned_away += moved;
      }
    }
    return turned_away;
  }

  /// People a year who come to a step.
  double coming_to(std::size_t step) const {
    double people = inflow_.a_year[step];
    for (std::size_t way = 0; way < shares_.size(); ++way)
      if (to(way) == step) people += flow(way);
    return people;
  }

  /// The share of visits to a step that end in giving up.
  double gives_up(std::size_t step) const {
    double share = 0.0;
    for (std::size_t way = 0; way < shares_.size(); ++way)
      if (at(pathway_.links[way].from) == step && pathway_.links[way].kind == LinkKind::gave_up)
        share += shares_[way];
    return share;
  }

  /// People a year along one link.
  double flow(std::size_t way) const {
    const std::size_t from = at(pathway_.links[way].from);
    if (home_at_[from] >= 0) return leaving_[way] * steps_in_year;
    return people_[from] * rate_[from] * shares_[way];
  }

 private:
  void move_the_others() {
    const std::vector<double> before = people_;
    for (int round = 0; round < rounds; ++round) {
      std::vector<double> coming = inflow_.a_year;
      for (std::size_t way = 0; way < shares_.size(); ++way) coming[to(way)] += flow(way);
      double moved = 0.0;
      for (std::size_t step = 0; step < people_.size(); ++step) {
        if (home_at_[step] >= 0) continue;
        const double next =
            (before[step] + coming[step] / steps_in_year) / (1.0 + rate_[step] / steps_in_year);
        moved = std::max(moved, std::abs(next - people_[step]));
        people_[step] = next;
      }
      if (moved < settled) return;
    }
  }

  std::size_t to(std::size_t way) const { return at(pathway_.links[way].to); }

  const Pathway& pathway_;
  const Inflow& inflow_;
  std::vector<double> shares_;
  std::vector<double> people_;
  std::vector<double> rate_;     // of leaving, a year
  std::vector<double> leaving_;  // by link: people who left a home in the last piece of time
  std::vector<Residents> homes_;
  std::vector<int> home_at_;  // by step: which of them, or -1
};

int steps_of(double years) {
  return static_cast<int>(std::min(4800.0, years * steps_in_year + 0.5));
}

// Steps of tracks on which people ask and some step counts as help.
std::vector<bool> asked_on(const Pathway& pathway) {
  const auto any_on = [&](const std::string& track, const auto& is_it) {
    return std::any_of(pathway.steps.begin(), pathway.steps.end(),
                       [&](const PathwayStep& step) { return step.track == track && is_it(step); });
  };
  std::vector<bool> asked;
  for (const PathwayStep& step : pathway.steps)
    asked.push_back(
        any_on(step.track, [](const PathwayStep& other) { return other.first_help; }) &&
        any_on(step.track, [](const PathwayStep& other) { return other.entry_weight > 0; }));
  return asked;
}

// Requests a year: people who come from outside, or from a home, to a step where people ask.
double requests_now(const Pathway& pathway, const Inflow& inflow, const Fluid& fluid,
                    const std::vector<bool>& asked) {
  double requests = 0.0;
  for (std::size_t step = 0; step < pathway.steps.size(); ++step)
    if (asked[step] && pathway.steps[step].entry_weight > 0) requests += inflow.a_year[step];
  for (std::size_t way = 0; way < pathway.links.size(); ++way) {
    const PathwayLink& link = pathway.links[way];
    if (asked[at(link.to)] && ends_an_episode(pathway.steps[at(link.from)]) &&
        pathway.steps[at(link.to)].entry_weight > 0)
      requests += fluid.flow(way);
  }
  return requests;
}

}  // namespace

std::vector<double> returns_in_first_year(const Pathway& pathway, const Inflow& inflow) {
  Fluid fluid(pathway, inflow);
  for (int now = 0; now < steps_of(inflow.warm_up_years); ++now) fluid.go_on_a_step();
  std::vector<double> returns(pathway.steps.size(), 0.0);
  for (int now = 0; now < static_cast<int>(steps_in_year); ++now) {
    fluid.go_on_a_step();
    for (std::size_t way = 0; way < pathway.links.size(); ++way) {
      const PathwayLink& link = pathway.links[way];
      if (!ends_an_episode(pathway.steps[at(link.from)]) ||
          ends_an_episode(pathway.steps[at(link.to)]))
        continue;
      returns[at(link.to)] += fluid.flow(way) / steps_in_year;
    }
  }
  return returns;
}

RunFlows flows_over_run(const Pathway& pathway, const Inflow& inflow) {
  Fluid fluid(pathway, inflow);
  const std::vector<bool> asked = asked_on(pathway);
  RunFlows flows;
  const int warm_up = steps_of(inflow.warm_up_years);
  for (int now = 0; now < warm_up + steps_of(inflow.horizon_years); ++now) {
    fluid.go_on_a_step();
    double starts = 0.0;
    for (std::size_t step = 0; step < pathway.steps.size(); ++step)
      if (pathway.steps[step].first_help && asked[step])
        starts += fluid.coming_to(step) * (1.0 - fluid.gives_up(step)) / steps_in_year;
    const double requests = requests_now(pathway, inflow, fluid, asked) / steps_in_year;
    starts -= fluid.turn_away(asked);
    if (now < warm_up) continue;
    flows.requests += requests;
    flows.starts += std::max(0.0, starts);
  }
  return flows;
}

}  // namespace waymark
