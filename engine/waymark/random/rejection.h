#pragma once

#include "waymark/random/draw.h"

namespace waymark {

// Methods that may need several numbers of an address, for distributions without a closed inverse.

/// What Marsaglia and Tsang's method computes once for a shape.
struct Squeeze {
  double centre;
  double spread;
};
Squeeze gamma_squeeze(double shape);

/// A gamma variable of scale 1 (Marsaglia and Tsang 2000, "A simple method for generating gamma
/// variables"); below shape 1 by their power of one more uniform.
double sample_gamma(double shape, Squeeze squeeze, Draw& draw);

/// The sum of `stages` exponentials of mean 1: few stages by one logarithm of a product.
double sample_erlang(int stages, Squeeze squeeze, Draw& draw);

/// X / (X + Y) of two gammas; when both shapes are at most 1 by Jöhnk (1964), in logarithms so that
/// tiny shapes do not underflow.
double sample_beta(double a, double b, Draw& draw);

/// Counts with this mean. Below 10 by inversion of one uniform; from 10 by transformed rejection
/// (Hörmann 1993, "PTRS").
double sample_poisson(double mean, double chance_of_none, Draw& draw);

}  // namespace waymark
