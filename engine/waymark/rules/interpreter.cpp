#include "waymark/rules/interpreter.h"

#include "waymark/rules/predictor.h"

namespace waymark {
namespace {

double contribution(const TermForm& term, double x) {
  const double about = transformed(term.transform, term.about);
  return (term.coefficient / term.per) * (transformed(term.transform, x) - about);
}

double cell(const TableForm& form, const Interpreter::Values& features) {
  std::size_t row = 0;
  std::size_t stride = form.cells.size();
  for (const DimensionForm& dimension : form.dimensions) {
    stride /= dimension.levels;
    row += stride * table_level(features.at(dimension.feature), dimension.levels);
  }
  return form.cells.at(row);
}

}  // namespace

Interpreter::Interpreter(const std::vector<NamedPredictor>& forms) {
  for (const NamedPredictor& named : forms) forms_[named.name] = named.form;
}

double Interpreter::linear(const std::string& predictor, const Values& features) const {
  const PredictorForm& form = forms_.at(predictor);
  if (const auto* product = std::get_if<ProductForm>(&form)) {
    double result = 1.0;
    for (const std::string& factor : product->factors) result *= value(factor, features);
    return result;
  }
  if (const auto* table = std::get_if<TableForm>(&form)) return cell(*table, features);
  const SumForm& sum = std::get<SumForm>(form);
  double result = sum.intercept;
  for (const TermForm& term : sum.terms) result += contribution(term, features.at(term.feature));
  return result;
}

double Interpreter::value(const std::string& predictor, const Values& features) const {
  const PredictorForm& form = forms_.at(predictor);
  const double scaled = linear(predictor, features);
  if (const auto* sum = std::get_if<SumForm>(&form)) return mean_of(sum->link, scaled);
  if (const auto* table = std::get_if<TableForm>(&form)) return mean_of(table->link, scaled);
  return scaled;
}

}  // namespace waymark
