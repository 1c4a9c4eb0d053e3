#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/discounting.h"
#include "waymark/measures/planner.h"

namespace waymark {

/// Costs since the branch date, payer by payer: planned pay, and what steps, contacts and rings
/// cost.
struct MoneyPlan {
  /// Costs are told undiscounted and at 3.5 % (variants of Discounting).
  static constexpr int variants[2] = {0, 2};

  bool wanted = false;
  std::size_t payers = 0;  ///< the last of them is nobody: unpaid hours, where there are roles
  bool has_unpaid = false;
  std::vector<double> worth_per_ms;  ///< of a ms in each role, at what it would cost to replace
  std::vector<PlannedCost> planned;
  /// What changing over costs is part of what payers spend, and told apart beside it.
  bool has_transition = false;
  TransitionCost transition;
  std::vector<PlannedCost> double_running;
  struct StepPrice {
    int payer = no_role;
    double per_visit = 0, per_ms = 0, per_contact = 0;
  };
  std::vector<std::vector<StepPrice>> of_step;  ///< per step
  std::vector<std::vector<RingCost>> of_clock;  ///< per clock
  std::vector<Ticks> readings;                  ///< each whole year, then the horizon
  struct PayerSlots {
    SlotBlock whole[2];  ///< since the branch date
    SlotBlock over[2];   ///< over 1, 3, 5, 10 years
    SlotBlock in_year;   ///< undiscounted
  };
  struct Total {
    std::size_t first = 0, end = 0;  ///< columns
  };
  std::vector<Total> totals;      ///< payers one by one, several together, then parts of them
  std::vector<PayerSlots> slots;  ///< one for each of `totals`
  std::vector<std::size_t> over_readings;  ///< which reading each of `over` is
  /// What is read: payers, then with a transition changing over and double running.
  std::size_t columns() const { return payers + (has_transition ? 2 : 0); }
};

MoneyPlan plan_money(Planner& planner);

class Money {
 public:
  void reset(const MoneyPlan& plan);
  /// Goes on at the branch date under another arm's planned costs.
  void continue_under(const MoneyPlan& plan);
  /// `from` is no_role on arrival, `to` on leaving.
  void moved(const MoneyPlan& plan, const DiscountVariants& discount, int from, int to, Ticks now);
  void attended(const MoneyPlan& plan, const DiscountVariants& discount, int step, Ticks now);
  /// Somebody begins to give (+1) the hours of a role, or ceases to (-1).
  void gave(const DiscountVariants& discount, std::size_t role, int change, Ticks now);
  void rang(const MoneyPlan& plan, const DiscountVariants& discount, std::size_t clock, Ticks now);
  /// From now on a team costs this factor of what was planned.
  void team_costs(const MoneyPlan& plan, const DiscountVariants& discount, int team, double factor,
                  Ticks now);

  /// Keeps what has been spent up to `now`, if that is one of the plan's readings.
  void read(const MoneyPlan& plan, const DiscountVariants& discount, Ticks now);
  void write(const MoneyPlan& plan, MetricValues& values) const;

 private:
  struct Spent {
    double pounds[2] = {};
  };
  /// A planned cost since its factor last changed, and what was spent before.
  struct Pay {
    double factor = 1;
    Ticks since{0};
    Spent before;
  };
  Spent paid(const PlannedCost& cost, const Pay& pay, const DiscountVariants& discount,
             Ticks now) const;
  void spend(const DiscountVariants& discount, int payer, double pounds, Ticks now);
  Spent up_to(const MoneyPlan& plan, const DiscountVariants& discount, std::size_t payer,
              Ticks now) const;
  Spent total(const MoneyPlan& plan, const MoneyPlan::Total& of, std::size_t reading) const;

  std::vector<Spent> at_once_;  ///< per payer: visits, contacts, rings
  std::vector<Pay> pay_;        ///< per planned cost
  std::vector<double> people_;  ///< per step: people there now
  std::vector<Spent> time_;     ///< per step: integral at leaving minus integral at entering, in ms
  std::vector<double> giving_;  ///< per role: people who give now
  std::vector<Spent> given_;    ///< per role: as `time_`
  std::vector<Spent> read_;     ///< reading by reading, column by column
};

}  // namespace waymark
