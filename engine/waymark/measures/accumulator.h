#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/plan.h"

namespace waymark {

/// What one run has told so far, as far as its plan asks. Facts must come in the order of time; how
/// they are cut into chunks makes no difference. A copy made at the branch date goes on by itself.
/// Memory is kept from one replication to the next.
class Accumulator {
 public:
  explicit Accumulator(const MeasuresPlan& plan) { reset(plan); }

  /// Empties everything for another replication. The plan must outlive the accumulator.
  void reset(const MeasuresPlan& plan);

  /// Goes on under another arm's plan of the same layout; ContractError if it is not the same.
  void continue_under(const MeasuresPlan& plan);

  void absorb(const std::vector<Fact>& facts);

  /// Closes the run at the plan's horizon and works out all values. Nothing may be absorbed after.
  void finish();

  /// Defined after `finish`. One value and count a slot, one list a series.
  const MetricValues& values() const { return values_; }

 private:
  void absorb_queues(const std::vector<Fact>& facts);
  void take(const Fact& fact);
  void arrive(const Fact& fact);
  void move(const Fact& fact);
  void meet(const Fact& fact);
  void ring(const Fact& fact);
  void come_to_session(const Fact& fact);
  void give(const Fact& fact);
  void work(const Fact& fact);
  void leave(const Fact& fact);

  void open_request(const Fact& fact, std::size_t node);
  void go_on_with_request(const Fact& fact, std::size_t node, std::uint16_t from);
  void has_met(const Fact& fact);
  void start_request(const Requester& who, std::size_t slot, Ticks now);
  void end_request(const Requester& who, std::size_t slot, RequestEnd end, std::uint16_t from,
                   Ticks now);
  void change_situations(std::size_t slot, std::uint64_t situations, Ticks now);

  void close_until(Ticks now);
  void close(Ticks boundary);
  void settle_everyone();
  void write();
  OutcomeBooks books() const;

  PersonRow& row_of(std::uint32_t person) {
    if (person >= people_.size()) [[unlikely]]
      grow_to(person);
    return people_[person];
  }
  void grow_to(std::uint32_t person);
  std::size_t node(std::size_t slot, std::uint16_t step) const {
    return slot * plan_->tracks + plan_->steps[step].track;
  }

  const MeasuresPlan* plan_ = nullptr;
  std::vector<PersonRow> people_;  ///< by slot
  std::vector<Request> requests_;  ///< by slot and track
  std::vector<std::uint16_t> at_;  ///< step, by slot and track
  Spells spells_;
  Presence presence_;
  Sustained sustained_;
  Indicators indicators_;
  Happenings happenings_;
  LifeBetter life_better_;
  StockReadings stocks_;
  StockYears stock_years_;
  Funnel funnel_;
  Burden burden_;
  Giving giving_;
  Money money_;
  QueueFigures queue_;
  TimesBetween between_;
  Rewards rewards_;
  RunningNumber waiting_;
  MetricValues values_;
  std::size_t next_boundary_ = 0;
  bool finished_ = false;
};

}  // namespace waymark
