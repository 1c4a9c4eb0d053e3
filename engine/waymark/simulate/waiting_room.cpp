#include "waymark/simulate/waiting_room.h"

namespace waymark {

namespace {

bool is_closed(Run& run, std::uint16_t team) {
  return team != none && run.arm().teams[team].closing == Closing::send_away &&
         run.world().duty[team].on_duty == 0;
}

/// A line may be that of several steps of one team; those who wait for other steps take no room.
bool has_room_to_wait(Run& run, const Queue& line, std::uint16_t step) {
  const std::int32_t room = run.arm().steps[step].waiting_room;
  if (room == no_bound || line.length < room) return true;
  std::int32_t waiting = 0;
  for (std::uint32_t node = line.first; node != no_one && waiting < room;
       node = run.world().stay[node].behind)
    waiting +=
        run.world().stay[node].step == step && run.world().stay[node].stage == Stage::queueing;
  return waiting < room;
}

bool joins_the_line(Run& run, std::uint32_t person, const Stay& stay) {
  const Step& step = run.arm().steps[stay.step];
  const double joins = run.amount(step.joins, person);
  if (!(joins >= 0.0 && joins <= 1.0))
    run.fail(person, stay.step, "the chance to join the queue left the range 0 to 1");
  const Block block = run.visit_block(person, stay, step.joins_purpose);
  return unit_uniform(block.word[0], block.word[1]) < joins;
}

}  // namespace

Onward instead_of_waiting(Run& run, std::uint32_t person, const Stay& stay, const Queue& line) {
  const Step& step = run.arm().steps[stay.step];
  if (run.is_removing()) return stays;
  if (is_closed(run, step.team) || !has_room_to_wait(run, line, stay.step)) {
    run.feel(person, Happening::turned_away, stay.step);
    return {step.turned_away, Way::turned_away};
  }
  if (!step.may_balk || joins_the_line(run, person, stay)) return stays;
  run.feel(person, Happening::gave_up, stay.step);
  return {step.gave_up, Way::gave_up};
}

}  // namespace waymark
