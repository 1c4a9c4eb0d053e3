#pragma once

#include <cstdint>
#include <string_view>

namespace waymark {

/// The double nearest to digits * 10^exponent, halves to even; 0 for no digits or underflow,
/// infinity beyond the largest. `digits` are '0' to '9' only, of any number.
double nearest_double(std::string_view digits, std::int64_t exponent);

}  // namespace waymark
