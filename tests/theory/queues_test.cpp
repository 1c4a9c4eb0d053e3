// Waiting lines with one station against queueing theory (Erlang 1917; Pollaczek 1930 and
// Khinchine 1932; Cobham 1954; Palm 1957).
#include <gtest/gtest.h>

#include <numeric>

#include "tests/theory/erlang.h"
#include "tests/theory/figures.h"

namespace waymark {
namespace {

/// One station: people come at `rate`, are served by `team` for `lasts` and go.
std::string station(const std::string& rate, const std::string& team, const std::string& lasts,
                    const std::string& horizon = "400 days") {
  return R"("dates": { "start": "2027-04-01", "horizon": ")" + horizon +
         R"(", "warm-up": "20 days" },
    "arrivals": { "customers": { "to": "desk", "rate": ")" +
         rate + R"(" } },
    "teams": { "servers": )" +
         team + R"( },
    "pathway": { "desk": { "kind": "activity", "team": "servers", "lasts": )" +
         lasts + R"(, "then": "gone" },
                 "gone": { "kind": "exit" } },
    "measures": { "wait": { "standard": "wait", "steps": ["desk"] },
                  "time": { "standard": "time-in-system" },
                  "number": { "standard": "in-system", "levels": [0, 1, 2, 3, 4, 5, 6, 7, 8] },
                  "busy": { "standard": "utilisation", "team": "servers" } })";
}

std::string units(int count) {
  return R"({ "kind": "units", "count": )" + std::to_string(count) + " }";
}
std::string exponential_minutes(const std::string& mean) {
  return R"({ "exponential": { "mean": ")" + mean + R"( minutes" } })";
}

TEST(Queues, one_server_with_exponential_times) {
  const Figures figures(station("7 per hour", units(1), exponential_minutes("6")), 24);
  const System system("M/M/1, load 0.7");
  system.expect("mean wait (min)", 14.0, figures.of("wait"), 0.03);
  system.expect("mean time in system (min)", 20.0, figures.of("time"), 0.02);
  system.expect("mean number present", 0.7 / 0.3, figures.of("number"), 0.02);
  system.expect("utilisation", 0.7, figures.of("busy"), 0.01);
  for (const int n : {0, 1, 2, 5})
    system.expect("share of time with " + std::to_string(n), 0.3 * std::pow(0.7, n),
                  figures.of("number/share-at-" + std::to_string(n)), 0.02);
}

TEST(Queues, several_servers_with_exponential_times) {
  const Figures figures(station("24 per hour", units(5), exponential_minutes("10")), 24);
  const System system("M/M/5, load 0.8");
  const double waits = chance_to_wait(5, 4.0);
  system.expect("mean wait (min)", waits * 10.0 / (5 - 4), figures.of("wait"), 0.03);
  system.expect("mean number present", 4.0 + waits * 4.0, figures.of("number"), 0.02);
  system.expect("utilisation", 0.8, figures.of("busy"), 0.01);
}

/// Mean wait of one server with any service: lambda E[S^2] / (2 (1 - load)).
double pollaczek_khinchine(double per_minute, double mean, double deviation) {
  return per_minute * (mean * mean + deviation * deviation) / (2.0 * (1.0 - per_minute * mean));
}

TEST(Queues, one_server_with_lognormal_times) {
  const std::string lasts = R"({ "lognormal": { "mean": "6 minutes", "sd": "7.5 minutes" } })";
  const Figures figures(station("6 per hour", units(1), lasts), 24);
  const System system("M/G/1, lognormal, load 0.6");
  const double wait = pollaczek_khinchine(0.1, 6.0, 7.5);
  system.expect("mean wait (min)", wait, figures.of("wait"), 0.03);
  system.expect("mean number present", 0.1 * (wait + 6.0), figures.of("number"), 0.02);
}

TEST(Queues, one_server_with_fixed_times) {
  const Figures figures(station("8 per hour", units(1), "\"6 minutes\""), 24);
  const System system("M/D/1, load 0.8");
  const double wait = pollaczek_khinchine(8.0 / 60, 6.0, 0.0);
  system.expect("mean wait (min)", wait, figures.of("wait"), 0.03);
  system.expect("mean time in system (min)", wait + 6.0, figures.of("time"), 0.03);
}

TEST(Queues, a_team_without_bounds) {
  // The number present is Poisson whatever the service is.
  const std::string lasts = R"({ "lognormal": { "mean": "30 minutes", "sd": "45 minutes" } })";
  std::string text = station("6 per hour", R"({ "kind": "units" })", lasts);
  text.erase(
      text.find(",\n                  \"busy\""));  // nothing without bounds is busy for a share
  const Figures figures(text + " }", 24);
  const System system("M/G/infinity, lognormal, load 3");
  system.expect("mean number present", 3.0, figures.of("number"), 0.01);
  double poisson = std::exp(-3.0);
  for (int n = 0; n <= 8; ++n) {
    system.expect("share of time with " + std::to_string(n), poisson,
                  figures.of("number/share-at-" + std::to_string(n)), 0.03);
    poisson *= 3.0 / (n + 1);
  }
}

TEST(Queues, hours_given_to_a_gate_serve_as_one_server) {
  // Four workers, 42 hours in each of 42 weeks a year, a quarter of it for the gate.
  const double speed = 4 * 42.0 * 42 / (365.25 / 7) / 168 * 0.25;
  const Figures figures(
      R"("dates": { "start": "2027-04-01", "horizon": "800 days", "warm-up": "40 days" },
    "arrivals": { "customers": { "to": "form", "rate": "4 per hour" } },
    "teams": { "workers": { "kind": "hours", "fte": 4, "hours-per-week": "42 hours", "weeks-per-year": 42,
                            "gate-share": "25 %" } },
    "pathway": { "form": { "kind": "gate", "team": "workers", "takes": { "exponential": { "mean": "2 minutes" } },
                           "then": "gone", "refused": "gone", "lost": "gone" },
                 "gone": { "kind": "exit" } },
    "measures": { "wait": { "standard": "wait", "steps": ["form"] }, "number": { "standard": "in-system" } })",
      24);
  const double lasts = 2 / speed;
  const double load = 4.0 / 60 * lasts;
  const System system("M/M/1 of a gate's hours, load 0.66");
  system.expect("mean wait (min)", load / (1 - load) * lasts, figures.of("wait"), 0.03);
  system.expect("mean number present", load / (1 - load), figures.of("number"), 0.02);
}

TEST(Queues, places_on_a_caseload) {
  // A support whose first contact comes at once holds a place for as long as it lasts.
  const Figures figures(
      R"("dates": { "start": "2027-04-01", "horizon": "200 years", "warm-up": "2 years" },
    "arrivals": { "people": { "to": "help", "rate": "0.4 per day" } },
    "teams": { "workers": { "kind": "hours", "fte": 1, "caseload": 5 } },
    "pathway": { "help": { "kind": "support", "team": "workers", "lasts": { "exponential": { "mean": "10 days" } },
                           "contact": { "every": "4 weeks", "first": "0 days", "takes": "1 hour" }, "then": "gone" },
                 "gone": { "kind": "exit" } },
    "measures": { "wait": { "standard": "wait", "steps": ["help"], "shown-in": "days" }, "number": { "standard": "in-system" } })",
      24);
  const System system("M/M/5 of a caseload, load 0.8");
  const double waits = chance_to_wait(5, 4.0);
  system.expect("mean wait (days)", waits * 10, figures.of("wait"), 0.03);
  system.expect("mean number present", 4 + waits * 4, figures.of("number"), 0.02);
}

/// Erlang-A: `servers`, arrivals, service and patience all exponential, by the birth and death of
/// the number present.
struct ErlangA {
  int servers;
  double comes, serves, leaves;  // rates
  static constexpr int most = 400;

  std::vector<double> shares() const {
    std::vector<double> p(most + 1, 1.0);
    for (int n = 1; n <= most; ++n) {
      const int busy = std::min(n, servers);
      p[static_cast<std::size_t>(n)] =
          p[static_cast<std::size_t>(n - 1)] * comes / (busy * serves + (n - busy) * leaves);
    }
    const double total = std::accumulate(p.begin(), p.end(), 0.0);
    for (double& share : p) share /= total;
    return p;
  }
  double mean_number() const {
    double sum = 0;
    for (int n = 0; n <= most; ++n) sum += n * shares_[static_cast<std::size_t>(n)];
    return sum;
  }
  double mean_busy() const {
    double sum = 0;
    for (int n = 0; n <= most; ++n)
      sum += std::min(n, servers) * shares_[static_cast<std::size_t>(n)];
    return sum;
  }
  double share_giving_up() const { return leaves * (mean_number() - mean_busy()) / comes; }
  /// Of those served: whoever finds n present goes through n - servers + 1 moves of the queue, each
  /// as long whoever moves it, and is served if it is never oneself who leaves.
  double mean_wait_of_the_served() const {
    double waited = 0, served = 0;
    for (int n = 0; n <= most; ++n) {
      double chance = 1, time = 0;
      for (int ahead = n - servers; ahead >= 0; --ahead) {
        const double moves = servers * serves + (ahead + 1) * leaves;
        chance *= 1 - leaves / moves;
        time += 1 / moves;
      }
      served += shares_[static_cast<std::size_t>(n)] * chance;
      waited += shares_[static_cast<std::size_t>(n)] * chance * time;
    }
    return waited / served;
  }
  std::vector<double> shares_ = shares();
};

TEST(Queues, people_who_give_up_waiting) {
  const Figures figures = Figures::of_feature("people-give-up-waiting", 24);
  const ErlangA exact{4, 26.0 / 60, 0.1, 1.0 / 15};
  const System system("M/M/4+M, offered load 4.33");
  system.expect("share giving up", exact.share_giving_up(),
                combined_estimate(figures.values("lost"), figures.values("all"),
                                  [](double lost, double all) { return lost / all; }),
                0.02);
  system.expect("mean wait of the served (min)", exact.mean_wait_of_the_served(),
                figures.of("wait"), 0.02);
  system.expect("mean number present", exact.mean_number(), figures.of("number"), 0.02);
  system.expect("utilisation", exact.mean_busy() / 4, figures.of("busy"), 0.01);
}

TEST(Queues, two_classes_of_priority) {
  // A trait says who goes first; nobody is interrupted. Two doors show the waits apart.
  const Figures figures = Figures::of_feature("the-urgent-go-first", 24);
  const System system("M/G/1 with two priorities, load 0.8");
  const double left_over = 8.0 / 60 * (36 + 18) / 2;  // lambda E[S^2] / 2
  const double first = left_over / (1 - 0.24);
  const double second = first / (1 - 0.8);
  system.expect("mean wait of the urgent (min)", first, figures.of("first"), 0.02);
  system.expect("mean wait of the others (min)", second, figures.of("second"), 0.04);
  system.expect("mean wait of all (min)", 0.3 * first + 0.7 * second, figures.of("all"), 0.04);
}

/// The station with one server at load 0.7, whose wait or number is told by further fields.
std::string told_more(const std::string& of, const std::string& fields) {
  std::string text = station("7 per hour", units(1), exponential_minutes("6"));
  const std::string begin = "\"" + of + "\": {";
  text.insert(text.find(begin) + begin.size(), fields + ",");
  return text;
}

TEST(Queues, one_server_has_the_percentiles_of_its_wait) {
  // P(W > t) = load e^(-(mu - lambda) t): nobody waits for 30 of 100.
  const Figures figures(
      told_more("wait", R"("percentiles": ["20 %", "90 %", "95 %"], "within": ["10 minutes"])"),
      24);
  const System system("M/M/1, load 0.7, wait");
  const double rate = 0.05;
  system.expect("90th percentile (min)", std::log(0.7 / 0.1) / rate, figures.of("wait/p90"), 0.04);
  system.expect("95th percentile (min)", std::log(0.7 / 0.05) / rate, figures.of("wait/p95"), 0.04);
  system.expect("share within 10 minutes", 1 - 0.7 * std::exp(-10 * rate),
                figures.of("wait/within-10-minutes"), 0.02);
  EXPECT_EQ(figures.of("wait/p20").mean, 0.0);
}

TEST(Queues, one_server_has_the_percentiles_and_the_census_of_its_number) {
  const Figures figures(
      told_more("number", R"("percentiles": ["60 %", "95 %"], "census-at": ["3 hours"])"), 24);
  // P(N <= n) = 1 - load^(n + 1): 0.51 at n = 1, 0.657 at 2, 0.942 at 7 and 0.960 at 8.
  EXPECT_EQ(figures.of("number/p60").mean, 2.0);
  EXPECT_NEAR(figures.of("number/p95").mean, 8.0, 0.5);
  const System system("M/M/1, load 0.7, number");
  system.expect("counted at three in the night", 0.7 / 0.3, figures.of("number/census-at-3-hours"),
                0.05);
}

TEST(Queues, of_which_one_long_run_is_cut_into_batches_for_an_interval) {
  std::string text = station("5 per hour", units(1), exponential_minutes("6"), "100 days");
  const std::string begin = "\"wait\": {";
  text.insert(text.find(begin) + begin.size(), R"("batches": 20,)");
  const Figures figures(text, 200);
  const std::vector<double> low = figures.values("wait/batches-lo95");
  const std::vector<double> high = figures.values("wait/batches-hi95");
  double held = 0;
  for (std::size_t run = 0; run < low.size(); ++run) held += low[run] <= 6.0 && 6.0 <= high[run];
  // 95 of 100 as batches grow; four standard errors of a share over 200 runs are 6 of 100.
  EXPECT_NEAR(held / 200, 0.95, 0.062);
}

}  // namespace
}  // namespace waymark
