#include "waymark/scenario/description.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "miniature.h"
#include "waymark/scenario/preamble.h"

namespace waymark {
namespace {

using Json = nlohmann::json;

Json schema() { return Json::parse(write_schema(describe<miniature::Scenario>())); }

const Json& gate_of(const Json& whole) {
  return whole["properties"]["pathway"]["additionalProperties"]["allOf"][0]["then"];
}

TEST(Description, tells_everything_declared_about_a_field) {
  const ObjectDescription root = describe<miniature::Scenario>();

  const FieldDescription& pathway = *root.find("pathway");
  const ObjectDescription& gate = pathway.entry[0].kinds[0].fields;
  const FieldDescription& takes = *gate.find("takes");

  EXPECT_TRUE(pathway.defines);
  EXPECT_EQ(pathway.collection, "steps");
  EXPECT_EQ(takes.category, Category::quantity);
  EXPECT_EQ(takes.unit, Unit::work_hours);
  EXPECT_EQ(takes.default_text, "1 hour");
  EXPECT_EQ(takes.help, "work for one person");
  EXPECT_TRUE(gate.find("then")->link);
  EXPECT_TRUE(gate.find("team")->terms.is_required);
}

TEST(Description, has_no_default_where_absence_has_a_meaning) {
  const ObjectDescription root = describe<miniature::Scenario>();
  const ObjectDescription& gate = root.find("pathway")->entry[0].kinds[0].fields;

  EXPECT_EQ(gate.find("patience")->default_text, "");
  EXPECT_EQ(gate.find("protects")->object.find("lower-by")->terms.neutral, 0.0);
}

TEST(Description, tells_the_default_of_a_choice_and_a_shorthand) {
  const ObjectDescription scenario = describe<miniature::Scenario>();
  const ObjectDescription& team = scenario.find("teams")->object;

  EXPECT_EQ(team.shorthand, "fte");
  EXPECT_EQ(team.find("discipline")->default_text, "\"first-come\"");
  EXPECT_EQ(team.find("discipline")->words[1].first, "priority");
}

TEST(Schema, names_its_dialect_and_closes_every_object) {
  const Json whole = schema();

  EXPECT_EQ(whole["$schema"], "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(whole["additionalProperties"], false);
  EXPECT_EQ(gate_of(whole)["additionalProperties"], false);
  EXPECT_EQ(gate_of(whole)["required"], (Json{"kind", "team", "pass", "then"}));
  EXPECT_TRUE(whole["patternProperties"].contains("^x-"));
}

TEST(Schema, lets_only_ids_be_keys_where_ids_are_born) {
  const Json whole = schema();

  EXPECT_TRUE(whole["properties"]["teams"].contains("propertyNames"));
  EXPECT_FALSE(whole["properties"]["when"].contains("propertyNames"));
}

TEST(Schema, carries_bounds_words_and_help) {
  const Json whole = schema();
  const Json& team = whole["properties"]["teams"]["additionalProperties"]["anyOf"][1];

  EXPECT_EQ(team["properties"]["caseload"]["minimum"], 1);
  EXPECT_EQ(team["properties"]["caseload"]["maximum"], 1000);
  EXPECT_EQ(team["properties"]["discipline"]["enum"], (Json{"first-come", "priority"}));
  EXPECT_EQ(team["properties"]["cost"]["description"], "cost of an hour");
}

TEST(Reference, shows_unit_default_bounds_and_help_of_every_field) {
  const std::string page = write_reference(describe<miniature::Scenario>());

  EXPECT_NE(page.find("## `pathway.<id>` of kind `gate`\n\na hoop."), std::string::npos);
  EXPECT_NE(page.find("| `takes` | time of work, \"37 hours\" | 1 hour | above 0 hours | work for "
                      "one person |"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("| `team` | id from teams | required | | who does the work |"),
            std::string::npos);
  EXPECT_NE(page.find("by how much; a coupling, neutral at 0 %"), std::string::npos);
  EXPECT_NE(page.find("A value alone stands for `fte`."), std::string::npos);
}

TEST(Reference, has_a_help_text_for_every_field_of_the_preamble) {
  const ObjectDescription root = describe<Preamble>();

  for (const FieldDescription& field : root.fields) {
    EXPECT_FALSE(field.help.empty()) << field.name;
    for (const FieldDescription& below : field.object.fields)
      EXPECT_FALSE(below.help.empty()) << below.name;
  }
}

}  // namespace
}  // namespace waymark
