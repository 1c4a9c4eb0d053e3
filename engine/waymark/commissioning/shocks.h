#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "waymark/commissioning/mechanism.h"
#include "waymark/commissioning/mechanism_source.h"
#include "waymark/scenario/fields.h"

namespace waymark {

// What comes over services from outside (evidence R24): demand that grows, money that shrinks, pay
// that rises, and acute crises. All sums are in the prices of the branch date.

struct DemandFields {
  Quantity growth = 0.0;
  std::vector<Reference> sources;
};
void declare(FieldVisitor& visit, DemandFields& demand);

struct CutFields {
  Place place;
  Date on;
  std::optional<Quantity> after;
  Quantity by;
};
void declare(FieldVisitor& visit, CutFields& cut);

struct BudgetFields {
  Quantity trend = 0.0;
  Keyed<CutFields> cuts;
};
void declare(FieldVisitor& visit, BudgetFields& budget);

struct FollowsMoneyFields {
  Quantity share = 1.0;
  Quantity notice = 0.0;
};
void declare(FieldVisitor& visit, FollowsMoneyFields& follows);

struct StockMoveFields {
  Quantity toward;
  Quantity by;
};
void declare(FieldVisitor& visit, StockMoveFields& move);

struct CrisisFields {
  Place place;
  std::string label;
  Date on;
  std::optional<Quantity> after;
  Quantity lasts;
  Quantity half_life;
  Keyed<Quantity> arrivals;
  Keyed<StockMoveFields> moves;
  Quantity staff_off = 0.0;
};
void declare(FieldVisitor& visit, CrisisFields& crisis);

struct ShocksFields {
  Quantity every = static_cast<double>(ms_per_year) / 12.0;
  DemandFields demand;
  BudgetFields budget;
  Quantity pay_growth = 0.0;
  Keyed<FollowsMoneyFields> teams;
  Keyed<CrisisFields> crises;
};
void declare(FieldVisitor& visit, ShocksFields& shocks);

/// The mechanism `shocks`, as the register of mechanisms knows it.
struct Shocks {
  using Fields = ShocksFields;
  static constexpr const char* name = "shocks";
  static constexpr const char* help =
      "what comes from outside: growing demand, shrinking money, rising pay, acute crises";

  /// demand, budget, pay: factors since the branch date. crisis: 1 at its height, 0 without one.
  /// cash-in-hand: pounds left of the money of the teams that follow it.
  static std::vector<SignalSpec> signals();
  static std::shared_ptr<const Mechanism> make(const Fields& fields, const MechanismSource& source);
};

}  // namespace waymark
