#include "waymark/rules/cycle_fields.h"

namespace waymark {

namespace {

void declare_cycle_chance(FieldVisitor& visit, CycleChanceFields& chance) {
  visit.shorthand("chance");
  visit.exactly_one_of({"chance", "rate", "weibull", "gompertz"});
  visit.expression("chance", chance.chance, Unit::chance, optional(), "the chance in one cycle");
  visit.expression("rate", chance.rate, Unit::rate, at_least(0),
                   "a rate; its chance in one cycle is 1 - exp(-rate x cycle)");
  visit.object(
      "weibull", chance.weibull, optional(),
      "a rate that falls or rises with a power of time; its chance in each cycle is taken");
  visit.object("gompertz", chance.gompertz, optional(),
               "a rate that grows exponentially with time; its chance in each cycle is taken");
  visit.choice("since", chance.since,
               {{"state", CycleTime::state, "time counts from coming to the state"},
                {"branch", CycleTime::branch, "time counts from the branch date"}},
               optional(), "of a law of time: when it begins");
  visit.expression("risk-ratio", chance.risk_ratio, Unit::number, at_least(0).coupling(1),
                   "multiplies the chance");
  visit.expression("hazard-ratio", chance.hazard_ratio, Unit::number, at_least(0).coupling(1),
                   "multiplies the rate behind the chance: 1 - (1 - chance)^ratio");
}

void declare_paid_once(FieldVisitor& visit, Keyed<Expression>& pays) {
  visit.keyed("pays", pays, rewards_of_cycles, optional(),
              "what going this way pays, once, by reward", [](FieldVisitor& v, Expression& amount) {
                v.expression(itself, amount, Unit::number, optional(),
                             "how much: a number, an assumption or a predictor; below 0 for a cost "
                             "or a loss of quality");
              });
}

}  // namespace

void declare(FieldVisitor& visit, RewardFields& reward) {
  visit.text("label", reward.label, optional(), "plain words");
  visit.text("unit", reward.unit, optional(), "what it is counted in, such as pounds or years");
}

void declare(FieldVisitor& visit, CycleMoveFields& move) {
  declare_cycle_chance(visit, move.chance);
  declare_paid_once(visit, move.pays);
}

void declare(FieldVisitor& visit, CycleTrialFields& trial) {
  visit.place(trial.place);
  declare_cycle_chance(visit, trial.chance);
  visit.exactly_one_of({"to", "sets"});
  visit.link("to", trial.to, optional(), "the step to which success leads; the cycle then ends");
  visit.keyed("sets", trial.sets, Collection::traits, optional(),
              "the trait that success changes; the cycle then goes on with the next trial",
              [](FieldVisitor& v, Quantity& level) {
                v.quantity(itself, level, Unit::count, between(0, 255),
                           "0 for no and 1 for yes; of named levels the place in their list, from "
                           "0");
              });
  declare_paid_once(visit, trial.pays);
}

void declare(FieldVisitor& visit, CycleStateFields& state) {
  visit.place(state.place);
  visit.links("moves", state.moves, optional(),
              "ways out, each with its chance, drawn together; the remainder stays",
              [](FieldVisitor& v, CycleMoveFields& move) { declare(v, move); });
  visit.link("otherwise", state.otherwise, optional(),
             "where those go whom none of the moves took; without it they stay");
  visit.rows("trials", state.trials, optional(),
             "instead of \"moves\": trials one after another, each with a draw of its own");
  visit.text("counts-on-with", state.counts_on_with, optional(),
             "a word; states with the same word share the count of cycles, so that moving between "
             "them carries it on");
  visit.keyed("pays", state.pays, rewards_of_cycles, optional(),
              "what a cycle spent here pays, by reward, counted after the move",
              [](FieldVisitor& v, Expression& amount) {
                v.expression(itself, amount, Unit::number, optional(),
                             "how much: a number, an assumption or a predictor");
              });
}

void declare(FieldVisitor& visit, CycleFields& cycle) {
  visit.place(cycle.place);
  visit.text("label", cycle.label, optional(), "plain words for what it is about");
  visit.quantity("every", cycle.every, Unit::duration, required().above(0),
                 "the length of a cycle; dates are counted from the branch date");
  visit.keyed("states", cycle.states, Collection::steps, required(),
              "what happens each cycle to those at a step; steps to which its ways lead belong to "
              "it too, and are not left by it");
}

}  // namespace waymark
