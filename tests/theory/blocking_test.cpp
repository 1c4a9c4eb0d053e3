// Units kept while waiting for what follows: finite systems with blocking after service, by their
// balance equations (Hunt 1956; Perros 1994, chapter 2).
#include <gtest/gtest.h>

#include "tests/theory/figures.h"
#include "tests/theory/finite_chain.h"

namespace waymark {
namespace {

TEST(Blocking, of_one_server_by_the_next) {
  // Two beds of one kind, then one of another: who is done in the first stays there until the
  // second is free.
  const Figures figures = Figures::of_feature("a-bed-is-blocked", 24);
  const double comes = 4.0, treated = 2.0, cared_for = 3.0;  // a day
  enum { waiting, in_care, blocked, at_home_care };
  const auto changes = [&](const SystemState& s) {
    std::vector<Jump> to;
    const auto add = [&](SystemState next, double rate) {
      // Whoever is blocked moves on as soon as the place is free, and beds take those who wait.
      if (next[at_home_care] == 0 && next[blocked] > 0) ++next[at_home_care], --next[blocked];
      while (next[in_care] + next[blocked] < 2 && next[waiting] > 0)
        ++next[in_care], --next[waiting];
      to.push_back({next, rate});
    };
    if (s[waiting] < 3) add({s[0] + 1, s[1], s[2], s[3]}, comes);
    if (s[in_care] > 0) add({s[0], s[1] - 1, s[2] + 1, s[3]}, treated * s[in_care]);
    if (s[at_home_care] > 0) add({s[0], s[1], s[2], s[3] - 1}, cared_for);
    return to;
  };
  const Balance balance = balance_of({0, 0, 0, 0}, changes);
  const auto mean = [&](int what) {
    return balance.mean([what](const SystemState& s) { return s[static_cast<std::size_t>(what)]; });
  };
  const double turned_away =
      balance.mean([](const SystemState& s) { return s[waiting] == 3 ? 1.0 : 0.0; });
  const System system("two servers before one, blocking after service, room for 3");
  system.expect("share turned away", turned_away, figures.ratio("turned-away", "all"), 0.02);
  system.expect("beds used for care", mean(in_care) / 2, figures.of("beds-busy"), 0.01);
  system.expect("beds blocked", mean(blocked) / 2, figures.of("beds-blocked"), 0.02);
  system.expect("next place used", mean(at_home_care), figures.of("places-busy"), 0.01);
  system.expect("mean number present",
                mean(waiting) + mean(in_care) + mean(blocked) + mean(at_home_care),
                figures.of("number"), 0.01);
}

TEST(Blocking, goes_back_through_a_chain) {
  // A surgery, a trolley to wait on, and a ward: a full ward keeps the trolley, the trolley the
  // surgery.
  const Figures figures = Figures::of_feature("a-full-ward-holds-up-surgery", 24);
  // Surgery and trolley are each free (0), busy (1) or done and blocked (2).
  enum { waiting, surgery, trolley, beds };
  const auto changes = [](const SystemState& s) {
    std::vector<Jump> to;
    const auto add = [&](SystemState next, double rate) {
      if (next[trolley] == 2 && next[beds] < 2) next[trolley] = 0, ++next[beds];
      if (next[surgery] == 2 && next[trolley] == 0) next[surgery] = 0, next[trolley] = 1;
      if (next[surgery] == 0 && next[waiting] > 0) next[surgery] = 1, --next[waiting];
      to.push_back({next, rate});
    };
    if (s[waiting] < 2) add({s[0] + 1, s[1], s[2], s[3]}, 14.0 / 24);
    if (s[surgery] == 1) add({s[0], 2, s[2], s[3]}, 1 / 1.2);
    if (s[trolley] == 1) add({s[0], s[1], 2, s[3]}, 1 / 0.5);
    if (s[beds] > 0) add({s[0], s[1], s[2], s[3] - 1}, s[beds] / 3.0);
    return to;
  };
  const Balance balance = balance_of({0, 0, 0, 0}, changes);
  const auto share = [&](int what, int is) {
    return balance.mean(
        [&](const SystemState& s) { return s[static_cast<std::size_t>(what)] == is ? 1.0 : 0.0; });
  };
  const System system("three stations in a chain, blocking after service, room for 2");
  system.expect("share turned away", share(waiting, 2), figures.ratio("away", "all"), 0.02);
  system.expect("surgery at work", share(surgery, 1), figures.of("operating"), 0.01);
  system.expect("surgery blocked", share(surgery, 2), figures.of("surgery-blocked"), 0.02);
  system.expect("trolley blocked", share(trolley, 2), figures.of("trolley-blocked"), 0.02);
  system.expect("beds in use", (share(beds, 1) + 2 * share(beds, 2)) / 2, figures.of("beds"), 0.01);
  const double number = balance.mean([](const SystemState& s) {
    return s[waiting] + (s[surgery] > 0) + (s[trolley] > 0) + s[beds];
  });
  system.expect("mean number present", number, figures.of("number"), 0.01);
}

}  // namespace
}  // namespace waymark
