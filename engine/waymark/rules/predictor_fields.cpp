#include "waymark/rules/predictor_fields.h"

#include "waymark/base/elementary.h"
#include "waymark/rules/rule_error.h"

namespace waymark {

namespace {

template <Unit unit>
void declare_model(FieldVisitor& visit, ModelFields<unit>& model) {
  visit.exactly_one_of({"by", "value"});
  visit.reference("by", model.by, Collection::features, optional(),
                  "the feature along which a line is drawn");
  visit.points("at", model.at, Unit::number, unit, optional(),
               "two points of that line: the value where the feature has the value on the left");
  visit.quantity("value", model.value, unit, optional(),
                 "the value where every term is at its point");
  visit.keyed("terms", model.terms, Collection::features, optional(),
              "what moves it away from that value");
}

double coefficient_of(const TermFields& term) {
  if (term.adds) return term.adds->value;
  return coefficient_from_ratio(term.odds_ratio ? term.odds_ratio->value : term.rate_ratio->value);
}

std::vector<TermForm> terms_of(const Keyed<TermFields>& terms) {
  std::vector<TermForm> forms;
  for (const auto& [feature, term, place] : terms)
    forms.push_back(
        {feature, coefficient_of(term), term.about.value, term.per.value, term.transform});
  return forms;
}

template <Unit unit>
SumForm sum_of(const ModelFields<unit>& model, LinkFunction link) {
  if (model.value) return {link, scaled_by(link, model.value->value), terms_of(model.terms)};
  if (model.at.size() != 2) throw RuleError("a line needs exactly two points under \"at\"");
  const Point& a = model.at[0];
  const Point& b = model.at[1];
  const Line line = through_two_points(a.at.value, a.value.value, b.at.value, b.value.value, link);
  SumForm form{link, line.intercept, terms_of(model.terms)};
  form.terms.push_back({model.by.id, line.coefficient, 0.0, 1.0, Transform::identity});
  return form;
}

/// 1 for numbers that are no rates.
double milliseconds_of(RateTime per) {
  switch (per) {
    case RateTime::day:
      return days(1);
    case RateTime::week:
      return weeks(1);
    case RateTime::month:
      return months(1);
    case RateTime::year:
      return years(1);
    case RateTime::none:
      break;
  }
  return 1.0;
}

}  // namespace

void declare(FieldVisitor& visit, TermFields& term) {
  visit.exactly_one_of({"odds-ratio", "rate-ratio", "adds"});
  visit.number("odds-ratio", term.odds_ratio, above(0).coupling(1),
               "the odds are multiplied by this for each step (chances)");
  visit.number("rate-ratio", term.rate_ratio, above(0).coupling(1),
               "the rate is multiplied by this for each step (rates, clocks)");
  visit.number("adds", term.adds, coupling(0), "this is added for each step (numbers)");
  visit.number("per", term.per, optional(), "the step; of a feature that is a time, in days");
  visit.number("about", term.about, optional(), "where the term has no effect; of a time, in days");
  visit.choice(
      "as", term.transform,
      {{"it-is", Transform::identity, "the feature itself"},
       {"log", Transform::log, "its natural logarithm"},
       {"log-of-one-more", Transform::log_of_one_more, "the natural logarithm of it plus one"},
       {"square", Transform::square, "its square"}},
      optional(), "how the feature enters");
}

void declare(FieldVisitor& visit, ModelFields<Unit::chance>& model) { declare_model(visit, model); }
void declare(FieldVisitor& visit, ModelFields<Unit::rate>& model) { declare_model(visit, model); }
void declare(FieldVisitor& visit, ModelFields<Unit::number>& model) { declare_model(visit, model); }

void declare(FieldVisitor& visit, TableFields& table) {
  visit.references("by", table.by, Collection::features, required(),
                   "discrete features, the last one fastest");
  visit.quantities("levels", table.levels, Unit::count, required(),
                   "how many levels each has, from 0");
  visit.quantities("values", table.values, Unit::number, required(),
                   "one value for each combination");
  visit.choice("per", table.per,
               {{"no-time", RateTime::none, "they are numbers"},
                {"day", RateTime::day, "they are rates a day"},
                {"week", RateTime::week, "rates a week"},
                {"month", RateTime::month, "rates a month"},
                {"year", RateTime::year, "rates a year"}},
               optional(), "what makes rates of the values");
}

void declare(FieldVisitor& visit, PredictorFields& predictor) {
  visit.exactly_one_of({"chance", "rate", "ratio", "number", "table", "product", "sum"});
  visit.object("chance", predictor.chance, optional(), "a chance; terms are odds ratios");
  visit.object("rate", predictor.rate, optional(), "a rate; terms are rate ratios");
  visit.object("ratio", predictor.ratio, optional(), "a ratio; terms are rate ratios");
  visit.object("number", predictor.number, optional(), "a number; terms add to it");
  visit.object("table", predictor.table, optional(), "a number looked up by discrete features");
  visit.references("product", predictor.product, Collection::predictors, optional(),
                   "the product of these predictors");
  visit.references("sum", predictor.sum, Collection::predictors, optional(),
                   "the sum of these predictors");
}

PredictorForm form_of(const PredictorFields& predictor) {
  if (predictor.chance) return sum_of(*predictor.chance, LinkFunction::logit);
  if (predictor.rate) return sum_of(*predictor.rate, LinkFunction::log);
  if (predictor.ratio) return sum_of(*predictor.ratio, LinkFunction::log);
  if (predictor.number) return sum_of(*predictor.number, LinkFunction::identity);
  if (predictor.table) {
    TableForm form;
    for (std::size_t i = 0; i < predictor.table->by.size(); ++i) {
      const bool has_levels = i < predictor.table->levels.size();
      form.dimensions.push_back(
          {predictor.table->by[i].id,
           has_levels ? static_cast<std::uint32_t>(predictor.table->levels[i].value) : 0u});
    }
    const double time = milliseconds_of(predictor.table->per);
    for (const Quantity& value : predictor.table->values) form.cells.push_back(value.value / time);
    return form;
  }
  if (!predictor.sum.empty()) {
    TotalForm form;
    for (const Reference& part : predictor.sum) form.parts.push_back(part.id);
    return form;
  }
  ProductForm form;
  for (const Reference& factor : predictor.product) form.factors.push_back(factor.id);
  return form;
}

SumForm log_linear_form(const Keyed<TermFields>& terms) {
  return {LinkFunction::log, 0.0, terms_of(terms)};
}

SumForm logit_form(const Quantity& value, const Keyed<TermFields>& terms) {
  return {LinkFunction::logit, scaled_by(LinkFunction::logit, value.value), terms_of(terms)};
}

}  // namespace waymark
