// The calendar against the standard library's ordered set, whatever is done to it.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "waymark/simulate/calendar.h"

namespace waymark {
namespace {

struct Earlier {
  bool operator()(const Event& a, const Event& b) const { return is_before(a, b); }
};

/// Few different times, lots and owners, so that ties are common.
Event any_event() {
  const auto time = *rc::gen::inRange<std::int64_t>(-5, 6);
  const auto phase = static_cast<Phase>(*rc::gen::inRange(0, 6));
  return {moment(Ticks{time}, phase), *rc::gen::inRange<std::uint32_t>(0, 4),
          *rc::gen::inRange<std::uint32_t>(0, 6)};
}

void expect_same(const Event& a, const Event& b) {
  RC_ASSERT(a.at == b.at);
  RC_ASSERT(a.lot == b.lot);
  RC_ASSERT(a.owner == b.owner);
}

RC_GTEST_PROP(CalendarProperty, does_what_an_ordered_set_does, ()) {
  Calendar calendar;
  std::multiset<Event, Earlier> ordered;
  const int verbs = *rc::gen::inRange(0, 200);
  for (int i = 0; i < verbs; ++i) {
    switch (*rc::gen::weightedElement<int>({{6, 0}, {4, 1}, {2, 2}, {1, 3}})) {
      case 0: {
        const Event event = any_event();
        calendar.insert(event);
        ordered.insert(event);
        break;
      }
      case 1:
        if (ordered.empty()) break;
        expect_same(calendar.take(), *ordered.begin());
        ordered.erase(ordered.begin());
        break;
      case 2:
        if (!ordered.empty()) expect_same(calendar.earliest(), *ordered.begin());
        break;
      default:
        if (*rc::gen::inRange(0, 20) != 0) break;
        calendar.clear();
        ordered.clear();
    }
    RC_ASSERT(calendar.size() == ordered.size());
    RC_ASSERT(calendar.is_empty() == ordered.empty());
  }
  while (!ordered.empty()) {
    expect_same(calendar.take(), *ordered.begin());
    ordered.erase(ordered.begin());
  }
  RC_ASSERT(calendar.is_empty());
}

}  // namespace
}  // namespace waymark
