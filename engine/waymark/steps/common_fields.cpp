#include "waymark/steps/common_fields.h"

namespace waymark {

void declare(FieldVisitor& visit, ThenFields& then) {
  visit.shorthand("to");
  visit.exactly_one_of({"to", "one-of"});
  visit.link("to", then.to, optional(), "the step that follows");
  visit.links("one-of", then.one_of, optional(),
              "several ways on, each with its chance (or weight): one is drawn",
              [](FieldVisitor& v, Expression& weight) {
                v.expression(itself, weight, Unit::number, at_least(0),
                             "chance or weight; a number, an assumption or a predictor");
              });
  visit.flag("person-decides", then.person_decides, optional(),
             "the person, not the service, takes this choice (felt as \"chose\")");
  visit.expression("clarity", then.clarity, Unit::chance, coupling(1),
                   "chance that the sign is read rightly; who misreads it comes to the wrong door");
  visit.link("wrong-door", then.wrong_door, optional(),
             "the step to which the misled come first; from there they go on to the right one");
}

void declare_common(FieldVisitor& visit, CommonFields& common) {
  visit.place(common.place);
  visit.text("label", common.label, optional(), "plain words for this step");
  visit.text("track", common.track, optional(), "the part of life this step belongs to");
  visit.text("counts-as", common.counts_as, optional(),
             "words under which reports count people at this step, such as \"in support\"");
  visit.quantity("cost-per-visit", common.cost_per_visit, Unit::money, at_least(0),
                 "money spent each time somebody comes to this step");
  visit.quantity("cost-of-staying", common.cost_of_staying, Unit::money_rate, at_least(0),
                 "money spent for the time somebody is at this step");
  visit.reference("payer", common.payer, Collection::payers, optional(), "whose money that is");
}

void declare_lasts_times(FieldVisitor& visit, Expression& times) {
  visit.expression(
      "lasts-times", times, Unit::number, above(0),
      "what the length is multiplied by on coming here: a predictor makes it longer for "
      "some people than for others");
}

void declare_waiting(FieldVisitor& visit, WaitingFields& waiting) {
  visit.distribution("patience", waiting.patience, Unit::duration, optional(),
                     "how long somebody waits before giving up; without it nobody gives up");
  visit.expression("patience-times", waiting.patience_times, Unit::number, above(0),
                   "what patience is multiplied by on joining the queue, person by person");
  visit.link("gives-up", waiting.gives_up, optional(), "where those who give up waiting go");
  visit.expression("priority", waiting.priority, Unit::number, optional(),
                   "who goes first: smaller before larger, equals in order of joining");
  visit.quantity("waiting-room", waiting.room, Unit::count, at_least(0),
                 "most people who may wait for this step; at 0 nobody waits at all. Without it "
                 "there is room for everybody");
  visit.link("turned-away", waiting.turned_away, optional(),
             "where those go who would have to wait and find no room");
  visit.expression("joins", waiting.joins, Unit::chance, optional(),
                   "chance that somebody who would have to wait does so; who does not, gives up");
}

}  // namespace waymark
