// People who are there already when everything begins: they stand in the middle of their stays, and
// the time of their clocks began before.

#include <algorithm>

#include "waymark/random/ages.h"
#include "waymark/simulate/run.h"

namespace waymark {

namespace {

constexpr std::uint32_t elapsed_draw = 0;
constexpr std::uint32_t remaining_draw = 1;

}  // namespace

Ticks Run::time_found_at(std::uint32_t person, std::uint16_t step) {
  const BeenThere& rule = arm_->been_there[step];
  const double* numbers = arm_->numbers.data();
  Draw draw(key_, world_->who[person], rule.purpose, elapsed_draw);
  switch (rule.kind) {
    case BeenThere::Kind::just_come:
      break;
    case BeenThere::Kind::declared:
      return length_of_time(sample(rule.elapsed, numbers, draw));
    case BeenThere::Kind::equilibrium:
      return length_of_time(sample_age(numbers + rule.ages.first, draw.uniform()));
  }
  return Ticks{0};
}

Middle Run::middle_of(std::uint32_t person, std::uint16_t step, const Distribution& length) {
  const double* numbers = arm_->numbers.data();
  const double times = this->times(arm_->steps[step].lasts_times, person, step);
  const bool is_declared = arm_->been_there[step].kind == BeenThere::Kind::declared;
  // A declared time is the person's own; one found in the middle of the usual length is multiplied.
  const Ticks found = time_found_at(person, step);
  const double so_far = in_milliseconds(found) / (is_declared ? times : 1.0);
  const Ticks elapsed = is_declared ? found : length_of_time(so_far * times);
  if (!(survival(length, numbers, so_far) > 0.0)) {
    // The very end of the longest stay there can be, give or take the rounding to a tick.
    const double longest = support_high(length, numbers);
    if (!(so_far <= longest + 1.0))
      fail(person, step, "somebody has been here for longer than the step can last");
    return {elapsed, Ticks{0}};
  }
  Draw draw(key_, world_->who[person], arm_->been_there[step].purpose, remaining_draw);
  return {elapsed, length_of_time(times * sample_remaining(length, numbers, so_far, draw))};
}

/// Goes on from the middle of every track's stay. The step has been entered as by a newcomer, which
/// took the units, places and workers that it takes.
void Run::find_in_the_middle(std::uint32_t person) {
  for (std::uint16_t track = 0; track < tracks(); ++track) {
    Stay& stay = this->stay(person, track);
    if (stay.step == none || arm_->been_there[stay.step].kind == BeenThere::Kind::just_come)
      continue;
    const auto found = handlers(arm_->steps[stay.step].kind).found;
    if (found == nullptr) continue;
    const Ticks elapsed = found(*this, person, track);
    stay.entered -= elapsed;
    RequestDates* dates = this->dates(person);
    if (dates == nullptr || arm_->steps[stay.step].kind == StepKind::home) continue;
    dates->requested = std::min(dates->requested, stay.entered);
    if (stay.stage == Stage::in_contact) dates->accepted = dates->started = stay.entered;
  }
  date_back_clocks(person);
  settle(person);
}

/// The time of a clock began when the person came to the step that starts it, or to be at risk. Its
/// threshold is new, as for anybody for whom it has not rung so far.
void Run::date_back_clocks(std::uint32_t person) {
  const Stay* stays_of = world_->stay.row(person);
  const auto since = [&](const std::uint8_t* marked) {
    Ticks earliest = world_->now;
    for (std::size_t track = 0; track < tracks(); ++track)
      if (stays_of[track].step != none && marked[stays_of[track].step] != 0)
        earliest = std::min(earliest, stays_of[track].entered);
    return earliest;
  };
  const std::size_t steps = arm_->steps.size();
  for (std::uint16_t c = 0; c < arm_->clocks.size(); ++c) {
    const Clock& clock = arm_->clocks[c];
    Ticks origin = world_->clock_origin.row(person)[c];
    if (clock.starts_with_risk) {
      if (!is_at_risk(person, c)) continue;
      origin = since(arm_->at_risk.data() + c * steps);
      if (clock.only_while_at) origin = std::max(origin, since(arm_->also_at.data() + c * steps));
    } else {
      for (std::size_t track = 0; track < tracks(); ++track)
        if (stays_of[track].step == clock.origin_step) origin = stays_of[track].entered;
    }
    if (origin == world_->clock_origin.row(person)[c]) continue;
    world_->clock_origin.row(person)[c] = origin;
    renew_clock(person, c);
  }
}

}  // namespace waymark
