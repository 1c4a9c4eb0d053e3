#include "waymark/commissioning/observations.h"

namespace waymark {

namespace {

std::uint32_t facts_for(ObservedKind kind) {
  switch (kind) {
    case ObservedKind::came:
      return bit(FactKind::moved);
    case ObservedKind::waited:
      return bit(FactKind::began);
    case ObservedKind::started:
    case ObservedKind::met:
      return bit(FactKind::contact);
    case ObservedKind::rang:
      return bit(FactKind::rang);
    case ObservedKind::cost:
      return bit(FactKind::team_cost);
    case ObservedKind::present:
    case ObservedKind::queueing:
    case ObservedKind::on_caseload:
    case ObservedKind::size:
    case ObservedKind::excess:
      return 0;  // read from the world when the period closes
  }
  return 0;
}

void count(const ObservationSpec& spec, const Fact& fact, Observed& observed) {
  const auto outcome = static_cast<ContactOutcome>(fact.detail);
  switch (spec.kind) {
    case ObservedKind::started:
      observed.count += outcome == ContactOutcome::first_attended;
      return;
    case ObservedKind::met:
      if (outcome != ContactOutcome::first_attended && outcome != ContactOutcome::attended) return;
      break;
    case ObservedKind::cost:
      observed.sum += observed.level * in_milliseconds(fact.time - observed.since);
      observed.level = fact.value;
      observed.since = fact.time;
      return;
    default:
      break;
  }
  ++observed.count;
  observed.sum += fact.value;
}

/// Of what is read from the world.
void look(const ObservationSpec& spec, const World& world, Observation& closed) {
  switch (spec.kind) {
    case ObservedKind::present:
      closed.count = world.present[spec.place];
      break;
    case ObservedKind::queueing:
      closed.count =
          world.team[spec.place].for_units.length + world.team[spec.place].for_places.length;
      break;
    case ObservedKind::on_caseload:
      closed.count = world.team[spec.place].caseload;
      break;
    case ObservedKind::size:
      closed.sum = world.size[spec.place].in_force;
      break;
    case ObservedKind::excess:
      closed.sum = world.size[spec.place].in_force - world.size[spec.place].intended;
      break;
    default:
      break;
  }
}

}  // namespace

std::uint32_t facts_for(const std::vector<ObservationSpec>& specs) {
  std::uint32_t kinds = 0;
  for (const ObservationSpec& spec : specs) kinds |= facts_for(spec.kind);
  return kinds;
}

void observe(const std::vector<ObservationSpec>& specs, const std::vector<Fact>& facts,
             Column<Observed>& observed) {
  for (const Fact& fact : facts)
    for (std::size_t i = 0; i < specs.size(); ++i)
      if (specs[i].place == fact.place && (facts_for(specs[i].kind) & bit(fact.kind)) != 0)
        count(specs[i], fact, observed[i]);
}

void open_first_period(const std::vector<ObservationSpec>& specs, World& world) {
  for (std::size_t i = 0; i < specs.size(); ++i) {
    world.observed[i] = Observed{};
    world.observed[i].since = world.observed[i].opened = world.now;
    if (specs[i].kind == ObservedKind::cost) world.observed[i].level = 1.0;
  }
}

Observation close_period(const ObservationSpec& spec, std::size_t index, World& world) {
  Observed& observed = world.observed[index];
  observed.sum += observed.level * in_milliseconds(world.now - observed.since);
  Observation closed{observed.count, observed.sum, observed.opened, world.now};
  observed.count = observed.sum = 0.0;
  observed.since = observed.opened = world.now;
  look(spec, world, closed);
  return closed;
}

}  // namespace waymark
