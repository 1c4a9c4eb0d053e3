#include "waymark/compile/value_for_money_fields.h"

namespace waymark {

void declare(FieldVisitor& visit, ValueForMoneyFields& value) {
  visit.place(value.place);
  visit.reference("cost", value.cost, Collection::none, required(),
                  "what is paid: a measure in pounds, or a metric such as "
                  "\"money/council/discounted-3.5\" (metrics.csv of a run lists them)");
  visit.reference("effect", value.effect, Collection::none, required(),
                  "what is gained: a measure, or one of its metrics");
  visit.reference("per", value.per, Collection::none, optional(),
                  "a measure that counts people or requests, over whom the cost is spread; for an "
                  "effect that is said for one person");
  visit.quantity("over", value.over, Unit::duration, above(0),
                 "how long after the branch date both are read; without it as long as both reach");
  visit.quantities("worth", value.worth, Unit::money, required().above(0),
                   "what one more of the effect may cost; one or several, such as [\"£20,000\", "
                   "\"£30,000\"]");
}

}  // namespace waymark
