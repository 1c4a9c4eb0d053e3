#include "benchmarks/plain/sick_sicker.h"

#include <vector>

#include "benchmarks/plain/xoshiro.h"
#include "waymark/base/elementary.h"
#include "waymark/random/philox.h"

namespace waymark {
namespace {

enum State { healthy, sick, sicker, dead };

constexpr double cost[] = {2000.0, 4000.0, 15000.0};
constexpr double utility[] = {1.0, 0.75, 0.5};
constexpr double discount_rate = 0.03;

/// From each living state, the chance of the next being healthy; healthy or sick; not dead. As
/// parts of 2^64, so that one comparison of random bits with each of them, summed, is the next
/// state.
struct Chances {
  std::uint64_t below[3][3];
};

Chances chances_of_a_year() {
  const double death_rate = -portable_log(1.0 - 0.005);
  const double dies[] = {0.005, -portable_expm1(-3.0 * death_rate),
                         -portable_expm1(-10.0 * death_rate)};
  const double next[3][3] = {{1.0 - 0.15 - dies[healthy], 0.15, 0.0},
                             {0.5, 1.0 - 0.5 - 0.105 - dies[sick], 0.105},
                             {0.0, 0.0, 1.0 - dies[sicker]}};
  Chances chances{};
  for (int from = healthy; from < dead; ++from) {
    double below = 0.0;
    for (int to = healthy; to < dead; ++to) {
      below += next[from][to];
      chances.below[from][to] = static_cast<std::uint64_t>(below * 0x1p64);
    }
  }
  return chances;
}

class PlainBits {
 public:
  explicit PlainBits(std::uint64_t seed) : random_(seed) {}
  void begin_person(std::int64_t) {}
  std::uint64_t of_cycle(int) { return random_.bits(); }

 private:
  Xoshiro random_;
};

class AddressedBits {
 public:
  explicit AddressedBits(std::uint64_t seed) : key_(stream_key(seed, 0)) {}

  void begin_person(std::int64_t person) {
    person_ = who(path_hash("people/cohort"), static_cast<std::uint32_t>(person));
  }
  std::uint64_t of_cycle(int cycle) {
    if (cycle % 2 == 0) {
      const auto pair = static_cast<std::uint32_t>(cycle / 2);
      block_ = draw_block(key_, person_, path_hash("clock/year"), pair << 8);
      return (std::uint64_t{block_.word[0]} << 32) | block_.word[1];
    }
    return (std::uint64_t{block_.word[2]} << 32) | block_.word[3];
  }

 private:
  StreamKey key_;
  Who person_ = 0;
  Block block_{};
};

std::vector<double> discount_factors(int cycles) {
  std::vector<double> factors = {1.0};
  for (int cycle = 0; cycle < cycles; ++cycle)
    factors.push_back(factors.back() / (1.0 + discount_rate));
  return factors;
}

template <class Bits>
CohortOutcome sick_sicker(std::int64_t people, int cycles, Bits bits) {
  const Chances chances = chances_of_a_year();
  const std::vector<double> factors = discount_factors(cycles);
  double costs = 0.0;
  double qalys = 0.0;
  std::int64_t alive = 0;
  for (std::int64_t person = 0; person < people; ++person) {
    bits.begin_person(person);
    int state = healthy;
    costs += cost[state];
    qalys += utility[state];
    for (int cycle = 0; cycle < cycles; ++cycle) {
      const std::uint64_t drawn = bits.of_cycle(cycle);
      const std::uint64_t* below = chances.below[state];
      state = (drawn >= below[0]) + (drawn >= below[1]) + (drawn >= below[2]);
      if (state == dead) break;
      const double factor = factors[static_cast<std::size_t>(cycle) + 1];
      costs += cost[state] * factor;
      qalys += utility[state] * factor;
    }
    alive += state != dead;
  }
  const auto n = static_cast<double>(people);
  return {costs / n, qalys / n, static_cast<double>(alive) / n};
}

}  // namespace

CohortOutcome sick_sicker_plain(std::int64_t people, int cycles, std::uint64_t seed) {
  return sick_sicker(people, cycles, PlainBits(seed));
}

CohortOutcome sick_sicker_addressed(std::int64_t people, int cycles, std::uint64_t seed) {
  return sick_sicker(people, cycles, AddressedBits(seed));
}

}  // namespace waymark
