#include "waymark/scenario/patch.h"

#include <gtest/gtest.h>

#include "miniature.h"
#include "reading.h"

namespace waymark {
namespace {

std::string patched(const std::string& target, const std::string& patch) {
  Document document = document_from(target);
  merge_patch(document.root, document_from(patch).root);
  return write_json(document.root);
}
std::string json(const std::string& text) { return write_json(document_from(text).root); }

// The examples of RFC 7386, appendix A.
TEST(Patch, follows_the_examples_of_rfc_7386) {
  const char* const cases[][3] = {
      {R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})"},
      {R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})"},
      {R"({"a":"b"})", R"({"a":null})", R"({})"},
      {R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})"},
      {R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})"},
      {R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})"},
      {R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})"},
      {R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})"},
      {R"(["a","b"])", R"(["c","d"])", R"(["c","d"])"},
      {R"({"a":"b"})", R"(["c"])", R"(["c"])"},
      {R"({"a":"foo"})", R"("bar")", R"("bar")"},
      {R"({"e":1})", R"({"a":1})", R"({"e":1,"a":1})"},
      {R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})"}};
  for (const auto& [target, patch, expected] : cases)
    EXPECT_EQ(patched(target, patch), json(expected)) << target << " with " << patch;
}

TEST(Patch, adds_an_id_to_a_list_and_takes_one_away) {
  EXPECT_EQ(patched(R"({"during":["a","b"]})", R"({"during":{"c":true,"a":null,"b":true}})"),
            json(R"({"during":["b","c"]})"));
  EXPECT_EQ(patched(R"({"during":["a","b"]})", R"({"during":{"a":false}})"),
            json(R"({"during":["b"]})"));
}

TEST(Patch, keeps_its_own_positions_on_what_it_alters) {
  Document document = document_from("{ \"a\": { \"b\": 1, \"c\": 2 } }");
  Document patch = document_from("\n\n{ \"a\": { \"b\": 7 } }");

  merge_patch(document.root, patch.root);

  EXPECT_EQ(document.at("/a/b")->position.line, 3);
  EXPECT_EQ(document.at("/a/c")->position.line, 1);
}

struct Setting {
  Document document = document_from(R"({
    "teams": { "keyworkers": { "fte": 3 }, "bakers": 2 },
    "pathway": { "panel": { "kind": "gate", "team": "keyworkers", "pass": 1, "then": "panel" } },
    "exposures": { "helped": { "during": ["panel"], "size": 1 } } })");
  Diagnostics diagnostics;

  Lines set(const std::string& assignment) {
    set_value(document, assignment, describe<miniature::Scenario>(), diagnostics);
    return formatted(diagnostics);
  }
};

TEST(SetValue, alters_a_field_by_dotted_path_or_pointer) {
  Setting setting;

  EXPECT_EQ(setting.set("teams.keyworkers.fte=4"), Lines{});
  EXPECT_EQ(setting.set("/pathway/panel/takes=90 minutes"), Lines{});

  EXPECT_EQ(*setting.document.at("/teams/keyworkers/fte")->number(), 4);
  EXPECT_EQ(*setting.document.at("/pathway/panel/takes")->text(), "90 minutes");
}

TEST(SetValue, sets_fields_that_nobody_wrote_and_edits_lists) {
  Setting setting;

  EXPECT_EQ(setting.set("start=2027-04-01"), Lines{});
  EXPECT_EQ(setting.set("pathway.panel.protects.clock=incident"), Lines{});
  EXPECT_EQ(setting.set("exposures.helped.during.panel=null"), Lines{});
  EXPECT_EQ(setting.set("teams.bakers=null"), Lines{});

  EXPECT_EQ(*setting.document.at("/start")->text(), "2027-04-01");
  EXPECT_EQ(*setting.document.at("/pathway/panel/protects/clock")->text(), "incident");
  EXPECT_TRUE(setting.document.at("/exposures/helped/during")->list()->empty());
  EXPECT_EQ(setting.document.at("/teams/bakers"), nullptr);
}

TEST(SetValue, replaces_a_bare_value_by_its_fields) {
  Setting setting;

  EXPECT_EQ(setting.set("teams.bakers.fte=5"), Lines{});

  EXPECT_EQ(*setting.document.at("/teams/bakers/fte")->number(), 5);
}

TEST(SetValue, adds_to_what_a_bare_value_stands_for) {
  Setting setting;

  EXPECT_EQ(setting.set("teams.bakers.caseload=12"), Lines{});

  EXPECT_EQ(*setting.document.at("/teams/bakers/fte")->number(), 2);
  EXPECT_EQ(*setting.document.at("/teams/bakers/caseload")->number(), 12);
}

TEST(SpellOut, leaves_a_bare_value_to_a_patch_that_gives_an_alternative) {
  ObjectDescription move;
  move.shorthand = "chance";
  move.exactly_one_of = {{"chance", "rate"}};
  for (const char* name : {"chance", "rate", "ratio"}) {
    FieldDescription field;
    field.name = name;
    move.fields.push_back(field);
  }
  const auto spelt_out = [&](const std::string& patch) {
    Document document = document_from("0.2");
    spell_out_where_patched(document.root, document_from(patch).root, move);
    return write_json(document.root);
  };

  EXPECT_EQ(spelt_out(R"({ "ratio": 2 })"), json(R"({ "chance": 0.2 })"));
  EXPECT_EQ(spelt_out(R"({ "rate": 2 })"), "0.2");
  EXPECT_EQ(spelt_out("0.3"), "0.2");
}

TEST(SetValue, refuses_unknown_fields_and_ids_with_the_nearest_name) {
  EXPECT_EQ(
      Setting().set("teems.keyworkers.fte=4"),
      (Lines{"--set teems.keyworkers.fte=4: /teems/keyworkers/fte: there is no field 'teems' here. "
             "Did you mean 'teams'?"}));
  EXPECT_EQ(
      Setting().set("teams.keyworker.fte=4"),
      (Lines{"--set teams.keyworker.fte=4: /teams/keyworker/fte: there is no 'keyworker' here. "
             "Did you mean 'keyworkers'?"}));
  EXPECT_EQ(
      Setting().set("pathway.panel.takse=4"),
      (Lines{"--set pathway.panel.takse=4: /pathway/panel/takse: there is no field 'takse' here. "
             "Did you mean 'takes'?"}));
}

TEST(SetValue, refuses_paths_below_a_value_and_no_path_at_all) {
  EXPECT_EQ(Setting().set("start.year=2027").size(), 1u);
  EXPECT_EQ(Setting().set("teams").size(), 1u);
  EXPECT_EQ(Setting().set("=4").size(), 1u);
}

TEST(SetValue, leaves_its_mark_on_later_messages) {
  Setting setting;
  setting.set("teams.keyworkers.cost=38");
  miniature::Scenario scenario;

  read(setting.document, scenario, {}, setting.diagnostics);

  EXPECT_EQ(formatted(setting.diagnostics),
            (Lines{"--set teams.keyworkers.cost=38: /teams/keyworkers/cost: 38 has no unit, and a "
                   "price over "
                   "time is needed here. Write e.g. \"£38 per hour\""}));
}

}  // namespace
}  // namespace waymark
