#include "benchmarks/plain/mm8.h"

#include "benchmarks/plain/binary_heap.h"
#include "benchmarks/plain/chance.h"
#include "benchmarks/plain/slots.h"
#include "benchmarks/plain/waiting_line.h"

namespace waymark {
namespace {

constexpr int servers = 8;
constexpr double mean_service = 1.0;
constexpr double mean_gap = mean_service / (0.9 * servers);
constexpr std::uint32_t next_arrival = 0xffffffffu;

template <class Chance>
class Mm8 {
 public:
  using Time = typename Chance::Time;

  Mm8(std::int64_t customers, std::uint64_t seed) : chance_(seed), customers_(customers) {}

  QueueOutcome run() {
    calendar_.push(Chance::event(chance_.gap(mean_gap), 0, next_arrival));
    while (!calendar_.empty()) {
      const auto event = calendar_.top();
      if (event.slot == next_arrival) {
        arrive(event.time);
      } else {
        leave(event.time, event.slot);
      }
    }
    const auto n = static_cast<double>(customers_);
    return {customers_, Chance::in_minutes(waited_) / n, Chance::in_minutes(in_system_) / n};
  }

 private:
  struct Customer {
    Time arrived;
    Time service;
    std::uint32_t lot;
  };

  void arrive(Time now) {
    auto&& visit = chance_.visit(arrived_++, path_hash("step/service"));
    const std::uint32_t slot = people_.take();
    people_[slot] = {now, visit.exponential(mean_service), visit.lot()};
    if (arrived_ < customers_) {
      calendar_.replace_top(Chance::event(now + chance_.gap(mean_gap), 0, next_arrival));
    } else {
      calendar_.pop();
    }
    if (idle_ == 0) {
      line_.join(slot);
    } else {
      --idle_;
      calendar_.push(departure(now, slot));
    }
  }

  void leave(Time now, std::uint32_t slot) {
    in_system_ += now - people_[slot].arrived;
    people_.give_back(slot);
    if (line_.empty()) {
      ++idle_;
      calendar_.pop();
    } else {
      const std::uint32_t next = line_.leave();
      waited_ += now - people_[next].arrived;
      calendar_.replace_top(departure(now, next));
    }
  }

  auto departure(Time now, std::uint32_t slot) {
    const Customer& customer = people_[slot];
    return Chance::event(now + customer.service, customer.lot, slot);
  }

  Chance chance_;
  BinaryHeap<typename Chance::Event> calendar_;
  WaitingLine<std::uint32_t> line_;
  Slots<Customer> people_;
  std::int64_t customers_;
  std::uint32_t arrived_ = 0;
  int idle_ = servers;
  Time waited_{0};
  Time in_system_{0};
};

}  // namespace

QueueOutcome mm8_plain(std::int64_t customers, std::uint64_t seed) {
  return Mm8<PlainChance>(customers, seed).run();
}

QueueOutcome mm8_addressed(std::int64_t customers, std::uint64_t seed) {
  return Mm8<AddressedChance>(customers, seed).run();
}

}  // namespace waymark
