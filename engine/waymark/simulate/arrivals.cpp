// Who comes, and when: sources of arrivals, and the making of a newcomer.

#include <algorithm>

#include "waymark/base/hash.h"
#include "waymark/simulate/gaps.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/run.h"

namespace waymark {

namespace {

constexpr std::uint32_t people_per_month = 1u << 20;
constexpr Purpose count_purpose = path_hash("arrivals/suppressed-count");
constexpr Purpose time_purpose = path_hash("arrivals/time-in-month");
constexpr Purpose thinning_purpose = path_hash("arrivals/thinning");

/// A number "<5" of a table is somewhere from 1 to 4, the same in every arm.
std::uint32_t people_in(const MonthCount& month, StreamKey key, std::uint32_t source,
                        std::uint32_t index) {
  if (!month.suppressed) return static_cast<std::uint32_t>(month.count);
  Draw draw(key, who(source, index), count_purpose, 0);
  return 1 + static_cast<std::uint32_t>(draw.uniform() * 4.0);
}

}  // namespace

std::uint32_t Run::people_of_month(std::uint16_t index, std::uint32_t month) const {
  const Source& source = arm_->sources[index];
  return people_in(arm_->month_counts[source.counts.first + month], key_, source.who, month);
}

void Run::open_month(std::uint16_t index) {
  const Source& source = arm_->sources[index];
  SourceState& state = world_->source[index];
  const MonthCount& month = arm_->month_counts[source.counts.first + state.month];
  state.sequence = 0;
  state.in_month = people_of_month(index, state.month);
  Expected* expected = world_->expected.row(index);
  for (std::uint32_t i = 0; i < state.in_month; ++i) {
    const std::uint32_t sequence = state.month * people_per_month + i;
    Draw draw(key_, who(source.who, sequence), time_purpose, 0);
    const double u = draw.uniform();
    const double length = in_milliseconds(month.to - month.from);
    expected[i] = {source.profile == none
                       ? month.from + Ticks{static_cast<std::int64_t>(u * length)}
                       : placed(arm_->profiles[source.profile], month.from, month.to, u),
                   sequence};
  }
  std::sort(expected, expected + state.in_month, [](const Expected& a, const Expected& b) {
    return a.time != b.time ? a.time < b.time : a.sequence < b.sequence;
  });
}

/// From now on people come: of a table, those of the month in hand who are still to come, and then
/// month by month.
void Run::open_source(std::uint16_t index) {
  const Source& source = arm_->sources[index];
  SourceState& state = world_->source[index];
  if (source.kind == SourceKind::counts) {
    const MonthCount* months = arm_->month_counts.data() + source.counts.first;
    while (months[state.month].to <= world_->now) ++state.month;
    open_month(index);
    while (state.sequence < state.in_month &&
           world_->expected.row(index)[state.sequence].time < world_->now)
      ++state.sequence;
  }
  schedule_source(index);
}

void Run::schedule_source(std::uint16_t index) {
  const Source& source = arm_->sources[index];
  SourceState& state = world_->source[index];
  if (source.kind == SourceKind::gaps) {
    schedule_recurring(index, next_arrival(source, state), Phase::arrival, source.purpose);
    return;
  }
  while (state.sequence == state.in_month) {
    if (state.month + 1 >= source.counts.count) return;
    ++state.month;
    open_month(index);
  }
  schedule_recurring(index, world_->expected.row(index)[state.sequence].time, Phase::arrival,
                     source.purpose);
}

/// Without a profile, one gap on. With one, from candidate to candidate until one is kept: a person
/// is the candidate that it was, so that a factor that is changed from a date on changes nobody who
/// comes before.
Ticks Run::next_arrival(const Source& source, SourceState& state) {
  const auto gap = [&] { return gap_before_next(source, state, arm_->numbers.data(), key_); };
  if (source.profile == none) return world_->now + gap();
  const ArrivalProfile& profile = arm_->profiles[source.profile];
  Ticks time = world_->now;
  while (state.sequence != UINT32_MAX) {
    time = next_candidate(profile, time, in_milliseconds(gap()));
    if (time >= model_->horizon) return time;
    Draw draw(key_, who(source.who, state.sequence), thinning_purpose, 0);
    if (draw.uniform() * bound_at(profile, time) < factor_at(profile, time)) return time;
    ++state.sequence;
  }
  fail(no_one, source.to, "more than 4,294,967,294 arrivals of one source");
}

void Run::handle_source(std::uint16_t index) {
  const Source& source = arm_->sources[index];
  if (!source.open) return;  // whoever was expected before the arms parted does not come
  SourceState& state = world_->source[index];
  const std::uint32_t position = count_arrival(source, state);
  const std::uint32_t sequence =
      source.kind == SourceKind::gaps ? position : world_->expected.row(index)[position].sequence;
  if (source.factor < 1.0 && !comes_anyway(source, sequence)) {
    schedule_source(index);
    return;
  }
  const std::uint32_t person = newcomer(who(source.who, sequence));
  place_newcomer(person, arm_->start, source.to, Way::arrival);
  schedule_source(index);
}

std::uint32_t Run::newcomer(Who identity, Way way) {
  World& world = *world_;
  if (world.living >= model_->people_limit)
    fail(no_one, none, "more people at once than 50 million");
  const std::uint32_t person = world.take_slot();
  world.who[person] = identity;
  world.number[person] = world.arrived++;
  ++world.living;
  const bool brings_something = world.has_further_columns;
  if (brings_something) draw_life(person);
  tell(FactKind::arrived, person, none, static_cast<std::uint8_t>(way),
       brings_something ? group_bits(person) : 0.0);
  return person;
}

void Run::draw_life(std::uint32_t person) {
  const Who identity = world_->who[person];
  const double* numbers = arm_->numbers.data();
  draw_traits(arm_->traits, numbers, key_, identity, world_->trait.row(person));
  StockAnchor* stocks = world_->stock.row(person);
  for (std::size_t s = 0; s < arm_->stocks.size(); ++s) {
    const double start =
        sample_at(arm_->stocks[s].start, numbers, key_, identity, arm_->stocks[s].purpose, 0);
    stocks[s] = {start, world_->now, 0.0, 0.0};
    if (model_->shape.has_published)
      world_->published.row(person)[s] = publish(stocks[s], world_->now, model_->stock_tolerance);
  }
  for (std::size_t n = 0; n < arm_->needs.size(); ++n)
    world_->need_on.row(person)[n] =
        need_is_on(stocks[arm_->needs[n].stock].value, false, arm_->needs[n].thresholds) ? 1 : 0;
  // A clock whose origin step was never entered counts from the beginning of this life.
  Ticks* origins = world_->clock_origin.row(person);
  for (std::size_t c = 0; c < arm_->clocks.size(); ++c) {
    origins[c] = world_->now;
    if (arm_->clocks[c].life_table < 0) continue;
    const LifeTable& table =
        arm_->life_tables[static_cast<std::size_t>(arm_->clocks[c].life_table)];
    const double age = world_->trait.row(person)[table.age_trait];
    if (!(age >= 0.0 && age < 200.0)) fail(person, none, "an age is not from 0 to 200 years");
    origins[c] = world_->now - to_ticks(age * static_cast<double>(ms_per_year));
  }
}

double Run::group_bits(std::uint32_t person) const {
  const double* traits = world_->trait.row(person);
  double groups = 0.0;
  for (std::size_t g = 0; g < model_->groups.size(); ++g)
    if (traits[model_->groups[g]] != 0.0) groups += static_cast<double>(std::uint64_t{1} << g);
  return groups;
}

void Run::place_newcomer(std::uint32_t person, const std::vector<std::vector<StartShare>>& start,
                         std::uint16_t to, Way way) {
  if (tracks() == 1 && to != none && arm_->steps[to].open) {
    go(person, 0, {to, way});
    return;
  }
  // Homes first: a gate that decides at once may look at how the rest of a life stands.
  for (const bool homes : {true, false}) {
    for (std::uint16_t track = 0; track < tracks(); ++track) {
      std::uint16_t step = to != none && arm_->steps[to].track == track ? to : none;
      if (step == none && !start[track].empty()) {
        Draw draw(key_, world_->who[person], model_->affair_purpose[track], 0);
        double left = draw.uniform();
        for (const StartShare& share : start[track]) {
          step = share.step;
          left -= share.share;
          if (left < 0.0) break;
        }
      }
      if (step == none || (arm_->steps[step].kind == StepKind::home) != homes) continue;
      if (!arm_->steps[step].open) step = arm_->steps[step].removed_to;
      if (!go(person, track, {step, way})) return;
    }
  }
}

}  // namespace waymark
