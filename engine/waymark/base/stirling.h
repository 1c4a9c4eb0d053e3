#pragma once

namespace waymark {

/// log gamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2) for x > 0: what Stirling's formula leaves
/// out.
double stirling_rest(double x);

/// x log(x / mean) + mean - x for x, mean > 0: half the deviance of a Poisson count, computed
/// without cancellation when the two are close (Loader 2000, "Fast and accurate computation of
/// binomial probabilities").
double deviance(double x, double mean);

}  // namespace waymark
