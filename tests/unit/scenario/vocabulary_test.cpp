#include "waymark/scenario/vocabulary.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

using Words = std::map<std::string, std::string>;

TEST(Vocabulary, says_one_and_several_in_the_words_of_the_place) {
  const Vocabulary words(Words{{"person", "member"}, {"gate", "check"}});

  EXPECT_EQ(words.in_words("Hoops that a person goes through; people lost at a hoop."),
            "Checks that a member goes through; members lost at a check.");
}

TEST(Vocabulary, takes_a_plural_that_is_not_the_word_with_an_s) {
  const Vocabulary words(Words{{"person", "child"}, {"people", "children"}});

  EXPECT_EQ(words.in_words("People and one person"), "Children and one child");
}

TEST(Vocabulary, puts_the_s_where_it_belongs_in_a_phrase) {
  EXPECT_EQ(Vocabulary(Words{{"relapse", "return to use"}}).in_words("relapses"), "returns to use");
}

TEST(Vocabulary, fits_the_article) {
  EXPECT_EQ(Vocabulary(Words{{"gate", "assessment"}}).in_words("At a hoop. A hoop."),
            "At an assessment. An assessment.");
  EXPECT_EQ(Vocabulary(Words{{"arm", "plan"}}).in_words("an arm"), "a plan");
}

TEST(Vocabulary, leaves_parts_of_words_and_compounds_alone) {
  const Vocabulary words(Words{{"person", "member"}, {"step", "place"}});

  EXPECT_EQ(words.in_words("personal, per 1,000 person-years, steps_of"),
            "personal, per 1,000 person-years, steps_of");
}

TEST(Vocabulary, leaves_the_labels_of_the_scenario_alone) {
  const Vocabulary words(Words{{"person", "member"}}, {"Seen in person", "support"});

  EXPECT_EQ(words.in_words("People at Seen in person, in person"),
            "Members at Seen in person, in member");
}

TEST(Vocabulary, renames_a_word_that_is_a_label_by_chance) {
  EXPECT_EQ(Vocabulary(Words{{"support", "help"}}, {"Support"}).in_words("started support"),
            "started help");
}

TEST(Vocabulary, changes_nothing_without_words) {
  EXPECT_EQ(Vocabulary().in_words("A person at a hoop"), "A person at a hoop");
  EXPECT_EQ(Vocabulary(Words{{"unknown", "x"}, {"gate", ""}}).in_words("a hoop"), "a hoop");
}

}  // namespace
}  // namespace waymark
