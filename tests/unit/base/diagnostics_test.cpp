#include "waymark/base/diagnostics.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(Diagnostic, reads_as_file_line_column_pointer_message_hint) {
  const Diagnostic diagnostic{
      "two.json", 3, 14, "/steps/triage", "no such team 'nurse'", "did you mean 'nurses'?"};
  EXPECT_EQ(format(diagnostic),
            "two.json:3:14: /steps/triage: no such team 'nurse'. did you mean 'nurses'?");
}

TEST(Diagnostic, leaves_out_what_it_does_not_know) {
  EXPECT_EQ(format({"", 0, 0, "", "unknown option", ""}), "unknown option");
  EXPECT_EQ(format({"a.csv", 7, 0, "", "too few columns", ""}), "a.csv:7: too few columns");
  EXPECT_EQ(format({"--set", 0, 0, "/teams", "not a number", "write 5"}),
            "--set: /teams: not a number. write 5");
}

TEST(Diagnostics, are_sorted_by_place) {
  Diagnostics diagnostics;
  diagnostics.add({"b.json", 1, 1, "", "third", ""});
  diagnostics.add({"a.json", 9, 2, "", "second", ""});
  diagnostics.add({"a.json", 9, 1, "", "first", ""});

  const std::vector<Diagnostic> sorted = diagnostics.sorted();

  ASSERT_EQ(sorted.size(), 3u);
  EXPECT_EQ(sorted[0].message, "first");
  EXPECT_EQ(sorted[1].message, "second");
  EXPECT_EQ(sorted[2].message, "third");
}

TEST(Diagnostics, show_an_error_reported_twice_once) {
  Diagnostics diagnostics;
  diagnostics.add({"a.json", 1, 1, "/x", "wrong", ""});
  diagnostics.add({"a.json", 1, 1, "/x", "wrong", ""});
  EXPECT_EQ(diagnostics.sorted().size(), 1u);
  EXPECT_EQ(diagnostics.size(), 2u);
}

TEST(Diagnostics, without_errors_throw_nothing) {
  EXPECT_TRUE(Diagnostics().empty());
  EXPECT_NO_THROW(Diagnostics().throw_if_any());
}

TEST(Diagnostics, are_all_thrown_at_once) {
  Diagnostics diagnostics;
  diagnostics.add({"a.json", 2, 1, "", "second", ""});
  diagnostics.add({"a.json", 1, 1, "", "first", ""});
  try {
    diagnostics.throw_if_any();
    FAIL();
  } catch (const ScenarioError& error) {
    EXPECT_EQ(error.diagnostics().size(), 2u);
    EXPECT_STREQ(error.what(), "a.json:1:1: first\na.json:2:1: second");
  }
}

TEST(RunError, says_who_was_where_when) {
  const RunError error(Ticks{ms_per_day * 3 / 2}, 12, "step/triage", "the queue is negative");
  EXPECT_STREQ(error.what(), "on day 1.5, person 12, step 'step/triage': the queue is negative");
  EXPECT_EQ(error.time(), (Ticks{ms_per_day * 3 / 2}));
  EXPECT_EQ(error.person(), 12u);
  EXPECT_EQ(error.step(), "step/triage");
}

TEST(EditDistance, counts_inserted_deleted_replaced_and_swapped_letters) {
  EXPECT_EQ(edit_distance("triage", "triage"), 0u);
  EXPECT_EQ(edit_distance("triage", "triages"), 1u);
  EXPECT_EQ(edit_distance("triage", "trage"), 1u);
  EXPECT_EQ(edit_distance("triage", "triaje"), 1u);
  EXPECT_EQ(edit_distance("triage", "traige"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
}

TEST(Nearest, finds_the_name_that_was_meant) {
  const std::vector<std::string> names = {"referral", "assessment", "triage"};
  EXPECT_EQ(nearest("traige", names), "triage");
  EXPECT_EQ(nearest("asessment", names), "assessment");
}

TEST(Nearest, offers_nothing_when_nothing_is_close) {
  EXPECT_EQ(nearest("home", {"referral", "assessment"}), std::nullopt);
  EXPECT_EQ(nearest("x", {}), std::nullopt);
}

TEST(Nearest, takes_the_first_of_equals) { EXPECT_EQ(nearest("bat", {"cat", "hat"}), "cat"); }

TEST(Nearest, does_not_compare_absurdly_long_names) {
  const std::string absurd(1'000'000, 'x');
  EXPECT_EQ(nearest(absurd, {absurd + "y"}), std::nullopt);
}

}  // namespace
}  // namespace waymark
