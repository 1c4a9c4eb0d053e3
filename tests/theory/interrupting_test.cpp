// Priority that interrupts work (White and Christie 1958; Jaiswal 1968, chapter 4).
#include <gtest/gtest.h>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

TEST(Interrupting, resumes_where_it_was) {
  const Figures figures = Figures::of_feature("somebody-more-urgent-comes", 24);
  // Rates a minute; mean times and mean squares of service.
  const double urgent = 2.0 / 60, others = 3.0 / 60;
  const double load_urgent = urgent * 10, load = load_urgent + others * 8;
  const double left_urgent = urgent * 2 * 100 / 2;
  const double left = left_urgent + others * (64 + 32) / 2;
  const System system("M/G/1, two classes, interrupted and resumed, load 0.73");
  system.expect("time of the urgent (min)", 10 + left_urgent / (1 - load_urgent),
                figures.of("urgent"), 0.02);
  system.expect("time of the others (min)",
                8 / (1 - load_urgent) + left / ((1 - load_urgent) * (1 - load)),
                figures.of("others"), 0.03);
  system.expect("utilisation", load, figures.of("busy"), 0.01);
}

// The server always has somebody to see, for 20 minutes each, and is called away once an hour, for
// 10 minutes on average. With chairs always taken, as many are seen as can be.
TEST(Interrupting, restarts_from_the_beginning) {
  const double minutes = 100 * 24 * 60, comes = 1.0 / 60, away = 10 / (1 - 10 * comes);
  // Gaver (1962): each failed attempt costs the time until the call, and the calls' busy period.
  const double restarted = (1 / comes + away) * (std::exp(20 * comes) - 1);
  const System system("one server called away, 20 minutes of work");
  system.expect("people seen, work resumed", minutes / (20 / (1 - 10 * comes)),
                Figures::of_feature("called-away-and-goes-on", 24).of("done"), 0.01);
  system.expect("people seen, work started again", minutes / restarted,
                Figures::of_feature("called-away-and-starts-again", 24).of("done"), 0.01);
}

}  // namespace
}  // namespace waymark
