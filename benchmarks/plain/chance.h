#pragma once

#include <cmath>
#include <cstdint>

#include "benchmarks/plain/xoshiro.h"
#include "waymark/base/elementary.h"
#include "waymark/base/ticks.h"
#include "waymark/random/philox.h"

namespace waymark {

/// A lognormal by the mean and sd of its logarithm, from the variable's own mean and sd.
struct LognormalShape {
  double mu;
  double sigma;

  LognormalShape(double mean, double sd)
      : mu(std::log(mean) - 0.5 * std::log1p(sd * sd / (mean * mean))),
        sigma(std::sqrt(std::log1p(sd * sd / (mean * mean)))) {}
};

/// As fast as plain C++ goes: minutes in doubles, one sequential generator, the C library's
/// functions, no rule for ties.
class PlainChance {
 public:
  using Time = double;
  struct Event {
    double time;
    std::uint32_t slot;

    friend bool operator<(const Event& a, const Event& b) { return a.time < b.time; }
  };

  explicit PlainChance(std::uint64_t seed) : random_(seed) {}

  double gap(double mean) { return exponential(mean); }
  PlainChance& visit(std::uint32_t, Purpose) { return *this; }
  double exponential(double mean) { return -mean * std::log(random_.uniform()); }
  double lognormal(const LognormalShape& shape) {
    return std::exp(shape.mu + shape.sigma * normal());
  }
  double choice() { return random_.uniform(); }
  std::uint32_t lot() const { return 0; }

  static Event event(double time, std::uint32_t, std::uint32_t slot) { return {time, slot}; }
  static double in_minutes(double time) { return time; }

 private:
  /// Box and Muller 1958, both values used.
  double normal() {
    if (spare_is_left_) {
      spare_is_left_ = false;
      return spare_;
    }
    constexpr double full_turn = 6.283185307179586;
    const double radius = std::sqrt(-2.0 * std::log(random_.uniform()));
    const double angle = full_turn * random_.uniform();
    spare_is_left_ = true;
    spare_ = radius * std::sin(angle);
    return radius * std::cos(angle);
  }

  Xoshiro random_;
  double spare_ = 0;
  bool spare_is_left_ = false;
};

/// Plain C++ under the engine's obligations: whole milliseconds, draws addressed by who and what
/// for, portable functions, ties broken by lot.
class AddressedChance {
 public:
  using Time = Ticks;
  struct Event {
    Ticks time;
    std::uint32_t lot;
    std::uint32_t slot;

    friend bool operator<(const Event& a, const Event& b) {
      return a.time != b.time ? a.time < b.time : a.lot < b.lot;
    }
  };

  /// One block per visit: its first two words are the duration, the others what comes next.
  class Visit {
   public:
    Visit(StreamKey key, Who person, Purpose purpose)
        : block_(draw_block(key, person, purpose, 0)),
          lot_(static_cast<std::uint32_t>(mix64(person ^ purpose))) {}

    Ticks exponential(double mean) const {
      return to_ticks(-mean * ms * portable_log(unit_uniform(block_.word[0], block_.word[1])));
    }
    Ticks lognormal(const LognormalShape& shape) const {
      const double normal = normal_quantile(unit_uniform(block_.word[0], block_.word[1]));
      return to_ticks(ms * portable_exp(shape.mu + shape.sigma * normal));
    }
    double choice() const { return unit_uniform(block_.word[2], block_.word[3]); }
    std::uint32_t lot() const { return lot_; }

   private:
    Block block_;
    std::uint32_t lot_;
  };

  explicit AddressedChance(std::uint64_t seed) : key_(stream_key(seed, 0)) {}

  /// Gaps between arrivals are the source's draws number 0, 1, 2 ..., two to a block.
  Ticks gap(double mean) {
    const bool first_half = gaps_ % 2 == 0;
    if (first_half) block_of_gaps_ = draw_block(key_, who(source, 0), path_hash("gap"), gaps_ << 7);
    ++gaps_;
    const std::uint32_t* words = block_of_gaps_.word + (first_half ? 0 : 2);
    return to_ticks(-mean * ms * portable_log(unit_uniform(words[0], words[1])));
  }
  Visit visit(std::uint32_t sequence, Purpose place) const {
    return {key_, who(source, sequence), place};
  }

  static Event event(Ticks time, std::uint32_t lot, std::uint32_t slot) {
    return {time, lot, slot};
  }
  static double in_minutes(Ticks time) { return in_milliseconds(time) / ms; }

 private:
  static constexpr double ms = static_cast<double>(ms_per_minute);
  static constexpr std::uint32_t source = path_hash("arrivals/customers");

  StreamKey key_;
  std::uint32_t gaps_ = 0;
  Block block_of_gaps_{};
};

}  // namespace waymark
