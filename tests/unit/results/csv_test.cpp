#include "waymark/results/csv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/unit/results/run_fixture.h"

namespace waymark {
namespace {

TEST(CsvText, is_left_alone_when_it_is_plain) { EXPECT_EQ(csv_text("at 5 years"), "at 5 years"); }

TEST(CsvText, is_quoted_where_rfc_4180_says) {
  EXPECT_EQ(csv_text("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_text("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv_text("two\nlines"), "\"two\nlines\"");
}

TEST(CsvText, never_runs_as_a_formula) {
  for (const std::string text : {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"}) {
    const std::string cell = csv_text(text);
    EXPECT_EQ(cell[cell[0] == '"' ? 1 : 0], '\'') << text;
  }
  EXPECT_EQ(csv_text("=cmd|'/c calc',1"), "\"'=cmd|'/c calc',1\"");
}

TEST(CsvWriter, prints_numbers_in_the_one_way_and_nothing_for_nothing) {
  const TemporaryFolder folder;
  CsvWriter csv(folder / "a.csv");
  csv.text("x").number(-0.25).number(std::nan("")).count(7);
  csv.end_row();
  csv.finish();

  EXPECT_EQ(read_file(folder / "a.csv"), "x,-0.25,,7\r\n");
}

TEST(Order, of_texts_counts_digits_as_numbers) {
  std::vector<std::string> times = {"at 10 years", "year 2",  "at 5 years",      "",
                                    "at 1 year",   "year 12", "at 5 years later"};
  std::sort(times.begin(), times.end(),
            [](const std::string& a, const std::string& b) { return comes_before(a, b); });

  EXPECT_EQ(times, (std::vector<std::string>{"", "at 1 year", "at 5 years", "at 5 years later",
                                             "at 10 years", "year 2", "year 12"}));
}

TEST(Order, of_texts_is_total) {
  const std::vector<std::string> texts = {"", "1", "01", "a1", "a01", "a1b", "a", "1a", "10", "9"};
  for (const std::string& a : texts) {
    EXPECT_FALSE(comes_before(a, a));
    for (const std::string& b : texts) {
      if (a == b) continue;
      EXPECT_NE(comes_before(a, b), comes_before(b, a)) << a << " and " << b;
    }
  }
}

}  // namespace
}  // namespace waymark
