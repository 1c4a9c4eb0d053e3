#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/scenario/fields.h"

/// A scenario language in small, with every category of field, for the tests of the reader.
namespace waymark::miniature {

struct Protects {
  Reference clock;
  Quantity lower_by;
};
inline void declare(FieldVisitor& visit, Protects& protects) {
  visit.reference("clock", protects.clock, Collection::clocks, required(), "what it makes rarer");
  visit.quantity("lower-by", protects.lower_by, Unit::share, required().coupling(0), "by how much");
}

struct Gate {
  std::string label;
  Reference team;
  Quantity takes = hours(1);
  Expression pass;
  Reference then;
  bool retelling = false;
  std::optional<Protects> protects;
  std::optional<Quantity> patience;
  Place place;
};
inline void declare(FieldVisitor& visit, Gate& gate) {
  visit.place(gate.place);
  visit.text("label", gate.label, optional(), "plain words for this step");
  visit.reference("team", gate.team, Collection::teams, required(), "who does the work");
  visit.quantity("takes", gate.takes, Unit::work_hours, above(0), "work for one person");
  visit.expression("pass", gate.pass, Unit::chance, required(), "chance to pass");
  visit.link("then", gate.then, required(), "the next step");
  visit.flag("retelling", gate.retelling, optional(), "people tell their story again");
  visit.object("protects", gate.protects, optional(), "what this hoop protects");
  visit.quantity("patience", gate.patience, Unit::duration, at_least(0), "until people give up");
}

struct Delay {
  DistributionSpec lasts = weeks(2);
  Reference then;
  Keyed<Expression> ways;
};
inline void declare(FieldVisitor& visit, Delay& delay) {
  visit.distribution("lasts", delay.lasts, Unit::duration, optional(), "how long it takes");
  visit.link("then", delay.then, optional(), "the next step");
  visit.links("ways", delay.ways, optional(), "or several, by chance",
              [](FieldVisitor& each, Expression& chance) {
                each.expression(itself, chance, Unit::chance, required(), "chance of this way");
              });
}

struct Home {};
inline void declare(FieldVisitor&, Home&) {}

inline Kinds step_kinds() {
  Kinds kinds;
  kinds.add<Gate>("gate", "a hoop");
  kinds.add<Delay>("delay", "a wait");
  kinds.add<Home>("home", "nothing happens");
  return kinds;
}

enum class Discipline { first_come, priority };

struct Team {
  Quantity fte;
  Quantity cost = pounds_per_hour(30);
  Discipline discipline = Discipline::first_come;
  std::int64_t caseload = 40;
};
inline void declare(FieldVisitor& visit, Team& team) {
  visit.shorthand("fte");
  visit.number("fte", team.fte, required().at_least(0), "full-time posts");
  visit.quantity("cost", team.cost, Unit::money_rate, at_least(0), "cost of an hour");
  visit.choice("discipline", team.discipline,
               {{"first-come", Discipline::first_come, "in the order of joining"},
                {"priority", Discipline::priority, "by need"}},
               optional(), "who is next");
  visit.whole("caseload", team.caseload, between(1, 1000), "people for one post");
}

struct Exposure {
  std::vector<Reference> during;
  Quantity size;
  Expression factor = 1.0;
};
inline void declare(FieldVisitor& visit, Exposure& exposure) {
  visit.references("during", exposure.during, Collection::steps, required(),
                   "while at these steps");
  visit.number("size", exposure.size, coupling(0), "how far it moves");
  visit.expression("factor", exposure.factor, Unit::number, coupling(1).above(0), "times this");
}

struct Predictor {
  Reference by;
  std::vector<Point> at;
};
inline void declare(FieldVisitor& visit, Predictor& predictor) {
  visit.reference("by", predictor.by, Collection::features, required(), "what it reads");
  visit.points("at", predictor.at, Unit::share, Unit::chance, required(), "two points");
}

struct Assumption {
  Written value;
  std::vector<Written> range;
  std::optional<DistributionSpec> distribution;
  std::string standing, source, label;
  std::optional<Written> coupling;
};
inline void declare(FieldVisitor& visit, Assumption& assumption) {
  visit.written("value", assumption.value, required(), "the number");
  visit.writtens("range", assumption.range, optional().exactly(2), "from and to");
  visit.distribution("distribution", assumption.distribution, Unit::as_used, optional(), "spread");
  visit.exactly_one_of({"range", "distribution"});
  visit.text("standing", assumption.standing, required(), "how sure");
  visit.text("source", assumption.source, optional(), "where from");
  visit.text("label", assumption.label, optional(), "plain words");
  visit.written("coupling", assumption.coupling, optional(), "where it changes nothing");
}

struct Piece {
  Quantity until;
  Quantity rate;
};
inline void declare(FieldVisitor& visit, Piece& piece) {
  visit.quantity("until", piece.until, Unit::duration, required(), "the end of the piece");
  visit.quantity("rate", piece.rate, Unit::rate, required(), "how often");
}

struct Scenario {
  Kinds kinds = step_kinds();
  Date start;
  Keyed<Assumption> assumptions;
  Keyed<Predictor> predictors;
  Keyed<Team> teams;
  Keyed<Chosen> pathway;
  Keyed<Exposure> exposures;
  Keyed<bool> when;
  std::vector<Quantity> at;
  std::vector<std::string> tags;
  std::vector<Piece> pieces;
  TableSource table;
  Reference first;
  FreeObject arms;
};
inline void declare(FieldVisitor& visit, Scenario& scenario) {
  visit.date("start", scenario.start, optional(), "the first day");
  visit.collection("assumptions", scenario.assumptions, Collection::assumptions, optional(),
                   "named");
  visit.collection("predictors", scenario.predictors, Collection::predictors, optional(), "named");
  visit.collection("teams", scenario.teams, Collection::teams, optional(), "who works");
  visit.collection("pathway", scenario.pathway, scenario.kinds, Collection::steps, optional(),
                   "steps");
  visit.collection("exposures", scenario.exposures, Collection::exposures, optional(), "what acts");
  visit.keyed("when", scenario.when, Collection::traits, optional(), "conditions",
              [](FieldVisitor& each, bool& value) {
                each.flag(itself, value, required(), "must it hold");
              });
  visit.quantities("at", scenario.at, Unit::duration, at_least(0), "when it is read");
  visit.texts("tags", scenario.tags, optional(), "words");
  visit.rows("pieces", scenario.pieces, optional(), "pieces in order");
  visit.table("table", scenario.table, optional(), "numbers beside it");
  visit.reference("first", scenario.first, Collection::steps, optional(), "where it begins");
  visit.free_object("arms", scenario.arms, optional(), "what is compared");
}

}  // namespace waymark::miniature
