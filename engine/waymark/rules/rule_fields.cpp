#include "waymark/rules/rule_fields.h"

#include <limits>

namespace waymark {

void declare(FieldVisitor& visit, ExposureFields& exposure) {
  visit.text("label", exposure.label, optional(), "plain words");
  visit.references("during", exposure.during, Collection::steps, required(),
                   "the steps at which it lasts");
  visit.reference("while", exposure.while_need, Collection::needs, optional(),
                  "only while this need is on");
  visit.reference("unless", exposure.unless_need, Collection::needs, optional(),
                  "only while this need is off");
  visit.reference("moves", exposure.moves, Collection::stocks, required(), "the stock it moves");
  visit.expression("toward", exposure.toward, Unit::share, required(), "the goal, 0 to 1");
  visit.exactly_one_of({"rate", "half-way-in"});
  visit.expression("rate", exposure.rate, Unit::rate, at_least(0).coupling(0),
                   "how fast, as a rate");
  visit.quantity("half-way-in", exposure.half_way_in, Unit::duration,
                 above(0).coupling(std::numeric_limits<double>::infinity()),
                 "the time in which half of the way to the goal is gone");
}

void declare(FieldVisitor& visit, ExperienceFields& experience) {
  visit.place(experience.place);
  visit.exactly_one_of({"moves", "sets"});
  visit.text("label", experience.label, optional(), "plain words");
  visit.reference("when", experience.when, Collection::events, required(),
                  "what it follows: a happening such as \"retelling\" or \"contact\", or a clock");
  visit.references("at", experience.at, Collection::steps, optional(), "only at these steps");
  visit.reference("moves", experience.moves, Collection::stocks, optional(), "the stock it moves");
  visit.expression("toward", experience.toward, Unit::share, optional(), "where to, 0 to 1");
  visit.expression("by", experience.by, Unit::share, coupling(0),
                   "the share of the way that it goes at once");
  visit.keyed("sets", experience.sets, Collection::traits, optional(),
              "instead of moving a stock: the one trait that it changes, for good",
              [](FieldVisitor& v, Quantity& level) {
                v.quantity(itself, level, Unit::count, at_least(0),
                           "0 for no and 1 for yes; of named levels the place in their list, from "
                           "0; of a number, the number");
              });
}

void declare(FieldVisitor& visit, WeibullFields& weibull) {
  visit.number("shape", weibull.shape, required().above(0),
               "below 1: falling with time; above 1: rising");
  visit.quantity("scale", weibull.scale, Unit::duration, required().above(0),
                 "the time at which 63 % have rung");
}

void declare(FieldVisitor& visit, GompertzFields& gompertz) {
  visit.quantity("rate", gompertz.rate, Unit::rate, required().at_least(0),
                 "the rate at the origin");
  visit.quantity("growth", gompertz.growth, Unit::growth, required(),
                 "growth of its logarithm, as a rate; below 0 where it falls with time");
}

void declare(FieldVisitor& visit, LifeTableFields& life_table) {
  visit.table("table", life_table.table, required(), "a CSV beside the scenario");
  visit.reference("age", life_table.age, Collection::traits, required(),
                  "the trait that is a person's age in years when they are first there");
  visit.text("age-column", life_table.age_column, optional(), "the column of whole ages");
  visit.text("year", life_table.year, optional(),
             "the column of calendar years; without it every year is alike");
  visit.keyed("by", life_table.by, Collection::traits, optional(),
              "the column in which the level of each trait stands (\"yes\" or \"no\" for a chance)",
              [](FieldVisitor& each, std::string& column) {
                each.text(itself, column, required(), "the column");
              });
  visit.exactly_one_of({"chance", "rate"});
  visit.text("chance", life_table.chance, optional(), "the column of yearly chances, below 1");
  visit.text("rate", life_table.rate, optional(), "the column of rates a year");
}

void declare(FieldVisitor& visit, ClockFields& clock) {
  visit.text("label", clock.label, optional(), "plain words for what happens");
  visit.exactly_one_of({"rate", "rates", "weibull", "gompertz", "life-table"});
  visit.quantity("rate", clock.rate, Unit::rate, at_least(0),
                 "a rate that does not change with time");
  visit.points("rates", clock.rates, Unit::duration, Unit::rate, at_least(0),
               "rates by the time since the origin: each holds from the time on its left");
  visit.object("weibull", clock.weibull, optional(),
               "a rate that falls or rises with a power of time");
  visit.object("gompertz", clock.gompertz, optional(), "a rate that grows exponentially with time");
  visit.object("life-table", clock.life_table, optional(),
               "a rate by age, traits and calendar year; its time counts from birth");
  visit.reference("since", clock.since, Collection::steps, optional(),
                  "time counts from the last entry of this step; else from coming to be at risk");
  visit.references("during", clock.during, Collection::steps, required(),
                   "the steps at which people are at risk");
  visit.references("while-at", clock.while_at, Collection::steps, optional(),
                   "only while also at one of these steps, of another track");
  visit.reference("while", clock.while_need, Collection::needs, optional(),
                  "only while this need is on");
  visit.reference("unless", clock.unless_need, Collection::needs, optional(),
                  "only while this need is off");
  visit.link("then", clock.then, optional(),
             "the step entered when it rings; without it, it is only counted");
  visit.keyed("terms", clock.terms, Collection::features, optional(), "what multiplies the rate");
  visit.quantity("cost", clock.cost, Unit::money, at_least(0), "money spent each time it rings");
  visit.reference("payer", clock.payer, Collection::payers, optional(), "whose money that is");
}

void declare(FieldVisitor& visit, NeedFields& need) {
  visit.place(need.place);
  visit.text("label", need.label, optional(), "plain words");
  visit.reference("severity", need.severity, Collection::stocks, required(),
                  "the stock that says how severe it is");
  visit.quantity("on", need.on, Unit::share, required(), "it comes on at this severity or above");
  visit.quantity("off", need.off, Unit::share, required(), "it goes off at this severity or below");
  visit.quantity(
      "settles-at", need.settles_at, Unit::share, above(0).below(1),
      "where its severity settles by itself, wherever people are, while every term is at "
      "its point");
  visit.quantity("half-way-in", need.half_way_in, Unit::duration,
                 above(0).coupling(std::numeric_limits<double>::infinity()),
                 "the time in which half of the way there is gone");
  visit.keyed(
      "terms", need.terms, Collection::features, optional(),
      "what moves the level at which it settles: other needs' severities, whether a need is "
      "on (\"need:...\"), stocks and traits, as odds ratios");
}

}  // namespace waymark
