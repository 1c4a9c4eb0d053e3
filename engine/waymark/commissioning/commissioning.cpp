#include "waymark/commissioning/commissioning.h"

#include <algorithm>
#include <stdexcept>

#include "waymark/base/contract.h"
#include "waymark/commissioning/observations.h"

namespace waymark {

namespace {

std::uint16_t index_of(const std::vector<std::string>& sorted, const std::string& name) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), name);
  WAYMARK_EXPECT(found != sorted.end() && *found == name, "a mechanism publishes unknown signals");
  return static_cast<std::uint16_t>(found - sorted.begin());
}

}  // namespace

Commissioning::Commissioning(std::vector<NamedMechanism> mechanisms, const Model& model) {
  std::sort(mechanisms.begin(), mechanisms.end(),
            [](const NamedMechanism& a, const NamedMechanism& b) { return a.name < b.name; });
  for (NamedMechanism& named : mechanisms) {
    Seat seat;
    for (const SignalSpec& signal : named.signals)
      seat.signals.push_back(index_of(model.signal_ids, signal.name));
    seat.dates = named.mechanism->dates(model.horizon);
    seat.first_memory = memory_.size();
    seat.first_observation = specs_.size();
    const std::vector<double> memory = named.mechanism->memory();
    const std::vector<ObservationSpec> observations = named.mechanism->observations();
    seat.memory = memory.size();
    seat.observations = observations.size();
    memory_.insert(memory_.end(), memory.begin(), memory.end());
    specs_.insert(specs_.end(), observations.begin(), observations.end());
    dates_.insert(dates_.end(), seat.dates.begin(), seat.dates.end());
    seat.named = std::move(named);
    seats_.push_back(std::move(seat));
  }
  std::sort(dates_.begin(), dates_.end());
  dates_.erase(std::unique(dates_.begin(), dates_.end()), dates_.end());
  WAYMARK_EXPECT(dates_.empty() || dates_.front() >= Ticks{0},
                 "mechanisms meet from the branch date on");
  kinds_ = facts_for(specs_);
}

void Commissioning::absorb(const std::vector<Fact>& facts, World& world) const {
  if (kinds_ != 0) observe(specs_, facts, world.observed);
}

void Commissioning::start(World& world) const {
  for (std::size_t i = 0; i < memory_.size(); ++i) world.memory[i] = memory_[i];
  open_first_period(specs_, world);
}

void Commissioning::advance(Run& run, Ticks end) const {
  for (auto date = std::lower_bound(dates_.begin(), dates_.end(), run.now());
       date != dates_.end() && *date < end; ++date) {
    run.advance_to(*date);
    meet(run);
  }
  run.advance_to(end);
}

void Commissioning::meet(Run& run) const {
  run.flush();  // what has been told belongs to the period that closes
  World& world = run.world();
  std::vector<std::vector<double>> published(seats_.size());
  std::vector<MoveEveryone> moves;
  for (std::size_t i = 0; i < seats_.size(); ++i)
    if (std::binary_search(seats_[i].dates.begin(), seats_[i].dates.end(), world.now))
      hear(seats_[i], world, published[i], moves);
  for (std::size_t i = 0; i < seats_.size(); ++i)
    for (std::size_t s = 0; s < published[i].size(); ++s)
      run.announce(seats_[i].signals[s], published[i][s]);
  for (const MoveEveryone& move : moves) run.move_everyone(move.stock, move.toward, move.by);
  pull_levers(run);
}

void Commissioning::hear(const Seat& seat, World& world, std::vector<double>& published,
                         std::vector<MoveEveryone>& moves) const {
  std::vector<Observation> closed;
  for (std::size_t i = 0; i < seat.observations; ++i) {
    const std::size_t index = seat.first_observation + i;
    closed.push_back(close_period(specs_[index], index, world));
  }
  for (const std::uint16_t signal : seat.signals) published.push_back(world.signal[signal]);
  Meeting meeting{world.now, world.signal.values(),
                  closed,    {world.memory.row(seat.first_memory), seat.memory},
                  published, moves};
  seat.named.mechanism->meet(meeting);
}

void Commissioning::pull_levers(Run& run) const {
  std::vector<LeverPosition> levers;
  for (const Seat& seat : seats_)
    seat.named.mechanism->pull({run.world().memory.row(seat.first_memory), seat.memory}, levers);
  Overlay overlay;
  overlay.shape(run.model().shape);
  try {
    compose(levers, overlay);
  } catch (const std::length_error& error) {
    run.fail(no_one, none, error.what());
  }
  run.edit(overlay);
}

}  // namespace waymark
