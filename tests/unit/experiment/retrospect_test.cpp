#include "waymark/experiment/retrospect.h"

#include <gtest/gtest.h>

#include "tests/unit/scenario/reading.h"
#include "waymark/compile/scenario_fields.h"

namespace waymark {
namespace {

/// Everybody who comes passes and is seen at once, so that every month's requests and starts are
/// the people who came in it.
const char* const base_text = R"({
  "waymark": 1, "title": "Base", "question": "?",
  "dates": { "start": "2027-04-01", "horizon": "1 year", "warm-up": "1 month" },
  "arrivals": { "newcomers": { "to": "door", "rate": "300 per year" } },
  "teams": { "workers": { "kind": "hours", "fte": 400, "caseload": 40 } },
  "pathway": {
    "door": { "kind": "gate", "then": "support", "refused": "away", "lost": "away" },
    "support": { "kind": "support", "team": "workers", "lasts": "10 years", "then": "away",
                 "contact": { "every": "1 week", "takes": "6 minutes", "first": "1 hour" } },
    "away": { "kind": "home" } },
  "measures": {
    "requests": { "standard": "requests" },
    "caseload": { "standard": "caseload" },
    "soon": { "standard": "starts-within", "label": "Soon" } } })";

/// 300 people in odd months, 30 in even ones.
const char* const counts =
    "month,first-requests,requests,caseload\n"
    "2025-04,30,30,\n2025-05,300,30,\n2025-06,30,*,\n2025-07,300,300,\n2025-08,30,<5,\n";

Retrospect looked_back(const std::vector<LocalFile>& files) {
  Diagnostics diagnostics;
  std::vector<std::string> notes;
  const LocalTables tables = read_local_tables(files, notes, diagnostics);
  const LocalScenario made =
      local_scenario("Here", {"base", document_from(base_text, "base.json"), {}}, tables,
                     describe<ScenarioFields>(), diagnostics);
  diagnostics.throw_if_any();
  return look_back(made, 6, 1, *serial_executor());
}

using Verdict = RetrospectRow::Verdict;

TEST(Retrospect, lays_every_month_beside_the_same_month_of_the_model) {
  const Retrospect looked = looked_back({{"monthly-counts.csv", counts}});

  ASSERT_EQ(looked.rows.size(), 5u);
  const double expected[] = {30, 300, 30, 300, 30};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(looked.rows[i].mean, expected[i], 20) << i;
  EXPECT_EQ(looked.rows[1].verdict, Verdict::outside);
  EXPECT_EQ(looked.rows[2].verdict, Verdict::hidden);
  EXPECT_EQ(looked.rows[4].verdict, Verdict::outside);
}

TEST(Retrospect, reads_levels_at_the_end_of_their_month) {
  const Retrospect looked = looked_back({{"monthly-counts.csv",
                                          "month,first-requests,caseload\n2025-04,0,0\n"
                                          "2025-05,200,200\n2025-06,0,200\n2025-07,200,400\n"}});

  ASSERT_EQ(looked.rows.size(), 4u);
  const double after_april = looked.rows[0].mean;
  EXPECT_NEAR(looked.rows[1].mean - after_april, 200, 15);
  EXPECT_NEAR(looked.rows[2].mean - after_april, 200, 15);
  EXPECT_NEAR(looked.rows[3].mean - after_april, 400, 15);
}

TEST(Retrospect, holds_shares_against_their_own_period) {
  const Retrospect looked = looked_back(
      {{"monthly-counts.csv", "month,first-requests\n2025-04,60\n2025-05,60\n2025-06,60\n"},
       {"indicators.csv",
        "indicator,period,value\nSoon,2025/26 Q1,100 %\nSoon,2025-05,50 %\nSoon,2024/25,9 %\n"}});

  ASSERT_EQ(looked.rows.size(), 2u);
  EXPECT_EQ(looked.rows[0].verdict, Verdict::inside);
  EXPECT_DOUBLE_EQ(looked.rows[0].mean, 1);
  EXPECT_EQ(looked.rows[1].verdict, Verdict::outside);
  EXPECT_EQ(looked.not_compared.size(), 1u);
  EXPECT_EQ(sentence(looked),
            "Of 2 numbers of yours, 1 lie where 95 of 100 runs of the model do; a model that is "
            "right would hold about 2.");
}

TEST(Retrospect, of_a_share_of_too_few_people_says_nothing) {
  const Retrospect looked =
      looked_back({{"monthly-counts.csv", "month,first-requests\n2025-04,3\n2025-05,3\n"},
                   {"indicators.csv", "indicator,period,value\nSoon,2025-05,50 %\n"}});

  ASSERT_EQ(looked.rows.size(), 1u);
  EXPECT_EQ(looked.rows[0].verdict, Verdict::too_few);
}

}  // namespace
}  // namespace waymark
