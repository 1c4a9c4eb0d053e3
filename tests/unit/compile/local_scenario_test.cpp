#include "waymark/compile/local_scenario.h"

#include <gtest/gtest.h>

#include "tests/unit/scenario/reading.h"
#include "waymark/compile/scenario.h"

namespace waymark {
namespace {

/// A route of two hoops and two kinds of help, in small.
const char* const base_text = R"({
  "waymark": 1, "title": "Base", "question": "?",
  "dates": { "start": "2027-04-01", "horizon": "1 year", "warm-up": "3 months" },
  "assumptions": {
    "passing": { "value": "90 %", "range": ["80 %", "95 %"], "standing": "found", "source": "a study" },
    "opens": { "value": 1.1, "range": [1, 1.2], "standing": "assumed", "source": "a guess" } },
  "payers": { "council": "The council" },
  "arrivals": { "newcomers": { "to": "form", "rate": "300 per year" } },
  "stocks": { "trust": { "start": 0.4 } },
  "teams": { "workers": { "kind": "hours", "label": "Workers", "fte": 7, "gate-share": "30 %", "caseload": 30, "cost": "£38 per hour", "payer": "council" },
             "clinic": { "kind": "units", "label": "Clinic", "count": 2 } },
  "pathway": {
    "form": { "kind": "gate", "label": "Form", "team": "workers", "takes": "1 hour", "pass": "=passes", "retelling": true,
              "then": "panel", "refused": "away", "lost": "away" },
    "panel": { "kind": "gate", "label": "Panel", "team": "workers", "takes": "1 hour", "pass": "=passes",
               "then": "share-out", "refused": "away", "lost": "away" },
    "share-out": { "kind": "delay", "lasts": "0 days", "then": { "one-of": { "talks": 0.5, "visits": 0.5 } } },
    "talks": { "kind": "support", "label": "Talks", "team": "workers", "contact": { "every": "2 weeks", "takes": "1 hour" },
               "lasts": "20 weeks", "then": "away" },
    "visits": { "kind": "activity", "label": "Visits", "team": "clinic", "lasts": "2 weeks", "then": "away" },
    "away": { "kind": "home", "label": "Not in touch" } },
  "predictors": { "passes": { "chance": { "value": "=passing", "terms": { "trust": { "odds-ratio": "=opens", "per": 0.1 } } } } },
  "experiences": { "retold": { "when": "retelling", "at": ["form"], "moves": "trust", "toward": 0, "by": 0.1 } },
  "clocks": {
    "asks-again": { "rate": "0.5 per year", "during": ["away"], "then": "form" },
    "leaves-talks": { "rate": "0.5 per year", "during": ["talks"], "then": "away" },
    "leaves-visits": { "rate": "0.5 per year", "during": ["visits"], "then": "away" },
    "incident": { "rate": "0.1 per year", "during": ["form", "panel", "talks", "visits"] } },
  "measures": {
    "soon": { "standard": "starts-within", "label": "Start within 3 weeks", "target": "80 %" },
    "requests": { "standard": "requests", "label": "Requests" },
    "starts": { "standard": "starts" },
    "left-visits": { "standard": "rings", "of": "leaves-visits" },
    "helped": { "standard": "at-step", "label": "Being helped", "steps": ["talks"], "at": "1 year", "headline": true } },
  "arms": { "today": {},
            "no-panel": { "label": "No panel", "from": "today", "changes": { "without": { "remove": ["panel"] } } } },
  "experiment": { "base": "today", "compare": "no-panel", "worth-knowing": { "left-visits": 1 } } })";

struct Making {
  Diagnostics diagnostics;
  std::vector<std::string> notes;
  LocalScenario made;

  explicit Making(std::initializer_list<LocalFile> files, const std::string& base = base_text) {
    const LocalTables tables = read_local_tables(files, notes, diagnostics);
    made = local_scenario("Here", {"base", document_from(base, "base.json"), {}}, tables,
                          describe<ScenarioFields>(), diagnostics);
  }
  Lines complaints() const { return formatted(diagnostics); }
  std::string at(const std::string& pointer) const {
    const Node* node = made.document.at(pointer);
    return node == nullptr ? "nothing" : node->text() ? *node->text() : write_json(*node);
  }
  bool says(const std::string& part) const {
    for (const std::string& sentence : made.sentences)
      if (sentence.find(part) != std::string::npos) return true;
    return false;
  }
  /// What compiling it complains about.
  Lines faults() const {
    ScenarioText source;
    source.files = [this](const std::string& path) -> std::optional<std::string> {
      for (const LocalFile& table : made.tables)
        if (table.name == path) return table.bytes;
      return std::nullopt;
    };
    try {
      compile_document(made.document, source);
    } catch (const ScenarioError& error) {
      Lines lines;
      for (const Diagnostic& each : error.diagnostics()) lines.push_back(format(each));
      return lines;
    }
    return {};
  }
};

TEST(LocalScenario, of_no_tables_is_the_base_with_its_numbers_marked_as_filled_in) {
  const Making making({});

  EXPECT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/assumptions/passing/source"), "a study; filled in from base");
  EXPECT_EQ(making.at("/assumptions/passing/standing"), "found");
}

TEST(LocalScenario, takes_numbers_of_known_steps_as_local_assumptions_with_their_line) {
  const Making making(
      {{"steps.csv",
        "step,hours,days-before,passed\nForm,0.5,6,85 %\nPanel,,,\nTalks,,,\nVisits,,,\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/pathway/form/takes"), "=form-hours");
  EXPECT_EQ(making.at("/assumptions/form-hours/value"), "30 minutes");
  EXPECT_EQ(making.at("/assumptions/form-hours/standing"), "local");
  EXPECT_EQ(making.at("/assumptions/form-hours/source").rfind("steps.csv, line 2;", 0), 0u);
  EXPECT_EQ(making.at("/pathway/form/booked/exponential/mean"), "=form-days-before");
  EXPECT_EQ(making.at("/pathway/panel/takes"), "1 hour");
}

TEST(LocalScenario, lets_trust_act_around_a_local_chance) {
  const Making making({{"steps.csv", "step,passed\nForm,85 %\nPanel,\nTalks,\nVisits,\n"}});

  EXPECT_EQ(making.at("/pathway/form/pass"), "=form-passes");
  EXPECT_EQ(making.at("/predictors/form-passes/chance/value"), "=form-passed");
  EXPECT_EQ(making.at("/predictors/form-passes/chance/terms/trust/odds-ratio"), "=opens");
  EXPECT_EQ(making.at("/pathway/panel/pass"), "=passes");
}

TEST(LocalScenario, makes_a_new_hoop_stand_where_the_one_it_resembles_stands) {
  const Making making(
      {{"steps.csv",
        "step,kind,like\nForm,,\nDoctor's check,hoop,Panel\nPanel,,\nTalks,,\nVisits,,\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/pathway/form/then"), "doctors-check");
  EXPECT_EQ(making.at("/pathway/doctors-check/then"), "panel");
  EXPECT_EQ(making.at("/pathway/panel/then"), "share-out");
  EXPECT_EQ(making.at("/pathway/doctors-check/label"), "Doctor's check");
  EXPECT_NE(making.at("/clocks/incident/during").find("doctors-check"), std::string::npos);
  EXPECT_TRUE(making.says("'Doctor's check' is not in base"));
}

TEST(LocalScenario, gives_people_who_are_there_already_to_the_step_that_takes_over) {
  std::string base = base_text;
  base.insert(base.find("\"arrivals\""),
              R"("population": { "count": 100, "at": { "talks": 0.4, "away": 0.6 } }, )");
  const Making making(
      {{"steps.csv", "step,kind,like,then\nForm,,,\nPanel,,,Coaching\nCoaching,support,Talks,\n"}},
      base);

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/population/at/coaching"), "0.4");
  EXPECT_EQ(making.at("/population/at/talks"), "nothing");
}

TEST(LocalScenario, puts_people_of_a_step_that_is_gone_where_it_leads) {
  std::string base = base_text;
  base.insert(base.find("\"stocks\""),
              "\"population\": { \"count\": 40, \"at\": { \"visits\": 0.25, \"away\": 0.75 } }, ");
  const Making making({{"steps.csv", "step,then\nForm,Talks\nTalks,\n"}}, base);

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/population/at/away"), "1");
  EXPECT_EQ(making.at("/population/at/visits"), "nothing");
}

TEST(LocalScenario, keeps_what_a_hoop_protects_only_where_it_is_said_to_be_like_another) {
  const Making like(
      {{"steps.csv", "step,kind,like\nOur form,hoop,Form\nPanel,,\nTalks,,\nVisits,,\n"}});
  const Making unlike(
      {{"steps.csv", "step,kind,like\nOur form,hoop,\nPanel,,\nTalks,,\nVisits,,\n"}});

  EXPECT_EQ(like.at("/pathway/our-form/retelling"), "true");
  EXPECT_EQ(unlike.at("/pathway/our-form/retelling"), "nothing");
  EXPECT_TRUE(unlike.says("protect nobody"));
}

TEST(LocalScenario, takes_it_that_everybody_passes_as_it_stands) {
  const Making making(
      {{"steps.csv", "step,passed,missed\nForm,100 %,\nPanel,,\nTalks,,0 %\nVisits,,\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/pathway/form/pass"), "=form-passed");
}

TEST(LocalScenario, takes_out_steps_that_no_row_names_and_what_rests_on_them) {
  const Making making({{"steps.csv", "step,then\nForm,Talks\nTalks,\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/pathway/panel"), "nothing");
  EXPECT_EQ(making.at("/pathway/share-out"), "nothing");
  EXPECT_EQ(making.at("/clocks/leaves-visits"), "nothing");
  EXPECT_EQ(making.at("/measures/left-visits"), "nothing");
  EXPECT_EQ(making.at("/experiment/worth-knowing/left-visits"), "nothing");
  EXPECT_NE(making.at("/clocks/leaves-talks"), "nothing");
  EXPECT_EQ(making.at("/pathway/away/kind"), "home");
  EXPECT_TRUE(making.says("were taken out: 'panel', 'share-out', 'visits'"));
}

TEST(LocalScenario, drops_arms_that_no_longer_apply_with_a_sentence) {
  const Making making({{"steps.csv", "step,then\nForm,Talks\nTalks,\n"}});

  EXPECT_EQ(making.at("/arms/no-panel"), "nothing");
  EXPECT_NE(making.at("/arms/today"), "nothing");
  EXPECT_EQ(making.at("/experiment/compare"), "nothing");
  EXPECT_TRUE(making.says("The arm 'No panel' was dropped"));
}

TEST(LocalScenario, sends_people_who_ask_to_the_first_row_when_the_old_door_is_gone) {
  const Making making({{"steps.csv", "step,kind,then\nOwn door,hoop,Talks\nTalks,,\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/arrivals/newcomers/to"), "own-door");
  EXPECT_EQ(making.at("/clocks/asks-again/then"), "own-door");
}

TEST(LocalScenario, shares_people_out_among_several_ways) {
  const Making making({{"steps.csv", "step,then\nForm,Talks 70 %; Visits 30%\nTalks,\nVisits,\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/pathway/form/then/one-of/talks"), "0.7");
  EXPECT_EQ(making.at("/pathway/form/then/one-of/visits"), "0.3");
}

TEST(LocalScenario, tells_every_mistake_of_all_tables_at_once) {
  const Making making({
      {"steps.csv", "step,kind,passed,then\nForm,hoop,85,\nMagic,spell,,\nTalks,,90 %,Nowhere\n"},
      {"teams.csv", "team,posts,cost,per\nWorkers,many,£38,\nClinic,2,,\n"},
      {"monthly-counts.csv", "month,first-requests,stats\n2025-04,12,1\n2025-06,<6,2\n"},
      {"budgets.csv", "line\n"},
  });

  // NOLINTBEGIN(bugprone-suspicious-missing-comma): sentences broken over two lines
  EXPECT_EQ(
      making.complaints(),
      (Lines{
          "budgets.csv: this is none of the six tables. Did you mean 'budget.csv'?",
          "monthly-counts.csv:1:1: the column 'stats' names nothing that is counted by month. "
          "Did you mean 'starts'?",
          "monthly-counts.csv:3:1: nothing is said about the time from 2025-05-01 to "
          "2025-06-01. Add the missing rows; * where a count is hidden",
          "monthly-counts.csv:3:9: '<6' is not a count. Write a whole number of 0 or more, <5 "
          "or *",
          "steps.csv:2:11: 85 is more than the whole. Write 85 % if that is meant",
          "steps.csv:3:7: 'spell' is no kind of step. Write hoop, support, group, activity or "
          "wait",
          "steps.csv:4:8: 'passed' says nothing about a step of this kind. Leave the cell empty",
          "steps.csv:4:13: 'Nowhere' is not one of the steps. Known are form, not in touch, "
          "panel, share-out, talks, visits",
          "teams.csv:2:9: 'many' is not a number of 0 or more. Write it like 1234.5 or 1,234.5",
          "teams.csv:2:14: it is not said for what time this is the cost. Write hour or year "
          "under 'per'",
      }));
  // NOLINTEND(bugprone-suspicious-missing-comma)
}

TEST(LocalScenario, blames_no_gap_on_a_month_that_could_not_be_read) {
  const Making making(
      {{"monthly-counts.csv", "month,first-requests\n2025-04,12\n2025-O5,13\n2025-06,14\n"}});

  EXPECT_EQ(making.complaints(),
            Lines{"monthly-counts.csv:3:1: '2025-O5' is not a month. Write it like 2025-04, Apr "
                  "2025 or 01/04/2025"});
}

TEST(LocalScenario, starts_the_reported_clock_where_a_row_says_so) {
  const Making making({{"steps.csv",
                        "step,kind,clock-starts,then\nDoor,hoop,,\nForm,,Yes,\n"
                        "Panel,,no,\nTalks,,,\nVisits,,,\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/pathway/form/accepts-referral"), "true");
  EXPECT_EQ(making.at("/pathway/panel/accepts-referral"), "nothing");

  const Making unclear({{"steps.csv", "step,clock-starts\nForm,perhaps\nTalks,yes\n"}});
  EXPECT_EQ(unclear.complaints(),
            (Lines{"steps.csv:2:6: 'perhaps' is neither yes nor no. Write yes at the hoop where "
                   "the wait that you report begins",
                   "steps.csv:3:7: 'clock-starts' says nothing about a step of this kind. Leave "
                   "the cell empty"}));
}

TEST(LocalScenario, scales_the_people_who_are_there_to_its_own_first_requests) {
  std::string base = base_text;
  base.insert(base.find("\"stocks\""),
              "\"population\": { \"count\": \"=in-need\", \"at\": { \"away\": 1 } }, ");
  base.insert(base.find("\"passing\""),
              "\"in-need\": { \"value\": 400, \"range\": [200, 600], "
              "\"standing\": \"found\", \"source\": \"a count\" }, ");
  const Making making({{"monthly-counts.csv", "month,first-requests\n2025-04,5\n2025-05,15\n"}},
                      base);

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  // 10 in a usual month here, 25 there.
  EXPECT_EQ(making.at("/assumptions/in-need/value"), "160");
  EXPECT_EQ(making.at("/assumptions/in-need/range"), "[80, 240]");
  EXPECT_EQ(making.at("/assumptions/in-need/standing"), "assumed");
  EXPECT_TRUE(
      making.says("People who are there at the start: 160, the 400 of base in proportion "
                  "to first requests (10 in a usual month here, 25 there)"));
}

TEST(LocalScenario, is_driven_by_first_requests_and_begins_where_they_end) {
  std::string counts = "month,first-requests,requests\n";
  for (int month = 4; month <= 9; ++month)
    counts += "2025-0" + std::to_string(month) + "," + std::to_string(10 * month) + ",99\n";
  const Making making({{"monthly-counts.csv", counts}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/dates/start"), "2025-10-01");
  EXPECT_EQ(making.at("/arrivals/newcomers/rate"), "nothing");
  ASSERT_EQ(making.made.tables.size(), 1u);
  const std::string& table = making.made.tables[0].bytes;
  EXPECT_NE(table.find("2025-04,40,\"monthly-counts.csv, line 2\"\n"), std::string::npos) << table;
  EXPECT_NE(table.find("2026-04,40,\"filled in"), std::string::npos) << table;
  EXPECT_NE(table.find("2025-12,65,\"filled in"), std::string::npos) << table;
  EXPECT_EQ(making.made.given.size(), 6u);
  EXPECT_EQ(making.made.given[0].measure, "requests");
}

TEST(LocalScenario, reads_hidden_counts_and_says_what_stands_for_them) {
  const Making making(
      {{"monthly-counts.csv", "month,first-requests\nApr-25,<5\nMay-25,*\nJun-25,\"1,001\"\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/arrivals/newcomers/hidden"), "502");
}

TEST(LocalScenario, holds_indicators_against_their_period_and_takes_their_targets) {
  const Making making(
      {{"indicators.csv",
        "indicator;period;value;target\nStart within 3 weeks;2025/26 Q1;91%;95 %\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.at("/measures/soon/target"), "95 %");
  ASSERT_EQ(making.made.given.size(), 1u);
  EXPECT_EQ(print_date(making.made.given[0].period.from), "2025-04-01");
  EXPECT_DOUBLE_EQ(making.made.given[0].figure.value, 0.91);
}

TEST(LocalScenario, pays_teams_and_overheads_from_the_budget) {
  const Making making(
      {{"teams.csv", "team,posts\nWorkers,5\nClinic,2\n"},
       {"budget.csv",
        "line,payer,year,amount,team\nPay,The council,2024/25,\"£100,000\",Workers\n"
        "Pay,The council,2025/26,\"£200,000\",Workers\nRent,A charity,2025/26,1000,\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/teams/workers/cost"), "=workers-cost");
  EXPECT_EQ(making.at("/assumptions/workers-cost/source").rfind("budget.csv, line 3;", 0), 0u);
  // 200,000 a year for 5 posts of 37 hours in each of 52.18 weeks.
  EXPECT_EQ(making.at("/assumptions/workers-cost/value"), "£20.72 per hour");
  EXPECT_EQ(making.at("/teams/budget-rent/cost"), "=budget-rent-cost");
  EXPECT_EQ(making.at("/assumptions/budget-rent-cost/value"), "£1,000 per year");
  EXPECT_EQ(making.at("/payers/a-charity"), "A charity");
}

TEST(LocalScenario, begins_its_report_with_the_payer_whom_the_budget_names_first) {
  const Making making(
      {{"budget.csv",
        "line,payer,year,amount\nRent,Our trust,2025/26,1000\nPay,The council,2025/26,9\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.made.document.root.find("payers")->object()->front().key, "our-trust");
  EXPECT_TRUE(making.says("The report begins with the cost to 'Our trust'"));
}

TEST(LocalScenario, tells_which_teams_keep_the_size_they_have_elsewhere) {
  const Making making({{"teams.csv", "team,posts\nWorkers,5\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_TRUE(making.says(
      "Teams that no row of yours names keep the posts or places they have in base: 'Clinic' 2."))
      << (making.made.sentences.empty() ? "" : making.made.sentences.back());
}

TEST(LocalScenario, says_that_a_question_without_a_step_to_take_out_makes_no_arm) {
  const Making making({{"questions.csv", "question\nWhat would help most?\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_TRUE(making.says("The question 'What would help most?' names no step under 'without'"));
}

TEST(LocalScenario, keeps_a_team_that_is_named_and_drops_one_that_nobody_names_or_meets) {
  const Making making({{"steps.csv", "step,then\nForm,Talks\nTalks,\n"},
                       {"teams.csv", "team,kind,posts\nWorkers,,5\nOutreach,units,3\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/teams/clinic"), "nothing");
  EXPECT_EQ(making.at("/teams/outreach/count"), "3");
  EXPECT_EQ(making.at("/teams/workers/fte"), "=workers-posts");

  const Making idle({{"steps.csv", "step,then\nForm,Talks\nTalks,\n"},
                     {"teams.csv", "team,posts\nWorkers,5\nClinic,1\n"}});
  EXPECT_EQ(idle.at("/teams/clinic/count"), "1");
}

TEST(LocalScenario, makes_an_arm_of_a_question) {
  const Making making({{"questions.csv",
                        "question,without,measure,worth-knowing\nWhat without the form?,Form,Being "
                        "helped,2 %\n"}});

  ASSERT_EQ(making.complaints(), Lines{});
  EXPECT_EQ(making.faults(), Lines{});
  EXPECT_EQ(making.at("/question"), "What without the form?");
  EXPECT_EQ(making.at("/arms/without-form/from"), "today");
  EXPECT_EQ(making.at("/experiment/compare"), "without-form");
  EXPECT_EQ(making.at("/experiment/worth-knowing/helped"), "0.02");
}

TEST(LocalScenario, says_of_every_number_where_it_comes_from) {
  const Making making({{"steps.csv", "step,hours\nForm,0.5\nPanel,\nTalks,\nVisits,\n"}});
  const auto rows = sources_of_numbers(making.made, "base", describe<ScenarioFields>());

  const auto row = [&](const std::string& pointer) -> NumberSource {
    for (const NumberSource& each : rows)
      if (each.pointer == pointer) return each;
    return {};
  };
  EXPECT_EQ(row("/assumptions/form-hours/value").source, "steps.csv, line 2");
  EXPECT_EQ(row("/assumptions/form-hours/value").standing, "local");
  EXPECT_EQ(row("/assumptions/form-hours/range").standing, "assumed");
  EXPECT_EQ(row("/assumptions/passing/value").source, "filled in from base");
  EXPECT_EQ(row("/assumptions/passing/value").standing, "found");
  EXPECT_EQ(row("/pathway/panel/takes").source, "filled in from base");
  EXPECT_EQ(row("/pathway/panel/takes").standing, "not said");
  EXPECT_FALSE(row("/pathway/panel/takes").is_local);
}

TEST(LocalTables, can_be_read_from_their_own_templates) {
  std::vector<LocalFile> files;
  for (const LocalTableForm& form : local_table_forms())
    files.push_back({form.file, empty_table(form)});
  std::vector<std::string> notes;
  Diagnostics diagnostics;

  const LocalTables tables = read_local_tables(files, notes, diagnostics);

  EXPECT_EQ(formatted(diagnostics), Lines{});
  EXPECT_EQ(tables.questions.rows().size(), 1u);
}

}  // namespace
}  // namespace waymark
