#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7).
std::optional<std::size_t> first_wrong_utf8(std::string_view text);

void append_utf8(std::string& out, std::uint32_t code_point);

}  // namespace waymark
