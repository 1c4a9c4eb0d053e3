#pragma once

#include <cstddef>
#include <vector>

namespace waymark {

/// Flows are followed in pieces of time of this length, and so is how long people have been at
/// home.
constexpr int pieces_in_year = 48;
constexpr int most_pieces_at_home = 20 * pieces_in_year;

/// A home and the clocks that take people away from it. People who left help a month ago ask again
/// more often than those who left it years ago, so it matters how long they have been there.
struct HomeStay {
  struct Way {
    std::size_t link = 0;        ///< of the pathway
    std::vector<double> hazard;  ///< spent in each piece since people came; the last one goes on
  };
  std::size_t step = 0;
  std::vector<Way> ways;  ///< one at least, all over the same pieces
  /// For how many pieces those present at the beginning have been here, each an equal share of
  /// them; empty: as in a stream that has always flowed.
  std::vector<std::size_t> found;
};

/// The people at one home by how long they have been there.
class Residents {
 public:
  Residents(const HomeStay& home, double present);

  std::size_t step() const { return home_->step; }
  double count() const;

  void come(double people) { people_[0] += people; }

  /// A piece of time goes by; `leaving` gains, by link, those who go.
  void grow_older(std::vector<double>& leaving);

 private:
  double hazard(std::size_t piece) const;

  const HomeStay* home_;
  std::vector<double> people_;  // by piece
};

}  // namespace waymark
