#pragma once

#include <cstddef>

namespace waymark {

/// A place in a list from the index of a step, way or row, which is an int because -1 stands for
/// none.
constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace waymark
