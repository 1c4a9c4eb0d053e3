#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "tests/unit/simulate/little_world.h"

// A mechanism made of what a test wants it to do.

namespace waymark {

class MeetingMechanism : public Mechanism {
 public:
  MeetingMechanism(std::vector<Ticks> dates, std::function<void(Meeting&)> meets)
      : dates_(std::move(dates)), meets_(std::move(meets)) {}

  std::vector<ObservationSpec> specs;
  std::vector<double> remembers;
  std::function<void(std::span<const double>, std::vector<LeverPosition>&)> positions;

  std::vector<ObservationSpec> observations() const override { return specs; }
  std::vector<double> memory() const override { return remembers; }
  std::vector<Ticks> dates(Ticks) const override { return dates_; }
  void meet(Meeting& meeting) const override { meets_(meeting); }
  void pull(std::span<const double> memory, std::vector<LeverPosition>& levers) const override {
    if (positions) positions(memory, levers);
  }

 private:
  std::vector<Ticks> dates_;
  std::function<void(Meeting&)> meets_;
};

/// Puts mechanisms to work in every arm, in place of those that the scenario names.
inline void put_to_work(Compiled& compiled, const std::vector<NamedMechanism>& mechanisms) {
  for (Commissioning& commissioning : compiled.commissioning) {
    commissioning = Commissioning(mechanisms, compiled.model);
    compiled.model.shape.memory = commissioning.memory();
    compiled.model.shape.observations = commissioning.observations();
  }
}
inline void put_to_work(LittleWorld& world, const std::vector<NamedMechanism>& mechanisms) {
  put_to_work(world.scenario().all, mechanisms);
}

inline std::uint16_t signal_index(LittleWorld& world, const std::string& name) {
  return LittleWorld::index_in(world.model().signal_ids, name);
}

}  // namespace waymark
