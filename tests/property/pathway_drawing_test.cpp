#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "tests/unit/pathway/random_routes.h"
#include "waymark/pathway/at.h"
#include "waymark/pathway/drawing.h"
#include "waymark/pathway/placement.h"
#include "waymark/pathway/step_shape.h"

namespace waymark {
namespace {

constexpr std::uint64_t routes_drawn = 1000;

struct Drawn {
  Pathway pathway;
  std::vector<DrawnWay> ways;
  Placement placement;
};

Drawn drawn(std::uint64_t seed) {
  Drawn result{random_route(seed), {}, {}};
  result.ways = drawn_ways(result.pathway, {});
  Extents extents;
  for (const PathwayStep& step : result.pathway.steps) {
    extents.boxes.push_back(extent_of(words_in(step, "hoop")));
  }
  extents.label_widths.assign(result.ways.size(), 60);
  result.placement = placed(result.pathway, result.ways, extents);
  return result;
}

bool meet(const Box& a, const Box& b) {
  return a.left < right_of(b) && b.left < right_of(a) && a.top < bottom_of(b) &&
         b.top < bottom_of(a);
}

// Whether a straight piece runs through the inside of a box; touching its edge is no harm.
bool runs_through(const Coordinates& a, const Coordinates& b, const Box& box) {
  const Box piece{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
  return piece.left < right_of(box) - 1 && box.left + 1 < right_of(piece) &&
         piece.top < bottom_of(box) - 1 && box.top + 1 < bottom_of(piece);
}

void expect_clear(const std::vector<Coordinates>& spots, const Drawn& route, std::uint64_t seed) {
  for (std::size_t i = 1; i < spots.size(); ++i) {
    for (const Box& box : route.placement.boxes) {
      ASSERT_FALSE(runs_through(spots[i - 1], spots[i], box)) << "route " << seed;
    }
  }
}

TEST(PathwayDrawingProperty, no_two_boxes_meet_and_all_are_on_the_page) {
  for (std::uint64_t seed = 0; seed < routes_drawn; ++seed) {
    const Placement placement = drawn(seed).placement;
    for (std::size_t i = 0; i < placement.boxes.size(); ++i) {
      const Box& box = placement.boxes[i];
      ASSERT_TRUE(box.left >= 0 && right_of(box) <= placement.width) << "route " << seed;
      ASSERT_TRUE(box.top >= 0 && bottom_of(box) <= placement.height) << "route " << seed;
      for (std::size_t j = 0; j < i; ++j) {
        ASSERT_FALSE(meet(box, placement.boxes[j])) << "route " << seed;
      }
    }
  }
}

TEST(PathwayDrawingProperty, no_line_in_a_lane_runs_through_a_box) {
  for (std::uint64_t seed = 0; seed < routes_drawn; ++seed) {
    const Drawn route = drawn(seed);
    for (const Lane& lane : route.placement.lanes) {
      expect_clear(lane.arrival, route, seed);
      for (const Stub& stub : lane.stubs) {
        expect_clear(stub.spots, route, seed);
        expect_clear({stub.spots.back(), lane.arrival.front()}, route, seed);
      }
    }
  }
}

TEST(PathwayDrawingProperty, lines_down_run_straight_inside_rows_and_through_no_box) {
  for (std::uint64_t seed = 0; seed < routes_drawn; ++seed) {
    const Drawn route = drawn(seed);
    for (const DownLine& line : route.placement.down) {
      ASSERT_EQ(line.spots.size() % 2, 0u);
      for (std::size_t i = 0; i < line.spots.size(); i += 2) {
        ASSERT_EQ(line.spots[i].x, line.spots[i + 1].x) << "route " << seed;
        ASSERT_LE(line.spots[i].y, line.spots[i + 1].y) << "route " << seed;
        expect_clear({line.spots[i], line.spots[i + 1]}, route, seed);
      }
    }
  }
}

TEST(PathwayDrawingProperty, every_way_is_drawn_once_from_its_step_to_its_step) {
  for (std::uint64_t seed = 0; seed < routes_drawn; ++seed) {
    const Drawn route = drawn(seed);
    std::vector<int> times(route.ways.size(), 0);
    for (const DownLine& line : route.placement.down) {
      ++times[at(line.way)];
      const DrawnWay& way = route.ways[at(line.way)];
      ASSERT_EQ(line.spots.front().y, bottom_of(route.placement.boxes[at(way.from)]));
      ASSERT_EQ(line.spots.back().y, route.placement.boxes[at(way.to)].top);
    }
    for (const Lane& lane : route.placement.lanes) {
      for (const Stub& stub : lane.stubs) {
        ++times[at(stub.way)];
        ASSERT_EQ(route.ways[at(stub.way)].to, lane.to);
        ASSERT_EQ(stub.spots.back().x, lane.x);
      }
    }
    for (const int drawn_times : times) ASSERT_EQ(drawn_times, 1) << "route " << seed;
  }
}

TEST(PathwayDrawingProperty, lanes_that_share_a_column_do_not_touch) {
  for (std::uint64_t seed = 0; seed < routes_drawn; ++seed) {
    const auto lanes = drawn(seed).placement.lanes;
    std::vector<Box> spans;
    for (const Lane& lane : lanes) {
      double from = lane.arrival.front().y, to = from;
      for (const Stub& stub : lane.stubs) {
        from = std::min(from, stub.spots.back().y);
        to = std::max(to, stub.spots.back().y);
      }
      spans.push_back({lane.x, from, 1, to - from});
    }
    for (std::size_t i = 0; i < spans.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j)
        ASSERT_FALSE(meet(spans[i], spans[j])) << "route " << seed;
    }
  }
}

}  // namespace
}  // namespace waymark
