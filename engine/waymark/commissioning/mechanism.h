#pragma once

#include <span>
#include <string>
#include <vector>

#include "waymark/commissioning/channels.h"

namespace waymark {

/// Everybody who is here goes a share of the way towards `toward` in a stock, once.
struct MoveEveryone {
  std::uint16_t stock = 0;
  double toward = 0.0, by = 0.0;
};

/// What a mechanism hears and says on one of its dates.
struct Meeting {
  Ticks now{0};
  std::span<const double> signals;            ///< of all mechanisms, as published before this date
  std::span<const Observation> observations;  ///< own ones, over the period that closes now
  std::span<double> memory;                   ///< own; kept in the world from date to date
  std::span<double> published;                ///< own signals; what is not written stays as it was
  std::vector<MoveEveryone>& moves;           ///< done once, after everybody has published
};

/// One unit of the commissioning layer (model.md 4). It is immutable: whatever changes is its
/// memory, which the world holds. Its signals are declared where it is registered.
class Mechanism {
 public:
  virtual ~Mechanism() = default;

  virtual std::vector<ObservationSpec> observations() const { return {}; }
  /// What is remembered, as it is at the branch date.
  virtual std::vector<double> memory() const { return {}; }
  /// When it meets, rising, from the branch date (0) on and before the horizon.
  virtual std::vector<Ticks> dates(Ticks horizon) const = 0;
  /// Reads, remembers and publishes. Must not depend on the order among mechanisms.
  virtual void meet(Meeting& meeting) const = 0;
  /// The positions of its levers from now on: a function of its memory alone, since it is asked
  /// again whenever any other mechanism meets. Neutral memory must give neutral positions.
  virtual void pull(std::span<const double> memory, std::vector<LeverPosition>& levers) const = 0;
};

}  // namespace waymark
