#include "waymark/experiment/acceptability.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/contract.h"

namespace waymark {

namespace {

bool all_defined(const std::vector<CostAndEffect>& arms) {
  return std::all_of(arms.begin(), arms.end(), [](const CostAndEffect& arm) {
    return std::isfinite(arm.cost) && std::isfinite(arm.effect);
  });
}

/// Adds a sample to shares and means of net benefit; gives the most there is in it.
double count_sample(const std::vector<CostAndEffect>& arms, double worth,
                    std::vector<double>& share, std::vector<double>& benefit) {
  std::vector<double> own;
  for (const CostAndEffect& arm : arms) own.push_back(net_benefit(arm, worth));
  const double most = *std::max_element(own.begin(), own.end());
  const auto ties = static_cast<double>(std::count(own.begin(), own.end(), most));
  for (std::size_t arm = 0; arm < own.size(); ++arm) {
    benefit[arm] += own[arm];
    if (own[arm] == most) share[arm] += 1 / ties;
  }
  return most;
}

}  // namespace

std::vector<double> sample_means(const std::vector<double>& values, std::size_t runs_a_sample) {
  WAYMARK_EXPECT(runs_a_sample > 0 && values.size() % runs_a_sample == 0,
                 "samples of unequal size");
  std::vector<double> means;
  for (std::size_t first = 0; first < values.size(); first += runs_a_sample) {
    double sum = 0;
    for (std::size_t i = 0; i < runs_a_sample; ++i) sum += values[first + i];
    means.push_back(sum / static_cast<double>(runs_a_sample));
  }
  return means;
}

UnknownSpread spread_over_samples(const std::vector<double>& values, std::size_t runs_a_sample) {
  const std::vector<double> means = sample_means(values, runs_a_sample);
  UnknownSpread spread;
  RunningMoments between;
  double within = 0;  // sum of squares about the means of samples
  std::vector<double> defined;
  for (std::size_t sample = 0; sample < means.size(); ++sample) {
    if (!std::isfinite(means[sample])) continue;
    between.add(means[sample]);
    defined.push_back(means[sample]);
    for (std::size_t i = 0; i < runs_a_sample; ++i) {
      const double off = values[sample * runs_a_sample + i] - means[sample];
      within += off * off;
    }
  }
  spread.samples = between.n();
  spread.mean = between.mean();
  std::sort(defined.begin(), defined.end());
  spread.range = {quantile_of_sorted(defined, 0.025), quantile_of_sorted(defined, 0.975)};
  if (runs_a_sample < 2 || between.n() < 2) return spread;
  const double runs = static_cast<double>(runs_a_sample);
  const double chance = within / (static_cast<double>(between.n()) * (runs - 1)) / runs;
  const double variance = between.sd() * between.sd();
  spread.sd = std::sqrt(std::max(0.0, variance - chance));
  if (variance > 0) spread.chance_share = std::min(1.0, chance / variance);
  return spread;
}

std::vector<Acceptability> acceptability(const std::vector<std::vector<CostAndEffect>>& samples,
                                         const std::vector<double>& worths) {
  std::vector<Acceptability> curve;
  for (const double worth : worths) {
    Acceptability point;
    point.worth = worth;
    double n = 0;
    double with_knowledge = 0;
    std::vector<double> benefit;
    for (const std::vector<CostAndEffect>& arms : samples) {
      if (!all_defined(arms)) continue;
      point.share.resize(arms.size());
      benefit.resize(arms.size());
      with_knowledge += count_sample(arms, worth, point.share, benefit);
      ++n;
    }
    if (n == 0) return {};
    for (double& share : point.share) share /= n;
    const auto best = std::max_element(benefit.begin(), benefit.end());
    point.best = static_cast<std::size_t>(best - benefit.begin());
    point.perfect_information = std::max(0.0, (with_knowledge - *best) / n);
    curve.push_back(std::move(point));
  }
  return curve;
}

std::vector<double> curve_worths(const std::vector<double>& named) {
  std::vector<double> worths = named;
  const double highest = named.empty() ? 0 : *std::max_element(named.begin(), named.end());
  constexpr int steps = 40;
  for (int step = 0; step <= steps; ++step) worths.push_back(2 * highest * step / steps);
  std::sort(worths.begin(), worths.end());
  worths.erase(std::unique(worths.begin(), worths.end()), worths.end());
  return worths;
}

}  // namespace waymark
