#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/monthly_ledger.h"
#include "waymark/measures/person_rows.h"
#include "waymark/measures/planner.h"

namespace waymark {

/// What is counted whenever it happens.
enum class HappeningKind : std::uint8_t {
  request,
  first_request,
  repeat_request,
  start,
  death,
  ring,
  departure,
  arrival,
  visit,
  attendance,
  absence,
  session_held,
  session_cancelled
};

/// How a count is told: each year and an average year, in all, or for 1,000 person-years.
enum class CountForm : std::uint8_t { per_year, total, per_1000_years };

struct HappeningPlan {
  HappeningKind kind = HappeningKind::request;
  CountForm form = CountForm::per_year;
  std::vector<std::uint8_t> places;  ///< 1 for exits, steps or clocks that count; empty: all
  int groups = 1;
  SlotBlock slots;
  int series = no_role;    ///< by month
  int presence = no_role;  ///< person-time below the line
};

struct HappeningsPlan {
  std::vector<HappeningPlan> each;
  std::uint32_t kinds = 0;  ///< bits of HappeningKind that anyone counts
};

HappeningsPlan plan_happenings(Planner& planner);

/// Counts of what happens, by month and group.
class Happenings {
 public:
  void reset(const HappeningsPlan& plan, int months);

  void add(const HappeningsPlan& plan, HappeningKind kind, std::size_t place, std::uint64_t member,
           Ticks now) {
    if ((plan.kinds >> static_cast<unsigned>(kind)) & 1) count(plan, kind, place, member, now);
  }
  void write(const HappeningsPlan& plan, const Presence& presence, const DiscountVariants& discount,
             Ticks horizon, MetricValues& values) const;

 private:
  void count(const HappeningsPlan& plan, HappeningKind kind, std::size_t place,
             std::uint64_t member, Ticks now) {
    MonthlyLedger* ledger = ledgers_.data();
    for (const HappeningPlan& each : plan.each) {
      if (each.kind == kind && (each.places.empty() || each.places[place]))
        ledger->add(now, member, 1, 0);
      ++ledger;
    }
  }

  std::vector<MonthlyLedger> ledgers_;
};

}  // namespace waymark
