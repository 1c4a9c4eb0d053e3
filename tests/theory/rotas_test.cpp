// Teams whose units come and go by the calendar, against the differential equations of the shares
// of states, solved until a day or week is like the one before it (Kolmogorov 1931).
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/theory/figures.h"
#include "tests/theory/finite_chain.h"

namespace waymark {
namespace {

/// So many units for so many hours.
struct Piece {
  double hours = 0;
  int units = 0;
};

/// A system whose units change in rounds, such as days: how it moves while they are the same, and
/// what becomes of it at once when they change.
struct SystemInRounds {
  std::vector<Piece> round;
  std::function<std::vector<Jump>(const SystemState&, int units)> changes;
  std::function<SystemState(const SystemState&, int units)> turn;
};

/// Shares of states over a round in the long run.
class Tides {
 public:
  Tides(const SystemState& start, SystemInRounds system) : system_(std::move(system)) {
    find(start);
    share_.assign(states_.size(), 0.0);
    share_[0] = 1;
    for (int round = 0; round < rounds_to_settle; ++round) pass_a_round();
    time_.assign(system_.round.size(), std::vector<double>(states_.size(), 0.0));
    before_turn_ = time_;
    is_watched_ = true;
    pass_a_round();
  }

  /// The mean over time of a quantity of the state and of the units there are.
  double mean(const std::function<double(const SystemState&, int units)>& of) const {
    double sum = 0, hours = 0;
    for (std::size_t piece = 0; piece < time_.size(); ++piece) {
      hours += system_.round[piece].hours;
      for (std::size_t s = 0; s < states_.size(); ++s)
        sum += time_[piece][s] * of(states_[s], system_.round[piece].units);
    }
    return sum / hours;
  }
  /// A quantity of the state just before units change to a number, summed over the changes of a
  /// round.
  double at_turns(const std::function<double(const SystemState&, int units)>& of) const {
    double sum = 0;
    for (std::size_t piece = 0; piece < before_turn_.size(); ++piece)
      for (std::size_t s = 0; s < states_.size(); ++s)
        sum += before_turn_[piece][s] * of(states_[s], system_.round[piece].units);
    return sum;
  }
  double hours() const {
    double sum = 0;
    for (const Piece& piece : system_.round) sum += piece.hours;
    return sum;
  }

 private:
  static constexpr int rounds_to_settle = 20;
  static constexpr double step = 1.0 / 120;  // hours

  struct Rate {
    std::size_t from, to;
    double rate;
  };

  /// The states that can be reached, piece by piece: a state of the night may be none of the day.
  void find(const SystemState& start) {
    const std::size_t pieces = system_.round.size();
    rates_.resize(pieces);
    turns_.resize(pieces);
    std::vector<std::pair<std::size_t, std::size_t>> reached;
    std::set<std::pair<std::size_t, std::size_t>> known;
    const auto reach = [&](std::size_t s, std::size_t piece) {
      if (known.emplace(s, piece).second) reached.emplace_back(s, piece);
      return s;
    };
    const auto turn_into = [&](std::size_t s, std::size_t piece) {
      const SystemState turned = system_.turn(SystemState(states_[s]), system_.round[piece].units);
      turns_[piece][s] = reach(number_of(turned), piece);
    };
    turn_into(number_of(start), 0);
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const auto [s, piece] = reached[i];
      for (const Jump& change :
           system_.changes(SystemState(states_[s]), system_.round[piece].units))
        rates_[piece].push_back({s, reach(number_of(change.to), piece), change.rate});
      turn_into(s, (piece + 1) % pieces);
    }
  }
  std::size_t number_of(const SystemState& state) {
    const auto [found, is_new] = index_.emplace(state, states_.size());
    if (is_new) states_.push_back(state);
    return found->second;
  }

  std::vector<double> slope(const std::vector<double>& share, std::size_t piece) const {
    std::vector<double> slope(share.size(), 0.0);
    for (const Rate& each : rates_[piece]) {
      const double flow = share[each.from] * each.rate;
      slope[each.from] -= flow;
      slope[each.to] += flow;
    }
    return slope;
  }
  static std::vector<double> moved(std::vector<double> share, const std::vector<double>& slope,
                                   double by) {
    for (std::size_t s = 0; s < share.size(); ++s) share[s] += by * slope[s];
    return share;
  }

  /// By the classical method of Runge and Kutta; time in states by Simpson's rule.
  void pass(std::size_t piece) {
    const int steps = static_cast<int>(system_.round[piece].hours / step + 0.5);
    for (int i = 0; i < steps; ++i) {
      const std::vector<double> a = slope(share_, piece);
      const std::vector<double> b = slope(moved(share_, a, step / 2), piece);
      const std::vector<double> middle = moved(share_, b, step / 2);
      const std::vector<double> c = slope(middle, piece);
      const std::vector<double> d = slope(moved(share_, c, step), piece);
      for (std::size_t s = 0; s < share_.size(); ++s) {
        const double next = share_[s] + step / 6 * (a[s] + 2 * b[s] + 2 * c[s] + d[s]);
        if (is_watched_) time_[piece][s] += step / 6 * (share_[s] + 4 * middle[s] + next);
        share_[s] = next;
      }
    }
  }

  void pass_a_round() {
    for (std::size_t piece = 0; piece < system_.round.size(); ++piece) {
      if (is_watched_) before_turn_[piece] = share_;
      std::vector<double> turned(share_.size(), 0.0);
      for (const auto& [from, to] : turns_[piece]) turned[to] += share_[from];
      share_ = turned;
      pass(piece);
    }
  }

  SystemInRounds system_;
  std::map<SystemState, std::size_t> index_;
  std::vector<SystemState> states_;
  std::vector<std::vector<Rate>> rates_;                   // by piece
  std::vector<std::map<std::size_t, std::size_t>> turns_;  // by piece, from state to state
  std::vector<double> share_;
  std::vector<std::vector<double>> time_, before_turn_;
  bool is_watched_ = false;
};

/// A day from midnight on, open from nine to five.
std::vector<Piece> nine_to_five(int in_the_day, int at_night) {
  return {{9, at_night}, {8, in_the_day}, {7, at_night}};
}
/// A week from Monday's midnight on, open from Monday to Friday.
std::vector<Piece> working_week(int in_the_day) {
  std::vector<Piece> week;
  for (int day = 0; day < 5; ++day)
    for (const Piece& piece : nine_to_five(in_the_day, 0)) week.push_back(piece);
  week.push_back({48, 0});
  return week;
}

TEST(Rotas, that_send_away_at_five) {
  const Figures figures = Figures::of_feature("the-clinic-shuts-at-five", 24);
  const double comes = 5, serves = 2;  // an hour
  const int room = 6;
  enum { waiting, seen };
  const auto changes = [=](const SystemState& s, int units) {
    std::vector<Jump> to;
    if (units > 0 && s[seen] < units && s[waiting] == 0) to.push_back({{0, s[seen] + 1}, comes});
    if (units > 0 && s[seen] >= units && s[waiting] < room)
      to.push_back({{s[waiting] + 1, s[seen]}, comes});
    const bool is_next = s[waiting] > 0 && s[seen] <= units;
    if (s[seen] > 0)
      to.push_back({{s[waiting] - is_next, s[seen] - 1 + is_next}, serves * s[seen]});
    return to;
  };
  const auto turn = [](const SystemState& s, int units) {
    return units == 0 ? SystemState{0, s[seen]} : s;
  };
  const Tides tides({0, 0}, {working_week(2), changes, turn});
  const double number = tides.mean([](const SystemState& s, int) { return s[waiting] + s[seen]; });
  const double busy = tides.mean([](const SystemState& s, int) { return s[seen]; });
  const double closed = tides.mean([](const SystemState&, int units) { return units == 0; });
  const double full = tides.mean([&](const SystemState& s, int units) {
    return units > 0 && s[seen] >= units && s[waiting] == room;
  });
  const double sent_home =
      tides.at_turns([](const SystemState& s, int units) { return units == 0 ? s[waiting] : 0; });
  const System system("two nurses, nine to five on working days, others sent away");
  system.expect("share sent away", closed + full + sent_home / (comes * tides.hours()),
                figures.ratio("away", "all"), 0.005);
  system.expect("mean number present", number, figures.of("number"), 0.01);
  system.expect("utilisation", busy / (2 * 40.0 / 168), figures.of("busy"), 0.01);
}

// In both, one nurse at all times and three more from nine to five; six an hour come, each seen for
// 15 minutes.
TEST(Rotas, that_finish_work_in_hand) {
  const Figures figures = Figures::of_feature("the-day-nurses-finish-first", 24);
  enum { waiting, seen };
  const auto changes = [](const SystemState& s, int units) {
    std::vector<Jump> to;
    if (s[seen] < units) to.push_back({{0, s[seen] + 1}, 6.0});
    if (s[seen] >= units && s[waiting] < 12) to.push_back({{s[waiting] + 1, s[seen]}, 6.0});
    const bool is_next = s[waiting] > 0 && s[seen] <= units;
    if (s[seen] > 0) to.push_back({{s[waiting] - is_next, s[seen] - 1 + is_next}, 4.0 * s[seen]});
    return to;
  };
  const auto turn = [](const SystemState& s, int units) {
    const int begin = std::clamp(units - s[seen], 0, s[waiting]);
    return SystemState{s[waiting] - begin, s[seen] + begin};
  };
  const Tides tides({0, 0}, {nine_to_five(4, 1), changes, turn});
  const double in_line = tides.mean([](const SystemState& s, int) { return s[waiting]; });
  const double busy = tides.mean([](const SystemState& s, int) { return s[seen]; });
  const double full = tides.mean(
      [](const SystemState& s, int units) { return s[waiting] == 12 && s[seen] >= units; });
  const System system("one nurse at night and four by day, work finished at closing");
  system.expect("share turned away", full, figures.ratio("away", "all"), 0.01);
  system.expect("mean wait (min)", 60 * in_line / (6 * (1 - full)), figures.of("wait"), 0.01);
  system.expect("mean number present", in_line + busy, figures.of("number"), 0.01);
  system.expect("utilisation", busy / 2, figures.of("busy"), 0.01);
}

TEST(Rotas, that_interrupt_work_in_hand) {
  const Figures figures = Figures::of_feature("the-day-nurses-leave-at-five", 24);
  // Who was interrupted goes on before those who wait, and takes no room.
  enum { waiting, stopped, seen };
  const auto begin = [](SystemState s, int units) {
    const int go_on = std::clamp(units - s[seen], 0, s[stopped]);
    s[stopped] -= go_on, s[seen] += go_on;
    const int start = std::clamp(units - s[seen], 0, s[waiting]);
    s[waiting] -= start, s[seen] += start;
    return s;
  };
  const auto changes = [begin](const SystemState& s, int units) {
    std::vector<Jump> to;
    if (s[seen] < units || s[waiting] < 12)
      to.push_back({begin({s[waiting] + 1, s[stopped], s[seen]}, units), 6.0});
    if (s[seen] > 0)
      to.push_back({begin({s[waiting], s[stopped], s[seen] - 1}, units), 4.0 * s[seen]});
    return to;
  };
  const auto turn = [begin](const SystemState& s, int units) {
    const int stop = std::max(0, s[seen] - units);
    return begin({s[waiting], s[stopped] + stop, s[seen] - stop}, units);
  };
  const Tides tides({0, 0, 0}, {nine_to_five(4, 1), changes, turn});
  const double number =
      tides.mean([](const SystemState& s, int) { return s[waiting] + s[stopped] + s[seen]; });
  const double busy = tides.mean([](const SystemState& s, int) { return s[seen]; });
  const double full = tides.mean(
      [](const SystemState& s, int units) { return s[waiting] == 12 && s[seen] >= units; });
  const System system("one nurse at night and four by day, work interrupted at closing");
  system.expect("share turned away", full, figures.ratio("away", "all"), 0.01);
  system.expect("mean number present", number, figures.of("number"), 0.01);
  system.expect("utilisation", busy / 2, figures.of("busy"), 0.01);
}

}  // namespace
}  // namespace waymark
