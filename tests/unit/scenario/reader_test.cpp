// The reader category by category: what each accepts and what it says otherwise.
#include "waymark/scenario/reader.h"

#include <gtest/gtest.h>

#include <limits>

#include "miniature.h"
#include "reading.h"

namespace waymark {
namespace {

using miniature::Scenario;

Lines complaints_of_reader(const std::string& text) { return complaints_about<Scenario>(text); }

TEST(Reader, leaves_notes_and_private_keys_alone_everywhere) {
  EXPECT_EQ(complaints_of_reader(R"({ "notes": [1, { "any": null }], "x-mine": null,
    "teams": { "notes": "free", "a": { "fte": 1, "notes": {}, "x-y": 2 } },
    "at": ["1 day"], "when": { "notes": 1, "woman": true } })"),
            Lines{});
}

TEST(Reader, takes_an_id_that_begins_with_x_for_an_id) {
  EXPECT_TRUE(read_from<Scenario>(R"({ "teams": { "x-ray": 2 } })").teams.contains("x-ray"));
}

TEST(Reader, refuses_unknown_keys_with_the_nearest_name) {
  EXPECT_EQ(complaints_of_reader(R"({ "teems": {} })"),
            (Lines{"test.json:1:3: /teems: 'teems' is not known here. Did you mean 'teams'?"}));
}

TEST(Reader, knows_fields_that_may_be_absent_when_it_suggests_names) {
  EXPECT_EQ(
      complaints_of_reader(
          R"({ "pathway": { "a": { "kind": "gate", "team": "t", "pass": 1, "then": "a", "protect": {} } } })"),
      (Lines{"test.json:1:76: /pathway/a/protect: 'protect' is not known here. Did you mean "
             "'protects'?"}));
}

TEST(Reader, refuses_null_outside_a_patch) {
  EXPECT_EQ(complaints_of_reader(R"({ "start": null, "teams": { "a": null } })"),
            (Lines{"test.json:1:12: /start: null stands here. Leave the field out; null only "
                   "deletes, in a patch",
                   "test.json:1:34: /teams/a: null stands here. Leave the id out; null only "
                   "deletes, in a patch"}));
}

TEST(Reader, refuses_the_wrong_sort_of_value_once) {
  EXPECT_EQ(
      complaints_of_reader(
          R"({ "teams": [], "pathway": { "a": 3, "b": {} }, "at": {}, "tags": "one", "pieces": [3],
    "when": { "w": "yes" }, "arms": 3, "first": 3, "table": 3, "start": 3, "exposures": { "e": "x" } })")
          .size(),
      12u);
}

TEST(Reader, refuses_ids_that_are_not_written_like_ids) {
  for (const char* id : {"", "A", "a b", "-a", "a-", "a--b", "é", "../a", "a_b", "<b>"})
    EXPECT_EQ(complaints_of_reader("{ \"teams\": { \"" + std::string(id) + "\": 1 } }").size(), 1u)
        << id;
  EXPECT_EQ(complaints_of_reader("{ \"teams\": { \"" + std::string(65, 'a') + "\": 1 } }").size(),
            1u);
  EXPECT_EQ(
      complaints_of_reader("{ \"teams\": { \"" + std::string(64, 'a') + "\": 1, \"4-to-6\": 2 } }"),
      Lines{});
}

TEST(Reader, takes_a_list_of_ids_also_as_a_set) {
  const auto scenario = read_from<Scenario>(
      R"({ "exposures": { "e": { "during": { "a": true, "b": false, "c": true } } } })");

  const auto& during = scenario.exposures.find("e")->during;

  ASSERT_EQ(during.size(), 2u);
  EXPECT_EQ(during[1].id, "c");
}

TEST(Reader, refuses_an_id_twice_in_a_list_and_an_empty_list_where_one_is_needed) {
  EXPECT_EQ(
      complaints_of_reader(
          R"({ "exposures": { "e": { "during": ["a", "a"] }, "f": { "during": [] } } })"),
      (Lines{
          "test.json:1:41: /exposures/e/during/1: 'a' stands twice in this list. Keep one of them",
          "test.json:1:66: /exposures/f/during: this list is empty"}));
}

TEST(Reader, refuses_tables_outside_the_folder_of_the_scenario) {
  for (const char* path : {"/etc/passwd", "../a.csv", "a/../../b.csv", "a\\\\b.csv", "c:/x.csv", "",
                           "a//b.csv", "./a.csv"})
    EXPECT_EQ(complaints_of_reader("{ \"table\": \"" + std::string(path) + "\" }").size(), 1u)
        << path;
  EXPECT_EQ(complaints_of_reader(R"({ "table": "tables/a.csv" })"), Lines{});
}

TEST(Reader, says_that_a_table_is_missing) {
  ReadOptions options;
  options.files = [](const std::string&) { return std::nullopt; };

  EXPECT_EQ(complaints_about<Scenario>(R"({ "table": "a.csv" })", options),
            (Lines{"test.json:1:12: /table: there is no table 'a.csv' beside the scenario. "
                   "Check the name, and that it can be read"}));
}

TEST(Reader, refuses_whole_numbers_with_a_part_or_out_of_bounds) {
  EXPECT_EQ(complaints_of_reader(R"({ "teams": { "a": { "fte": 1, "caseload": 1.5 } } })"),
            (Lines{"test.json:1:43: /teams/a/caseload: 1.5 is not a whole number up to 2^53"}));
  EXPECT_EQ(complaints_of_reader(R"({ "teams": { "a": { "fte": 1, "caseload": 1001 } } })"),
            (Lines{"test.json:1:43: /teams/a/caseload: 1001 is above the most, 1000"}));
  EXPECT_EQ(complaints_of_reader(R"({ "teams": { "a": { "fte": 1, "caseload": 1e300 } } })").size(),
            1u);
}

TEST(Reader, refuses_two_points_at_one_value) {
  EXPECT_EQ(
      complaints_of_reader(
          R"({ "predictors": { "p": { "by": "t", "at": { "0.2": 0.1, "20 %": 0.3 } } } })"),
      (Lines{"test.json:1:57: /predictors/p/at/20 %: two points stand at the same value. Keep one "
             "of them"}));
}

TEST(Reader, wants_exactly_one_of_fields_that_exclude_each_other) {
  EXPECT_EQ(complaints_of_reader(R"({ "assumptions": { "a": { "value": 1, "standing": "x" },
    "b": { "value": 1, "standing": "x", "range": [0, 2], "distribution": 1 } } })"),
            (Lines{"test.json:1:20: /assumptions/a: one of 'range', 'distribution' is missing. "
                   "Write exactly one of them",
                   "test.json:2:5: /assumptions/b: 'range' and 'distribution' exclude each other. "
                   "Keep one of them"}));
}

TEST(Reader, wants_a_list_of_the_length_declared) {
  EXPECT_EQ(
      complaints_of_reader(
          R"({ "assumptions": { "a": { "value": 1, "standing": "x", "range": [0, 1, 2] } } })"),
      (Lines{"test.json:1:65: /assumptions/a/range: this list has 3 values, not 2"}));
}

TEST(Reader, refuses_control_characters_in_texts) {
  EXPECT_EQ(complaints_of_reader(R"({ "tags": ["a\u0000b"] })"),
            (Lines{"test.json:1:12: /tags/0: a control character stands in this text. Remove it"}));
}

TEST(Reader, reads_rows_in_the_order_written) {
  const auto scenario = read_from<Scenario>(
      R"({ "pieces": [{ "until": "2 years", "rate": "1 per year" }, { "until": "1 year", "rate": "2 per year" }] })");

  ASSERT_EQ(scenario.pieces.size(), 2u);
  EXPECT_EQ(scenario.pieces[0].until.value, years(2));
}

TEST(Reader, names_the_field_of_a_missing_part_of_a_row) {
  EXPECT_EQ(complaints_of_reader(R"({ "pieces": [{ "until": "2 years" }] })"),
            (Lines{"test.json:1:14: /pieces/0: 'rate' is missing. rate: how often"}));
}

struct Wrap {
  Quantity half_way_in = months(5);
};
void declare(FieldVisitor& visit, Wrap& wrap) {
  visit.quantity("half-way-in", wrap.half_way_in, Unit::duration,
                 coupling(std::numeric_limits<double>::infinity()), "how fast");
}

TEST(Reader, neutralises_a_coupling_that_stands_by_default) {
  Diagnostics diagnostics;
  ReadOptions options;
  options.measured_only = true;
  Wrap wrap;

  const Reading reading = read(document_from("{}"), wrap, options, diagnostics);

  EXPECT_EQ(wrap.half_way_in.value, std::numeric_limits<double>::infinity());
  ASSERT_EQ(reading.assumptions.neutralised.size(), 1u);
  EXPECT_EQ(reading.assumptions.neutralised[0].written, "5 months by default");
}

TEST(Reader, refuses_a_document_that_is_no_object) {
  EXPECT_EQ(complaints_of_reader("[]"),
            (Lines{"test.json:1:1: a list stands where an object is needed. Write { ... }"}));
}

}  // namespace
}  // namespace waymark
