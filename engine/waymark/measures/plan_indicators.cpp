#include <algorithm>
#include <utility>

#include "waymark/base/number.h"
#include "waymark/measures/indicators.h"
#include "waymark/measures/periods.h"

namespace waymark {
namespace {

/// What a standard says of itself, in words that a contract could use.
struct Wording {
  Better better = Better::neither;
  std::string reported, lived;  ///< no reported ledger where empty
};

Wording starts_within(Ticks within) {
  const std::string limit = length_in_words(within);
  return {
      Better::higher,
      "Of requests that came to a first attended contact in the window, the share whose contact "
      "was at most " +
          limit +
          " after the accepted referral (after the request where no "
          "referral was accepted before). Requests that never started are not counted.",
      "Of all requests whose " + limit +
          " since asking ran out in the window, the share that "
          "had a first attended contact by then. Those refused, lost, given up, dead or still "
          "waiting count as not in time."};
}

Wording completed() {
  return {Better::higher,
          "Of people whose request ended in the window after a first attended contact, the share "
          "with a planned end of support. Deaths count among the leavers.",
          "Of all requests that ended in the window, started or not, the share that came to a "
          "planned end of support."};
}

Wording returned_within(Ticks within) {
  const std::string limit = length_in_words(within);
  return {Better::lower,
          "Of planned ends of support whose following " + limit +
              " ran out in the window, the "
              "share after which the person asked again within that time. The dead count as not "
              "returned.",
          "The same for all ends of support that had started, planned or not, but by death."};
}

Wording missed_contacts() {
  return {Better::lower,
          "Of contacts in the window that were attended or missed by the person, the share missed. "
          "Contacts cancelled by the service are not counted.",
          "Of all contacts due in the window, the share that did not happen: missed by the person "
          "or cancelled by the service."};
}

Wording repeat_requests() {
  return {Better::neither, "",
          "Of requests in the window, the share by people who had asked before."};
}

std::string window_words(const IndicatorPlan& plan, const IndicatorWords& words) {
  std::string text = plan.window == IndicatorWindow::whole      ? " Window: since the branch date"
                     : plan.window == IndicatorWindow::per_year ? " Window: each year"
                                                                : " Window: the last 12 months";
  text += ", complete months only";
  if (words.report_day > 0)
    text += ", each reported " + print(words.report_day) + " days after its end";
  return text + ".";
}

std::vector<std::string> window_times(const IndicatorPlan& plan) {
  if (plan.window != IndicatorWindow::per_year) return {""};
  std::vector<std::string> years;
  for (int year = 1; 12 * year <= plan.reported_months; ++year)
    years.push_back("in year " + print(std::int64_t{year}));
  return years;
}

MetricInfo indicator_metric(const Planner& planner, const IndicatorPlan& plan,
                            const IndicatorWords& words, const std::string& part,
                            const std::string& definition) {
  MetricInfo info;
  info.id = plan.id + "/" + part;
  info.label = planner.label(words.words, plan.id);
  info.unit = "share";
  info.better = plan.better;
  info.horizon = Horizon::short_term;
  info.headline = words.words.headline;
  info.ledger = part;
  info.definition = definition + window_words(plan, words);
  info.worth_knowing = planner.worth_knowing(plan.id);
  info.measure = plan.id;
  info.part = part;
  info.part_label = part == "reported" ? "as reported" : "as lived";
  return info;
}

/// What follows from both ledgers together.
void add_comparisons(Planner& planner, IndicatorPlan& plan, const IndicatorWords& words) {
  const std::vector<std::string> times = window_times(plan);
  MetricInfo gap =
      indicator_metric(planner, plan, words, "record-gap",
                       "The reported share minus the lived share of the same indicator.");
  gap.headline = false;
  gap.ledger = "";
  gap.better = Better::neither;
  gap.part_label = "record gap: reported minus lived";
  MetricInfo met = gap;
  plan.gap = planner.table.add(std::move(gap), times, false);
  if (!plan.target) return;
  met.id = plan.id + "/target-met";
  met.part = "target-met";
  met.ledger = "reported";
  met.better = Better::higher;
  met.part_label = "reported target met";
  met.definition = std::string("1 where the reported share is at ") +
                   (plan.better == Better::lower ? "most " : "least ") + print(*plan.target) +
                   ", else 0." + window_words(plan, words);
  plan.met = planner.table.add(std::move(met), times, false);
}

int add_series(Planner& planner, const IndicatorPlan& plan, const IndicatorWords& words,
               const std::string& part) {
  if (plan.window != IndicatorWindow::rolling_12_months || plan.reported_months < 12)
    return no_role;
  SeriesInfo series{
      plan.id + "/" + part + "/rolling", planner.label(words.words, plan.id), "share", {}};
  for (int month = 12; month <= plan.reported_months; ++month)
    series.times.push_back(day_of(planner.input.start, Ticks{month * ms_per_month}));
  return planner.table.add_series(std::move(series));
}

IndicatorPlan plan_indicator(Planner& planner, const std::string& id, IndicatorStandard standard,
                             const IndicatorWords& words, Ticks within, const Wording& wording) {
  IndicatorPlan plan;
  plan.id = id;
  plan.standard = standard;
  plan.within = within;
  plan.window = words.window;
  const Ticks due = planner.input.horizon - Ticks{words.report_day * ms_per_day};
  plan.reported_months = static_cast<int>(std::max<std::int64_t>(0, due.count) / ms_per_month);
  plan.better = wording.better;
  plan.groups = words.words.headline ? planner.presence.groups : 1;
  if (words.target) plan.target = words.target->value;
  const std::vector<std::string> times = window_times(plan);
  const bool by_group = words.words.headline;
  if (!wording.reported.empty()) {
    plan.reported = planner.table.add(
        indicator_metric(planner, plan, words, "reported", wording.reported), times, by_group);
    plan.reported_series = add_series(planner, plan, words, "reported");
  }
  plan.lived = planner.table.add(indicator_metric(planner, plan, words, "lived", wording.lived),
                                 times, by_group);
  plan.lived_series = add_series(planner, plan, words, "lived");
  if (!wording.reported.empty()) add_comparisons(planner, plan, words);
  planner.kinds |=
      bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::contact) | bit(FactKind::left);
  return plan;
}

}  // namespace

std::vector<IndicatorPlan> plan_indicators(Planner& planner) {
  std::vector<IndicatorPlan> plans;
  const auto add = [&](const std::string& id, IndicatorStandard standard,
                       const IndicatorWords& words, Ticks within, const Wording& wording) {
    plans.push_back(plan_indicator(planner, id, standard, words, within, wording));
  };
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (measure.holds<StartsWithinMeasure>()) {
      const auto& fields = measure.as<StartsWithinMeasure>();
      const Ticks within = to_ticks(fields.within.value);
      add(id, IndicatorStandard::starts_within, fields.indicator, within, starts_within(within));
    } else if (measure.holds<CompletedMeasure>()) {
      add(id, IndicatorStandard::completed, measure.as<CompletedMeasure>().indicator, Ticks{0},
          completed());
    } else if (measure.holds<ReturnedWithinMeasure>()) {
      const auto& fields = measure.as<ReturnedWithinMeasure>();
      const Ticks within = to_ticks(fields.within.value);
      add(id, IndicatorStandard::returned_within, fields.indicator, within,
          returned_within(within));
    } else if (measure.holds<MissedContactsMeasure>()) {
      add(id, IndicatorStandard::missed_contacts, measure.as<MissedContactsMeasure>().indicator,
          Ticks{0}, missed_contacts());
    } else if (measure.holds<RepeatRequestsMeasure>()) {
      add(id, IndicatorStandard::repeat_requests, measure.as<RepeatRequestsMeasure>().indicator,
          Ticks{0}, repeat_requests());
    }
  }
  return plans;
}

}  // namespace waymark
