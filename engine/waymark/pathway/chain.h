#pragma once

#include <memory>
#include <vector>

namespace waymark {

/// A chance of going from one transient state to another.
struct Move {
  int from = 0;
  int to = 0;
  double chance = 0;
};

/// A Markov chain that ends: from each transient state the moves' chances total at most 1, and what
/// is missing ends the walk. With Q the matrix of moves, N = (I - Q)^-1 holds the expected visits
/// (Kemeny and Snell 1960, chapter 3).
class AbsorbingChain {
 public:
  /// States 0 to count - 1. Several moves between two states add up.
  AbsorbingChain(int count, const std::vector<Move>& moves);
  ~AbsorbingChain();
  AbsorbingChain(AbsorbingChain&&) noexcept;
  AbsorbingChain& operator=(AbsorbingChain&&) noexcept;

  /// False if some walk never ends, or ends so rarely that visits would be wrong by more than about
  /// one part in a million. No other query may be made then (ContractError).
  bool ends() const;

  /// Expected visits to each state by a walk that begins as `start` says (start N).
  std::vector<double> visits(const std::vector<double>& start) const;

  /// For each state, what a walk from there collects in expectation if every visit to a state
  /// collects that state's `gain` (N gain). With gains that are chances of ending in a certain way,
  /// the chance of ending so.
  std::vector<double> collected(const std::vector<double>& gain) const;

  /// For each state, the expected visits to `state` by a walk from there (a column of N).
  std::vector<double> visits_to(int state) const;

 private:
  struct Factors;
  std::unique_ptr<Factors> factors_;
};

}  // namespace waymark
