#include "waymark/results/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace waymark {
namespace {

TEST(JsonWriter, puts_commas_where_they_belong) {
  JsonWriter json;
  json.begin_object().text("a", "x").key("list").begin_list().integer(1).integer(2);
  json.begin_object().end_object().end_list().boolean("b", true).end_object();

  EXPECT_EQ(json.json(), R"({"a":"x","list":[1,2,{}],"b":true})");
}

TEST(JsonWriter, prints_numbers_in_the_one_way) {
  JsonWriter json;
  json.begin_list().number(0.1).number(-0.0).number(1e300).end_list();
  EXPECT_EQ(json.json(), "[0.1,0,1e300]");
}

TEST(JsonWriter, never_writes_what_is_not_a_number) {
  JsonWriter json;
  json.begin_list().number(std::nan("")).number(std::numeric_limits<double>::infinity()).end_list();
  EXPECT_EQ(json.json(), "[null,null]");
}

TEST(JsonWriter, escapes_text) {
  JsonWriter json;
  json.text("say \"no\"\\\n\x01");
  EXPECT_EQ(json.json(), R"("say \"no\"\\\n\u0001")");
}

TEST(JsonWriter, replaces_bytes_that_are_no_utf_8) {
  JsonWriter json;
  json.text("a\xff z");
  EXPECT_EQ(json.json(), "\"a\xef\xbf\xbd z\"");
}

TEST(JsonWriter, takes_whole_values_as_they_are) {
  JsonWriter json;
  json.begin_object().key("a").raw("[1]").key("b").raw("{}").end_object();
  EXPECT_EQ(json.json(), R"({"a":[1],"b":{}})");
}

}  // namespace
}  // namespace waymark
