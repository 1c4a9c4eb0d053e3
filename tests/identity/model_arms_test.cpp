// What an arm may not change: the figures of an arm that says the same, and of the other arms.
#include <gtest/gtest.h>

#include "tests/identity/small_borough.h"
#include "waymark/base/executor.h"
#include "waymark/experiment/experiment.h"

namespace waymark {
namespace {

TEST(Arms, that_say_the_same_have_the_same_figures) {
  const auto figures = figures_of(small_borough());

  expect_same_figures(figures.at("as-is"), figures.at("same-again"));
}

TEST(Arms, that_differ_have_other_figures) {
  Sections sections = small_borough();
  sections["arms"] =
      R"({ "as-is": {}, "told-once": { "from": "as-is", "changes": { "once": { "remove": ["form"] } } } })";

  const auto figures = figures_of(sections);

  EXPECT_FALSE(are_same_figures(figures.at("as-is"), figures.at("told-once")));
}

TEST(Arms, leave_each_others_figures_alone) {
  const auto before = figures_of(small_borough());
  Sections sections = small_borough();
  // Ids that sort before all others shift every index of the union.
  add_to(
      sections, "arms",
      R"("a-new-way": { "from": "as-is", "extra-money": { "amount": "£220,089 per year", "why": "three more posts" }, "changes": { "everything": {
    "add": { "pathway": { "a-talk": { "kind": "activity", "team": "a-team", "lasts": "1 hour", "then": "form" } },
             "teams": { "a-team": { "kind": "units", "count": 1 } },
             "predictors": { "a-chance": { "chance": { "value": "50 %", "terms": { "trust": { "odds-ratio": 2 } } } } },
             "experiences": { "a-shock": { "when": "a-loss", "moves": "hope", "toward": 0, "by": 0.5 } },
             "exposures": { "a-comfort": { "during": ["a-talk", "away"], "moves": "trust", "toward": 1, "rate": "0.2 per year" } },
             "clocks": { "a-loss": { "rate": "0.5 per year", "during": ["away"] } } },
    "patch": { "clocks": { "asks-again": { "then": "a-talk" } }, "teams": { "workers": { "fte": 7 } } } } } })");

  const auto after = figures_of(sections);

  expect_same_figures(before.at("as-is"), after.at("as-is"));
  expect_same_figures(before.at("same-again"), after.at("same-again"));
  EXPECT_FALSE(are_same_figures(before.at("as-is"), after.at("a-new-way")));
}

TEST(Arms, counting_only_measured_effects_are_all_there_is_without_couplings) {
  Sections sections = small_borough();
  sections.erase("experiences");
  sections.erase("exposures");
  replace_in(sections, "clocks",
             R"(, "terms": { "trust": { "rate-ratio": 1.1, "per": 0.1, "about": 0.5 } })", "");
  replace_in(sections, "clocks",
             R"(, "terms": { "trust": { "rate-ratio": 0.82, "per": 0.1, "about": 0.5 } })", "");
  replace_in(sections, "clocks", R"(, "terms": { "using": { "rate-ratio": 0.5 } })", "");
  replace_in(sections, "pathway", R"(, "protects": { "clock": "incident", "lower-by": "30 %" })",
             "");
  replace_in(sections, "predictors",
             R"(, "terms": { "hope": { "odds-ratio": 0.9, "per": 0.1, "about": 0.5 } })", "");

  expect_same_figures(figures_of(sections).at("as-is"),
                      figures_of(sections, Couplings::measured_only).at("as-is"));
}

TEST(Arms, counting_only_measured_effects_drop_what_nobody_measured) {
  EXPECT_FALSE(are_same_figures(figures_of(small_borough()).at("as-is"),
                                figures_of(small_borough(), Couplings::measured_only).at("as-is")));
}

struct NoSink : Sink {
  void accept(const ReplicationOutcome&) override {}
};

std::uint64_t fingerprint_with(Executor& executor) {
  Scenario scenario = compiled(text_of(small_borough()));
  Comparison comparison(scenario, {Couplings::all, Couplings::measured_only});
  comparison.prepare_workers(executor.workers());
  ExperimentPlan plan = comparison.plan(7);
  plan.stop.count = 9;
  NoSink sink;
  return run_experiment(
             plan,
             [&](int worker, std::uint64_t replication) {
               return comparison.run(worker, 7, replication);
             },
             executor, sink)
      .fingerprint;
}

TEST(Arms, have_one_fingerprint_on_any_number_of_threads) {
  const std::uint64_t one_by_one = fingerprint_with(*serial_executor());

  for (const int threads : {1, 2, 3})
    EXPECT_EQ(fingerprint_with(*thread_executor(threads)), one_by_one) << threads;
}

TEST(Arms, do_not_remember_the_replication_before) {
  Scenario scenario = compiled(text_of(small_borough()));
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(2);
  comparison.run(0, 7, 3);

  EXPECT_EQ(comparison.run(0, 7, 8).arms[1].fingerprint,
            comparison.run(1, 7, 8).arms[1].fingerprint);
}

}  // namespace
}  // namespace waymark
