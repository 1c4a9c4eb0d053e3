#include "waymark/pathway/episode.h"

#include <cstddef>

#include "waymark/base/contract.h"
#include "waymark/pathway/at.h"
#include "waymark/pathway/walks.h"

namespace waymark {
namespace {

void scale_to_one(std::vector<double>& shares) {
  double total = 0;
  for (const double share : shares) total += share;
  if (total <= 0) return;
  for (double& share : shares) share /= total;
}

std::vector<double> entries_before_an_end(const Pathway& pathway, const std::string& track) {
  std::vector<double> begins(pathway.steps.size(), 0.0);
  for (std::size_t step = 0; step < begins.size(); ++step) {
    const PathwayStep& entry = pathway.steps[step];
    if (entry.track == track && entry.entry && !ends_an_episode(entry)) {
      begins[step] = entry.entry_weight;
    }
  }
  return begins;
}

std::vector<double> ways_out_of_homes(const Pathway& pathway, const std::string& track) {
  std::vector<double> begins(pathway.steps.size(), 0.0);
  const std::vector<double> shares = leaving_shares(pathway);
  for (std::size_t way = 0; way < shares.size(); ++way) {
    const PathwayLink& link = pathway.links[way];
    const PathwayStep& from = pathway.steps[at(link.from)];
    if (from.track != track || !ends_an_episode(from)) continue;
    if (!ends_an_episode(pathway.steps[at(link.to)])) begins[at(link.to)] += shares[way];
  }
  return begins;
}

bool somewhere(const std::vector<double>& shares) {
  for (const double share : shares) {
    if (share > 0) return true;
  }
  return false;
}

// Of a help only the ways of those who give up waiting belong to the way to help.
bool is_walked_within(const Pathway& pathway, const PathwayLink& link, Episode::Until until) {
  const PathwayStep& from = pathway.steps[at(link.from)];
  if (ends_an_episode(from)) return false;
  return until == Episode::Until::end || !from.first_help || link.kind == LinkKind::gave_up;
}

std::vector<double> shares_within(const Pathway& pathway, const std::vector<double>& shares,
                                  Episode::Until until) {
  std::vector<double> within = shares;
  for (std::size_t way = 0; way < within.size(); ++way) {
    if (!is_walked_within(pathway, pathway.links[way], until)) within[way] = 0;
  }
  return within;
}

// The steps that requests come to and leave. Ways with no share are not walked: a part of the route
// nobody comes to must not decide whether the walks end.
std::vector<int> steps_left(const Pathway& pathway, const std::vector<double>& shares,
                            const std::vector<double>& begins, Episode::Until until) {
  Ways walked{static_cast<int>(pathway.steps.size()), {}};
  std::vector<bool> leads_on(pathway.steps.size(), false);
  for (std::size_t way = 0; way < shares.size(); ++way) {
    if (shares[way] <= 0) continue;
    const PathwayLink& link = pathway.links[way];
    walked.edges.emplace_back(link.from, link.to);
    leads_on[at(link.from)] = true;
  }
  std::vector<int> starts;
  for (std::size_t step = 0; step < begins.size(); ++step) {
    if (begins[step] > 0) starts.push_back(static_cast<int>(step));
  }
  const std::vector<bool> reached = reached_from(walked, starts);
  std::vector<int> left;
  for (int step = 0; step < walked.count; ++step) {
    const PathwayStep& described = pathway.steps[at(step)];
    if (!reached[at(step)] || ends_an_episode(described)) continue;
    const bool has_help = until == Episode::Until::help && described.first_help;
    if (!has_help || leads_on[at(step)]) left.push_back(step);
  }
  return left;
}

std::vector<int> state_of_each(const std::vector<int>& steps, std::size_t count) {
  std::vector<int> states(count, -1);
  for (std::size_t state = 0; state < steps.size(); ++state) {
    states[at(steps[state])] = static_cast<int>(state);
  }
  return states;
}

AbsorbingChain chain_of(const Pathway& pathway, const std::vector<double>& shares,
                        const std::vector<int>& states, std::size_t count) {
  std::vector<Move> moves;
  for (std::size_t way = 0; way < shares.size(); ++way) {
    const int from = states[at(pathway.links[way].from)];
    const int to = states[at(pathway.links[way].to)];
    if (from >= 0 && to >= 0) moves.push_back({from, to, shares[way]});
  }
  return AbsorbingChain(static_cast<int>(count), moves);
}

}  // namespace

std::vector<double> request_shares(const Pathway& pathway, const std::string& track) {
  std::vector<double> begins = entries_before_an_end(pathway, track);
  if (!somewhere(begins)) begins = ways_out_of_homes(pathway, track);
  scale_to_one(begins);
  return begins;
}

Episode::Episode(const Pathway& pathway, const std::vector<double>& shares,
                 const std::vector<double>& begins, Until until)
    : pathway_(&pathway),
      shares_(shares_within(pathway, shares, until)),
      steps_(steps_left(pathway, shares_, begins, until)),
      states_(state_of_each(steps_, pathway.steps.size())),
      chain_(chain_of(pathway, shares_, states_, steps_.size())) {}

bool Episode::ends() const { return chain_.ends(); }

std::vector<double> Episode::visits(const std::vector<double>& begins) const {
  std::vector<double> visits = over_steps(chain_.visits(over_states(begins)));
  for (std::size_t step = 0; step < visits.size(); ++step) {
    if (states_[step] < 0) visits[step] = begins[step];
  }
  for (std::size_t way = 0; way < shares_.size(); ++way) {
    const PathwayLink& link = pathway_->links[way];
    if (states_[at(link.from)] < 0 || states_[at(link.to)] >= 0) continue;
    visits[at(link.to)] += visits[at(link.from)] * shares_[way];
  }
  return visits;
}

std::vector<double> Episode::chance_of_help() const {
  std::vector<double> straight_to_help(steps_.size(), 0.0);
  for (std::size_t state = 0; state < steps_.size(); ++state) {
    straight_to_help[state] = helped_share(steps_[state]);
  }
  for (std::size_t way = 0; way < shares_.size(); ++way) {
    const PathwayLink& link = pathway_->links[way];
    const int state = states_[at(link.from)];
    if (state < 0 || states_[at(link.to)] >= 0) continue;
    straight_to_help[at(state)] += shares_[way] * helped_share(link.to);
  }
  std::vector<double> chance = over_steps(chain_.collected(straight_to_help));
  for (std::size_t step = 0; step < chance.size(); ++step) {
    if (states_[step] < 0) chance[step] = helped_share(static_cast<int>(step));
  }
  return chance;
}

double Episode::helped_share(int step) const {
  if (!pathway_->steps[at(step)].first_help) return 0;
  double share = 1;
  for (std::size_t way = 0; way < shares_.size(); ++way) {
    const PathwayLink& link = pathway_->links[way];
    if (link.from == step && link.kind == LinkKind::gave_up) share -= shares_[way];
  }
  return share > 0 ? share : 0;
}

std::vector<double> Episode::visits_to(int step) const {
  WAYMARK_EXPECT(is_left(step), "visits are counted to a step that is left");
  return over_steps(chain_.visits_to(states_[at(step)]));
}

bool Episode::is_left(int step) const { return states_[at(step)] >= 0; }

std::vector<double> Episode::over_states(const std::vector<double>& by_step) const {
  std::vector<double> by_state;
  for (const int step : steps_) by_state.push_back(by_step[at(step)]);
  return by_state;
}

std::vector<double> Episode::over_steps(const std::vector<double>& by_state) const {
  std::vector<double> by_step(states_.size(), 0.0);
  for (std::size_t state = 0; state < steps_.size(); ++state) {
    by_step[at(steps_[state])] = by_state[state];
  }
  return by_step;
}

}  // namespace waymark
