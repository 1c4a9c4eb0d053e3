#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "waymark/simulate/model.h"

namespace waymark {

/// Chances at one step, averaged over those who come there for the first time.
struct StepChances {
  double pass = 1, refuse = 0;   ///< gates
  double gives_up = 0;           ///< chance to give up before the first contact, at support
  double wait_ms = 0;            ///< mean wait for the first contact of those who start
  std::vector<StartShare> then;  ///< ways on, wrong doors too, and their shares of those who go on
};

/// A thousand newcomers who go along one arm's route for the first time, by expectation: at each
/// step everyone passes with their own chance, and what they meet moves their stocks as the rules
/// say, so that somebody who has told their story twice comes to the third hoop with the trust that
/// is left. Queues, other tracks' moves and second visits are left out.
class FirstWalk {
 public:
  /// `signals` stand as they are where nobody publishes; `starts` are the steps at which people
  /// ask, with any positive weights.
  FirstWalk(const ArmTables& tables, const std::vector<double>& signals,
            std::vector<std::pair<std::uint16_t, double>> starts);

  const StepChances& at(std::uint16_t step) const { return chances_[step]; }

  /// Mean of an amount over those who come to the step; over all newcomers where nobody does.
  double mean_at(std::uint16_t step, const Amount& amount) const;

  /// The share of those who come to the step whose need is on.
  double share_in_need(std::uint16_t step, std::uint16_t need) const;

  /// Means of an amount over those who started a support, after so many attended contacts (rising),
  /// each `apart_ms` after the one before: trust that contacts build keeps people longer.
  std::vector<double> means_after_contacts(std::uint16_t step, const Amount& amount,
                                           const std::vector<int>& contacts, double apart_ms) const;

  /// Mean stay at a step by design: booking and work, without queue or contacts.
  double planned_stay(std::uint16_t step) const;

 private:
  struct Crowd {
    std::vector<double> weight;  ///< by person
    std::vector<double> stocks;  ///< by person and stock, as they come to the step
    bool is_met = false;
  };
  struct Start {
    double chance = 1;
    double wait_ms = 0;  ///< times chance
  };

  std::vector<std::uint16_t> order_of_steps(
      const std::vector<std::pair<std::uint16_t, double>>& starts) const;
  std::vector<std::uint16_t> ways_from(std::uint16_t step) const;
  struct Sums {
    double people = 0, on = 0;
  };
  void pass_on(std::uint16_t step);
  void pass_on(std::uint16_t step, std::size_t person, double weight, double spread, Sums& sums);
  std::vector<StartShare> ways_on(std::uint16_t step, std::size_t person,
                                  const std::vector<double>& stocks) const;
  std::vector<StartShare> declared_ways(std::uint16_t step, std::size_t person,
                                        const std::vector<double>& stocks) const;
  double misled(std::uint16_t step, std::size_t person, const std::vector<double>& stocks) const;
  void arrive(std::uint16_t step, std::size_t person, double weight,
              const std::vector<double>& stocks);
  void feel(Happening happening, std::uint16_t step, std::size_t person,
            std::vector<double>& stocks) const;
  void stay(std::uint16_t step, std::size_t person, double time, std::vector<double>& stocks) const;
  std::vector<double> stocks_at(std::uint16_t step, std::size_t person) const;
  Start start_of(std::uint16_t step, std::size_t person, const std::vector<double>& stocks) const;
  template <class Figure>
  double mean_over(std::uint16_t step, const Figure& figure) const;
  bool is_on(std::size_t need, const std::vector<double>& stocks) const;
  double see(std::uint16_t step, std::size_t person, const std::vector<double>& stocks,
             Feature feature) const;
  double amount(const Amount& amount, std::uint16_t step, std::size_t person,
                const std::vector<double>& stocks) const;
  double share_at(std::uint16_t step) const;

  const ArmTables& tables_;
  const std::vector<double>& signals_;
  std::vector<double> traits_;      ///< by person and trait
  std::vector<double> start_;       ///< by person and stock
  std::vector<Crowd> crowds_;       ///< by step
  std::vector<std::uint8_t> done_;  ///< steps whose crowd has gone on
  std::vector<StepChances> chances_;
  std::vector<std::vector<std::uint16_t>> signs_to_;  ///< by step: steps whose wrong door it is
};

}  // namespace waymark
