#pragma once

#include <cstdint>
#include <string_view>

namespace waymark {

/// A bijection of 64-bit words whose every output bit depends on every input bit.
/// Source: the finaliser of SplitMix64 (Steele, Lea and Flood 2014; constants by Stafford, variant
/// 13).
constexpr std::uint64_t mix64(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9u;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebu;
  return word ^ (word >> 31);
}

/// A hash of an identifier's path, such as "step/referral", that never changes between versions:
/// draws and the order of simultaneous events hang on it. FNV-1a (Fowler, Noll and Vo 1991), mixed.
constexpr std::uint64_t path_hash64(std::string_view path) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char letter : path) {
    hash ^= static_cast<unsigned char>(letter);
    hash *= 0x100000001b3u;
  }
  return mix64(hash);
}

constexpr std::uint32_t path_hash(std::string_view path) {
  return static_cast<std::uint32_t>(path_hash64(path) >> 32);
}

/// Accumulates values, in order, into one 64-bit number. Two runs with the same fingerprint gave
/// the same results. -0 counts as +0; NaN throws ContractError. Add fields, never whole structs.
class Fingerprint {
 public:
  void add(std::uint64_t value) { state_ = mix64(state_ ^ value) + 0x9e3779b97f4a7c15u; }
  void add(std::int64_t value) { add(static_cast<std::uint64_t>(value)); }
  void add(double value);
  /// Length and bytes, so that "ab" then "c" differs from "a" then "bc".
  void add(std::string_view text);

  std::uint64_t value() const { return mix64(state_); }

 private:
  std::uint64_t state_ = 0x6a09e667f3bcc908u;
};

}  // namespace waymark
