#include "waymark/base/hash.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <set>
#include <string>

#include "waymark/base/contract.h"

namespace waymark {
namespace {

template <typename... Values>
std::uint64_t fingerprint_of(Values... values) {
  Fingerprint fingerprint;
  (fingerprint.add(values), ...);
  return fingerprint.value();
}

// The generator SplitMix64 from seed 0 is mix64 over multiples of its constant; its first outputs
// are published with it (Vigna 2015).
TEST(Mix64, agrees_with_the_published_outputs_of_splitmix64) {
  const std::uint64_t step = 0x9e3779b97f4a7c15u;
  EXPECT_EQ(mix64(step), 0xe220a8397b1dcdafu);
  EXPECT_EQ(mix64(2 * step), 0x6e789e6aa1b965f4u);
  EXPECT_EQ(mix64(3 * step), 0x06c45d188009454fu);
}

TEST(Mix64, one_changed_bit_changes_about_half_of_the_bits) {
  for (int bit = 0; bit < 64; ++bit) {
    int changed = 0;
    for (std::uint64_t word = 0; word < 1000; ++word) {
      const std::uint64_t other = word ^ (std::uint64_t{1} << bit);
      changed += __builtin_popcountll(mix64(word) ^ mix64(other));
    }
    EXPECT_NEAR(changed / 1000.0, 32.0, 1.0) << "bit " << bit;
  }
}

TEST(PathHash, never_changes_between_versions) {
  EXPECT_EQ(path_hash64(""), mix64(0xcbf29ce484222325u));
  // FNV-1a of "a" is published as af63dc4c8601ec8c.
  EXPECT_EQ(path_hash64("a"), mix64(0xaf63dc4c8601ec8cu));
  EXPECT_EQ(path_hash("a"), static_cast<std::uint32_t>(mix64(0xaf63dc4c8601ec8cu) >> 32));
}

TEST(PathHash, is_known_when_compiling) {
  static_assert(path_hash("step/referral") != path_hash("step/referral/pass"));
}

TEST(PathHash, differs_over_ten_thousand_paths) {
  std::set<std::uint32_t> seen;
  for (int i = 0; i < 10'000; ++i) seen.insert(path_hash("step/" + std::to_string(i) + "/pass"));
  EXPECT_EQ(seen.size(), 10'000u);
}

TEST(Fingerprint, depends_on_the_values_and_on_their_order) {
  EXPECT_EQ(fingerprint_of(1.0, 2.0), fingerprint_of(1.0, 2.0));
  EXPECT_NE(fingerprint_of(1.0, 2.0), fingerprint_of(2.0, 1.0));
  EXPECT_NE(fingerprint_of(1.0), fingerprint_of(1.0000000000000002));
  EXPECT_NE(fingerprint_of(std::int64_t{0}), fingerprint_of(std::int64_t{0}, std::int64_t{0}));
}

TEST(Fingerprint, takes_minus_zero_as_zero) {
  EXPECT_EQ(fingerprint_of(-0.0), fingerprint_of(0.0));
}

TEST(Fingerprint, refuses_what_is_not_a_number) {
  Fingerprint fingerprint;
  EXPECT_THROW(fingerprint.add(std::numeric_limits<double>::quiet_NaN()), ContractError);
}

TEST(Fingerprint, keeps_texts_apart) {
  using std::string_view;
  EXPECT_NE(fingerprint_of(string_view("ab"), string_view("c")),
            fingerprint_of(string_view("a"), string_view("bc")));
  EXPECT_NE(fingerprint_of(string_view("")), fingerprint_of());
  EXPECT_NE(fingerprint_of(string_view("eightlet")), fingerprint_of(string_view("eightlet\0", 9)));
  EXPECT_NE(fingerprint_of(string_view("a longer text than one word")),
            fingerprint_of(string_view("a longer text than one worD")));
}

// Pinned: results stored long ago must still compare.
TEST(Fingerprint, of_known_values_is_pinned) {
  EXPECT_EQ(fingerprint_of(), mix64(0x6a09e667f3bcc908u));
  EXPECT_EQ(fingerprint_of(std::uint64_t{42}),
            mix64(mix64(0x6a09e667f3bcc908u ^ 42u) + 0x9e3779b97f4a7c15u));
}

}  // namespace
}  // namespace waymark
