#pragma once

#include <cstddef>

namespace waymark {

/// Asks the system to keep a table in large pages, before it is first written to. What a person's
/// event reads lies in twenty columns: in pages of 4 KiB each of them costs a walk through the
/// page tables as soon as the columns are larger than what the processor keeps of those. A wish
/// that changes nothing but speed; small tables and other systems than Linux go without.
void ask_for_large_pages(void* first, std::size_t bytes);

}  // namespace waymark
