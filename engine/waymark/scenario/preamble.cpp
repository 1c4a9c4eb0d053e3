#include "waymark/scenario/preamble.h"

namespace waymark {

void declare(FieldVisitor& visit, Dates& dates) {
  visit.date("start", dates.start, required(), "the branch date, at which the arms part");
  visit.quantity("hour", dates.hour, Unit::duration,
                 at_least(0).at_most(23.0 * ms_per_hour + 59.0 * ms_per_minute),
                 "the time of that day at which it begins, \"6 hours\" for six in the morning");
  visit.quantity("horizon", dates.horizon, Unit::duration, required().above(0),
                 "how long the arms run after the branch date");
  visit.quantity("warm-up", dates.warm_up, Unit::duration, at_least(0),
                 "how long the world runs before the branch date, to fill queues and caseloads");
  visit.choice("warm-up-mode", dates.warm_up_mode,
               {{"shared", WarmUpMode::shared, "one warmed-up world is copied to each arm"},
                {"own", WarmUpMode::own, "each arm warms up by its own rules"}},
               optional(), "whether the arms start from one world");
}

void declare(FieldVisitor& visit, AssumptionFields& assumption) {
  visit.written("value", assumption.value, required(), "the one number that every use takes");
  visit.writtens("range", assumption.range, optional().exactly(2),
                 "the lowest and highest plausible value");
  visit.distribution("distribution", assumption.distribution, Unit::as_used, optional(),
                     "how plausible values are spread, instead of a range");
  visit.written("standard-error", assumption.standard_error, optional(),
                "one standard error of the value, instead of a range; where it is drawn log-normal "
                "or logit-normal, of its logarithm or log odds");
  visit.exactly_one_of({"range", "distribution", "standard-error"});
  visit.choice(
      "drawn", assumption.drawn,
      {{"as-written", Drawn::unstated,
        "from its distribution; from a range peaked; with a standard error normal"},
       {"peaked", Drawn::peaked, "within its range, most often near its value (triangular)"},
       {"even", Drawn::even, "anywhere within its range alike"},
       {"normal", Drawn::normal, "normal; a range is then its 95 % interval"},
       {"log-normal", Drawn::log_normal, "its logarithm is normal: ratios, times, costs"},
       {"logit-normal", Drawn::logit_normal, "its log odds are normal: chances"},
       {"not", Drawn::fixed, "not at all: it stays at its value"}},
      optional(), "how it is drawn in samples of what we do not know (run --samples)");
  visit.text("source", assumption.source, required(), "where the number comes from");
  visit.choice("standing", assumption.standing,
               {{"found", Standing::found, "read in a source"},
                {"local", Standing::local, "own data"},
                {"lived", Standing::lived, "said by people who were there: who, how many, when"},
                {"known", Standing::known, "from the literature by memory"},
                {"assumed", Standing::assumed, "nobody has measured it"}},
               required(), "how far the number can be trusted");
  visit.text("label", assumption.label, optional(), "plain words for the report");
  visit.written("coupling", assumption.coupling, optional(),
                "marks it as a coupling: the value at which it changes nothing, taken when only "
                "measured effects count and this one is neither found nor local");
  visit.choice("design", assumption.design,
               {{"unstated", Design::unstated, "nothing is said about it"},
                {"experimental", Design::experimental, "somebody changed it and saw what followed"},
                {"observational", Design::observational,
                 "it was only seen to go together, which may have other causes"}},
               optional(), "how the source came to an effect");
  visit.number("causal-share", assumption.causal_share, between(0, 1),
               "how much of an observed effect is taken as cause: the effect used is this share of "
               "it (of a ratio, of its logarithm). Without it, of an observational source, "
               "\"=causal-share\": 0.5 [0, 1], assumed");
  visit.place(assumption.place);
}

void declare(FieldVisitor& visit, DrawnTogether& group) {
  visit.references("assumptions", group.assumptions, Collection::assumptions, required(),
                   "assumptions that are drawn normal, log-normal or logit-normal");
  visit.keyed("covariance", group.covariance, Collection::assumptions, required(),
              "covariances of their errors, each pair once, on the scale on which each is drawn; "
              "variances may stand too and are held against the standard errors",
              [](FieldVisitor& v, Keyed<Quantity>& others) {
                v.keyed(itself, others, Collection::assumptions, optional(), "the other assumption",
                        [](FieldVisitor& w, Quantity& covariance) {
                          w.quantity(itself, covariance, Unit::number, optional(), "covariance");
                        });
              });
}

void declare(FieldVisitor& visit, ChangeFields& change) {
  visit.text("label", change.label, optional(), "plain words for the change");
  visit.free_object("patch", change.patch, optional(),
                    "what it alters, written like the scenario itself; null deletes");
  visit.free_object("add", change.add, optional(), "what it adds, under ids that are new");
  visit.references("remove", change.remove, Collection::none, optional(),
                   "steps it takes away; people and links there follow the step's own 'then'");
  visit.references("needs", change.needs, Collection::none, optional(),
                   "changes of this arm or its parents that must come before it");
  visit.text("clause", change.clause, optional(),
             "the sentence that this change would put into a specification");
}

void declare(FieldVisitor& visit, ArmFields& arm) {
  visit.text("label", arm.label, optional(), "plain words for the arm");
  visit.reference("from", arm.from, Collection::arms, optional(),
                  "the arm that this one starts from; the scenario itself when left out");
  visit.collection("changes", arm.changes, Collection::none, optional(),
                   "labelled changes by id, which apply in the order written");
  visit.references("order", arm.order, Collection::none, optional(),
                   "every change of this arm in the order to apply, if not the order written");
  visit.object("extra-money", arm.extra_money, optional(),
               "money a year that this arm plans beyond the others, declared in plain sight; "
               "without it planned money must be equal");
}

void declare(FieldVisitor& visit, Lever& lever) {
  visit.text("at", lever.at, required(), "JSON pointer to the number that may be moved");
  visit.text("label", lever.label, optional(), "plain words beside the slider");
  visit.written("from", lever.from, required(), "the lowest value");
  visit.written("to", lever.to, required(), "the highest value");
  visit.written("step", lever.step, required(), "by how much it moves at once");
}

void declare(FieldVisitor& visit, WhatMatters& matters) {
  visit.text("asked", matters.asked, required(), "who was asked, how many, and when");
  visit.references("order", matters.order, Collection::none, required(),
                   "domains of a good life, the most important first");
}

void declare(FieldVisitor& visit, Preamble& preamble) {
  visit.whole("waymark", preamble.waymark, required().between(1, 1),
              "the version of the scenario language, 1");
  visit.text("title", preamble.title, required(), "the scenario in a few words");
  visit.text("question", preamble.question, required(), "what the comparison should answer");
  visit.object("dates", preamble.dates, required(), "when it plays");
  visit.keyed(
      "vocabulary", preamble.vocabulary, Collection::none, optional(),
      "the words of this place for person, gate, relapse and other words of reports, summaries and "
      "tables; people, gates and so on where the plural is not the word with an s",
      [](FieldVisitor& each, std::string& word) {
        each.text(itself, word, required(), "the word to use instead");
      });
  visit.collection("assumptions", preamble.assumptions, Collection::assumptions, optional(),
                   "numbers named once and used as \"=name\", with their standing");
  visit.collection("drawn-together", preamble.drawn_together, Collection::none, optional(),
                   "groups of assumptions whose errors go together, such as coefficients of one "
                   "regression; all others are drawn each by itself");
  visit.collection("arms", preamble.arms, Collection::arms, optional(),
                   "what is compared: each a parent and labelled changes");
  visit.collection("levers", preamble.levers, Collection::none, optional(),
                   "up to eight numbers that a workshop may move");
  visit.object("what-matters", preamble.what_matters, optional(),
               "what members said should count, before they saw any result");
  visit.collection("voices", preamble.voices, Collection::none, optional(),
                   "real words of people, given with consent, beside the steps they are about");
  visit.rows("leaves-out", preamble.leaves_out, optional(),
             "what people said that this model leaves out, and why");
  visit.table("looked-back", preamble.looked_back, optional(),
              "what was counted beside what the model says of the same months, as 'waymark new "
              "--tables' writes it; shown in the report");
}

}  // namespace waymark
