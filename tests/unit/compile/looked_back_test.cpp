#include "waymark/compile/looked_back.h"

#include <gtest/gtest.h>

#include "tests/unit/scenario/reading.h"

namespace waymark {
namespace {

const std::string header =
    "what,measure,unit,period,from,to,yours,model,lo95,hi95,verdict,file,line\n";

struct Look {
  Diagnostics diagnostics;
  std::vector<LookedBack> rows;

  explicit Look(const std::string& bytes) {
    TableSource table;
    table.path = "counted.csv";
    rows = read_looked_back(
        table, [&](const std::string&) { return std::optional<std::string>(bytes); }, diagnostics);
  }
};

TEST(LookedBack, holds_what_was_counted_beside_the_model) {
  const Look look(
      header +
      "Requests,requests,people,2025-04,2025-04-01,2025-05-01,75,79.5,61,98,inside,a.csv,2\n"
      "Waiting,waiting,people,2025-04,2025-04-01,2025-05-01,*,83,60,106,hidden,a.csv,2\n");

  EXPECT_EQ(formatted(look.diagnostics), Lines{});
  ASSERT_EQ(look.rows.size(), 2u);
  EXPECT_EQ(look.rows[0].what, "Requests");
  EXPECT_EQ(look.rows[0].yours, 75.0);
  EXPECT_EQ(look.rows[0].high, 98.0);
  EXPECT_EQ(look.rows[1].yours, std::nullopt);
  EXPECT_EQ(look.rows[1].verdict, "hidden");
}

TEST(LookedBack, tells_every_cell_that_cannot_be_read) {
  const Look look(
      header +
      "Requests,requests,pints,2025-04,2025-04-01,2025-05-01,many,79,61,98,inside,a.csv,2\n");

  EXPECT_EQ(
      formatted(look.diagnostics),
      (Lines{"counted.csv:2:19: 'pints' is neither share nor people. 'waymark new FOLDER --tables "
             "SHEETS' writes this table",
             "counted.csv:2:55: 'many' is not a number. 'waymark new FOLDER --tables SHEETS' "
             "writes this table"}));
}

TEST(LookedBack, tells_which_columns_are_missing) {
  const Look look("what,measure,unit,period,from,to,yours,model,lo95,verdict\n");

  EXPECT_EQ(
      formatted(look.diagnostics),
      Lines{"counted.csv:1:1: there is no column 'hi95'. 'waymark new FOLDER --tables SHEETS' "
            "writes this table"});
}

TEST(LookedBack, is_empty_where_no_table_is_named) {
  Diagnostics diagnostics;
  EXPECT_TRUE(read_looked_back({}, {}, diagnostics).empty());
  EXPECT_TRUE(diagnostics.empty());
}

}  // namespace
}  // namespace waymark
