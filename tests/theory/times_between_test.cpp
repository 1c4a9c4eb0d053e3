// From one step to another: in a chain of queues the time at the first and the wait at the second
// are independent (Reich 1957), since what has left the first says nothing of who stays (Burke
// 1956).
#include <gtest/gtest.h>

#include <cmath>

#include "tests/theory/erlang.h"
#include "tests/theory/figures.h"

namespace waymark {
namespace {

TEST(TimesBetween, of_a_doctor_and_a_bed_are_a_stay_and_a_wait) {
  const Figures figures = Figures::of_feature("from-the-door-to-a-bed", 24);
  // An hour: leaving the doctor at rate a, and a bed coming free while all are taken at rate b.
  const double comes = 4, a = 6 - comes, admitted = 0.3 * comes, b = 3 / 1.5 - admitted;
  const double waits = chance_to_wait(3, 1.5 * admitted);
  const auto within = [&](double t) {
    const double both = 1 - (b * std::exp(-a * t) - a * std::exp(-b * t)) / (b - a);
    return (1 - waits) * (1 - std::exp(-a * t)) + waits * both;
  };
  const System system("M/M/1 and then M/M/3");
  system.expect("mean from door to bed (h)", 1 / a + waits / b, figures.of("to-bed"), 0.02);
  system.expect("share within an hour", within(1), figures.of("to-bed/within-1-hour"), 0.01);
  system.expect("share within four hours", within(4), figures.of("to-bed/within-4-hours"), 0.01);
  // The last invitation counts: an hour, and the wait for the doctor.
  system.expect("mean from invitation to being seen (h)", 1 + comes / 6 / a, figures.of("to-seen"),
                0.01);
  system.expect("missed", comes * 24 * 400 * 0.2 / 0.8, figures.of("missed"), 0.01);
}

}  // namespace
}  // namespace waymark
