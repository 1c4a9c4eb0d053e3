#include "waymark/people/traits.h"

#include <algorithm>
#include <cstddef>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"

namespace waymark {

namespace {

constexpr double just_below_one = 1.0 - 0x1p-53;

bool holds(const Traits& traits, const TraitRow& row, const double* values) {
  for (std::uint32_t i = 0; i < row.conditions; ++i) {
    const TraitCondition& condition = traits.conditions[row.first_condition + i];
    const auto level = static_cast<unsigned>(values[condition.trait]);
    if (((condition.levels >> level) & 1u) == 0) return false;
  }
  return true;
}

const Distribution& distribution_for(const Traits& traits, const Trait& trait,
                                     const double* values) {
  if (trait.rows == 0) return trait.distribution;
  for (std::uint32_t i = 0; i < trait.rows; ++i) {
    const TraitRow& row = traits.rows[trait.first_row + i];
    if (holds(traits, row, values)) return row.distribution;
  }
  WAYMARK_EXPECT(false, "compile let through a person for whom no row holds");
  return trait.distribution;
}

/// P(Z > z) of the latent normal variable of one correlated trait.
double upper_share(const Traits& traits, std::uint16_t latent, StreamKey key, Who who) {
  const std::size_t size = traits.latent_purposes.size();
  double z = 0.0;
  for (std::size_t j = 0; j <= latent; ++j) {
    const double weight = traits.latent_factor[latent * size + j];
    if (weight == 0.0) continue;
    Draw draw(key, who, traits.latent_purposes[j], 0);
    z -= weight * normal_quantile(draw.uniform());
  }
  return std::min(normal_cdf(-z), just_below_one);
}

}  // namespace

void draw_traits(const Traits& traits, const double* numbers, StreamKey key, Who who,
                 double* values) {
  for (const std::uint16_t t : traits.order) {
    const Trait& trait = traits.each[t];
    if (trait.survey != no_index) {
      const Survey& survey = traits.surveys[trait.survey];
      const double row = sample_at(survey.row, numbers, key, who, survey.purpose, 0);
      values[t] = numbers[trait.first_cell + static_cast<std::size_t>(row)];
      continue;
    }
    const Distribution& distribution = distribution_for(traits, trait, values);
    values[t] =
        trait.latent == no_index
            ? sample_at(distribution, numbers, key, who, trait.purpose, 0)
            : upper_quantile(distribution, numbers, upper_share(traits, trait.latent, key, who));
  }
}

}  // namespace waymark
