#pragma once

#include <string>

namespace waymark {

/// Where something was written: the file, the line and column (both from 1) and the JSON pointer.
/// Line 0 with a file is a place without lines (a command line option). A default place belongs to
/// a value that nobody wrote: it comes from a default.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  std::string pointer;

  bool known() const { return !file.empty(); }
};

}  // namespace waymark
