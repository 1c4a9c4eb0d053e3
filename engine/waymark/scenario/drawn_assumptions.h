#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/random/distribution.h"
#include "waymark/random/philox.h"
#include "waymark/scenario/preamble.h"
#include "waymark/scenario/register.h"

namespace waymark {

/// One assumption in one sample of what we do not know.
struct DrawnValue {
  std::string name;
  double value = 0;     ///< in the engine's unit of its first use
  std::string written;  ///< reads back to the same bits
};

/// How the assumptions of a scenario are drawn: each by itself, or several together. A draw is
/// addressed by the seed, the sample and the path of the assumption, so that another assumption
/// moves no draw, and all arms share it. Of those drawn together, what each takes from chance is
/// addressed in the same way; the order in which they are written makes no difference.
class AssumptionDraws {
 public:
  /// Every mistake goes to `problems`: spreads that contradict each other, and draws that some
  /// place which uses the assumption could not take. The draws are of no use then.
  AssumptionDraws(const AssumptionRegister& assumptions, const Preamble& preamble,
                  Diagnostics& problems);

  std::size_t size() const { return each_.size(); }
  /// Ordered by name; pure in both numbers.
  std::vector<DrawnValue> sample(std::uint64_t seed, std::uint64_t sample) const;

 private:
  /// An assumption and the standard normal scale or distribution it is drawn on.
  struct One {
    std::string name;
    Unit unit = Unit::number;
    Purpose purpose = 0;
    Drawn drawn = Drawn::peaked;
    double centre = 0, error = 0;   ///< of a normal one, on its own scale
    Distribution distribution;      ///< of any other
    std::vector<std::size_t> with;  ///< of a group: itself and those before it, by name
    std::vector<double> factor;     ///< its row of the group's Cholesky factor
  };
  void add(const AssumptionRow& row, const AssumptionFields& fields, Diagnostics& problems);
  void join(const DrawnTogether& group, const Place& place, Diagnostics& problems);
  void check_reach(const One& one, const AssumptionRow& row, Diagnostics& problems) const;
  double standard_normal(const One& one, StreamKey key) const;
  double draw(const One& one, StreamKey key) const;
  One* find(const std::string& name);

  std::vector<One> each_;  ///< ordered by name
  std::vector<double> table_;
};

}  // namespace waymark
