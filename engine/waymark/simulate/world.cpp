#include "waymark/simulate/world.h"

#include <limits>

#include "waymark/simulate/model.h"

namespace waymark {

void World::shape(const Shape& shape) {
  who.shape(1, 0);
  number.shape(1, 0);
  pending.shape(1, Pending{});
  due.shape(shape.tracks, no_moment);
  stay.shape(shape.tracks, Stay{});
  visits.shape(shape.steps, 0);
  alarm.shape(shape.affairs() - shape.tracks);
  whereabouts.shape(shape.has_rules() ? words_for(shape.steps) : 0, 0);
  awaiting.shape(words_for(shape.clocks), 0);
  trait.shape(shape.traits, 0.0);
  stock.shape(shape.stocks, StockAnchor{});
  published.shape(shape.has_published ? shape.stocks : 0, Publication{});
  need_on.shape(shape.needs, 0);
  // A threshold below 0 has not been drawn yet, a multiplier of 0 is not at risk.
  constexpr double nothing = -std::numeric_limits<double>::infinity();
  clock.shape(shape.clocks, ClockAnchor{-1.0, Ticks{0}, nothing});
  clock_origin.shape(shape.clocks, Ticks{0});
  rings.shape(shape.clocks, 0);
  cycle_state.shape(shape.cycles, 0);
  cycle_time.shape(shape.cycles, 0);
  passed.shape(shape.has_protection ? 1 : 0, 0);
  request.shape(shape.has_dates ? 1 : 0, RequestDates{});
  holding.shape(shape.roles, Holding{});
  tie.shape(shape.ties, Tie{});
  next_free.shape(1, no_one);
  team.shape(1, TeamState{});
  duty.shape(1, DutyState{});
  post.shape(1, Post{});
  present.shape(1, 0);
  supported.shape(1, 0);
  group.shape(1, GroupState{});
  role.shape(1, RoleState{});
  cycle.shape(1, 0);
  source.shape(1, SourceState{});
  expected.shape(shape.expected, Expected{});
  team.grow_to(shape.teams);
  duty.grow_to(shape.has_duties ? shape.teams : 0);
  post.grow_to(shape.posts);
  present.grow_to(shape.steps);
  supported.grow_to(shape.steps);
  group.grow_to(shape.has_groups ? shape.steps : 0);
  role.grow_to(shape.roles);
  cycle.grow_to(shape.cycles);
  source.grow_to(shape.sources);
  expected.grow_to(shape.sources);
  shape_seam(shape);
  calendar.clear();
  now = Ticks{0};
  slots = living = arrived = departed = 0;
  first_free = no_one;
  events = 0;
  has_further_columns = false;
  each_further_column([this](const char*, const auto& column) {
    has_further_columns = has_further_columns || column.width() > 0;
  });
}

void World::shape_seam(const Shape& shape) {
  overlay.shape(shape);
  size.shape(1, TeamSize{});
  more.shape(1, MoreArrivals{});
  signal.shape(1, 0.0);
  observed.shape(1, Observed{});
  memory.shape(1, 0.0);
  if (shape.has_levers) {
    size.grow_to(shape.teams);
    more.grow_to(shape.sources);
  }
  signal.grow_to(shape.signals);
  observed.grow_to(shape.observations);
  memory.grow_to(shape.memory);
  version = 0;
}

namespace {

void fetch_bytes(const void* first, std::size_t bytes) {
  const char* line = static_cast<const char*>(first);
  for (std::size_t at = 0; at < bytes; at += 64) __builtin_prefetch(line + at);
}

template <class T>
void fetch_row(const Column<T>& column, std::size_t row) {
  fetch_bytes(column.row(row), column.bytes_per_row());
}

}  // namespace

void World::fetch(std::uint32_t person) const {
  fetch_row(due, person);
  alarm.fetch(person);
  fetch_row(stay, person);
  fetch_row(stock, person);
  fetch_row(published, person);
  fetch_row(clock, person);
  fetch_row(clock_origin, person);
  fetch_row(visits, person);
  fetch_row(rings, person);
  fetch_row(trait, person);
  fetch_row(need_on, person);
  __builtin_prefetch(&who[person]);
  fetch_row(whereabouts, person);
  fetch_row(awaiting, person);
}

std::uint32_t World::take_slot() {
  const std::uint32_t slot = first_free;
  if (slot == no_one) [[unlikely]]
    return new_slot();
  first_free = next_free[slot];
  // `who` and `number` are the newcomer's own; `pending` is blank since the slot was freed.
  due.reset_row(slot);
  stay.reset_row(slot);
  visits.reset_row(slot);
  if (has_further_columns)
    each_further_column([slot](const char*, auto& column) { column.reset_row(slot); });
  return slot;
}

std::uint32_t World::new_slot() {
  const std::uint32_t slot = slots++;
  if (slot >= who.size()) {
    // Large towns by a quarter: what stands empty of a million rows is memory too.
    const std::size_t full = who.size();
    const std::size_t rows = full < 64 ? 64 : full < 4096 ? 2 * full : full + full / 4;
    each_person_column([rows](const char*, auto& column) { column.grow_to(rows); });
  }
  return slot;
}

std::vector<ColumnSize> row_sizes(const Shape& shape) {
  World world;
  world.shape(shape);
  std::vector<ColumnSize> sizes;
  world.each_person_column([&sizes](const char* name, const auto& column) {
    sizes.push_back({name, column.bytes_per_row()});
  });
  return sizes;
}

}  // namespace waymark
