#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/measures/burden.h"
#include "waymark/measures/facts.h"
#include "waymark/measures/funnel.h"
#include "waymark/measures/giving.h"
#include "waymark/measures/happenings.h"
#include "waymark/measures/indicators.h"
#include "waymark/measures/life_better.h"
#include "waymark/measures/money.h"
#include "waymark/measures/outcomes.h"
#include "waymark/measures/queue_figures.h"
#include "waymark/measures/rewards.h"
#include "waymark/measures/stock_readings.h"
#include "waymark/measures/stock_years.h"
#include "waymark/measures/times_between.h"
#include "waymark/measures/waiting_list.h"

namespace waymark {

/// What the measures of one arm collect and where it goes. Immutable once made. Plans of several
/// arms may differ in money, capacities and what steps ask of people, but not in what is measured.
struct MeasuresPlan {
  std::vector<MetricInfo> metrics;
  std::vector<MetricSlot> slots;
  std::vector<SeriesInfo> series;

  struct StepPart {
    bool ends_request = false;  ///< home, exit, or on a track that is no service
    bool support = false;       ///< support, or a group
    bool accepts_referral = false, death = false;
    std::uint16_t track = 0;
  };
  std::vector<StepPart> steps;
  std::size_t tracks = 1;
  std::vector<GroupRole> groups;

  Situations situations;
  PresencePlan presence;
  SustainedPlan sustained;
  std::vector<IndicatorPlan> indicators;
  HappeningsPlan happenings;
  std::vector<OutcomePlan> outcomes;
  std::vector<WaitingPlan> waiting;
  std::vector<GivingPlan> giving;
  std::size_t giving_roles = 0;
  std::vector<LifeBetterPlan> life_better;
  std::vector<StockPlan> stocks;
  std::vector<StockYearsPlan> stock_years;
  FunnelPlan funnel;
  BurdenPlan burden;
  MoneyPlan money;
  QueuePlan queue;
  std::vector<BetweenPlan> between;
  std::vector<RewardPlan> rewards;
  DiscountVariants discount;

  Ticks horizon{0};
  int months = 0;
  std::vector<Ticks> boundaries;  ///< moments at which people are counted, ascending
  std::uint32_t kinds = 0;        ///< bits of FactKind that the journal must be asked for
  bool only_queues = false;       ///< no fact but of coming, work and leaving is needed, and of
                                  ///< people only when they came and how long they waited
  std::uint64_t layout = 0;       ///< equal for plans whose accumulators may continue each other

  /// On which dates the run must read stocks, and which.
  std::vector<Ticks> stock_dates() const;
  std::vector<std::uint16_t> stocks_read() const;
  /// The stocks of which the run must tell integrals.
  std::vector<std::uint16_t> stocks_spent() const;
};

/// Compiles the declared measures, and the money if somebody pays; where not only queues are
/// measured and the pathway has hoops or support, the funnel, the burden and where people are too.
/// Errors go to `diagnostics`; the plans are then of no use.
///
/// All arms measure the same: each measure is as the first arm writes it, over the steps that any
/// arm names in it; payers, states and the route are those of all arms together. So the plans share
/// one list of slots, and an accumulator can go on from one to another.
std::vector<MeasuresPlan> plan_measures(const std::vector<MeasuresInput>& arms,
                                        Diagnostics& diagnostics);

/// The same for a single arm.
MeasuresPlan plan_measures(const MeasuresInput& input, Diagnostics& diagnostics);

/// Traits that measures name: the run must tell their bits on arrival beside the groups'.
std::vector<std::string> traits_named(const Keyed<Chosen>& measures);

}  // namespace waymark
