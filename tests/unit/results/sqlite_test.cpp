#include "waymark/results/sqlite.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/results/run_fixture.h"
#include "waymark/results/error.h"
#include "waymark/results/files.h"

namespace waymark {
namespace {

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() { database_.execute("CREATE TABLE a (number REAL, text TEXT) STRICT"); }

  std::int64_t rows() {
    Statement get(database_, "SELECT count(*) FROM a");
    get.step();
    return get.integer(0);
  }

  const TemporaryFolder temporary_;
  Database database_{temporary_ / "a.sqlite", Database::Access::read_write_create};
};

TEST_F(DatabaseTest, gives_doubles_back_bit_for_bit) {
  Statement put(database_, "INSERT INTO a VALUES (?, '')");
  const double values[] = {0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1.0 / 3, 3, 1e15 + 0.5};
  for (const double value : values) put.bind(0, value).run();

  Statement get(database_, "SELECT number FROM a ORDER BY rowid");
  for (const double value : values) {
    ASSERT_TRUE(get.step());
    EXPECT_EQ(get.real(0), value);
  }
  EXPECT_FALSE(get.step());
}

TEST_F(DatabaseTest, stores_what_is_not_a_number_as_nothing) {
  Statement(database_, "INSERT INTO a VALUES (?, '')").bind(0, std::nan("")).run();

  Statement get(database_, "SELECT number FROM a");
  ASSERT_TRUE(get.step());
  EXPECT_TRUE(get.is_null(0));
  EXPECT_TRUE(std::isnan(get.real(0)));
}

TEST_F(DatabaseTest, keeps_text_whole) {
  const std::string text("caf\xc3\xa9\0'; DROP TABLE a", 22);
  Statement(database_, "INSERT INTO a VALUES (1, ?)").bind(0, text).run();

  Statement get(database_, "SELECT text FROM a");
  ASSERT_TRUE(get.step());
  EXPECT_EQ(get.text(0), text);
}

TEST_F(DatabaseTest, forgets_a_transaction_that_was_not_committed) {
  {
    Transaction transaction(database_);
    database_.execute("INSERT INTO a VALUES (1, '')");
  }
  EXPECT_EQ(rows(), 0);
  {
    Transaction transaction(database_);
    database_.execute("INSERT INTO a VALUES (1, '')");
    transaction.commit();
  }
  EXPECT_EQ(rows(), 1);
}

TEST_F(DatabaseTest, refuses_a_value_of_the_wrong_kind) {
  Statement put(database_, "INSERT INTO a VALUES (?, '')");
  EXPECT_THROW(put.bind(0, std::string_view("ten")).run(), ResultsError);
}

TEST_F(DatabaseTest, names_its_file_when_it_fails) {
  try {
    database_.execute("INSERT INTO b VALUES (1)");
    FAIL();
  } catch (const ResultsError& error) {
    EXPECT_EQ(error.path(), temporary_ / "a.sqlite");
    EXPECT_NE(std::string(error.what()).find("no such table"), std::string::npos);
  }
}

TEST_F(DatabaseTest, cannot_be_written_when_opened_for_reading) {
  Database reading(temporary_ / "a.sqlite", Database::Access::read_only);
  try {
    reading.execute("INSERT INTO a VALUES (1, '')");
    FAIL();
  } catch (const ResultsError& error) {
    EXPECT_NE(std::string(error.what()).find("may only be read"), std::string::npos);
  }
}

TEST_F(DatabaseTest, that_is_missing_or_no_database_is_refused) {
  EXPECT_THROW(Database(temporary_ / "b.sqlite", Database::Access::read_only), ResultsError);
  write_file(temporary_ / "c.sqlite", std::string(4096, 'c'));
  Database other(temporary_ / "c.sqlite", Database::Access::read_only);
  EXPECT_THROW(Statement(other, "SELECT * FROM sqlite_schema"), ResultsError);
}

}  // namespace
}  // namespace waymark
