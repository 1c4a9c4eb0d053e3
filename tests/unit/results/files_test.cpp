#include "waymark/results/files.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/results/run_fixture.h"
#include "waymark/results/error.h"
#include "waymark/results/folders.h"

namespace waymark {
namespace {

TEST(FileWriter, shows_nothing_until_it_is_finished) {
  const TemporaryFolder folder;
  {
    FileWriter writer(folder / "a.txt");
    writer.write(std::string(200000, 'x'));
    EXPECT_FALSE(exists(folder / "a.txt"));
  }
  EXPECT_TRUE(contents_of(folder.path()).empty());
}

TEST(FileWriter, leaves_the_former_file_until_it_is_finished) {
  const TemporaryFolder folder;
  write_file(folder / "a.txt", "former");
  FileWriter writer(folder / "a.txt");
  writer.write("new");
  EXPECT_EQ(read_file(folder / "a.txt"), "former");
  writer.finish();
  EXPECT_EQ(read_file(folder / "a.txt"), "new");
}

TEST(FileWriter, says_which_file_cannot_be_written) {
  const TemporaryFolder folder;
  try {
    write_file(folder / "nowhere/a.txt", "x");
    FAIL();
  } catch (const ResultsError& error) {
    EXPECT_EQ(error.path(), folder / "nowhere/a.txt");
    EXPECT_NE(std::string(error.what()).find("No such file"), std::string::npos);
  }
}

TEST(FileWriter, refuses_a_full_device) {
  if (!exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const TemporaryFolder folder;
  std::filesystem::create_symlink("/dev/full", folder / "a.txt.unfinished");
  EXPECT_THROW(write_file(folder / "a.txt", "x"), ResultsError);
  EXPECT_FALSE(exists(folder / "a.txt"));
}

TEST(ReadFile, says_which_file_is_missing) {
  EXPECT_THROW(read_file("/nowhere/at all"), ResultsError);
}

TEST(PlaceBelow, keeps_a_table_inside_the_run_folder) {
  EXPECT_EQ(place_below("tables/a.csv"), "tables/a.csv");
  EXPECT_EQ(place_below("./tables/../tables/a.csv"), "tables/a.csv");
  for (const char* path : {"../a.csv", "/etc/a.csv", "tables/../../a.csv", "", "."}) {
    EXPECT_EQ(place_below(path), "") << path;
  }
}

TEST(PlaceBelow, keeps_a_table_from_taking_the_place_of_the_runs_own_files) {
  for (const char* path : {"results.sqlite", "./results.sqlite-wal", "manifest.json",
                           "tables/../scenario.json", "summary.csv"}) {
    EXPECT_EQ(place_below(path), "") << path;
  }
  EXPECT_EQ(place_below("tables/results.csv"), "tables/results.csv");
}

}  // namespace
}  // namespace waymark
