#include "waymark/people/people_fields.h"

namespace waymark {

namespace {

void declare_shares(FieldVisitor& visit, std::vector<Quantity>& shares) {
  visit.quantities("shares", shares, Unit::share, optional(),
                   "the share of people at each of the levels, which add up to 1");
}

}  // namespace

void declare(FieldVisitor& visit, TraitRowFields& row) {
  visit.place(row.place);
  visit.keyed(
      "when", row.when, Collection::traits, optional(),
      "for whom: a level by trait, or some, as \"none or at-risk\" (\"yes\" and \"no\" where "
      "it is a chance); a row without is for everybody that no row above it is for",
      [](FieldVisitor& v, std::string& levels) {
        v.text(itself, levels, required(), "a level, or some with \" or \" between them");
      });
  visit.exactly_one_of({"chance", "number", "shares"});
  visit.quantity("chance", row.chance, Unit::chance, optional(),
                 "the share of these people of whom it is true");
  visit.distribution("number", row.number, Unit::number, optional(),
                     "a number that differs from person to person");
  declare_shares(visit, row.shares);
}

void declare(FieldVisitor& visit, TraitFields& trait) {
  visit.place(trait.place);
  visit.shorthand("chance");
  visit.exactly_one_of({"chance", "number", "shares", "by", "from"});
  visit.quantity("chance", trait.chance, Unit::chance, optional(),
                 "the share of people of whom it is true");
  visit.distribution("number", trait.number, Unit::number, optional(),
                     "a number that differs from person to person");
  visit.texts("levels", trait.levels, optional(),
              "names of levels, least first; rules read a level by its place, 0 for the first");
  declare_shares(visit, trait.shares);
  visit.rows("by", trait.by, optional(),
             "rows by levels of other traits; the first that fits a person holds");
  visit.reference("from", trait.from, surveys, optional(),
                  "a survey: traits from one survey come together, as its rows have them");
  visit.text("column", trait.column, optional(),
             "the column of the survey; without it the one that is called as the trait");
  visit.choice("cells", trait.cells,
               {{"number", Cells::number, "numbers"},
                {"yes-no", Cells::yes_no, "yes or no, true or false, 1 or 0"}},
               optional(), "what the column holds, where there are no \"levels\"");
}

void declare(FieldVisitor& visit, SurveyFields& survey) {
  visit.table("table", survey.table, required(),
              "a table with one row for each person asked; the rows themselves enter no run folder "
              "and no report");
  visit.text("weight", survey.weight, optional(),
             "the column that says how many people a row stands for");
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
  visit.keyed("been-there", population.been_there, Collection::steps, optional(),
              "how long they have been there, by step; without it, as long as in a stream that has "
              "always flowed",
              [](FieldVisitor& v, DistributionSpec& elapsed) {
                v.distribution(itself, elapsed, Unit::duration, optional(), "time there so far");
              });
  visit.flag("just-come", population.just_come, optional(),
             "all of them enter their steps as the warm-up begins, but where \"been-there\" says "
             "otherwise");
  visit.collection("traits", population.traits, Collection::traits, optional(),
                   "facts about people, by id");
  visit.keyed("correlations", population.correlations, Collection::traits, optional(),
              "correlations of traits, each pair once, on the scale on which every trait is a "
              "standard normal variable cut at its own shares",
              [](FieldVisitor& v, Keyed<Quantity>& others) {
                v.keyed(itself, others, Collection::traits, optional(), "the other trait",
                        [](FieldVisitor& w, Quantity& correlation) {
                          w.quantity(itself, correlation, Unit::number, above(-1).below(1),
                                     "correlation");
                        });
              });
  visit.collection("surveys", population.surveys, surveys, optional(),
                   "tables of people asked, from whose rows traits are drawn together");
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

void declare(FieldVisitor& visit, ArrivalShockFields& shock) {
  visit.place(shock.place);
  visit.text("label", shock.label, optional(), "plain words");
  visit.date("from", shock.from, required(), "the first day");
  visit.date("to", shock.to, required(), "the day from which it is over");
  visit.quantity("factor", shock.factor, Unit::number, required().at_least(0),
                 "people come this many times as often");
}

void declare(FieldVisitor& visit, ArrivalFields& arrival) {
  visit.place(arrival.place);
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
  visit.quantity("growth", arrival.growth, Unit::growth, optional(),
                 "growth of the rate, which is as written on the start date");
  visit.quantities("season", arrival.season, Unit::number, at_least(0).exactly(12),
                   "weights of the months, January first; the rate of a whole year stays");
  visit.quantities("weekday", arrival.weekday, Unit::number, at_least(0).exactly(7),
                   "weights of the weekdays, Monday first; the rate of a week, or the count of a "
                   "month, stays");
  visit.quantities("hour", arrival.hour, Unit::number, at_least(0).exactly(24),
                   "weights of the hours, from midnight on; the rate or count of a day stays");
  visit.collection("shocks", arrival.shocks, Collection{"arrival-shocks"}, optional(),
                   "times in which people come more or less often, by id");
}

}  // namespace waymark
