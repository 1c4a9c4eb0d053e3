// What depends on the hour, the weekday, the month and the year, and what a route leaves on people.
#include <gtest/gtest.h>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

/// People come evenly over four years and pass a desk with a chance that `passing` gives.
Figures desk(const std::string& passing) {
  return Figures(R"("dates": { "start": "2027-01-01", "horizon": "1461 days" },
    "arrivals": { "people": { "to": "desk", "rate": "20 per day" } },
    "predictors": { "passing": )" +
                     passing + R"( },
    "pathway": { "desk": { "kind": "gate", "pass": "=passing", "then": "in", "refused": "out", "lost": "out" },
                 "in": { "kind": "exit" }, "out": { "kind": "exit" } },
    "measures": { "in": { "standard": "throughput", "exits": ["in"] }, "all": { "standard": "throughput" } })",
                 10);
}

Estimate share_in(const Figures& figures) {
  return combined_estimate(figures.values("in"), figures.values("all"),
                           [](double in, double all) { return in / all; });
}

TEST(Calendar, opens_a_desk_on_weekdays) {
  const System system("a desk that is open Monday to Friday");
  system.expect(
      "share that passes", 5.0 / 7.0,
      share_in(desk(
          R"({ "table": { "by": ["weekday"], "levels": [7], "values": [1, 1, 1, 1, 1, 0, 0] } })")),
      0.01);
}

TEST(Calendar, opens_a_desk_by_the_hour_and_the_month) {
  const System system("a desk that is open from nine to five, in February alone");
  system.expect("share that passes", 8.0 / 24.0 * 113.0 / 1461.0,
                share_in(desk(
                    R"({ "product": ["hours", "months"] },
             "hours": { "table": { "by": ["hour-of-day"], "levels": [24], "values": [0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0] } },
             "months": { "table": { "by": ["month-of-year"], "levels": [12], "values": [0,1,0,0,0,0,0,0,0,0,0,0] } })")),
                0.04);
}

TEST(Calendar, changes_a_chance_from_year_to_year) {
  // 0.2 in 2027, 0.1 more each year; 2028 has a day more.
  const System system("a desk that opens wider each year");
  system.expect(
      "share that passes", (365 * (0.2 + 0.4 + 0.5) + 366 * 0.3) / 1461.0,
      share_in(desk(
          R"({ "number": { "value": 0.2, "terms": { "calendar-year": { "adds": 0.1, "about": 2027 } } } })")),
      0.01);
}

TEST(Marks, that_a_route_leaves_on_people_are_seen_later) {
  // Half are lost at the first desk and go round again; who has been lost once always passes, and
  // is sent on by what it left on them.
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "1000 days" },
    "arrivals": { "people": { "to": "desk", "rate": "20 per day" } },
    "population": { "traits": { "known": "0 %", "rounds": { "number": { "uniform": { "low": 0, "high": 0.001 } } } } },
    "predictors": { "passing": { "table": { "by": ["known"], "levels": [2], "values": [0.5, 1] } },
                    "is-known": { "number": { "value": 0, "terms": { "known": { "adds": 1 } } } },
                    "is-new": { "number": { "value": 1, "terms": { "known": { "adds": -1 } } } } },
    "experiences": { "remembered": { "when": "lost", "at": ["desk"], "sets": { "known": 1 } } },
    "pathway": { "desk": { "kind": "gate", "pass": "=passing", "then": { "one-of": { "old": "=is-known", "new": "=is-new" } },
                           "refused": "away", "lost": "away" },
                 "away": { "kind": "delay", "lasts": "1 day", "then": "desk" },
                 "old": { "kind": "exit" }, "new": { "kind": "exit" } },
    "measures": { "old": { "standard": "throughput", "exits": ["old"] }, "all": { "standard": "throughput" },
                  "time": { "standard": "time-in-system", "shown-in": "days" } })",
                        10);
  const System system("a desk that remembers");
  system.expect("share that was lost before", 0.5,
                combined_estimate(figures.values("old"), figures.values("all"),
                                  [](double old, double all) { return old / all; }),
                0.01);
  system.expect("mean time (days)", 0.5, figures.of("time"), 0.01);
}

}  // namespace
}  // namespace waymark
