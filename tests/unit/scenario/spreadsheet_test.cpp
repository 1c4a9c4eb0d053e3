#include "waymark/scenario/spreadsheet.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace waymark {
namespace {

struct Reading {
  std::vector<std::string> notes;
  Diagnostics diagnostics;
  CsvTable table;
  explicit Reading(const std::string& bytes) {
    table = read_spreadsheet(bytes, "t.csv", notes, diagnostics);
  }
  Lines complaints() const { return formatted(diagnostics); }
};

TEST(Spreadsheet, reads_commas_semicolons_and_tabs_alike) {
  for (const char* text :
       {"step,kind\nTriage,hoop\n", "step;kind\r\nTriage;hoop\r\n", "step\tkind\nTriage\thoop",
        "sep=;\nstep;kind\nTriage;hoop\n", "\xef\xbb\xbfstep,kind\nTriage,hoop\n"}) {
    const Reading read(text);
    EXPECT_EQ(read.complaints(), Lines{}) << text;
    EXPECT_EQ(read.table.header, (Lines{"step", "kind"})) << text;
    ASSERT_EQ(read.table.rows.size(), 1u) << text;
    EXPECT_EQ(read.table.rows[0][1].text, "hoop") << text;
  }
}

TEST(Spreadsheet, keeps_the_numbers_of_lines_after_a_line_that_names_the_separator) {
  EXPECT_EQ(Reading("sep=;\na;b\n1;2\n").table.rows[0][0].line, 3);
}

TEST(Spreadsheet, looks_past_cleared_rows_and_columns) {
  const Reading read("a,b,,\n1,2,,\n,,,\n , ,,\n3,4,,\n,,,\n");
  EXPECT_EQ(read.complaints(), Lines{});
  EXPECT_EQ(read.table.header, (Lines{"a", "b"}));
  ASSERT_EQ(read.table.rows.size(), 2u);
  EXPECT_EQ(read.table.rows[1][0].line, 5);
}

TEST(Spreadsheet, makes_names_of_columns_into_ids) {
  EXPECT_EQ(Reading("First requests,Month_end, Hours (each) \n1,2,3\n").table.header,
            (Lines{"first-requests", "month-end", "hours-each"}));
}

TEST(Spreadsheet, reads_what_older_spreadsheets_write_and_says_so) {
  const Reading read(
      "line,amount\nKeyworkers\x92 pay,\xa3"
      "45,000\n");
  EXPECT_EQ(read.notes.size(), 1u);
  EXPECT_EQ(read.complaints().size(), 1u);  // the comma in the amount has no quotes
  const Reading sound(
      "line;amount\nKeyworkers\x92 pay;\xa3"
      "45,000\n");
  ASSERT_EQ(sound.table.rows.size(), 1u);
  EXPECT_EQ(sound.table.rows[0][0].text, "Keyworkers\u2019 pay");
  EXPECT_EQ(sound.table.rows[0][1].text, "£45,000");
}

TEST(Spreadsheet, refuses_a_workbook_with_what_to_do) {
  EXPECT_EQ(Reading(std::string("PK\x03\x04", 4)).complaints(),
            (Lines{"t.csv:1:1: this is a workbook, not a table of text. In the spreadsheet choose "
                   "Save As, then \"CSV UTF-8 (comma delimited)\""}));
  EXPECT_EQ(Reading("\xff\xfe"
                    "a")
                .complaints()
                .size(),
            1u);
}

TEST(Cells, hold_shares_money_and_numbers) {
  EXPECT_DOUBLE_EQ(*read_share_cell("85%").value, 0.85);
  EXPECT_DOUBLE_EQ(*read_share_cell("85 %").value, 0.85);
  EXPECT_DOUBLE_EQ(*read_share_cell("0.85").value, 0.85);
  EXPECT_FALSE(read_share_cell("85").value);
  EXPECT_EQ(read_share_cell("85").hint, "Write 85 % if that is meant");
  EXPECT_FALSE(read_share_cell("most").value);
  EXPECT_EQ(read_money_cell("£45,000").value, 45000.0);
  EXPECT_EQ(read_money_cell("£ 38.50").value, 38.5);
  EXPECT_FALSE(read_money_cell("£45,00").value);
  EXPECT_FALSE(read_money_cell("-£3").value);
  EXPECT_EQ(read_number_cell("1,234.5").value, 1234.5);
  EXPECT_FALSE(read_number_cell("12,5").value);
}

std::string period(const std::string& text) {
  const std::optional<Period> read = read_period_cell(text);
  return read ? print_date(read->from) + " to " + print_date(read->to) : "none";
}

TEST(Cells, hold_months_as_spreadsheets_show_them) {
  for (const char* april : {"2025-04", "Apr 2025", "April 2025", "Apr-25", "apr 25", "04/2025",
                            "4/2025", "01/04/2025", "1/4/25", "01-04-2025", "2025-04-01"})
    EXPECT_EQ(period(april), "2025-04-01 to 2025-05-01") << april;
}

TEST(Cells, hold_financial_years_and_quarters) {
  for (const char* year : {"2025/26", "2025-26", "2025/2026"})
    EXPECT_EQ(period(year), "2025-04-01 to 2026-04-01") << year;
  for (const char* third : {"2025-26 Q3", "2025/26 Q3", "Q3 2025/26", "2025/26Q3"})
    EXPECT_EQ(period(third), "2025-10-01 to 2026-01-01") << third;
  EXPECT_EQ(period("2025/26 Q4"), "2026-01-01 to 2026-04-01");
  EXPECT_EQ(period("2011-12"), "2011-12-01 to 2012-01-01");
}

TEST(Cells, do_not_guess_at_periods) {
  for (const char* wrong :
       {"13/04/2025", "04/13/2025", "2025/27", "Q5 2025/26", "April", "25", "2025-04-02", ""})
    EXPECT_EQ(period(wrong), "none") << wrong;
}

}  // namespace
}  // namespace waymark
