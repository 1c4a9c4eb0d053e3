#pragma once

#include <cstdint>
#include <cstring>

namespace waymark {

/// The 64 bits of a double. By memcpy, since std::bit_cast is missing from one compiler we build
/// for.
inline std::uint64_t bits_of(double value) {
  std::uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

inline double double_of(std::uint64_t bits) {
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

}  // namespace waymark
