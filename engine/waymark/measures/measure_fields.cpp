#include "waymark/measures/measure_fields.h"

namespace waymark {
namespace {

void declare_words(FieldVisitor& visit, MeasureWords& words) {
  visit.text("label", words.label, optional(), "plain words for this measure");
  visit.flag("headline", words.headline, optional(),
             "stands at the head of the report, is shown by group and judged for precision");
}

void declare_indicator(FieldVisitor& visit, IndicatorWords& indicator, Unit unit) {
  declare_words(visit, indicator.words);
  visit.quantity("target", indicator.target, unit, at_least(0), "the level that is asked for");
  visit.choice("window", indicator.window,
               {{"whole", IndicatorWindow::whole, "everything since the branch date"},
                {"per-year", IndicatorWindow::per_year, "each year since the branch date"},
                {"rolling-12-months", IndicatorWindow::rolling_12_months,
                 "the twelve months before each report"}},
               optional(), "over which part of the run it is read");
  visit.whole("report-day", indicator.report_day, between(0, 365),
              "days after the end of a month on which its report is due; months not yet due at the "
              "horizon are in no report");
  visit.text("required-by", indicator.required_by, optional(),
             "who requires it, such as \"national\"");
}

void declare_at(FieldVisitor& visit, std::vector<Quantity>& at) {
  visit.quantities("at", at, Unit::duration, above(0),
                   "when it is read, after the branch date; without it at 1, 3, 5 and 10 years as "
                   "far as the horizon reaches");
}

void declare_outcome(FieldVisitor& visit, OutcomeWords& outcome) {
  declare_words(visit, outcome.words);
  declare_at(visit, outcome.at);
  visit.choice(
      "cohort", outcome.cohort,
      {{"present", Cohort::present, "everyone present at the branch date or arrived since"},
       {"requested", Cohort::requested,
        "everyone who made a request for help since the branch date"}},
      optional(), "who is counted; the dead stay in the count");
}

void declare_steps(FieldVisitor& visit, std::vector<Reference>& steps, const Terms& terms) {
  visit.references("steps", steps, Collection::steps, terms, "the steps that count, on any track");
}

void declare_living_only(FieldVisitor& visit, bool& living_only) {
  visit.flag("living-only", living_only, optional(),
             "counts only those who are alive and present; the label then says so");
}

void declare_unbroken(FieldVisitor& visit, Quantity& unbroken) {
  visit.quantity("unbroken", unbroken, Unit::duration, at_least(0),
                 "how long a person must have been at these steps without a break");
}

void declare_mediator(FieldVisitor& visit, bool& mediator) {
  visit.flag("mediator", mediator, optional(),
             "a stock that some step moves directly: shown, never a headline");
}

void declare_shown_in(FieldVisitor& visit, ShownTime& unit) {
  visit.choice("shown-in", unit,
               {{"minutes", ShownTime::minutes, ""},
                {"hours", ShownTime::hours, ""},
                {"days", ShownTime::days, ""},
                {"weeks", ShownTime::weeks, ""}},
               optional(), "the unit of the result");
}

void declare_batches(FieldVisitor& visit, std::int64_t& batches) {
  visit.whole("batches", batches, between(5, 1000),
              "equal spans into which the run is cut for an interval from one long run, by the "
              "spread of their means; 20 to 50, each much longer than people are inside");
}

void declare_spread(FieldVisitor& visit, SpreadFields& spread) {
  visit.quantities("percentiles", spread.percentiles, Unit::share, above(0).at_most(1),
                   "shares of people for which it is told what they did not exceed, such as 90 %");
  visit.quantities("within", spread.within, Unit::duration, at_least(0),
                   "lengths for which the share that did not exceed them is told");
  declare_batches(visit, spread.batches);
}

void declare_exits(FieldVisitor& visit, std::vector<Reference>& exits, std::string_view help) {
  visit.references("exits", exits, Collection::steps, optional(), help);
}

}  // namespace

void declare(FieldVisitor& visit, StartsWithinMeasure& measure) {
  declare_indicator(visit, measure.indicator, Unit::share);
  visit.quantity("within", measure.within, Unit::duration, above(0), "how soon support must start");
}

void declare(FieldVisitor& visit, CompletedMeasure& measure) {
  declare_indicator(visit, measure.indicator, Unit::share);
}

void declare(FieldVisitor& visit, ReturnedWithinMeasure& measure) {
  declare_indicator(visit, measure.indicator, Unit::share);
  visit.quantity("within", measure.within, Unit::duration, above(0),
                 "how soon after the end of support a new request counts as a return");
}

void declare(FieldVisitor& visit, MissedContactsMeasure& measure) {
  declare_indicator(visit, measure.indicator, Unit::share);
}

void declare(FieldVisitor& visit, RepeatRequestsMeasure& measure) {
  declare_indicator(visit, measure.indicator, Unit::share);
}

void declare(FieldVisitor& visit, RequestsMeasure& measure) { declare_words(visit, measure.words); }

void declare(FieldVisitor& visit, StartsMeasure& measure) { declare_words(visit, measure.words); }

void declare(FieldVisitor& visit, CaseloadMeasure& measure) {
  declare_words(visit, measure.words);
  declare_steps(visit, measure.steps, optional());
}

void declare(FieldVisitor& visit, SessionsMeasure& measure) {
  declare_words(visit, measure.words);
  declare_steps(visit, measure.steps, optional());
}

void declare(FieldVisitor& visit, GivingMeasure& measure) {
  declare_words(visit, measure.words);
  visit.reference("of", measure.of, Collection::roles, required(), "the role whose holders give");
}

void declare(FieldVisitor& visit, WaitingMeasure& measure) { declare_words(visit, measure.words); }

void declare(FieldVisitor& visit, AtStepMeasure& measure) {
  declare_outcome(visit, measure.outcome);
  declare_steps(visit, measure.steps, required());
  declare_living_only(visit, measure.living_only);
}

void declare(FieldVisitor& visit, AtStepOrTraitMeasure& measure) {
  declare_outcome(visit, measure.outcome);
  declare_steps(visit, measure.steps, optional());
  visit.references("traits", measure.traits, Collection::traits, optional(),
                   "the traits that count wherever the person is");
  declare_living_only(visit, measure.living_only);
}

void declare(FieldVisitor& visit, PeopleMeasure& measure) {
  declare_outcome(visit, measure.outcome);
}

void declare(FieldVisitor& visit, TimeAtStepsMeasure& measure) {
  declare_outcome(visit, measure.outcome);
  declare_steps(visit, measure.steps, required());
}

void declare(FieldVisitor& visit, SustainedMeasure& measure) {
  declare_outcome(visit, measure.outcome);
  declare_steps(visit, measure.steps, required());
  declare_unbroken(visit, measure.unbroken);
}

void declare(FieldVisitor& visit, AliveMeasure& measure) {
  declare_outcome(visit, measure.outcome);
}

void declare(FieldVisitor& visit, DeathsMeasure& measure) {
  declare_words(visit, measure.words);
  declare_exits(visit, measure.exits, "exits that count; without it every exit that is a death");
}

void declare(FieldVisitor& visit, StockAtMeasure& measure) {
  declare_words(visit, measure.words);
  visit.reference("of", measure.of, Collection::stocks, required(), "the stock that is read");
  declare_at(visit, measure.at);
  declare_mediator(visit, measure.mediator);
}

void declare(FieldVisitor& visit, StockMeanMeasure& measure) {
  declare_words(visit, measure.words);
  visit.reference("of", measure.of, Collection::stocks, required(), "the stock that is averaged");
  declare_mediator(visit, measure.mediator);
}

void declare(FieldVisitor& visit, StockYearsMeasure& measure) {
  declare_words(visit, measure.words);
  visit.reference("of", measure.of, Collection::stocks, required(),
                  "the stock by which years are counted");
  declare_mediator(visit, measure.mediator);
}
void declare(FieldVisitor& visit, RingsMeasure& measure) {
  declare_words(visit, measure.words);
  visit.reference("of", measure.of, Collection::clocks, required(), "the clock that is counted");
}

void declare(FieldVisitor& visit, LifeBetterMeasure& measure) {
  declare_words(visit, measure.words);
  visit.keyed("when", measure.when, Collection::none, optional(),
              "what must hold at 12 and at 36 months: \"alive\" and traits, each true or false",
              [](FieldVisitor& v, bool& each) { v.flag(itself, each, required(), ""); });
  declare_steps(visit, measure.steps, optional());
  declare_unbroken(visit, measure.unbroken);
  visit.reference("columns", measure.columns, Collection::measures, required(),
                  "the indicator that gives the columns: target met, missed, not counted");
}

void declare(FieldVisitor& visit, WaitMeasure& measure) {
  declare_words(visit, measure.words);
  declare_steps(visit, measure.steps, optional());
  visit.choice("of", measure.of,
               {{"served", WaitEnd::served, "waits that ended with the beginning of work"},
                {"abandoned", WaitEnd::abandoned,
                 "waits that ended otherwise: given up, or taken away by something else"},
                {"either", WaitEnd::either, "all of them"}},
               optional(), "whose wait counts; needs \"steps\" unless it is \"served\"");
  visit.choice("counted-by", measure.counted_by,
               {{"ending", WaitMoment::ending, "waits that ended since the start date"},
                {"joining", WaitMoment::joining,
                 "waits of those who joined the queue since the start date"}},
               optional(), "which moment of a wait must lie within the run; needs \"steps\"");
  visit.choice("still-waiting", measure.still_waiting,
               {{"left-out", Unended::left_out, "they are not counted"},
                {"so-far", Unended::so_far, "they count with their wait so far"}},
               optional(), "what becomes of those who wait when the run ends; needs \"steps\"");
  declare_spread(visit, measure.spread);
  declare_shown_in(visit, measure.shown_in);
}

void declare(FieldVisitor& visit, TimeInSystemMeasure& measure) {
  declare_words(visit, measure.words);
  declare_exits(visit, measure.exits, "who is counted: those who left by these exits");
  visit.choice("counted-by", measure.counted_by,
               {{"arriving", StayMoment::arriving,
                 "people who came since the start date, and left: where stays are long beside the "
                 "run, the shorter ones"},
                {"leaving", StayMoment::leaving,
                 "people who left since the start date, though they may have come in the warm-up"}},
               optional(), "which moment of a stay must lie within the run");
  declare_spread(visit, measure.spread);
  declare_shown_in(visit, measure.shown_in);
}

void declare(FieldVisitor& visit, InSystemMeasure& measure) {
  declare_words(visit, measure.words);
  declare_steps(visit, measure.steps, optional());
  visit.quantities("levels", measure.levels, Unit::count, at_least(0),
                   "numbers of people for which the share of time is wanted");
  visit.quantities("percentiles", measure.percentiles, Unit::share, above(0).at_most(1),
                   "shares of time for which it is told what the number did not exceed");
  visit.quantities("census-at", measure.census_at, Unit::duration, at_least(0).below(days(1)),
                   "times of day, since midnight, at which people are counted every day");
  declare_batches(visit, measure.batches);
}

void declare(FieldVisitor& visit, UtilisationMeasure& measure) {
  declare_words(visit, measure.words);
  visit.reference("team", measure.team, Collection::teams, required(), "whose time");
  visit.choice("counts", measure.counts,
               {{"work-done", TimeAtWork::done, "time spent on work that has ended"},
                {"work-taken-on", TimeAtWork::taken_on,
                 "the whole length of all work begun, even where the run ends before it does; it "
                 "can exceed the time there was"},
                {"kept", TimeAtWork::kept,
                 "time for which units were kept after their work, the next step not having "
                 "begun: blocked"}},
               optional(), "what counts as time at work");
}

void declare(FieldVisitor& visit, ThroughputMeasure& measure) {
  declare_words(visit, measure.words);
  declare_exits(visit, measure.exits, "exits that count; without it every exit");
}

void declare(FieldVisitor& visit, ArrivalsMeasure& measure) { declare_words(visit, measure.words); }

void declare(FieldVisitor& visit, VisitsMeasure& measure) {
  declare_words(visit, measure.words);
  visit.references("steps", measure.steps, Collection::steps, required(),
                   "the steps of which every entering counts, on any track");
}

void declare(FieldVisitor& visit, TimeBetweenMeasure& measure) {
  declare_words(visit, measure.words);
  visit.references("from", measure.from, Collection::steps, required(),
                   "the time runs from entering one of these steps; entering one again before the "
                   "end begins it anew");
  visit.references("to", measure.to, Collection::steps, required(),
                   "it ends at one of these, when work begins there or a place is found, or on "
                   "entering it where nobody is needed");
  declare_spread(visit, measure.spread);
  declare_shown_in(visit, measure.shown_in);
}

void declare(FieldVisitor& visit, RewardMeasure& measure) {
  declare_words(visit, measure.words);
  visit.reference("of", measure.of, Collection{"rewards"}, required(),
                  "the reward of cycle clocks that is summed up");
  visit.choice("readings", measure.readings,
               {{"half-cycle", CycleWeights::half, "the first and the last reading count half"},
                {"end", CycleWeights::end, "all but the first: what holds at the end of cycles"},
                {"start", CycleWeights::start, "all but the last: what holds at their start"},
                {"every", CycleWeights::every_reading, "all alike, the first and the last too"},
                {"simpson", CycleWeights::simpson,
                 "1/3, 4/3, 2/3, 4/3 ... 1/3, for an even number of cycles"}},
               optional(),
               "what states pay is read at the branch date and after each cycle: how the readings "
               "are weighed; what moves pay counts whole");
  visit.quantity("discount", measure.discount, Unit::share, at_least(0),
                 "what comes later counts (1 + discount)^-time");
  visit.choice("discounted-by", measure.discounted_by,
               {{"time", DiscountedBy::time, "years of 365.25 days since the branch date"},
                {"cycle", DiscountedBy::cycle, "cycles since the branch date"}},
               optional(), "what that time is counted in");
  visit.flag("lower-is-better", measure.lower_is_better, optional(), "a cost rather than a gain");
}

namespace {

void add_indicators(Kinds& kinds) {
  kinds.add<StartsWithinMeasure>("starts-within", "share of those who start that do so in time");
  kinds.add<CompletedMeasure>("completed-of-leavers", "share of those who leave that completed");
  kinds.add<ReturnedWithinMeasure>("returned-within", "share that asks again after support ended");
  kinds.add<MissedContactsMeasure>("missed-contacts", "share of contacts that did not happen");
  kinds.add<RepeatRequestsMeasure>("repeat-requests",
                                   "share of requests by people who asked before");
  kinds.add<RequestsMeasure>("requests", "requests for help: all, first ones, repeats");
  kinds.add<StartsMeasure>("starts", "requests that came to a first attended contact");
  kinds.add<CaseloadMeasure>("caseload", "people in support at a time");
  kinds.add<SessionsMeasure>("sessions", "sessions of groups, and who came to them");
  kinds.add<GivingMeasure>("giving", "people in a role, and the unpaid hours they give");
  kinds.add<WaitingMeasure>("waiting", "people between request and start at a time");
}

void add_outcomes(Kinds& kinds) {
  kinds.add<AtStepMeasure>("at-step", "share of people at given steps at a date");
  kinds.add<AtStepOrTraitMeasure>("at-step-or-trait",
                                  "share of people at given steps or with given traits at a date");
  kinds.add<TimeAtStepsMeasure>("time-at-steps", "years a head spent at given steps");
  kinds.add<PeopleMeasure>("people", "how many people long-term measures are about");
  kinds.add<SustainedMeasure>("sustained", "at given steps without a break for some time");
  kinds.add<AliveMeasure>("alive", "share of people alive at a date");
  kinds.add<DeathsMeasure>("deaths", "people who died");
  kinds.add<StockAtMeasure>("stock-at", "mean of a stock among the living at a date");
  kinds.add<StockMeanMeasure>("stock-mean", "mean of a stock among the living, month by month");
  kinds.add<StockYearsMeasure>("stock-years",
                               "years a head, each counted by where a stock stands, as in a "
                               "quality-adjusted year of life");
  kinds.add<RingsMeasure>("rings", "how often a clock rang, per 1,000 person-years");
  kinds.add<LifeBetterMeasure>("life-better", "the 2 x 2 of target met and life better");
}

void add_rewards(Kinds& kinds) {
  kinds.add<RewardMeasure>("reward", "what cycle clocks paid, a person");
}

void add_queue_figures(Kinds& kinds) {
  kinds.add<WaitMeasure>("wait", "mean wait before service");
  kinds.add<TimeInSystemMeasure>("time-in-system", "mean time from arrival to leaving");
  kinds.add<InSystemMeasure>("in-system", "mean number present, or at given steps");
  kinds.add<UtilisationMeasure>("utilisation", "share of a team's time at work");
  kinds.add<ThroughputMeasure>("throughput", "people who left");
  kinds.add<ArrivalsMeasure>("arrivals", "people who came");
  kinds.add<VisitsMeasure>("visits", "how often given steps were entered");
  kinds.add<TimeBetweenMeasure>("time-between", "mean time from one step to another");
}

}  // namespace

Kinds measure_standards() {
  Kinds kinds("standard");
  add_indicators(kinds);
  add_outcomes(kinds);
  add_queue_figures(kinds);
  add_rewards(kinds);
  return kinds;
}

}  // namespace waymark
