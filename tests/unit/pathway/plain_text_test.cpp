#include "waymark/pathway/plain_text.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

using Lines = std::vector<std::string>;

TEST(PlainText, keeps_words_in_any_script) {
  EXPECT_EQ(plain_text("Jönköping, 緊急, Ελπίδα 🙂"),
            "Jönköping, 緊急, Ελπίδα 🙂");
}

TEST(PlainText, turns_control_characters_and_line_ends_into_blanks) {
  EXPECT_EQ(plain_text("red\x1B[31m\nline\tend\x7F"), "red [31m line end ");
  EXPECT_EQ(plain_text("one\xE2\x80\xA8two"), "one two");  // line separator
  EXPECT_EQ(plain_text("one\xC2\x9Btwo"), "one two");      // the one-character form of ESC [
}

TEST(PlainText, drops_marks_that_turn_the_direction_of_text) {
  EXPECT_EQ(plain_text("safe\xE2\x80\xAE"
                       "txet\xE2\x81\xA6!\xEF\xBB\xBF"),
            "safetxet!");
}

TEST(PlainText, replaces_broken_bytes) {
  EXPECT_EQ(plain_text("a\xFFz"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(plain_text("\xC3"), "\xEF\xBF\xBD");
  EXPECT_EQ(plain_text("\xC0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD");                  // overlong
  EXPECT_EQ(plain_text("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // surrogate
  EXPECT_EQ(plain_text("\xEF\xBF\xBF"), "\xEF\xBF\xBD");                          // U+FFFF
}

TEST(PlainText, counts_columns_of_wide_and_joining_characters) {
  EXPECT_EQ(columns_of("home"), 4);
  EXPECT_EQ(columns_of("緊急"), 4);
  EXPECT_EQ(columns_of("e\xCC\x81"), 1);
}

TEST(PlainText, shows_a_cut_by_an_ellipsis_and_cuts_no_character_in_two) {
  EXPECT_EQ(cut_to("assessment", 10), "assessment");
  EXPECT_EQ(cut_to("assessments", 10), "assessmen…");
  EXPECT_EQ(cut_to("ΕλπίδαΕλπίδα", 4), "Ελπ…");
  EXPECT_EQ(cut_to("緊急緊急", 4), "緊…");
}

TEST(PlainText, breaks_lines_between_words) {
  EXPECT_EQ(wrapped("a risk panel of five", 9), (Lines{"a risk", "panel of", "five"}));
  EXPECT_EQ(wrapped("", 9), Lines{});
}

TEST(PlainText, breaks_a_word_that_is_longer_than_the_line) {
  EXPECT_EQ(wrapped("a supercalifragilistic form", 10),
            (Lines{"a", "supercalif", "ragilistic", "form"}));
}

TEST(PlainText, gives_a_wide_character_a_line_even_where_it_does_not_fit) {
  EXPECT_EQ(wrapped("緊急", 1), (Lines{"緊", "急"}));
}

TEST(PlainText, cuts_what_is_beyond_the_last_line) {
  EXPECT_EQ(wrapped("one two three four", 7, 2), (Lines{"one two", "three …"}));
  EXPECT_EQ(wrapped("one two threes four", 7, 2), (Lines{"one two", "threes…"}));
}

TEST(PlainText, escapes_everything_that_could_be_markup) {
  EXPECT_EQ(escaped("<script>\"x\" & 'y'</script>"),
            "&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;");
}

}  // namespace
}  // namespace waymark
