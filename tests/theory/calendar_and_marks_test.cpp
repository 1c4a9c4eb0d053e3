// What depends on the hour, the weekday, the month and the year, and what a route leaves on people.
#include <gtest/gtest.h>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

// In each, people come evenly over four years and pass a desk with a chance that goes by the
// calendar.
TEST(Calendar, opens_a_desk_on_weekdays) {
  const Figures figures = Figures::of_feature("a-desk-open-on-weekdays", 10);
  const System system("a desk that is open Monday to Friday");
  system.expect("share that passes", 5.0 / 7.0, figures.ratio("in", "all"), 0.01);
}

TEST(Calendar, opens_a_desk_by_the_hour_and_the_month) {
  const Figures figures = Figures::of_feature("a-desk-open-in-february", 10);
  const System system("a desk that is open from nine to five, in February alone");
  system.expect("share that passes", 8.0 / 24.0 * 113.0 / 1461.0, figures.ratio("in", "all"), 0.04);
}

TEST(Calendar, changes_a_chance_from_year_to_year) {
  // 0.2 in 2027, 0.1 more each year; 2028 has a day more.
  const Figures figures = Figures::of_feature("a-desk-that-opens-wider-each-year", 10);
  const System system("a desk that opens wider each year");
  system.expect("share that passes", (365 * (0.2 + 0.4 + 0.5) + 366 * 0.3) / 1461.0,
                figures.ratio("in", "all"), 0.01);
}

TEST(Marks, that_a_route_leaves_on_people_are_seen_later) {
  // Half are lost at the first desk and go round again; who has been lost once always passes, and
  // is sent on by what it left on them.
  const Figures figures = Figures::of_feature("a-desk-that-remembers", 10);
  const System system("a desk that remembers");
  system.expect("share that was lost before", 0.5, figures.ratio("old", "all"), 0.01);
  system.expect("mean time (days)", 0.5, figures.of("time"), 0.01);
}

}  // namespace
}  // namespace waymark
