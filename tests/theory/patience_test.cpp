// People who give up waiting, by three laws of patience, against the exact M/M/n+G queue (Baccelli
// and Hebuterne 1981; in the form of Zeltyn and Mandelbaum 2005, Queueing Systems 51:361-402,
// section 2).
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

constexpr int servers = 3;
constexpr double arrivals = 0.6;     // a minute
constexpr double service = 1 / 6.0;  // a minute, of one server: more come than can be served

struct Impatient {
  double gives_up = 0;  ///< share of all who come
  double waits = 0;     ///< minutes, of all who come
};

/// `patient(t)`: the chance to be still waiting after t minutes.
Impatient exact(const std::function<double(double)>& patient) {
  constexpr double step = 0.001, longest = 150.0;
  double h = 0.0, j = 0.0, jh = 0.0;
  for (double x = 0.5 * step; x < longest; x += step) {
    const double middle = h + 0.5 * step * patient(x);
    const double density = std::exp(arrivals * middle - servers * service * x);
    j += density * step;
    jh += middle * density * step;
    h += step * patient(x);
  }
  const double load = arrivals / service;
  double states = 0.0, term = 1.0;  // sum of load^k / k! for k below the servers
  double last = 1.0;
  for (int k = 0; k < servers; ++k) {
    states += term;
    last = term;
    term *= load / (k + 1);
  }
  const double all = states / last + arrivals * j;
  return {(1.0 + (arrivals - servers * service) * j) / all, arrivals * jh / all};
}

/// The desk of the scenario file, with another law of patience in the place of its own.
Figures desk_with(const std::string& patience) {
  ScenarioText source = source_of_feature("some-would-wait-for-ever");
  const std::string law = R"({ "log-logistic": { "scale": "5 minutes", "shape": 1.5 } })";
  source.text.replace(source.text.find(law), law.size(), patience);
  return Figures(compile_scenario(source), 12);
}

void expect_impatience(const std::string& law, const Figures& figures,
                       const std::function<double(double)>& patient) {
  const Impatient queue = exact(patient);
  const System system("M/M/3+" + law + ", load 1.2");
  system.expect("share that gives up", queue.gives_up,
                combined_estimate(figures.values("given-up"), figures.values("gone"),
                                  [](double given_up, double gone) { return given_up / gone; }),
                0.01);
  system.expect("mean number at the desk",
                arrivals * (queue.waits + (1.0 - queue.gives_up) / service), figures.of("number"),
                0.01);
}

TEST(Patience, that_is_exponential) {
  expect_impatience("M, mean 10", desk_with(R"({ "exponential": { "mean": "10 minutes" } })"),
                    [](double t) { return std::exp(-t / 10.0); });
}

TEST(Patience, that_is_the_same_for_everyone) {
  expect_impatience("D, 8", desk_with(R"("8 minutes")"),
                    [](double t) { return t < 8.0 ? 1.0 : 0.0; });
}

TEST(Patience, that_is_uniform) {
  expect_impatience("U, 0 to 20",
                    desk_with(R"({ "uniform": { "low": "0 minutes", "high": "20 minutes" } })"),
                    [](double t) { return t < 20.0 ? 1.0 - t / 20.0 : 0.0; });
}

TEST(Patience, that_few_have_and_some_have_for_ever) {
  expect_impatience("log-logistic, scale 5, shape 1.5",
                    Figures::of_feature("some-would-wait-for-ever", 12),
                    [](double t) { return 1.0 / (1.0 + std::pow(t / 5.0, 1.5)); });
}

TEST(Patience, and_length_of_stay_go_by_what_multiplies_them) {
  // Little's law: 4 a day, and a mean multiplier of 0.5 + 2 x 0.3 + 5 x 0.2 = 2.1.
  const Figures figures = Figures::of_feature("a-stay-as-long-as-its-illness", 24);
  const System system("M/G/infinity, lengths by severity");
  system.expect("in bed", 4 * 3 * 2.1, figures.of("in-bed"), 0.02);
  system.expect("waiting, one at work", 4 * 0.25 * 2.1 + 1, figures.of("waiting"), 0.02);
}

TEST(Patience, is_not_needed_by_those_found_in_a_stay_that_is_multiplied) {
  // 10 days for everybody alike, times 3: those found there leave evenly over 30 days.
  const Figures figures = Figures::of_feature("half-way-through-a-long-stay", 24);
  const System system("people found in a stay of 30 days");
  system.expect("present over 30 days", 500, figures.of("here"), 0.01);
}

}  // namespace
}  // namespace waymark
