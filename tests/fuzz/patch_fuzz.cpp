// A document, then lines of `--set`: each is applied or refused. The first line that is "---" parts
// the two. Values set must survive being written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/unit/scenario/miniature.h"
#include "waymark/scenario/difference.h"
#include "waymark/scenario/patch.h"

namespace waymark {
namespace {

constexpr std::string_view parting = "\n---\n";

void check_written(const Document& document) {
  Diagnostics diagnostics;
  const auto again = read_document(write_json(document.root), "again.json", diagnostics);
  // A patch may nest deeper than a file may; anything else that is written must read.
  if (again && !same_value(again->root, document.root)) std::abort();
}

void run(std::string_view text) {
  static const ObjectDescription root = describe<miniature::Scenario>();
  const std::size_t end = text.find(parting);
  if (end == std::string_view::npos) return;
  Diagnostics diagnostics;
  std::optional<Document> document = read_document(text.substr(0, end), "fuzz.json", diagnostics);
  if (!document) return;
  const Document before = *document;
  std::string_view rest = text.substr(end + parting.size());
  while (!rest.empty()) {
    const std::size_t line = std::min(rest.find('\n'), rest.size());
    set_value(*document, std::string(rest.substr(0, line)), root, diagnostics);
    rest.remove_prefix(std::min(line + 1, rest.size()));
  }
  check_written(*document);
  for (const Difference& each : differences({before, {}}, {*document, {}}, root)) sentence(each);
  if (!differences({before, {}}, {before, {}}, root).empty()) std::abort();
  merge_patch(document->root, before.root);
}

}  // namespace
}  // namespace waymark

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  waymark::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
