#include "waymark/compile/ending.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/elementary.h"

namespace waymark {

namespace {

constexpr int quantiles = 200;
constexpr double finest = 0.02;  // hazard spent in one piece of the sum
constexpr int most_pieces = 2000;

class Sweep {
 public:
  Sweep(const std::vector<Risk>& risks, const std::vector<double>& numbers)
      : risks_(risks), numbers_(numbers.data()), spent_(risks.size(), 0.0) {
    ending_.planned = 0.0;
    ending_.by_clock.assign(risks.size(), 0.0);
  }

  /// Goes on to `to`, while a share `open` of stays is still planned to last.
  void go_on(double to, double open) {
    const double spent = total_until(to) - total();
    const int pieces = 1 + static_cast<int>(std::min(spent / finest, double{most_pieces}));
    const double from = now_;
    for (int piece = 1; piece <= pieces; ++piece)
      step_to(piece == pieces ? to : from + (to - from) * piece / pieces, open);
  }

  void end_as_planned(double share) { ending_.planned += share * portable_exp(-total()); }

  const Ending& ending() const { return ending_; }

 private:
  double until(std::size_t index, double to) const {
    const Risk& risk = risks_[index];
    const auto spent = [&](double from, double until) {
      return cumulative(risk.baseline, numbers_, from, until);
    };
    double sum = 0.0, from = 0.0, multiplier = risk.multiplier;
    for (const LaterMultiplier& next : risk.later) {
      if (next.from_ms >= to) break;
      sum += multiplier * spent(from, next.from_ms);
      from = next.from_ms;
      multiplier = next.multiplier;
    }
    return sum + multiplier * spent(from, to);
  }
  double total_until(double to) const {
    double sum = 0.0;
    for (std::size_t risk = 0; risk < risks_.size(); ++risk) sum += until(risk, to);
    return sum;
  }
  double total() const {
    double sum = 0.0;
    for (const double spent : spent_) sum += spent;
    return sum;
  }

  void step_to(double to, double open) {
    const double left = open * portable_exp(-total());
    std::vector<double> spent(risks_.size());
    double together = 0.0;
    for (std::size_t risk = 0; risk < risks_.size(); ++risk) {
      spent[risk] = until(risk, to) - spent_[risk];
      together += spent[risk];
    }
    // Within a piece the hazard is taken as even: the mean of e^-H over it is (1 - e^-h) / h.
    const double ended = -portable_expm1(-together);
    ending_.stay_ms += left * (to - now_) * (together > 0.0 ? ended / together : 1.0);
    for (std::size_t risk = 0; risk < risks_.size(); ++risk) {
      if (together > 0.0) ending_.by_clock[risk] += left * ended * spent[risk] / together;
      spent_[risk] += spent[risk];
    }
    now_ = to;
  }

  const std::vector<Risk>& risks_;
  const double* numbers_;
  std::vector<double> spent_;
  double now_ = 0.0;
  Ending ending_;
};

}  // namespace

Ending ending_of(const Distribution& lasts, const std::vector<Risk>& risks,
                 const std::vector<double>& numbers) {
  if (risks.empty()) {
    const double whole = mean(lasts, numbers.data());
    if (std::isfinite(whole)) return {whole, 1.0, {}};
  }
  Sweep sweep(risks, numbers);
  for (int k = 0; k < quantiles; ++k) {
    const double open = 1.0 - static_cast<double>(k) / quantiles;
    sweep.go_on(upper_quantile(lasts, numbers.data(), 1.0 - (k + 0.5) / quantiles), open);
    sweep.end_as_planned(1.0 / quantiles);
  }
  return sweep.ending();
}

}  // namespace waymark
