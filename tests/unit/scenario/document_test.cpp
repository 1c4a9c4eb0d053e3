#include "waymark/scenario/document.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace waymark {
namespace {

Lines complaints_of_document(const std::string& text) {
  Diagnostics diagnostics;
  read_document(text, "a.json", diagnostics);
  return formatted(diagnostics);
}

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

TEST(Document, keeps_the_position_of_every_value_and_key) {
  const Document document = document_from("{\n  \"a\": { \"b\": [1,\n 22] } }");

  EXPECT_EQ(document.at("/a/b/1")->position, (Position{0, 3, 2}));
  EXPECT_EQ(document.root.find("a")->find_member("b")->key_position, (Position{0, 2, 10}));
}

TEST(Document, allows_comments_between_anything) {
  const Document document =
      document_from("// first\n{ /* a */ \"a\" /* b */ : // c\n 1 /* * / */ }//");

  EXPECT_EQ(*document.at("/a")->number(), 1);
}

TEST(Document, reads_escapes_and_pairs_of_surrogates) {
  const Document document = document_from(R"(["\"\\\/\b\f\n\r\t", "\u00e9\u20ac\ud83d\ude00"])");

  EXPECT_EQ(*document.at("/0")->text(), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(*document.at("/1")->text(), "é€😀");
}

TEST(Document, reads_numbers_exactly) {
  const Document document = document_from("[0.1, -0, 1.5e-7, 9007199254740993, 1E+2]");

  EXPECT_EQ(*document.at("/0")->number(), 0.1);
  EXPECT_EQ(*document.at("/2")->number(), 1.5e-7);
  EXPECT_EQ(*document.at("/3")->number(), 9007199254740992.0);
  EXPECT_EQ(*document.at("/4")->number(), 100);
}

TEST(Document, finds_a_value_by_pointer_with_escaped_keys) {
  const Document document = document_from(R"({ "a/b": { "c~d": 7 } })");

  EXPECT_EQ(*document.at("/a~1b/c~0d")->number(), 7);
  EXPECT_EQ(document.at("/a~1b/c"), nullptr);
  EXPECT_EQ(document.at("/a~1b/c~0d/e"), nullptr);
}

TEST(Document, places_a_missing_pointer_at_the_closest_part_that_exists) {
  const Document document = document_from("{ \"a\":\n { \"b\": {} } }");

  EXPECT_EQ(document.place_of("/a/b/c/d").line, 2);
  EXPECT_EQ(document.place_of("/a/b/c/d").column, 4);
}

TEST(Document, refuses_a_key_that_is_written_twice_and_reads_on) {
  EXPECT_EQ(
      complaints_of_document(
          "{ \"a\": 1,\n  \"b\": { \"c\": 1, \"c\": 2, \"c\": 3 },\n  \"a\": 2 }"),
      (Lines{"a.json:2:18: /b/c: 'c' is written twice. It also stands on line 2; keep one of them",
             "a.json:2:26: /b/c: 'c' is written twice. It also stands on line 2; keep one of them",
             "a.json:3:3: /a: 'a' is written twice. It also stands on line 1; keep one of them"}));
}

TEST(Document, refuses_a_byte_order_mark) {
  EXPECT_EQ(
      complaints_of_document("\xef\xbb\xbf{}"),
      (Lines{"a.json:1:1: the file begins with a byte order mark. Save it as UTF-8 without BOM"}));
}

TEST(Document, refuses_wrong_utf8_where_it_stands) {
  const Lines expected{"a.json:2:3: this byte is not valid UTF-8. Save the file as UTF-8"};
  EXPECT_EQ(complaints_of_document("{\n \"\xff\": 1 }"), expected);
  EXPECT_EQ(complaints_of_document("{\n \"\xc0\xaf\": 1 }"), expected);
  EXPECT_EQ(complaints_of_document("{\n \"\xed\xa0\x80\": 1 }"), expected);
  EXPECT_EQ(complaints_of_document("{\n \"\xf4\x90\x80\x80\": 1 }"), expected);
  EXPECT_EQ(complaints_of_document("{\n \"\xe2\x82"), expected);
}

TEST(Document, refuses_deep_nesting) {
  EXPECT_EQ(
      complaints_of_document(nested(65)),
      (Lines{
          "a.json:1:65: /0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/"
          "0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0: "
          "values are nested more than 64 deep. A scenario needs far less; check the brackets"}));
  EXPECT_EQ(complaints_of_document(nested(64)), Lines{});
}

TEST(Document, refuses_huge_files) {
  EXPECT_EQ(
      complaints_of_document(std::string(largest_document + 1, ' ')),
      (Lines{"a.json: the file is larger than 64 MiB. Move long data into a table beside it"}));
}

TEST(Document, refuses_more_values_than_memory_should_hold) {
  std::string text = "[0";
  for (std::size_t i = 0; i < most_values; ++i) text += ",0";
  Diagnostics diagnostics;

  EXPECT_FALSE(read_document(text + "]", "a.json", diagnostics));
  EXPECT_EQ(diagnostics.sorted()[0].message, "the scenario holds more than 1000000 values");
}

TEST(Document, refuses_numbers_out_of_range_and_words_for_them) {
  EXPECT_EQ(complaints_of_document("[1e400]"),
            (Lines{"a.json:1:2: /0: this number is out of range. Numbers go up to about 1.8e308"}));
  EXPECT_EQ(complaints_of_document("[NaN]"),
            (Lines{"a.json:1:2: /0: 'NaN' is not a number that a scenario can "
                   "hold. Write a finite number"}));
  EXPECT_EQ(complaints_of_document("[-Infinity]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[01]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[1.]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[+1]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[0x10]").size(), 1u);
}

TEST(Document, explains_common_slips_of_syntax) {
  EXPECT_EQ(complaints_of_document("{ \"a\": 1, }"),
            (Lines{"a.json:1:9: nothing follows this comma. Remove the comma"}));
  EXPECT_EQ(
      complaints_of_document("{ 'a': 1 }"),
      (Lines{"a.json:1:3: single quotes are not JSON. A name in double quotes belongs here"}));
  EXPECT_EQ(complaints_of_document("{ \"a\": 12 weeks }"),
            (Lines{"a.json:1:11: 'w' is not expected here. A comma or } belongs here"}));
  EXPECT_EQ(
      complaints_of_document("{ \"a\": yes }"),
      (Lines{
          "a.json:1:8: /a: 'yes' has no meaning here. Put texts and quantities in double quotes"}));
  EXPECT_EQ(complaints_of_document("{ \"a\" 1 }"),
            (Lines{"a.json:1:7: /a: '1' is not expected here. A colon "
                   "belongs between a name and its value"}));
  EXPECT_EQ(complaints_of_document("{} {}"),
            (Lines{"a.json:1:4: something follows the end of the scenario. "
                   "Remove it, or a brace too many before it"}));
}

TEST(Document, says_where_something_without_an_end_began) {
  EXPECT_EQ(complaints_of_document("{ \"a\": [1,\n2"),
            (Lines{"a.json:1:8: /a: this list has no end. Close it with ]"}));
  EXPECT_EQ(complaints_of_document("{\n\"a\": 1"),
            (Lines{"a.json:1:1: this object has no end. Close it with }"}));
  EXPECT_EQ(
      complaints_of_document("[\"a\n\"]"),
      (Lines{
          "a.json:1:2: /0: this text has no end. Close it with a double quote on the same line"}));
  EXPECT_EQ(complaints_of_document("{} /* "),
            (Lines{"a.json:1:4: this comment has no end. Close it with */"}));
  EXPECT_EQ(complaints_of_document(""),
            (Lines{"a.json:1:1: the file holds no value. A scenario is one object: { ... }"}));
}

TEST(Document, refuses_half_pairs_and_unknown_escapes) {
  EXPECT_EQ(complaints_of_document("[\"\\ud83d\"]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[\"\\ude00\"]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[\"\\ud83d\\u0041\"]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[\"\\u12g4\"]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[\"\\x\"]").size(), 1u);
  EXPECT_EQ(complaints_of_document("[\"a\tb\"]").size(), 1u);
}

TEST(Document, is_written_in_one_way_whatever_the_order_of_keys) {
  const Document a = document_from(R"({ "b": [1, "x\n\u0001"], "a": { "c": null, "d": true } })");
  const Document b = document_from(R"({ "a": { "d": true, "c": null }, "b": [1.0, "x\n\u0001"] })");

  EXPECT_TRUE(same_value(a.root, b.root));
  EXPECT_EQ(write_json(a.root), write_json(b.root));
  EXPECT_TRUE(same_value(document_from(write_json(a.root)).root, a.root));
}

}  // namespace
}  // namespace waymark
