#include "waymark/scenario/said.h"

namespace waymark {

void declare(FieldVisitor& visit, Voice& voice) {
  visit.references("at", voice.at, Collection::steps, required(), "the steps the words are about");
  visit.text("words", voice.words, required(), "what was said, as it was said");
  visit.text("who", voice.who, required(), "who said it, as they wish to be named");
  visit.text("when", voice.when, required(), "when and where it was said");
  visit.text(
      "consent", voice.consent, required(),
      "how they agreed to be quoted here; without consent words do not belong in a scenario");
  visit.place(voice.place);
}

void declare(FieldVisitor& visit, LeftOut& left_out) {
  visit.shorthand("what");
  visit.text("what", left_out.what, required(), "what the model leaves out, in plain words");
  visit.text("who", left_out.who, optional(),
             "who said it; without it the makers of the model say so themselves");
  visit.text("why", left_out.why, optional(), "why it is left out");
  visit.place(left_out.place);
}

}  // namespace waymark
