#include "waymark/compile/scenario_fields.h"

#include "waymark/measures/measure_fields.h"
#include "waymark/simulate/team_fields.h"

namespace waymark {

namespace {

const Kinds& measure_kinds() {
  static const Kinds kinds = measure_standards();
  return kinds;
}

}  // namespace

void declare(FieldVisitor& visit, ExperimentFields& experiment) {
  visit.whole("seed", experiment.seed, at_least(0),
              "chooses the draws; the same seed gives the same people");
  visit.whole("replications", experiment.replications, at_least(1), "how often every arm is run");
  visit.reference(
      "base", experiment.base, Collection::arms, optional(),
      "the arm with which the others are compared; without it the first that starts from none");
  visit.reference(
      "compare", experiment.compare, Collection::arms, optional(),
      "the arm that the first sentence of a report is about; without it the second arm");
  visit.keyed("worth-knowing", experiment.worth_knowing, Collection::measures, optional(),
              "the smallest difference worth knowing, by measure; --precision runs until intervals "
              "are narrower",
              [](FieldVisitor& v, Quantity& difference) {
                v.quantity(itself, difference, Unit::number, optional(),
                           "smallest difference of interest");
              });
  visit.object("value-for-money", experiment.value_for_money, optional(),
               "what arms cost held against what they gain: who is dominated, what one more of the "
               "effect costs, and net benefit at what it is worth");
}

void declare(FieldVisitor& visit, PrecisionFields& tolerance) {
  visit.number("stock", tolerance.stock, above(0).at_most(0.25),
               "largest move of a stock that goals do not follow");
  visit.number("clock", tolerance.clock, above(0).at_most(1),
               "largest move of the logarithm of a rate that a clock does not follow");
}

void declare(FieldVisitor& visit, ScenarioFields& scenario) {
  declare(visit, scenario.preamble);
  visit.collection("payers", scenario.payers, Collection::payers, optional(),
                   "who pays, by id, in plain words; a report begins with the first",
                   [](FieldVisitor& v, std::string& label) {
                     v.text(itself, label, optional(), "plain words");
                   });
  visit.collection("budgets", scenario.budgets, Collection{"budgets"}, optional(),
                   "money planned beside the teams, such as co-design, rooms and expenses");
  visit.object("transition", scenario.transition, optional(),
               "what changing over to another route costs, the same for every arm");
  visit.collection("tracks", scenario.tracks, Collection::tracks, optional(),
                   "parts of life that run side by side; steps without a track are on \"main\"");
  visit.collection("arrivals", scenario.arrivals, Collection{"arrivals"}, optional(),
                   "people who come from outside");
  visit.object("population", scenario.population, optional(),
               "who is there at the beginning, and what people are like");
  visit.collection("stocks", scenario.stocks, Collection::stocks, optional(),
                   "trust, control, hope: quantities in 0 to 1");
  visit.collection("needs", scenario.needs, Collection::needs, optional(),
                   "severities with two thresholds");
  visit.collection("roles", scenario.roles, Collection::roles, optional(),
                   "what people do for others or with them, held beside their places");
  visit.object("ties", scenario.ties, optional(), "relations between people who meet in groups");
  visit.collection("teams", scenario.teams, team_kinds(), Collection::teams, optional(),
                   "who does the work");
  visit.collection("pathway", scenario.pathway, step_kinds(), Collection::steps, required(),
                   "the steps, by id; order of writing means nothing, \"then\" says what follows");
  visit.collection("predictors", scenario.predictors, Collection::predictors, optional(),
                   "numbers that differ from person to person, used as \"=name\"");
  visit.collection("experiences", scenario.experiences, Collection::experiences, optional(),
                   "what moves a stock at once");
  visit.collection("exposures", scenario.exposures, Collection::exposures, optional(),
                   "what moves a stock while it lasts");
  visit.collection("clocks", scenario.clocks, Collection::clocks, optional(),
                   "what happens in its own time, at a hazard");
  visit.collection("rewards", scenario.rewards, rewards_of_cycles, optional(),
                   "what cycle clocks pay, such as a cost or a quality-adjusted year of life");
  visit.collection("cycles", scenario.cycles, cycle_clocks, optional(),
                   "cycle clocks, as in a Markov model: on fixed dates everyone at their steps "
                   "moves, by chances");
  visit.object("commissioning", scenario.commissioning, optional(),
               "the layer of organisations: mechanisms that are on, each under its name");
  visit.collection("measures", scenario.measures, measure_kinds(), Collection::measures, optional(),
                   "what is measured");
  visit.object("experiment", scenario.experiment, optional(), "how the comparison is run");
  visit.object("tolerance", scenario.tolerance, optional(),
               "how closely moving stocks are followed");
}

}  // namespace waymark
