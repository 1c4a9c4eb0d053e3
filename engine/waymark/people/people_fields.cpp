#include "waymark/people/people_fields.h"

namespace waymark {

void declare(FieldVisitor& visit, TraitFields& trait) {
  visit.shorthand("chance");
  visit.exactly_one_of({"chance", "number"});
  visit.quantity("chance", trait.chance, Unit::chance, optional(),
                 "the share of people of whom it is true");
  visit.distribution("number", trait.number, Unit::number, optional(),
                     "a number that differs from person to person");
}

void declare(FieldVisitor& visit, StockFields& stock) {
  visit.text("label", stock.label, optional(), "plain words");
  visit.distribution("start", stock.start, Unit::share, optional(),
                     "where newcomers begin, 0 to 1");
}

void declare(FieldVisitor& visit, PopulationFields& population) {
  visit.quantity("count", population.count, Unit::count, optional(),
                 "people present when the warm-up begins");
  visit.keyed("at", population.at, Collection::steps, optional(),
              "where they are: shares by step, which add up to 1 within each track",
              [](FieldVisitor& v, Quantity& share) {
                v.quantity(itself, share, Unit::share, optional(), "share");
              });
  visit.collection("traits", population.traits, Collection::traits, optional(),
                   "facts about people, by id");
  visit.references("groups", population.groups, Collection::traits, optional(),
                   "traits by which every headline is also shown");
}

void declare(FieldVisitor& visit, TrackFields& track) {
  visit.text("label", track.label, optional(), "plain words");
  visit.keyed("start", track.start, Collection::steps, optional(),
              "where newcomers begin on this track: shares by step, which add up to 1",
              [](FieldVisitor& v, Quantity& share) {
                v.quantity(itself, share, Unit::share, optional(), "share");
              });
  visit.flag("requests", track.requests, optional(),
             "whether coming from home to another step of this track is a request for help");
}

void declare(FieldVisitor& visit, ArrivalFields& arrival) {
  visit.text("label", arrival.label, optional(), "plain words");
  visit.link("to", arrival.to, required(), "the step they come to");
  visit.exactly_one_of({"rate", "every", "table"});
  visit.quantity("rate", arrival.rate, Unit::rate, above(0), "people come at random at this rate");
  visit.distribution("every", arrival.every, Unit::duration, optional(),
                     "the time between one and the next");
  visit.table("table", arrival.table, optional(),
              "a table of counts by month, from the beginning of the warm-up on");
  visit.text("month", arrival.month, optional(), "the column of the table that holds the months");
  visit.text("column", arrival.column, optional(), "the column of the table that holds the counts");
  visit.quantity("hidden", arrival.hidden, Unit::count, optional(),
                 "the count that a \"*\" in the table stands for");
}

}  // namespace waymark
