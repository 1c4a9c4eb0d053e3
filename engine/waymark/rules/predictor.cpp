#include "waymark/rules/predictor.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "waymark/base/contract.h"

namespace waymark {
namespace {

const Predictor& predictor_at(const Predictors& all, int id) {
  WAYMARK_EXPECT(id >= 0 && static_cast<std::size_t>(id) < all.predictors.size(),
                 "no predictor of this number");
  return all.predictors[static_cast<std::size_t>(id)];
}

// Compiles the forms of one model; keeps what only the compilation needs.
class Compilation {
 public:
  Compilation(const std::vector<NamedPredictor>& forms, const FeatureResolver& resolve)
      : forms_(forms), resolve_(resolve), reading_(forms.size(), Progress::unread) {
    for (std::size_t i = 0; i < forms.size(); ++i) {
      const bool is_new = numbers_.emplace(forms[i].name, i).second;
      if (!is_new) fail(i, "the name is used twice");
    }
  }

  Predictors compile() {
    all_.predictors.resize(forms_.size());
    for (at_ = 0; at_ < forms_.size(); ++at_)
      std::visit([this](const auto& form) { add(form); }, forms_[at_].form);
    std::vector<std::vector<Feature>> read(forms_.size());
    for (std::size_t i = 0; i < forms_.size(); ++i) find_features(i, read);
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      all_.predictors[i].first_feature = static_cast<std::uint32_t>(all_.features.size());
      all_.predictors[i].feature_count = static_cast<std::uint32_t>(read[i].size());
      all_.features.insert(all_.features.end(), read[i].begin(), read[i].end());
    }
    return std::move(all_);
  }

 private:
  enum class Progress { unread, under_way, done };

  [[noreturn]] void fail(std::size_t i, const std::string& why) const {
    throw RuleError("predictor \"" + forms_[i].name + "\": " + why);
  }

  void expect_finite(double number) const {
    if (!std::isfinite(number)) fail(at_, "a number is not finite");
  }

  void add(const SumForm& form) {
    Predictor& predictor = all_.predictors[at_];
    predictor.composition = Composition::sum;
    predictor.link = form.link;
    predictor.intercept = form.intercept;
    predictor.first = static_cast<std::uint32_t>(all_.terms.size());
    expect_finite(form.intercept);
    for (const TermForm& term : form.terms) {
      expect_finite(term.coefficient);
      expect_finite(term.about);
      if (!(term.per > 0.0) || !std::isfinite(term.per)) fail(at_, "\"per\" must be positive");
      const Feature feature = resolve_(term.feature);
      if (term.coefficient == 0.0) continue;
      all_.terms.push_back({feature, term.transform, term.coefficient / term.per,
                            transformed(term.transform, term.about)});
    }
    predictor.count = static_cast<std::uint32_t>(all_.terms.size()) - predictor.first;
  }

  void add(const ProductForm& form) { put_together(Composition::product, form.factors); }
  void add(const TotalForm& form) { put_together(Composition::total, form.parts); }

  void put_together(Composition composition, const std::vector<std::string>& names) {
    Predictor& predictor = all_.predictors[at_];
    predictor.composition = composition;
    predictor.first = static_cast<std::uint32_t>(all_.factors.size());
    predictor.count = static_cast<std::uint32_t>(names.size());
    for (const std::string& name : names) {
      const auto found = numbers_.find(name);
      if (found == numbers_.end()) fail(at_, "there is no predictor \"" + name + "\"");
      all_.factors.push_back(static_cast<std::uint32_t>(found->second));
    }
  }

  void add(const TableForm& form) {
    Predictor& predictor = all_.predictors[at_];
    predictor.composition = Composition::table;
    predictor.link = form.link;
    predictor.first = static_cast<std::uint32_t>(all_.dimensions.size());
    predictor.count = static_cast<std::uint32_t>(form.dimensions.size());
    predictor.first_cell = static_cast<std::uint32_t>(all_.cells.size());
    std::uint64_t cells = 1;
    for (const DimensionForm& dimension : form.dimensions) {
      if (dimension.levels == 0) fail(at_, "a dimension of its table has no levels");
      cells *= dimension.levels;
      if (cells > form.cells.size()) break;
      const Feature feature = resolve_(dimension.feature);
      if (!has_levels(feature.kind))
        fail(at_, "its table goes by \"" + dimension.feature +
                      "\", which is no whole number from 0 on; a sum takes such a feature under "
                      "\"terms\"");
      all_.dimensions.push_back({feature, dimension.levels});
    }
    if (cells != form.cells.size()) fail(at_, "its table has too few or too many cells");
    for (const double cell : form.cells) expect_finite(cell);
    all_.cells.insert(all_.cells.end(), form.cells.begin(), form.cells.end());
  }

  // Depth first, so that a ring of products is met under way.
  void find_features(std::size_t i, std::vector<std::vector<Feature>>& read) {
    if (reading_[i] == Progress::done) return;
    if (reading_[i] == Progress::under_way) fail(i, "it is a part of itself");
    reading_[i] = Progress::under_way;
    const Predictor& predictor = all_.predictors[i];
    std::vector<Feature>& features = read[i];
    for (std::uint32_t k = predictor.first; k < predictor.first + predictor.count; ++k) {
      if (predictor.composition == Composition::sum) {
        features.push_back(all_.terms[k].feature);
      } else if (predictor.composition == Composition::table) {
        features.push_back(all_.dimensions[k].feature);
      } else {
        const std::size_t factor = all_.factors[k];
        find_features(factor, read);
        features.insert(features.end(), read[factor].begin(), read[factor].end());
      }
    }
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    reading_[i] = Progress::done;
  }

  const std::vector<NamedPredictor>& forms_;
  const FeatureResolver& resolve_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<Progress> reading_;
  std::size_t at_ = 0;
  Predictors all_;
};

void add_slopes(const Predictors& all, int id, std::vector<StockTerm>& slopes) {
  const Predictor& predictor = predictor_at(all, id);
  for (std::uint32_t k = predictor.first; k < predictor.first + predictor.count; ++k) {
    if (predictor.composition == Composition::product) {
      add_slopes(all, static_cast<int>(all.factors[k]), slopes);
    } else if (predictor.composition == Composition::sum &&
               all.terms[k].feature.kind == FeatureKind::stock) {
      const std::uint16_t stock = all.terms[k].feature.index;
      for (StockTerm& slope : slopes)
        if (slope.stock == stock) slope.slope += all.terms[k].slope;
    }
  }
}

}  // namespace

double transformed(Transform transform, double x) {
  switch (transform) {
    case Transform::identity:
      return x;
    case Transform::log:
      if (!(x > 0.0)) throw RuleError("the logarithm of a feature that is not positive");
      return portable_log(x);
    case Transform::log_of_one_more:
      if (!(x > -1.0)) throw RuleError("the logarithm of one more than a feature of -1 or less");
      return portable_log1p(x);
    case Transform::square:
      return x * x;
  }
  WAYMARK_EXPECT(false, "a transform of no kind");
}

std::uint32_t table_level(double level, std::uint32_t levels) {
  if (!(level >= 0.0 && level < static_cast<double>(levels)) || level != std::floor(level))
    throw RuleError("a feature has no level in the table that is looked up by it");
  return static_cast<std::uint32_t>(level);
}

Predictors compile_predictors(const std::vector<NamedPredictor>& forms,
                              const FeatureResolver& resolve) {
  return Compilation(forms, resolve).compile();
}

std::span<const Feature> features_read(const Predictors& all, int id) {
  const Predictor& predictor = predictor_at(all, id);
  return {all.features.data() + predictor.first_feature, predictor.feature_count};
}

std::vector<std::uint16_t> stocks_read(const Predictors& all, int id) {
  std::vector<std::uint16_t> stocks;
  for (const Feature& feature : features_read(all, id))
    if (feature.kind == FeatureKind::stock) stocks.push_back(feature.index);
  return stocks;
}

bool depends_on(const Predictors& all, int id, Feature feature) {
  const auto read = features_read(all, id);
  return std::binary_search(read.begin(), read.end(), feature);
}

bool moves_with_time(const Predictors& all, int id) {
  for (const Feature& feature : features_read(all, id))
    if (passes_with_time(feature.kind)) return true;
  return false;
}

bool is_log_linear(const Predictors& all, int id) {
  const Predictor& predictor = predictor_at(all, id);
  if (stocks_read(all, id).empty()) return true;
  if (predictor.composition == Composition::table) return false;
  if (predictor.composition == Composition::total) return false;
  for (std::uint32_t k = predictor.first; k < predictor.first + predictor.count; ++k) {
    if (predictor.composition == Composition::product) {
      if (!is_log_linear(all, static_cast<int>(all.factors[k]))) return false;
    } else if (predictor.link != LinkFunction::log ||
               (all.terms[k].feature.kind == FeatureKind::stock &&
                all.terms[k].transform != Transform::identity)) {
      return false;
    }
  }
  return true;
}

std::vector<StockTerm> log_slopes(const Predictors& all, int id) {
  WAYMARK_EXPECT(is_log_linear(all, id),
                 "slopes were asked of a multiplier that is not log-linear");
  std::vector<StockTerm> slopes;
  for (const std::uint16_t stock : stocks_read(all, id)) slopes.push_back({stock, 0.0});
  if (!slopes.empty()) add_slopes(all, id, slopes);
  return slopes;
}

}  // namespace waymark
