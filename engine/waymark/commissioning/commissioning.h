#pragma once

#include <memory>
#include <string>
#include <vector>

#include "waymark/commissioning/mechanism.h"
#include "waymark/simulate/run.h"

namespace waymark {

/// A mechanism with its name and the signals it publishes, in the order of `Meeting::published`.
struct NamedMechanism {
  std::string name;
  std::vector<SignalSpec> signals;
  std::shared_ptr<const Mechanism> mechanism;
};

/// The commissioning layer of one arm: brings mechanisms together on their dates. Immutable; all
/// that it remembers is in the world. Without mechanisms it does nothing at all.
class Commissioning {
 public:
  Commissioning() = default;
  /// Signals must be among the model's.
  Commissioning(std::vector<NamedMechanism> mechanisms, const Model& model);

  std::size_t memory() const { return memory_.size(); }
  std::size_t observations() const { return specs_.size(); }
  /// Kinds of facts that must be told.
  std::uint32_t kinds() const { return kinds_; }
  void absorb(const std::vector<Fact>& facts, World& world) const;

  /// Begins to observe, at the branch date.
  void start(World& world) const;
  /// Takes a run to `end`, and on every date before it: closes what was observed; lets those whose
  /// date it is read the signals as they were and say what they publish; publishes; pulls levers.
  void advance(Run& run, Ticks end) const;

 private:
  struct Seat {
    NamedMechanism named;
    std::vector<std::uint16_t> signals;  ///< indices into the model's
    std::vector<Ticks> dates;
    std::size_t first_memory = 0, memory = 0, first_observation = 0, observations = 0;
  };

  void meet(Run& run) const;
  void hear(const Seat& seat, World& world, std::vector<double>& published,
            std::vector<MoveEveryone>& moves) const;
  void pull_levers(Run& run) const;

  std::vector<Seat> seats_;     ///< by name
  std::vector<double> memory_;  ///< of all, as it is at first
  std::vector<ObservationSpec> specs_;
  std::vector<Ticks> dates_;  ///< of all
  std::uint32_t kinds_ = 0;
};

}  // namespace waymark
