#include "waymark/results/folders.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/results/run_fixture.h"
#include "waymark/results/error.h"
#include "waymark/results/files.h"
#include "waymark/results/manifest.h"

namespace waymark {
namespace {

namespace fs = std::filesystem;

class FoldersTest : public testing::Test {
 protected:
  void make_run(const std::string& folder) {
    const auto executor = serial_executor();
    run_toy(folder, toy_plan(2), *executor);
  }
  const TemporaryFolder temporary_;
};

TEST_F(FoldersTest, are_told_apart_by_who_lives_there) {
  EXPECT_EQ(occupant_of(temporary_ / "nothing"), Occupant::nothing);
  fs::create_directory(temporary_ / "empty");
  EXPECT_EQ(occupant_of(temporary_ / "empty"), Occupant::empty_folder);
  write_file(temporary_ / "file", "x");
  EXPECT_EQ(occupant_of(temporary_ / "file"), Occupant::something_else);
  make_run(temporary_ / "run");
  EXPECT_EQ(occupant_of(temporary_ / "run"), Occupant::run);
}

TEST_F(FoldersTest, with_a_manifest_of_something_else_are_no_runs) {
  fs::create_directory(temporary_ / "web");
  write_file(temporary_ / "web/manifest.json", R"({"name": "a web page", "files": ["a"]})");
  EXPECT_EQ(occupant_of(temporary_ / "web"), Occupant::something_else);
  write_file(temporary_ / "web/manifest.json", "{ half");
  EXPECT_EQ(occupant_of(temporary_ / "web"), Occupant::something_else);
}

TEST_F(FoldersTest, behind_a_link_are_left_alone) {
  make_run(temporary_ / "run");
  fs::create_directory_symlink(temporary_ / "run", temporary_ / "link");
  EXPECT_EQ(occupant_of(temporary_ / "link"), Occupant::something_else);
}

TEST_F(FoldersTest, of_a_run_hold_nothing_foreign) {
  make_run(temporary_ / "run");
  write_file(temporary_ / "run/report.html", "");
  EXPECT_EQ(foreign_file_in(temporary_ / "run"), "");
  write_file(temporary_ / "run/tables/mine.csv", "");
  EXPECT_EQ(foreign_file_in(temporary_ / "run"), "tables/mine.csv");
}

TEST_F(FoldersTest, take_a_free_name_but_never_a_taken_one) {
  fs::create_directory(temporary_ / "a");
  rename_folder(temporary_ / "a", temporary_ / "b");
  EXPECT_TRUE(exists(temporary_ / "b"));
  fs::create_directory(temporary_ / "taken");
  write_file(temporary_ / "taken/file", "x");
  EXPECT_THROW(rename_folder(temporary_ / "b", temporary_ / "taken"), ResultsError);
  EXPECT_EQ(read_file(temporary_ / "taken/file"), "x");
}

TEST_F(FoldersTest, exchange_their_names) {
  for (const char* name : {"a", "b"}) {
    fs::create_directory(temporary_ / name);
    write_file(temporary_ / name + "/who", name);
  }
  exchange_folders(temporary_ / "a", temporary_ / "b");
  EXPECT_EQ(read_file(temporary_ / "a/who"), "b");
  EXPECT_EQ(read_file(temporary_ / "b/who"), "a");
}

TEST_F(FoldersTest, cannot_be_made_where_nothing_can_be_written) {
  EXPECT_THROW(make_folder("/proc/waymark/out"), ResultsError);
  EXPECT_THROW(sync_folder(temporary_ / "nothing"), ResultsError);
}

TEST_F(FoldersTest, know_their_parents) {
  EXPECT_EQ(parent_of("out"), ".");
  EXPECT_EQ(parent_of("a/b"), "a");
  EXPECT_EQ(without_trailing_slashes("a/b//"), "a/b");
  EXPECT_EQ(without_trailing_slashes("/"), "/");
}

TEST(Manifest, of_hostile_labels_stays_json) {
  ExperimentPlan plan = toy_plan(1);
  plan.arms[1].label = "\"},\n{\xff";
  RunRecord record;
  record.command = "waymark run 'a \"b\"'";
  const std::string text = manifest_text(plan, record, {"b.csv", "a.csv"});

  EXPECT_NE(text.find("\\\"},\\n{\xef\xbf\xbd"), std::string::npos);
  EXPECT_LT(text.find("a.csv"), text.find("b.csv"));
}

}  // namespace
}  // namespace waymark
