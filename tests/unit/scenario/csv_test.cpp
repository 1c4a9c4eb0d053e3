#include "waymark/scenario/csv.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace waymark {
namespace {

CsvTable table_from(const std::string& text) {
  Diagnostics diagnostics;
  CsvTable table = read_csv(text, "t.csv", diagnostics);
  diagnostics.throw_if_any();
  return table;
}

Lines complaints_of_csv(const std::string& text) {
  Diagnostics diagnostics;
  read_csv(text, "t.csv", diagnostics);
  return formatted(diagnostics);
}

TEST(Csv, reads_quotes_commas_and_line_ends_inside_cells) {
  const CsvTable table = table_from("a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n,3");

  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0][0].text, "x, \"y\"\nz");
  EXPECT_EQ(table.rows[1][0].text, "");
  EXPECT_EQ(table.rows[1][1].text, "3");
  EXPECT_EQ(table.rows[1][1].line, 4);
  EXPECT_EQ(table.rows[1][1].column, 2);
}

TEST(Csv, accepts_a_byte_order_mark_blank_lines_and_blanks_around_cells) {
  const CsvTable table = table_from("\xef\xbb\xbfmonth , requests\n\n 2025-04 ,\t12\n\n");

  EXPECT_EQ(table.column_of("requests"), 1u);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0][0].text, "2025-04");
  EXPECT_EQ(table.rows[0][1].text, "12");
}

TEST(Csv, reports_every_bad_row_with_its_line_and_keeps_the_good_ones) {
  Diagnostics diagnostics;

  const CsvTable table = read_csv("a,b\n1\n1,2\n1,2,3\n\"x\"y,4\n", "t.csv", diagnostics);

  EXPECT_EQ(formatted(diagnostics),
            (Lines{"t.csv:2:1: this row has 1 cells, the header 2. Put cells that hold commas in "
                   "double quotes",
                   "t.csv:4:1: this row has 3 cells, the header 2. Put cells that hold commas in "
                   "double quotes",
                   "t.csv:5:4: something follows a closing quote. Put the whole cell in quotes"}));
  EXPECT_EQ(table.rows.size(), 2u);
}

TEST(Csv, reports_a_quote_without_an_end) {
  EXPECT_EQ(complaints_of_csv("a\n\"x\n"),
            (Lines{"t.csv:2:1: this quote has no end. Close it; a quote inside is written twice"}));
}

TEST(Csv, reports_columns_without_a_name_of_their_own) {
  EXPECT_EQ(complaints_of_csv("a,,a\n"),
            (Lines{"t.csv:1:3: this column has no name. Give every column a name of its own",
                   "t.csv:1:4: the column 'a' stands twice. Give every column a name of its own"}));
}

TEST(Csv, reports_an_empty_table_and_wrong_utf8) {
  EXPECT_EQ(complaints_of_csv(""),
            (Lines{"t.csv:1:1: the table is empty. The first line names the columns"}));
  EXPECT_EQ(
      complaints_of_csv("a\n1\n\xff\n"),
      (Lines{"t.csv:3: a byte on this line is not valid UTF-8. Save the table as CSV UTF-8"}));
}

TEST(Figures, know_what_is_hidden) {
  EXPECT_EQ(read_figure("12")->value, 12);
  EXPECT_EQ(read_figure("1,234")->value, 1234);
  EXPECT_EQ(read_figure("<5")->kind, Figure::Kind::one_to_four);
  EXPECT_EQ(read_figure("*")->kind, Figure::Kind::hidden);
  EXPECT_EQ(read_figure("")->kind, Figure::Kind::missing);
  EXPECT_FALSE(read_figure("many"));
  EXPECT_FALSE(read_figure("1,23"));
  EXPECT_FALSE(read_figure("nan"));
}

std::string span_of(const std::string& text) {
  const std::optional<Period> period = read_period(text);
  return period ? print_date(period->from) + " to " + print_date(period->to) : "none";
}

TEST(Figures, know_months_years_and_financial_years) {
  EXPECT_EQ(span_of("2025-04"), "2025-04-01 to 2025-05-01");
  EXPECT_EQ(span_of("2025-12"), "2025-12-01 to 2026-01-01");
  EXPECT_EQ(span_of("Apr 2025"), "2025-04-01 to 2025-05-01");
  EXPECT_EQ(span_of("september 2025"), "2025-09-01 to 2025-10-01");
  EXPECT_EQ(span_of("2025/26"), "2025-04-01 to 2026-04-01");
  EXPECT_EQ(span_of("1999/00"), "1999-04-01 to 2000-04-01");
  EXPECT_EQ(span_of("2025-2026"), "2025-04-01 to 2026-04-01");
  EXPECT_EQ(span_of("2025"), "2025-01-01 to 2026-01-01");
  EXPECT_EQ(span_of("2025-04-30"), "2025-04-30 to 2025-05-01");
}

TEST(Figures, refuse_what_is_no_period) {
  for (const char* text :
       {"2025/27", "2025-13", "25/26", "Apr", "Apr 25", "spring 2025", "", "2025-4", "0000"})
    EXPECT_EQ(span_of(text), "none") << text;
}

TEST(Figures, stand_in_the_order_of_their_periods) {
  Diagnostics diagnostics;
  const CsvTable table = table_from("month,requests\n2025-05,<5\n2025-04,12\n");

  const auto figures = figures_by_period(table, "month", "requests", diagnostics);

  ASSERT_TRUE(figures);
  EXPECT_EQ(print_date(figures->periods[0].from), "2025-04-01");
  EXPECT_EQ(figures->figures[0].value, 12);
  EXPECT_EQ(figures->figures[1].kind, Figure::Kind::one_to_four);
}

TEST(Figures, report_every_bad_cell_at_once) {
  Diagnostics diagnostics;
  const CsvTable table =
      table_from("month,requests\nApril,12\n2025-05,lots\n2025-06,-1\n2025-07,\n");

  EXPECT_FALSE(figures_by_period(table, "month", "requests", diagnostics));

  EXPECT_EQ(
      formatted(diagnostics),
      (Lines{"t.csv:2:1: 'April' is not a period. Write a month like 2025-04 or a financial year "
             "like 2025/26",
             "t.csv:3:9: 'lots' is not a count. Write a number, <5 or *",
             "t.csv:4:9: a count cannot be negative. Write 0 or more",
             "t.csv:5:9: this cell is empty. Write 0 if there were none, * if it is hidden"}));
}

TEST(Figures, report_gaps_overlaps_and_unknown_columns) {
  Diagnostics gap, overlap, column;
  figures_by_period(table_from("month,requests\n2025-04,1\n2025-06,1\n"), "month", "requests", gap);
  figures_by_period(table_from("month,requests\n2025-04,1\n2025-04,1\n"), "month", "requests",
                    overlap);
  figures_by_period(table_from("month,requests\n"), "month", "request", column);

  EXPECT_EQ(formatted(gap),
            (Lines{"t.csv:3:1: nothing is said about the time from 2025-05-01 to 2025-06-01. "
                   "Add the missing rows; * where a count is hidden"}));
  EXPECT_EQ(formatted(overlap),
            (Lines{"t.csv:3:1: this period overlaps another one. Keep one row for each time"}));
  EXPECT_EQ(formatted(column),
            (Lines{"t.csv:1:1: there is no column 'request'. Did you mean 'requests'?"}));
}

}  // namespace
}  // namespace waymark
