#pragma once

#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/reader.h"

namespace waymark {

/// A document from a text that must be sound.
inline Document document_from(const std::string& text, const std::string& name = "test.json") {
  Diagnostics diagnostics;
  std::optional<Document> document = read_document(text, name, diagnostics);
  diagnostics.throw_if_any();
  return *document;
}

inline std::vector<std::string> formatted(const Diagnostics& diagnostics) {
  std::vector<std::string> lines;
  for (const Diagnostic& each : diagnostics.sorted()) lines.push_back(format(each));
  return lines;
}

/// What reading a text into a struct complains about.
template <class Root>
std::vector<std::string> complaints_about(const std::string& text,
                                          const ReadOptions& options = {}) {
  Diagnostics diagnostics;
  Root root{};
  if (const auto document = read_document(text, "test.json", diagnostics))
    read(*document, root, options, diagnostics);
  return formatted(diagnostics);
}

/// A struct from a text that must be sound.
template <class Root>
Root read_from(const std::string& text, const ReadOptions& options = {}) {
  Diagnostics diagnostics;
  Root root{};
  read(document_from(text), root, options, diagnostics);
  diagnostics.throw_if_any();
  return root;
}

using Lines = std::vector<std::string>;

}  // namespace waymark
