#include "waymark/scenario/preamble.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace waymark {
namespace {

std::string preamble_with(const std::string& more) {
  return R"({ "waymark": 1, "title": "T", "question": "Q?", "dates": { "start": "2027-04-01", "horizon": "5 years" })" +
         more + "}";
}

Lines complaints_of_preamble(const std::string& text) {
  Diagnostics diagnostics;
  Preamble preamble;
  const Document document = document_from(text);
  read(document, preamble, {}, diagnostics);
  check_preamble(preamble, document, diagnostics);
  return formatted(diagnostics);
}

TEST(Preamble, reads_what_a_scenario_asks_and_when_it_plays) {
  const auto preamble =
      read_from<Preamble>(R"({ "waymark": 1, "title": "Harbour Street", "question": "Four or two?",
    "dates": { "start": "2027-04-01", "horizon": "5 years", "warm-up": "2 years", "warm-up-mode": "own" },
    "vocabulary": { "person": "member" },
    "arms": { "as-is": {}, "b": { "from": "as-is", "changes": { "x": { "label": "Told once", "remove": ["form"], "clause": "Ask once." } } } } })");

  EXPECT_EQ(preamble.title, "Harbour Street");
  EXPECT_EQ(preamble.dates.horizon.value, years(5));
  EXPECT_EQ(preamble.dates.warm_up_mode, WarmUpMode::own);
  EXPECT_EQ(*preamble.vocabulary.find("person"), "member");
  EXPECT_EQ(preamble.arms.find("b")->changes.find("x")->clause, "Ask once.");
}

TEST(Preamble, wants_version_title_question_and_dates) {
  EXPECT_EQ(
      complaints_of_preamble("{}"),
      (Lines{"test.json:1:1: 'dates' is missing. dates: when it plays",
             "test.json:1:1: 'question' is missing. question: what the comparison should answer",
             "test.json:1:1: 'title' is missing. title: the scenario in a few words",
             "test.json:1:1: 'waymark' is missing. waymark: the version of the scenario language, "
             "1"}));
}

TEST(Preamble, refuses_another_version_of_the_language) {
  EXPECT_EQ(
      complaints_of_preamble(
          R"({ "waymark": 2, "title": "T", "question": "Q", "dates": { "start": "2027-04-01", "horizon": "5 years" } })"),
      (Lines{"test.json:1:14: /waymark: 2 is above the most, 1"}));
}

TEST(Preamble, wants_value_standing_source_and_spread_of_every_assumption) {
  EXPECT_EQ(complaints_of_preamble(preamble_with(R"(, "assumptions": { "a": {} })")).size(), 4u);
  EXPECT_EQ(
      complaints_of_preamble(
          preamble_with(
              R"(, "assumptions": { "a": { "value": "lots", "range": [0, 1], "standing": "sure", "source": "s" } })"))
          .size(),
      2u);
}

TEST(Preamble, replaces_only_words_that_the_report_uses) {
  EXPECT_EQ(complaints_of_preamble(preamble_with(R"(, "vocabulary": { "persn": "member" })")),
            (Lines{"test.json:1:123: /vocabulary/persn: 'persn' is not a word of the report. Did "
                   "you mean 'person'?"}));
}

TEST(Preamble, ranks_only_domains_of_a_good_life) {
  EXPECT_EQ(
      complaints_of_preamble(preamble_with(
          R"(, "what-matters": { "asked": "9 members", "order": ["settled-home", "contrl"] })")),
      (Lines{"test.json:1:173: /what-matters/order/1: 'contrl' is not a domain of a good life. Did "
             "you mean 'control'?"}));
}

TEST(Preamble, wants_levers_that_point_at_a_number_and_can_move) {
  const std::string team = R"(, "x-team": { "fte": 3, "name": {} })";
  const auto lever = [&](const std::string& fields) {
    return complaints_of_preamble(
        preamble_with(team + R"(, "levers": { "posts": { )" + fields + " } }"));
  };

  EXPECT_EQ(lever(R"("at": "/x-team/fte", "from": 2, "to": 6, "step": 0.5)"), Lines{});
  EXPECT_EQ(lever(R"("at": "/x-team/fti", "from": 2, "to": 6, "step": 0.5)").size(), 1u);
  EXPECT_EQ(lever(R"("at": "/x-team/name", "from": 2, "to": 6, "step": 0.5)").size(), 1u);
  EXPECT_EQ(lever(R"("at": "/x-team/fte", "from": 6, "to": 2, "step": 0.5)").size(), 1u);
  EXPECT_EQ(lever(R"("at": "/x-team/fte", "from": 2, "to": "6 weeks", "step": 0.5)").size(), 1u);
  EXPECT_EQ(lever(R"("at": "/x-team/fte", "from": 2, "to": 6, "step": 0)").size(), 1u);
}

TEST(Preamble, allows_eight_levers_and_no_more) {
  std::string levers;
  for (int i = 1; i <= 9; ++i)
    levers += (i > 1 ? ", " : "") + ("\"l" + std::to_string(i)) +
              R"(": { "at": "/waymark", "from": 1, "to": 2, "step": 1 })";

  EXPECT_EQ(
      complaints_of_preamble(preamble_with(", \"levers\": {" + levers + "}")),
      (Lines{
          "test.json:1:107: /levers: 9 levers are too many to move by hand. Keep at most eight"}));
}

TEST(Preamble, reads_voices_with_who_when_and_consent) {
  const auto preamble = read_from<Preamble>(preamble_with(
      R"(, "voices": { "wait": { "at": ["panel"], "words": "I waited.", "who": "A member", "when": "12 Nov 2026", "consent": "in writing" } })"));

  const Voice& voice = *preamble.voices.find("wait");

  EXPECT_EQ(voice.at.at(0).id, "panel");
  EXPECT_EQ(voice.words, "I waited.");
  EXPECT_EQ(voice.consent, "in writing");
}

TEST(Preamble, takes_no_words_without_consent) {
  EXPECT_EQ(
      complaints_of_preamble(preamble_with(
          R"(, "voices": { "wait": { "at": ["panel"], "words": "I waited.", "who": "A member", "when": "2026" } })")),
      (Lines{"test.json:1:119: /voices/wait: 'consent' is missing. consent: how they agreed to be "
             "quoted here; without consent words do not belong in a scenario"}));
}

TEST(Preamble, reads_what_is_left_out_as_a_sentence_or_with_who_and_why) {
  const auto preamble = read_from<Preamble>(preamble_with(
      R"(, "leaves-out": ["Weather.", { "what": "Kindness", "who": "a peer worker", "why": "no measure" }])"));

  ASSERT_EQ(preamble.leaves_out.size(), 2u);
  EXPECT_EQ(preamble.leaves_out[0].what, "Weather.");
  EXPECT_EQ(preamble.leaves_out[0].who, "");
  EXPECT_EQ(preamble.leaves_out[1].who, "a peer worker");
  EXPECT_EQ(preamble.leaves_out[1].why, "no measure");
}

TEST(Preamble, wants_an_observed_effect_before_a_causal_share) {
  EXPECT_EQ(
      complaints_of_preamble(preamble_with(
          R"(, "assumptions": { "a": { "value": 2, "range": [1, 3], "standing": "found", "source": "s", "causal-share": 0.5 } })")),
      (Lines{
          "test.json:1:212: /assumptions/a/causal-share: 'a' has a causal share, but nothing says "
          "that it was only observed. Write \"design\": \"observational\" beside it, or leave "
          "\"causal-share\" out"}));
}

}  // namespace
}  // namespace waymark
