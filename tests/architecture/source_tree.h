#pragma once

#include <string>
#include <vector>

namespace waymark {

struct SourceFile {
  std::string path;  ///< from the root of the project, such as engine/waymark/base/ticks.h
  std::string text;
};

/// All files below `folder` (from the root of the project) whose names end in one of `endings`,
/// sorted by path.
std::vector<SourceFile> source_files(const std::string& folder,
                                     const std::vector<std::string>& endings);

/// The lines of a text, without their ends.
std::vector<std::string> lines_of(const std::string& text);

/// The same lines with comments and the insides of literals blanked.
std::string without_comments_and_literals(const std::string& text);

struct Include {
  int line = 0;
  bool quoted = false;  ///< "..." rather than <...>
  std::string what;
};

std::vector<Include> includes_of(const std::string& text);

/// One finding a line, or nothing: what a test prints when it fails.
std::string in_lines(const std::vector<std::string>& findings);

}  // namespace waymark
