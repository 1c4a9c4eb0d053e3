#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace waymark {

/// SHA-256 (FIPS 180-4) of bytes met piece by piece. Names files; protects nothing.
class Sha256 {
 public:
  void add(std::string_view bytes);
  /// Length first, so that two texts cannot trade letters.
  void add_field(std::string_view text);
  /// 64 lower-case hexadecimal digits. Call once, last.
  std::string hexadecimal();

 private:
  void absorb(const unsigned char* block);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au,
                                         0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u};
  std::array<unsigned char, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t length_ = 0;
};

std::string sha256(std::string_view bytes);

}  // namespace waymark
