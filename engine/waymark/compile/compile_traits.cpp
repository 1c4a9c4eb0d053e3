#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

#include "waymark/base/hash.h"
#include "waymark/base/number.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/random/cholesky.h"

namespace waymark {

namespace {

constexpr std::size_t most_levels = 64;          // a bit each in a condition
constexpr std::size_t most_combinations = 4096;  // looked through for one that no row is for

using Levels = std::vector<std::string>;

/// Names of a trait's levels in their order; none of a number.
Levels levels_of(const TraitFields& trait) {
  if (trait.is_yes_no()) return {"no", "yes"};
  return trait.levels;
}

std::string in_words(const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
    words += "'" + names[i] + "'";
  }
  return words;
}

/// "none or at-risk" apart.
std::vector<std::string> apart(const std::string& text) {
  static const std::string between = " or ";
  std::vector<std::string> names;
  std::size_t from = 0;
  for (;;) {
    const std::size_t to = text.find(between, from);
    names.push_back(text.substr(from, to == std::string::npos ? to : to - from));
    if (to == std::string::npos) return names;
    from = to + between.size();
  }
}

class TraitCompiler {
 public:
  TraitCompiler(const ScenarioFields& fields, Compilation& compilation)
      : population_(fields.population),
        compilation_(compilation),
        ids_(compilation.model().trait_ids),
        traits_(compilation.tables().traits) {}

  void compile() {
    traits_.each.resize(ids_.size());
    for (std::size_t t = 0; t < ids_.size(); ++t)
      traits_.each[t].purpose = path_hash("trait/" + ids_[t]);
    for (const auto& [id, trait, place] : population_.traits) compile_trait(id, trait);
    put_in_order();
    compile_correlations();
    for (const Reference& group : population_.groups) {
      const TraitFields* trait = population_.traits.find(group.id);
      if (trait != nullptr && !trait->is_yes_no())
        compilation_.problem(
            group.place,
            "people are grouped by traits that are true or not, and '" + group.id + "' is none",
            "Make it a trait with a chance");
    }
  }

 private:
  // --- One trait ------------------------------------------------------------------------------

  void compile_trait(const std::string& id, const TraitFields& written) {
    Trait& trait = traits_.each[index_of(id)];
    check_levels(written);
    if (written.from) return;  // see compile_surveys
    if (!written.column.empty())
      compilation_.problem(written.place, "\"column\" needs \"from\"",
                           "Name the survey to which the column belongs");
    if (written.by.empty())
      trait.distribution =
          made_of(written.chance, written.number, written.shares, written, written.place);
    else
      compile_rows(id, written, trait);
  }

  void check_levels(const TraitFields& written) {
    std::set<std::string> seen;
    for (const std::string& level : written.levels)
      if (!seen.insert(level).second)
        compilation_.problem(written.place, "the level '" + level + "' stands twice",
                             "Give each level a name of its own");
    if (written.levels.size() > most_levels)
      compilation_.problem(written.place, "a trait has at most 64 levels", "Join some of them");
    const bool has_shares =
        !written.shares.empty() || (!written.by.empty() && !written.by.front().shares.empty());
    if (!written.levels.empty() && !has_shares && !written.from)
      compilation_.problem(written.place, "\"levels\" need \"shares\"",
                           "Say how many people are at each level");
  }

  Distribution made_of(const std::optional<Quantity>& chance,
                       const std::optional<DistributionSpec>& number,
                       const std::vector<Quantity>& shares, const TraitFields& trait,
                       const Place& place) {
    std::vector<double>& numbers = compilation_.tables().numbers;
    if (number) return compilation_.distribution(*number);
    if (chance) return discrete({0.0, 1.0}, {1.0 - chance->value, chance->value}, numbers);
    if (shares.empty()) return constant(0.0);  // reported when it was read
    std::vector<double> values, weights;
    for (const Quantity& share : shares) {
      values.push_back(static_cast<double>(values.size()));
      weights.push_back(share.value);
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (shares.size() != trait.levels.size()) {
      compilation_.problem(place,
                           std::to_string(shares.size()) + " shares stand beside " +
                               std::to_string(trait.levels.size()) + " levels",
                           "Give each of the \"levels\" one share");
    } else if (std::fabs(sum - 1.0) > 1e-9) {
      compilation_.problem(place, "the shares add up to " + print(sum) + ", not to 1",
                           "Let the shares of all levels add up to 1");
    } else {
      return discrete(values, weights, numbers);
    }
    return constant(0.0);
  }

  // --- Conditional tables -----------------------------------------------------------------------

  void compile_rows(const std::string& id, const TraitFields& written, Trait& trait) {
    trait.first_row = static_cast<std::uint32_t>(traits_.rows.size());
    bool is_sound = true;
    for (const TraitRowFields& row : written.by) {
      if (row.chance.has_value() != written.by.front().chance.has_value() ||
          row.number.has_value() != written.by.front().number.has_value())
        compilation_.problem(row.place, "this row is of another kind than the first",
                             "Let all rows of a trait have a chance, a number or shares");
      TraitRow made;
      made.first_condition = static_cast<std::uint32_t>(traits_.conditions.size());
      for (const auto& [other, levels, place] : row.when)
        is_sound = add_condition(id, other, levels, place) && is_sound;
      made.conditions =
          static_cast<std::uint32_t>(traits_.conditions.size()) - made.first_condition;
      made.distribution = made_of(row.chance, row.number, row.shares, written, row.place);
      traits_.rows.push_back(made);
    }
    trait.rows = static_cast<std::uint32_t>(traits_.rows.size()) - trait.first_row;
    if (is_sound) check_rows(written, trait);
  }

  bool add_condition(const std::string& id, const std::string& other, const std::string& text,
                     const Place& place) {
    const TraitFields* fields = population_.traits.find(other);
    if (fields == nullptr) return false;  // reported as an unknown trait
    const Levels levels = levels_of(*fields);
    if (levels.empty()) {
      compilation_.problem(place, "'" + other + "' is a number and has no levels",
                           "Let rows ask for traits with a chance or with levels");
      return false;
    }
    TraitCondition condition{index_of(other), 0};
    const auto position = [&levels](const std::string& name) {
      return std::find(levels.begin(), levels.end(), name) - levels.begin();
    };
    const bool is_whole = position(text) < static_cast<std::ptrdiff_t>(levels.size());
    for (const std::string& name : is_whole ? std::vector<std::string>{text} : apart(text)) {
      const auto level = position(name);
      if (level == static_cast<std::ptrdiff_t>(levels.size())) {
        const std::optional<std::string> near = nearest(name, levels);
        compilation_.problem(
            place, "'" + name + "' is no level of '" + other + "'",
            near ? "Did you mean '" + *near + "'?" : "Its levels are " + in_words(levels));
        return false;
      }
      condition.levels |= std::uint64_t{1} << level;
    }
    traits_.conditions.push_back(condition);
    depends_.insert({index_of(id), index_of(other)});
    return true;
  }

  /// Goes through all combinations of the levels that rows ask for: each must have a row, and each
  /// row somebody.
  void check_rows(const TraitFields& written, const Trait& trait) {
    std::vector<std::uint16_t> asked;
    std::size_t combinations = 1;
    for (std::uint32_t r = trait.first_row; r < trait.first_row + trait.rows; ++r)
      for (std::uint32_t c = 0; c < traits_.rows[r].conditions; ++c)
        asked.push_back(traits_.conditions[traits_.rows[r].first_condition + c].trait);
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    std::vector<std::size_t> counts;
    for (const std::uint16_t t : asked) {
      counts.push_back(levels_of(*population_.traits.find(ids_[t])).size());
      combinations = std::min(combinations * counts.back(), most_combinations + 1);
    }
    if (combinations > most_combinations) {
      if (traits_.rows[trait.first_row + trait.rows - 1].conditions > 0)
        compilation_.problem(written.by.back().place,
                             "so many combinations of levels need a row for everybody else",
                             "Add a last row without \"when\"");
      return;
    }
    std::vector<bool> is_used(trait.rows, false);
    std::vector<double> values(ids_.size(), 0.0);
    bool all_have_one = true;
    for (std::size_t combination = 0; combination < combinations; ++combination) {
      std::size_t rest = combination;
      for (std::size_t i = 0; i < asked.size(); ++i) {
        values[asked[i]] = static_cast<double>(rest % counts[i]);
        rest /= counts[i];
      }
      if (const auto row = row_for(trait, values))
        is_used[*row] = true;
      else if (std::exchange(all_have_one, false))
        report_gap(written, asked, values);
    }
    for (std::uint32_t r = 0; r < trait.rows; ++r)
      if (!is_used[r])
        compilation_.problem(written.by[r].place,
                             "this row is for nobody: rows above it take everybody it is for",
                             "Put it higher up, or leave it out");
  }

  std::optional<std::uint32_t> row_for(const Trait& trait, const std::vector<double>& values) {
    for (std::uint32_t r = 0; r < trait.rows; ++r) {
      const TraitRow& row = traits_.rows[trait.first_row + r];
      bool fits = true;
      for (std::uint32_t c = 0; c < row.conditions; ++c) {
        const TraitCondition& condition = traits_.conditions[row.first_condition + c];
        const auto level = static_cast<unsigned>(values[condition.trait]);
        fits = fits && ((condition.levels >> level) & 1u) != 0;
      }
      if (fits) return r;
    }
    return std::nullopt;
  }

  void report_gap(const TraitFields& written, const std::vector<std::uint16_t>& asked,
                  const std::vector<double>& values) {
    std::string who;
    for (const std::uint16_t t : asked) {
      const Levels levels = levels_of(*population_.traits.find(ids_[t]));
      who +=
          (who.empty() ? "" : ", ") + ids_[t] + ": " + levels[static_cast<std::size_t>(values[t])];
    }
    compilation_.problem(written.by.back().place, "no row is for people with " + who,
                         "Add a row for them, or a last one without \"when\" for everybody else");
  }

  // --- Order ------------------------------------------------------------------------------------

  void put_in_order() {
    std::vector<bool> is_placed(ids_.size(), false);
    const auto waits_for = [&](std::uint16_t t) -> std::optional<std::uint16_t> {
      for (const auto& [trait, other] : depends_)
        if (trait == t && !is_placed[other]) return other;
      return std::nullopt;
    };
    for (bool has_moved = true; has_moved;) {
      has_moved = false;
      for (std::uint16_t t = 0; t < ids_.size(); ++t) {
        if (is_placed[t] || waits_for(t)) continue;
        traits_.order.push_back(t);
        is_placed[t] = has_moved = true;
      }
    }
    const auto left = std::find(is_placed.begin(), is_placed.end(), false);
    if (left == is_placed.end()) return;
    // Whoever waits waits for one that waits too; going on from one to the next closes the ring.
    std::vector<std::uint16_t> way{static_cast<std::uint16_t>(left - is_placed.begin())};
    std::size_t closes = 0;
    for (;;) {
      const std::uint16_t next = *waits_for(way.back());
      closes = static_cast<std::size_t>(std::find(way.begin(), way.end(), next) - way.begin());
      if (closes < way.size()) break;
      way.push_back(next);
    }
    way.erase(way.begin(), way.begin() + static_cast<std::ptrdiff_t>(closes));
    way.push_back(way.front());
    std::string ring;
    for (const std::uint16_t t : way)
      ring += (ring.empty() ? "'" : " depends on '") + ids_[t] + "'";
    compilation_.problem(population_.traits.find(ids_[way.front()])->place,
                         "traits depend on each other in a circle: " + ring,
                         "Let one of them depend on none of the others");
  }

  // --- Correlations -----------------------------------------------------------------------------

  struct Pair {
    std::uint16_t a, b;
    double correlation;
    Place place;
  };

  std::vector<Pair> pairs() {
    std::vector<Pair> found;
    std::set<std::pair<std::uint16_t, std::uint16_t>> seen;
    for (const auto& [one, others, where] : population_.correlations) {
      for (const auto& [other, correlation, place] : others) {
        const std::uint16_t a = index_of(one), b = index_of(other);
        if (a == none || b == none) continue;
        if (a == b)
          compilation_.problem(place, "a trait is not correlated with itself", "Leave it out");
        else if (!seen.insert(std::minmax(a, b)).second)
          compilation_.problem(place, "this pair of traits stands twice", "Write each pair once");
        else if (is_of_survey(one) || is_of_survey(other))
          compilation_.problem(place, "a trait from a survey has the correlations of its rows",
                               "Leave it out");
        else if (correlation.value != 0.0)
          found.push_back({a, b, correlation.value, place});
      }
    }
    return found;
  }

  bool is_of_survey(const std::string& id) const {
    return static_cast<bool>(population_.traits.find(id)->from);
  }

  /// Traits without a correlation other than 0 stay apart, with the bits they have without any.
  void compile_correlations() {
    const std::vector<Pair> correlated = pairs();
    std::vector<std::uint16_t> latent;
    for (const Pair& pair : correlated) latent.insert(latent.end(), {pair.a, pair.b});
    std::sort(latent.begin(), latent.end());
    latent.erase(std::unique(latent.begin(), latent.end()), latent.end());
    const std::size_t size = latent.size();
    std::vector<double> matrix(size * size, 0.0);
    const auto row_of = [&latent](std::uint16_t t) {
      return static_cast<std::size_t>(std::lower_bound(latent.begin(), latent.end(), t) -
                                      latent.begin());
    };
    for (std::size_t i = 0; i < size; ++i) matrix[i * size + i] = 1.0;
    for (const Pair& pair : correlated) {
      matrix[row_of(pair.a) * size + row_of(pair.b)] = pair.correlation;
      matrix[row_of(pair.b) * size + row_of(pair.a)] = pair.correlation;
    }
    const Cholesky made = cholesky(matrix, size);
    if (!made.is_definite) {
      const NotPositiveDefinite& at = made.obstacle;
      report_contradiction(latent, at, matrix[at.row * size + at.column], correlated);
      return;
    }
    traits_.latent_factor = made.factor;
    for (std::size_t i = 0; i < size; ++i) {
      traits_.each[latent[i]].latent = static_cast<std::uint16_t>(i);
      traits_.latent_purposes.push_back(traits_.each[latent[i]].purpose);
    }
  }

  void report_contradiction(const std::vector<std::uint16_t>& latent, const NotPositiveDefinite& at,
                            double written, const std::vector<Pair>& correlated) {
    const std::uint16_t a = latent[at.row], b = latent[at.column];
    std::vector<std::string> others;
    for (std::size_t i = 0; i <= at.row; ++i)
      if (i != at.row && i != at.column) others.push_back(ids_[latent[i]]);
    Place place = correlated.front().place;
    for (const Pair& pair : correlated)
      if (std::minmax(pair.a, pair.b) == std::minmax(a, b)) place = pair.place;
    // Inwards to three decimals, so that what the hint says will do.
    const double low = (std::floor(at.low * 1000.0 + 1e-6) + 1.0) / 1000.0;
    const double high = (std::ceil(at.high * 1000.0 - 1e-6) - 1.0) / 1000.0;
    const bool has_room = low <= high;
    compilation_.problem(place,
                         "'" + ids_[a] + "' and '" + ids_[b] + "' cannot have the correlation " +
                             print(written) + " while theirs with " + in_words(others) +
                             " are what they are (the correlations of all " +
                             "of these are not positive definite)",
                         has_room ? "It can be from " + print(low) + " to " + print(high) +
                                        "; the nearest is " + print(written < low ? low : high)
                                  : "Make the other correlations of '" + ids_[a] + "' weaker");
  }

  std::uint16_t index_of(const std::string& id) const { return Compilation::index_of(ids_, id); }

  const PopulationFields& population_;
  Compilation& compilation_;
  const std::vector<std::string>& ids_;
  Traits& traits_;
  std::set<std::pair<std::uint16_t, std::uint16_t>> depends_;  ///< trait, on which
};

}  // namespace

void compile_traits(const ScenarioFields& fields, Compilation& compilation) {
  TraitCompiler(fields, compilation).compile();
}

}  // namespace waymark
