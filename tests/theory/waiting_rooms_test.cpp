// Lines with little room against the birth and death of the number present (Erlang 1917), and
// against Erlang's loss formula, which holds whatever the service is (Sevastyanov 1957).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

/// Servers, room to wait, and the chance to join of those who would have to wait.
struct LimitedLine {
  int servers, room;
  double comes, serves, joins;  // rates, and a chance

  std::vector<double> shares() const {
    std::vector<double> p{1.0};
    for (int n = 1; n <= servers + room; ++n)
      p.push_back(p.back() * comes * (n > servers ? joins : 1.0) / (serves * std::min(n, servers)));
    double total = 0;
    for (const double share : p) total += share;
    for (double& share : p) share /= total;
    return p;
  }
};

TEST(WaitingRooms, turn_away_and_put_off) {
  const Figures figures = Figures::of_feature("the-waiting-room-is-full", 24);
  const System system("M/M/3/7, one in five does not join");
  const LimitedLine line{3, 4, 16.0 / 60, 1.0 / 12, 0.8};
  const std::vector<double> p = line.shares();
  double waiting = 0, number = 0, would_wait = 0;
  for (int n = 0; n <= 7; ++n) {
    number += n * p[static_cast<std::size_t>(n)];
    waiting += std::max(0, n - 3) * p[static_cast<std::size_t>(n)];
    if (n >= 3 && n < 7) would_wait += p[static_cast<std::size_t>(n)];
  }
  const double served = line.comes * (1 - p[7] - 0.2 * would_wait);
  system.expect("share turned away", p[7], figures.ratio("away", "all"), 0.03);
  system.expect("share that does not join", 0.2 * would_wait, figures.ratio("did-not-stay", "all"),
                0.03);
  system.expect("mean wait of the served (min)", waiting / served, figures.of("wait"), 0.02);
  system.expect("mean number present", number, figures.of("number"), 0.01);
  system.expect("utilisation", (number - waiting) / 3, figures.of("busy"), 0.01);
  for (const std::size_t n : {0, 3, 7})
    system.expect("share of time with " + std::to_string(n), p[n],
                  figures.of("number/share-at-" + std::to_string(n)), 0.03);
}

TEST(WaitingRooms, without_chairs_lose_by_the_formula_of_erlang) {
  const Figures figures = Figures::of_feature("the-waiting-room-is-full", 24);
  const System system("M/M/3/3");
  const std::vector<double> p = LimitedLine{3, 0, 16.0 / 60, 1.0 / 12, 1}.shares();
  system.expect("share turned away", p[3], figures.ratio("away", "all", 1), 0.02);
  system.expect("utilisation", 3.2 * (1 - p[3]) / 3, figures.of("busy", "", 1), 0.01);
}

// Reynolds (1968), "The stationary solution of a queueing model with discouragement": whoever finds
// n joins with chance 1 / (n + 1), and the number present is Poisson.
TEST(WaitingRooms, discourage_by_how_many_are_there) {
  const Figures figures = Figures::of_feature("long-lines-put-people-off", 24);
  const System system("M/M/1, joined by one in n");
  const double load = 2.0;
  system.expect("mean number present", load, figures.of("number"), 0.01);
  system.expect("utilisation", 1 - std::exp(-load), figures.of("busy"), 0.01);
  double p = std::exp(-load);
  for (int n = 0; n <= 5; ++n) {
    system.expect("share of time with " + std::to_string(n), p,
                  figures.of("number/share-at-" + std::to_string(n)), 0.03);
    p *= load / (n + 1);
  }
  // 12 an hour come, 6 an hour are served while anybody is there.
  system.expect("share that does not join", 1 - 6 * (1 - std::exp(-load)) / 12,
                figures.ratio("put-off", "all"), 0.01);
}

TEST(WaitingRooms, lose_the_same_share_whatever_the_service_is) {
  const Figures figures = Figures::of_feature("four-lines-and-a-busy-tone", 24);
  const System system("M/G/4/4, lognormal, offered load 3");
  const std::vector<double> p = LimitedLine{4, 0, 9.0 / 60, 1.0 / 20, 1}.shares();
  system.expect("share turned away", p[4], figures.ratio("away", "all"), 0.02);
  for (std::size_t n = 0; n <= 4; ++n)
    system.expect("share of time with " + std::to_string(n), p[n],
                  figures.of("number/share-at-" + std::to_string(n)), 0.02);
}

}  // namespace
}  // namespace waymark
