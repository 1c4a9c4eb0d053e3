#include "waymark/simulate/queue.h"

#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

constexpr std::uint32_t purpose = path_hash("team/a-team");

/// People who stand nowhere yet, on two tracks; nodes are person x 2 + track.
class TeamQueue : public ::testing::Test {
 protected:
  TeamQueue()
      : world_(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
      "population": { "just-come": true, "count": 8, "at": { "home": 1, "flat": 1 } },
      "pathway": { "home": { "kind": "home", "track": "a" }, "flat": { "kind": "home", "track": "b" } })") {
    world_.begin();
  }
  waymark::Run& run() { return world_.run(); }
  std::uint32_t node(std::uint32_t person, std::uint16_t track = 0) {
    return node_of(run(), person, track);
  }

  void join_at(std::uint32_t person, std::int64_t time, double priority = 0.0) {
    Stay& stay = run().stay(person, 0);
    stay.joined = Ticks{time};
    stay.priority = priority;
    join(run(), queue_, node(person), purpose);
  }
  std::vector<std::uint32_t> people() {
    std::vector<std::uint32_t> found;
    std::uint32_t before = no_one;
    for (std::uint32_t at = queue_.first; at != no_one; at = run().world().stay[at].behind) {
      EXPECT_EQ(run().world().stay[at].ahead, before);
      before = at;
      found.push_back(person_of(run(), at));
    }
    EXPECT_EQ(queue_.last, before);
    EXPECT_EQ(queue_.length, static_cast<std::int32_t>(found.size()));
    return found;
  }
  using People = std::vector<std::uint32_t>;

  LittleWorld world_;
  Queue queue_;
};

TEST_F(TeamQueue, is_in_the_order_of_joining) {
  for (const std::uint32_t person : {3u, 1u, 5u}) join_at(person, 10 + person);

  EXPECT_EQ(people(), (People{1, 3, 5}));
}

TEST_F(TeamQueue, puts_somebody_moved_here_where_their_joining_time_belongs) {
  join_at(1, 10);
  join_at(2, 20);
  join_at(3, 30);

  join_at(4, 15);

  EXPECT_EQ(people(), (People{1, 4, 2, 3}));
}

TEST_F(TeamQueue, lets_smaller_priorities_go_first) {
  join_at(1, 10, 2.0);
  join_at(2, 20, 1.0);
  join_at(3, 30, 1.0);
  join_at(4, 40, -1.0);

  EXPECT_EQ(people(), (People{4, 2, 3, 1}));
}

TEST_F(TeamQueue, draws_lots_among_those_who_join_at_once) {
  const auto order_of = [&](const People& joining) {
    queue_ = Queue{};
    for (const std::uint32_t person : joining) join_at(person, 10);
    return people();
  };
  const People order = order_of({0, 1, 2, 3, 4, 5, 6, 7});

  EXPECT_NE(order, (People{0, 1, 2, 3, 4, 5, 6, 7}));  // a lot, not the order of coming to the code
  EXPECT_EQ(order_of({7, 6, 5, 4, 3, 2, 1, 0}), order);
  EXPECT_EQ(order_of({4, 0, 6, 2, 7, 1, 5, 3}), order);
}

TEST_F(TeamQueue, draws_other_lots_for_another_team) {
  const auto order_for = [&](std::uint32_t team) {
    queue_ = Queue{};
    for (std::uint32_t person = 0; person < 8; ++person) join(run(), queue_, node(person), team);
    return people();
  };

  EXPECT_NE(order_for(path_hash("team/one")), order_for(path_hash("team/two")));
}

TEST_F(TeamQueue, lets_people_out_anywhere) {
  for (std::uint32_t person = 0; person < 5; ++person) join_at(person, person);

  remove(run(), queue_, node(2));
  EXPECT_EQ(people(), (People{0, 1, 3, 4}));
  remove(run(), queue_, node(0));
  EXPECT_EQ(people(), (People{1, 3, 4}));
  remove(run(), queue_, node(4));
  EXPECT_EQ(people(), (People{1, 3}));
  remove(run(), queue_, node(1));
  remove(run(), queue_, node(3));

  EXPECT_EQ(people(), People{});
}

TEST_F(TeamQueue, keeps_the_order_of_appending_without_an_order_of_its_own) {
  for (const std::uint32_t person : {4u, 0u, 2u}) append(run(), queue_, node(person));

  EXPECT_EQ(people(), (People{4, 0, 2}));
}

TEST_F(TeamQueue, names_people_by_person_and_track) {
  EXPECT_EQ(node(3, 1), 7u);
  EXPECT_EQ(person_of(run(), 7), 3u);
  EXPECT_EQ(track_of(run(), 7), 1);
}

}  // namespace
}  // namespace waymark
