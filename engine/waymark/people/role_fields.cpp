#include "waymark/people/role_fields.h"

namespace waymark {

void declare(FieldVisitor& visit, OccasionFields& occasion) {
  visit.references("when", occasion.when, Collection::events, required(),
                   "what it follows: happenings such as \"session\" or \"completed\", or clocks");
  visit.references("at", occasion.at, Collection::steps, optional(),
                   "of happenings, only those at these steps");
  visit.expression("chance", occasion.chance, Unit::chance, optional(),
                   "chance that it comes to this, each time");
}

void declare(FieldVisitor& visit, AwayFields& away) {
  visit.references("after", away.after, Collection::events, required(),
                   "clocks or happenings after which a holder may have a spell away");
  visit.expression("share", away.share, Unit::chance, optional(),
                   "in how many cases: the community's own rule");
  visit.distribution("lasts", away.lasts, Unit::duration, required(), "how long a spell is");
}

void declare(FieldVisitor& visit, RoleFields& role) {
  visit.place(role.place);
  visit.text("label", role.label, optional(), "plain words");
  visit.quantity("hours-per-week", role.hours_per_week, Unit::work_hours, at_least(0),
                 "what a holder gives, unless away");
  visit.quantity("places", role.places, Unit::count, at_least(1),
                 "most holders at a time; without it there is room for all");
  visit.reference("from", role.from, Collection::roles, optional(),
                  "only those who hold this role, and are not away from it, can take it up");
  visit.object("taken-up", role.taken_up, required(), "when people take it up");
  visit.object("laid-down", role.laid_down, optional(),
               "when they lay it down; whoever leaves for good does so in any case");
  visit.object("away", role.away, optional(), "spells in which a holder gives no hours");
  visit.reference("supplies", role.supplies, Collection::teams, optional(),
                  "the hours team whose contacts and sessions its hours go to");
  visit.quantity("worth", role.worth, Unit::money_rate, at_least(0),
                 "what an unpaid hour would cost to replace");
}

void declare(FieldVisitor& visit, TieFields& ties) {
  visit.place(ties.place);
  visit.whole("most", ties.most, required().between(1, 64), "how many ties a person can have");
  visit.distribution("lasts", ties.lasts, Unit::duration, required(),
                     "how long a tie lasts, from the session in which it is formed");
  visit.expression(
      "pulls", ties.pulls, Unit::chance, optional(),
      "chance that a person, as they are when a tie forms, pulls the other towards use; "
      "else they support");
}

}  // namespace waymark
