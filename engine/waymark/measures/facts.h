#pragma once

#include <cstdint>
#include <vector>

#include "waymark/base/ticks.h"

namespace waymark {

/// What a run tells the measures. The loop writes facts and knows no measure; measures read facts
/// and never touch the world, so that looking cannot change what happens.
enum class FactKind : std::uint8_t {
  arrived,  ///< value: bits of the declared groups the person belongs to; detail: Way, `start` for
            ///< those found in the middle when the simulation begins
  moved,    ///< place: step entered; detail: Way by which it was entered
  joined_queue,  ///< place: step whose team is waited for
  began,         ///< work began; place: step; value: ms waited since joining the queue
  worked,   ///< team time spent on a gate or activity that ended; place: step; value: ms of team
            ///< time; detail: 1 if the work was interrupted and goes on later
  contact,  ///< place: step; detail: ContactOutcome; value: ms of the worker's time it received
  rang,     ///< place: clock
  worker_left,    ///< the person's own worker left; place: team
  stock_read,     ///< on a declared date; place: stock; value: 0..1
  stock_spent,    ///< place: stock; detail: variant of discounting; value: the stock's integral, in
                  ///< person-ms, since the last such fact or the branch date
  team_load,      ///< on a declared date, person = nobody; place: team; value: minutes ratio 0..1
  left,           ///< gone from every track; place: the exit step (death is an exit step)
  session,        ///< a date of a group the person belongs to; place: step; detail: ContactOutcome;
                  ///< value: ms of its time
  session_date,   ///< person = nobody; place: step; detail: 1 if cancelled; value: people who came
  wrong_door,     ///< an unclear sign led the person to the step `place`
  giving,         ///< place: role; value: 1 where the person begins to give its hours, -1 where not
  team_cost,      ///< person = nobody; place: team; value: what it costs over what was planned
  taken_on,       ///< work began; place: step; value: ms of team time drawn for it
  rewarded,       ///< person = nobody; place: reward; detail: cycle clock; value: what everyone's
                  ///< state paid after this cycle, or at the branch date before the first
  rewarded_once,  ///< the same of what people's moves paid in this cycle
  resumed,        ///< interrupted work goes on, or begins again; place: step
  kept            ///< a unit given back that was held on to after the work; place: the step it was
                  ///< taken at; value: ms since that work ended
};

/// How a person came to a step.
enum class Way : std::uint8_t {
  arrival,
  start,
  then,
  refused,
  lost,
  gave_up,
  clock,
  completed,
  removed,
  turned_away  ///< found no room to wait
};

enum class ContactOutcome : std::uint8_t { attended, first_attended, missed, cancelled };

constexpr std::uint32_t nobody = 0xffffffffu;

/// One fact, 24 bytes. Facts of one run come in the order of time.
struct Fact {
  Ticks time;
  double value;
  std::uint32_t person;  ///< slot; reused after `left`
  std::uint16_t place;
  FactKind kind;
  std::uint8_t detail;
};
static_assert(sizeof(Fact) == 24);

constexpr std::uint32_t bit(FactKind kind) { return 1u << static_cast<unsigned>(kind); }

/// A chunk of facts of fixed capacity, and the kinds that anybody asked for. The run skips a kind
/// that nobody reads, so that an unused measure costs nothing.
class Journal {
 public:
  explicit Journal(std::size_t capacity = 4096) { facts_.reserve(capacity); }

  void ask_for(std::uint32_t kinds) { wanted_ |= kinds; }
  bool wants(FactKind kind) const { return (wanted_ & bit(kind)) != 0; }

  bool is_full() const { return facts_.size() == facts_.capacity(); }
  void write(const Fact& fact) { facts_.push_back(fact); }
  const std::vector<Fact>& facts() const { return facts_; }
  void clear() { facts_.clear(); }

 private:
  std::vector<Fact> facts_;
  std::uint32_t wanted_ = 0;
};

}  // namespace waymark
