#include "waymark/scenario/fair_money.h"

namespace waymark {

double ExtraMoney::pounds_per_ms() const {
  return (amount ? amount->value : 0.0) - (less_by ? less_by->value : 0.0);
}

void declare(FieldVisitor& visit, ExtraMoney& extra) {
  visit.exactly_one_of({"amount", "less-by"});
  visit.quantity("amount", extra.amount, Unit::money_rate, at_least(0),
                 "how much a year it plans beyond the others");
  visit.quantity("less-by", extra.less_by, Unit::money_rate, at_least(0),
                 "how much a year it plans below the others");
  visit.text("why", extra.why, required(), "why the arm should have other money than the rest");
  visit.place(extra.place);
}

void declare(FieldVisitor& visit, Budget& budget) {
  visit.text("label", budget.label, optional(), "plain words");
  visit.quantity("cost", budget.cost, Unit::money_rate, required().at_least(0), "how much a year");
  visit.reference("payer", budget.payer, Collection::payers, required(), "who pays");
}

void declare(FieldVisitor& visit, Transition& transition) {
  visit.quantity("cost", transition.cost, Unit::money, required().at_least(0),
                 "cost of each labelled change that adds, removes or patches steps, once, at the "
                 "branch date");
  visit.reference("payer", transition.payer, Collection::payers, required(), "who pays it");
  visit.quantity("double-running", transition.double_running, Unit::duration, at_least(0),
                 "how long after the branch date an arm with such changes still pays for teams and "
                 "budgets that it plans less of than the arm it is compared with");
}

}  // namespace waymark
