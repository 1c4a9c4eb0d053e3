// Any bytes as a CSV table beside a scenario.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "waymark/scenario/csv.h"

namespace waymark {
namespace {

void run(std::string_view text) {
  Diagnostics diagnostics;
  const CsvTable table = read_csv(text, "fuzz.csv", diagnostics);
  for (const auto& row : table.rows)
    if (row.size() != table.header.size()) std::abort();
  if (table.header.size() < 2) return;
  const auto figures = figures_by_period(table, table.header[0], table.header[1], diagnostics);
  if (figures && figures->periods.size() != figures->figures.size()) std::abort();
}

}  // namespace
}  // namespace waymark

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  waymark::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
