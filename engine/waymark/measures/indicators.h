#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "waymark/measures/monthly_ledger.h"
#include "waymark/measures/person_rows.h"
#include "waymark/measures/planner.h"

namespace waymark {

enum class IndicatorStandard : std::uint8_t {
  starts_within,
  completed,
  returned_within,
  missed_contacts,
  repeat_requests
};

/// One figure of the contract in two ledgers over the same months: as the report sees it, and as it
/// was for everyone who asked.
struct IndicatorPlan {
  std::string id;
  IndicatorStandard standard = IndicatorStandard::completed;
  Ticks within{0};
  IndicatorWindow window = IndicatorWindow::whole;
  int reported_months = 0;  ///< complete, and their report due, at the horizon
  std::optional<double> target;
  Better better = Better::higher;
  int groups = 1;
  SlotBlock reported, lived, gap, met;  ///< `first` is no_role where there is none
  int reported_series = no_role, lived_series = no_role;
};

/// Adds the indicators among the declared measures.
std::vector<IndicatorPlan> plan_indicators(Planner& planner);

class Indicators {
 public:
  void reset(const std::vector<IndicatorPlan>& plans, int months);

  /// A request opens; `last` is what is kept of the person's last one on this track.
  void asked(const std::vector<IndicatorPlan>& plans, const PersonRow& person,
             const Request& opened, const Request& last);
  void started(const std::vector<IndicatorPlan>& plans, const Requester& who);
  void ended(const std::vector<IndicatorPlan>& plans, const Requester& who, RequestEnd end);
  void contact(const std::vector<IndicatorPlan>& plans, const PersonRow& person, Ticks now,
               bool missed, bool cancelled);
  /// Nothing more will come of this person's request: gone, or the run is over.
  void settle(const std::vector<IndicatorPlan>& plans, const Requester& who);

  void write(const std::vector<IndicatorPlan>& plans, MetricValues& values) const;

 private:
  struct Ledgers {
    MonthlyLedger reported, lived;
  };
  std::vector<Ledgers> ledgers_;
};

/// What the life-better table asks of a started or ended request: was this indicator met?
enum class TargetColumn : std::uint8_t { met, missed, not_counted };
TargetColumn column_at_start(const IndicatorPlan& indicator, const Request& request);
TargetColumn column_at_end(const IndicatorPlan& indicator, const Request& request, RequestEnd end,
                           TargetColumn so_far);

}  // namespace waymark
