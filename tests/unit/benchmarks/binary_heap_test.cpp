#include "benchmarks/plain/binary_heap.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "benchmarks/plain/slots.h"
#include "benchmarks/plain/waiting_line.h"
#include "benchmarks/plain/xoshiro.h"

namespace waymark {
namespace {

TEST(BinaryHeap, gives_events_back_in_order_of_time) {
  Xoshiro random(1);
  std::vector<double> times(1000);
  for (double& time : times) time = random.uniform();
  BinaryHeap<double> heap;
  for (double time : times) heap.push(time);

  std::vector<double> drawn;
  for (; !heap.empty(); heap.pop()) drawn.push_back(heap.top());

  std::sort(times.begin(), times.end());
  EXPECT_EQ(drawn, times);
}

TEST(BinaryHeap, replacing_the_top_is_a_pop_and_a_push) {
  Xoshiro random(2);
  BinaryHeap<double> replaced;
  BinaryHeap<double> popped;
  for (int i = 0; i < 100; ++i) {
    const double time = random.uniform();
    replaced.push(time);
    popped.push(time);
  }

  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(replaced.top(), popped.top());
    const double time = popped.top() + random.uniform();
    replaced.replace_top(time);
    popped.pop();
    popped.push(time);
  }
}

TEST(WaitingLine, serves_first_come_first_when_it_has_grown) {
  WaitingLine<int> line;
  for (int i = 0; i < 40; ++i) line.join(i);
  for (int i = 0; i < 30; ++i) ASSERT_EQ(line.leave(), i);
  for (int i = 40; i < 500; ++i) line.join(i);

  for (int i = 30; i < 500; ++i) ASSERT_EQ(line.leave(), i);

  EXPECT_TRUE(line.empty());
}

TEST(Slots, are_used_again_after_their_owner_left) {
  Slots<int> slots;
  const std::uint32_t first = slots.take();
  const std::uint32_t second = slots.take();
  slots.give_back(first);

  EXPECT_EQ(slots.take(), first);
  EXPECT_EQ(slots.take(), second + 1);
}

}  // namespace
}  // namespace waymark
