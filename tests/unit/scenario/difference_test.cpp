#include "waymark/scenario/difference.h"

#include <gtest/gtest.h>

#include "miniature.h"
#include "reading.h"
#include "waymark/scenario/document_print.h"

namespace waymark {
namespace {

Files files_with(const std::string& text) {
  return [text](const std::string&) { return std::optional<std::string>(text); };
}

std::vector<Difference> found(const std::string& before, const std::string& after,
                              const Files& files_before = {}, const Files& files_after = {}) {
  return differences({document_from(before, "a.json"), files_before},
                     {document_from(after, "b.json"), files_after},
                     describe<miniature::Scenario>());
}

Lines told(const std::string& before, const std::string& after) {
  Lines lines;
  for (const Difference& each : found(before, after)) lines.push_back(sentence(each));
  return lines;
}

TEST(Differences, are_told_in_words_with_both_places) {
  const std::string before =
      R"({ "pathway": { "triage": { "kind": "gate", "pass": 0.9, "takes": "2 hours" } } })";
  const std::string after =
      R"({ "pathway": { "triage": { "kind": "gate",
                                    "pass": "95 %", "takes": "2 hours" } } })";

  const std::vector<Difference> differences = found(before, after);

  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(sentence(differences[0]), "pathway triage pass: 0.9 becomes 95 % (chance to pass)");
  EXPECT_EQ(differences[0].pointer, "/pathway/triage/pass");
  EXPECT_EQ(differences[0].before_place.file, "a.json");
  EXPECT_EQ(differences[0].before_place.line, 1);
  EXPECT_EQ(differences[0].after_place.file, "b.json");
  EXPECT_EQ(differences[0].after_place.line, 2);
}

TEST(Differences, do_not_hold_a_default_written_out) {
  EXPECT_EQ(told(R"({ "teams": { "a": { "fte": 3 } } })",
                 R"({ "teams": { "a": { "fte": 3, "cost": "£30 per hour", "caseload": 40,
                                        "discipline": "first-come" } } })"),
            Lines{});
  EXPECT_EQ(told(R"({ "pathway": { "a": { "kind": "gate", "retelling": false } } })",
                 R"({ "pathway": { "a": { "kind": "gate", "takes": "60 minutes" } } })"),
            Lines{});
}

TEST(Differences, hold_what_departs_from_a_default) {
  EXPECT_EQ(told(R"({ "teams": { "a": { "fte": 3 } } })",
                 R"({ "teams": { "a": { "fte": 3, "caseload": 41 } } })"),
            (Lines{"teams a caseload: 40 becomes 41 (people for one post)"}));
}

TEST(Differences, do_not_hold_another_way_of_writing_the_same) {
  EXPECT_EQ(told(R"({ "pathway": { "a": { "kind": "delay", "lasts": "2 weeks" } } })",
                 R"({ "pathway": { "a": { "kind": "delay", "lasts": "14 days" } } })"),
            Lines{});
  EXPECT_EQ(told(R"({ "pathway": { "a": { "kind": "delay",
                      "lasts": { "gamma": { "mean": "1 week", "sd": "2 days" } } } } })",
                 R"({ "pathway": { "a": { "kind": "delay",
                      "lasts": { "gamma": { "sd": "48 hours", "mean": "7 days" } } } } })"),
            Lines{});
  EXPECT_EQ(told(R"({ "teams": { "a": 3 } })", R"({ "teams": { "a": { "fte": 3 } } })"), Lines{});
  EXPECT_EQ(told(R"({ "exposures": { "e": { "during": ["a", "b"] } } })",
                 R"({ "exposures": { "e": { "during": { "b": true, "a": true } } } })"),
            Lines{});
  EXPECT_EQ(told(R"({ "at": "1 year", "predictors": { "p": { "at": { "0.2": "8 in 10" } } } })",
                 R"({ "at": ["12 months"], "predictors": { "p": { "at": { "20 %": 0.8 } } } })"),
            Lines{});
}

TEST(Differences, hold_what_came_and_what_went) {
  EXPECT_EQ(told(R"({ "pathway": { "a": { "kind": "home" } }, "first": "a" })",
                 R"({ "pathway": { "b": { "kind": "home" } } })"),
            (Lines{"pathway a: removed, was { \"kind\": \"home\" }",
                   "pathway b: added, { \"kind\": \"home\" }",
                   "first: removed, was a (where it begins)"}));
}

TEST(Differences, hold_a_part_whose_absence_has_a_meaning) {
  EXPECT_EQ(
      told(R"({ "pathway": { "a": { "kind": "gate" } } })",
           R"({ "pathway": { "a": { "kind": "gate", "protects": { "lower-by": "0 %" } } } })"),
      (Lines{"pathway a protects: added, { \"lower-by\": \"0 %\" } (what this hoop protects)"}));
}

TEST(Differences, hold_another_kind_of_step) {
  EXPECT_EQ(told(R"({ "pathway": { "a": { "kind": "gate", "then": "b" } } })",
                 R"({ "pathway": { "a": { "kind": "delay", "then": "b" } } })"),
            (Lines{"pathway a kind: gate becomes delay (what kind it is)"}));
}

TEST(Differences, tell_an_assumption_from_its_value_and_measure_both_alike) {
  EXPECT_EQ(told(R"({ "assumptions": { "x": { "value": "12 weeks" } } })",
                 R"({ "assumptions": { "x": { "value": "84 days" } } })"),
            Lines{});
  EXPECT_EQ(told(R"({ "assumptions": { "x": { "value": "12 weeks" } } })",
                 R"({ "assumptions": { "x": { "value": "£12" } } })")
                .size(),
            1u);
  EXPECT_EQ(told(R"({ "pathway": { "a": { "kind": "gate", "pass": "=x" } } })",
                 R"({ "pathway": { "a": { "kind": "gate", "pass": "80 %" } } })")
                .size(),
            1u);
}

TEST(Differences, look_past_notes_and_into_what_nobody_declared) {
  EXPECT_EQ(told(R"({ "notes": "a", "x-mine": 1, "arms": { "a": { "fte": 1 } } })",
                 R"({ "notes": "b", "x-mine": 2, "arms": { "a": { "fte": 2 } } })"),
            (Lines{"arms a fte: 1 becomes 2"}));
}

TEST(Differences, reach_into_tables) {
  const std::vector<Difference> differences =
      found(R"({ "table": "t.csv" })", R"({ "table": "t.csv" })",
            files_with("month,n\r\n2025-04,3\r\n"), files_with("month,n\n2025-04,4\n\n"));

  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(sentence(differences[0]), "table: 2025-04,3 becomes 2025-04,4 (line 2 of t.csv)");
  EXPECT_EQ(differences[0].after_place.line, 2);
}

TEST(DocumentPrint, reads_back_as_the_same_values_in_the_order_of_writing) {
  const Document document = document_from(
      R"({ "z": { "b": ["one", 2, { "c": null }], "a": "£38 \"an hour\"" }, "a": [], "e": {} })");

  for (const std::size_t width : {10u, 40u, 200u}) {
    const std::string text = print_document(document.root, width);
    EXPECT_TRUE(same_value(document_from(text).root, document.root)) << text;
    EXPECT_LT(text.find("\"z\""), text.find("\"a\": []")) << text;
  }
}

TEST(DocumentPrint, keeps_on_a_line_what_fits_there) {
  const Document document =
      document_from(R"({ "teams": { "a": { "fte": 3 }, "b": { "fte": 4 } }, "x": 1 })");

  EXPECT_EQ(print_document(document.root, 40),
            "{ \"teams\": {\n"
            "    \"a\": { \"fte\": 3 },\n"
            "    \"b\": { \"fte\": 4 } },\n"
            "  \"x\": 1 }\n");
}

}  // namespace
}  // namespace waymark
