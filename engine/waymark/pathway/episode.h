#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "waymark/pathway/chain.h"
#include "waymark/pathway/graph.h"

namespace waymark {

/// Where the requests of one track begin: a share for each step of the pathway, total 1. They begin
/// at the track's entries by their weight; where people only ever enter at homes, wherever the ways
/// out of its homes lead. All 0 if no request can begin.
std::vector<double> request_shares(const Pathway& pathway, const std::string& track);

/// Walks through one track from request to the first home or exit, or to the first help. Help is
/// had by whoever comes to a step that counts as help and does not give up waiting there.
class Episode {
 public:
  enum class Until { end, help };

  /// `shares` are leaving_shares(pathway), `begins` are request_shares of one track.
  Episode(const Pathway& pathway, const std::vector<double>& shares,
          const std::vector<double>& begins, Until until);

  /// False if some walk never ends; the queries below then throw ContractError.
  bool ends() const;

  /// Expected visits to each step of the pathway by a walk that begins as `begins` says. A home or
  /// exit, and with Until::help a help where nobody gives up, is visited at most once: its figure
  /// is a chance.
  std::vector<double> visits(const std::vector<double>& begins) const;

  /// For each step, the chance that a walk from there comes to some help, or has it there. Only
  /// with Until::help.
  std::vector<double> chance_of_help() const;

  /// The share of visits to `step` that get help there; 0 where nothing counts as help.
  double helped_share(int step) const;

  /// The share of visits to a link's step that go along it within the episode.
  double share(std::size_t way) const { return shares_[way]; }

  /// For each step, the expected visits to `step` by a walk from there; `step` has to be one that
  /// can be left.
  std::vector<double> visits_to(int step) const;

  /// Whether requests come to this step, and leave it within the episode.
  bool is_left(int step) const;

 private:
  std::vector<double> over_states(const std::vector<double>& by_step) const;
  std::vector<double> over_steps(const std::vector<double>& by_state) const;

  const Pathway* pathway_;
  std::vector<double> shares_;  // by link; 0 for links not walked within the episode
  std::vector<int> steps_;      // of each state
  std::vector<int> states_;     // of each step, or -1
  AbsorbingChain chain_;
};

}  // namespace waymark
