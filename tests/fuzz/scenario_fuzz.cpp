// Any bytes at all as a scenario: read, described in arms, checked. Nothing may crash, hang or read
// out of bounds, whatever is wrong; what is wrong must be said.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/unit/scenario/miniature.h"
#include "waymark/scenario/arms.h"
#include "waymark/scenario/preamble.h"
#include "waymark/scenario/reader.h"

namespace waymark {
namespace {

/// The language in small beside the real preamble, so that every category of field is met.
struct Whole {
  Preamble preamble;
  miniature::Scenario scenario;
};
void declare(FieldVisitor& visit, Whole& whole) {
  visit.object("preamble", whole.preamble, optional(), "");
  declare(visit, whole.scenario);
}

void read_once(const Document& document, bool measured_only) {
  ReadOptions options;
  options.measured_only = measured_only;
  options.files = [](const std::string& path) {
    return path.size() % 2 ? std::optional<std::string>("stay\n3 days\nsoon\n") : std::nullopt;
  };
  Diagnostics diagnostics;
  Whole whole;
  const Reading reading = read_fields(
      document, [&](FieldVisitor& visit) { declare(visit, whole); }, options, diagnostics);
  check_references(reading, {}, diagnostics);
  check_preamble(whole.preamble, document, diagnostics);
  unused_assumptions(reading.assumptions);
  for (const Diagnostic& each : diagnostics.sorted()) format(each);
}

const ObjectDescription& description() {
  static const ObjectDescription root = describe_fields([](FieldVisitor& visit) {
    Whole whole;
    declare(visit, whole);
  });
  return root;
}

void run(std::string_view text) {
  Diagnostics diagnostics;
  const std::optional<Document> document = read_document(text, "fuzz.json", diagnostics);
  if (!document && diagnostics.empty()) std::abort();
  if (!document) return;
  read_once(*document, false);
  read_once(*document, true);
  for (const ArmDocument& arm : resolve_arms(*document, description(), diagnostics))
    read_once(arm.document, false);
}

}  // namespace
}  // namespace waymark

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  waymark::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
