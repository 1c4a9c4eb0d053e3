#include "waymark/experiment/conveyor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/unit/experiment/toy_experiment.h"

namespace waymark {
namespace {

ReplicationOutcome numbered(std::uint64_t replication) {
  ReplicationOutcome outcome;
  outcome.replication = replication;
  return outcome;
}

class ConveyorTest : public testing::Test {
 protected:
  /// Takes everything until `last_`.
  Conveyor::Accept note() {
    return [this](const ReplicationOutcome& outcome, bool is_fresh) {
      accepted_.push_back(outcome.replication);
      fresh_.push_back(is_fresh);
      return outcome.replication != last_;
    };
  }

  CollectingSink sink_;
  std::vector<std::uint64_t> accepted_;
  std::vector<bool> fresh_;
  std::uint64_t last_ = 1000;
};

TEST_F(ConveyorTest, holds_an_outcome_until_those_before_it_have_come) {
  Conveyor conveyor(sink_, 4, note());

  conveyor.deliver(numbered(1), true);
  EXPECT_TRUE(accepted_.empty());
  conveyor.deliver(numbered(0), true);

  EXPECT_EQ(accepted_, (std::vector<std::uint64_t>{0, 1}));
}

TEST_F(ConveyorTest, keeps_a_fresh_outcome_before_its_turn_has_come) {
  Conveyor conveyor(sink_, 4, note());

  conveyor.deliver(numbered(3), true);

  ASSERT_EQ(sink_.kept.size(), 1u);
  EXPECT_EQ(sink_.kept[0].replication, 3u);
}

TEST_F(ConveyorTest, does_not_keep_again_what_was_recalled) {
  Conveyor conveyor(sink_, 4, note());

  conveyor.deliver(numbered(0), false);

  EXPECT_TRUE(sink_.kept.empty());
  EXPECT_EQ(fresh_, std::vector<bool>{false});
}

TEST_F(ConveyorTest, stops_after_the_last_that_is_wanted) {
  last_ = 1;
  Conveyor conveyor(sink_, 4, note());

  for (const std::uint64_t replication : {2, 1, 0}) conveyor.deliver(numbered(replication), true);

  EXPECT_EQ(accepted_, (std::vector<std::uint64_t>{0, 1}));
  EXPECT_TRUE(conveyor.stopped());
  EXPECT_FALSE(conveyor.wait_for_turn(2));
}

TEST_F(ConveyorTest, lets_those_within_the_window_start_at_once) {
  Conveyor conveyor(sink_, 4, note());
  EXPECT_TRUE(conveyor.wait_for_turn(0));
  EXPECT_TRUE(conveyor.wait_for_turn(3));
}

TEST_F(ConveyorTest, makes_those_beyond_the_window_wait_their_turn) {
  Conveyor conveyor(sink_, 2, note());
  std::atomic<bool> started{false};
  std::thread eager([&] { started = conveyor.wait_for_turn(2); });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  EXPECT_FALSE(started);

  conveyor.deliver(numbered(0), true);
  eager.join();

  EXPECT_TRUE(started);
}

TEST_F(ConveyorTest, wakes_those_who_wait_when_it_stops) {
  Conveyor conveyor(sink_, 1, note());
  std::atomic<bool> may_start{true};
  std::thread eager([&] { may_start = conveyor.wait_for_turn(5); });
  std::this_thread::sleep_for(std::chrono::milliseconds(10));

  conveyor.stop();
  eager.join();

  EXPECT_FALSE(may_start);
}

TEST_F(ConveyorTest, still_takes_what_was_running_when_it_stopped) {
  Conveyor conveyor(sink_, 4, note());
  conveyor.stop();

  conveyor.deliver(numbered(0), true);

  EXPECT_EQ(sink_.kept.size(), 1u);
  EXPECT_EQ(accepted_, std::vector<std::uint64_t>{0});
}

TEST_F(ConveyorTest, lets_the_failure_of_the_sink_out) {
  Conveyor conveyor(sink_, 4, [](const ReplicationOutcome&, bool) -> bool {
    throw std::runtime_error("the disk is full");
  });
  EXPECT_THROW(conveyor.deliver(numbered(0), true), std::runtime_error);
}

}  // namespace
}  // namespace waymark
