#pragma once

#include <cstdint>
#include <vector>

#include "waymark/experiment/value_for_money.h"

namespace waymark {

/// How a figure spreads over samples of what we do not know, chance kept apart.
struct UnknownSpread {
  std::uint64_t samples = 0;  ///< in which it is defined in every run
  double mean = not_defined;
  Interval range;  ///< in which 95 of 100 samples lie, by their own means
  /// The spread that samples would have without chance, and the share of the variance of their
  /// means that is chance; NaN with one run a sample. After O'Hagan, Stevenson and Madan (2007),
  /// "Monte Carlo probabilistic sensitivity analysis for patient level simulation models".
  double sd = not_defined;
  double chance_share = not_defined;
};

/// `values` run by run, those of one sample together.
UnknownSpread spread_over_samples(const std::vector<double>& values, std::size_t runs_a_sample);

/// Means of each sample; NaN where a run of it is not defined.
std::vector<double> sample_means(const std::vector<double>& values, std::size_t runs_a_sample);

/// At one worth of one more of the effect.
struct Acceptability {
  double worth = 0;
  /// By arm: the share of samples in which it has the most net benefit; ties share.
  std::vector<double> share;
  std::size_t best = 0;  ///< the arm with the most net benefit on average
  /// Pounds that one would gain on average by knowing all assumptions before one chooses (the
  /// expected value of perfect information).
  double perfect_information = 0;
};

/// The acceptability curve (van Hout and others 1994; Fenwick, Claxton and Sculpher 2001).
/// `samples` hold one entry an arm; those in which a figure is not defined are left out.
std::vector<Acceptability> acceptability(const std::vector<std::vector<CostAndEffect>>& samples,
                                         const std::vector<double>& worths);

/// Where a curve is read: in forty steps from nought to twice the highest worth named, and at each
/// that is named.
std::vector<double> curve_worths(const std::vector<double>& named);

}  // namespace waymark
