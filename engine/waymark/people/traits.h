#pragma once

#include <cstdint>
#include <vector>

#include "waymark/random/distribution.h"

namespace waymark {

/// "No such table" and "not correlated" of a trait.
constexpr std::uint16_t no_index = 0xffff;

/// A trait must be at one of these levels: bit i stands for the value i.
struct TraitCondition {
  std::uint16_t trait = 0;
  std::uint64_t levels = 0;
};

/// One row of a conditional table: a distribution for those who meet all of its conditions.
struct TraitRow {
  std::uint32_t first_condition = 0, conditions = 0;
  Distribution distribution;
};

/// One fact about people, ready to draw: from its own distribution, from the first of its rows that
/// fits, or from the row that a person has in a survey.
struct Trait {
  Distribution distribution;
  std::uint32_t purpose = 0;
  std::uint32_t first_row = 0, rows = 0;
  std::uint32_t first_cell = 0;     ///< of a survey's column, in the shared table of numbers
  std::uint16_t survey = no_index;  ///< drawn from this survey
  std::uint16_t latent = no_index;  ///< its row of the factor of the correlations
};

/// Which row of a survey a person has.
struct Survey {
  Distribution row;
  std::uint32_t purpose = 0;
};

/// All traits of one arm.
struct Traits {
  std::vector<Trait> each;           ///< by index of the trait
  std::vector<std::uint16_t> order;  ///< those that others depend on come before them
  std::vector<TraitRow> rows;
  std::vector<TraitCondition> conditions;
  std::vector<Survey> surveys;
  std::vector<std::uint32_t> latent_purposes;  ///< of the traits that are correlated
  std::vector<double> latent_factor;           ///< Cholesky factor of their correlations, by rows
};

/// Draws all traits of one person into `values`. Every draw is addressed by the person and the
/// trait's path, so that what one trait is made from moves only those that depend on it. A higher
/// latent value gives a higher value of the trait, whatever its distribution (Gaussian copula:
/// Nelsen 2006, "An introduction to copulas", 2.3).
void draw_traits(const Traits& traits, const double* numbers, StreamKey key, Who who,
                 double* values);

}  // namespace waymark
