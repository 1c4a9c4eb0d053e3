#include "waymark/results/sha256.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

// FIPS 180-4 examples and the NIST long-message example.
TEST(Sha256, gives_the_published_answers) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, does_not_care_how_bytes_come) {
  Sha256 hash;
  for (const char letter :
       std::string("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) {
    hash.add(std::string_view(&letter, 1));
  }
  EXPECT_EQ(hash.hexadecimal(), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, keeps_fields_apart) {
  Sha256 one;
  one.add_field("ab");
  one.add_field("c");
  Sha256 other;
  other.add_field("a");
  other.add_field("bc");
  EXPECT_NE(one.hexadecimal(), other.hexadecimal());
}

}  // namespace
}  // namespace waymark
