#include "waymark/base/hash.h"

#include <cstddef>

#include "waymark/base/bits.h"
#include "waymark/base/contract.h"

namespace waymark {

void Fingerprint::add(double value) {
  WAYMARK_EXPECT(value == value, "a result is not a number");
  add(value == 0.0 ? std::uint64_t{0} : bits_of(value));
}

void Fingerprint::add(std::string_view text) {
  add(static_cast<std::uint64_t>(text.size()));
  std::uint64_t word = 0;
  std::size_t held = 0;
  for (const char letter : text) {
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(letter)) << (8 * held);
    if (++held < 8) continue;
    add(word);
    word = 0;
    held = 0;
  }
  if (held > 0) add(word);
}

}  // namespace waymark
