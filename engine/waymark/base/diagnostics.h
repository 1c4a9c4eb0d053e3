#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/base/ticks.h"

namespace waymark {

/// A place in an input. `file` indexes the reader's list of file names; lines and columns count
/// from 1, columns in bytes; line 0 means that the place has no line, such as a command line
/// option.
struct Position {
  std::int32_t file = 0;
  std::int32_t line = 0;
  std::int32_t column = 0;

  friend constexpr bool operator==(const Position&, const Position&) = default;
};

/// One error in the user's input: where, what, and what to do about it.
struct Diagnostic {
  std::string file;
  int line = 0;
  int column = 0;
  std::string pointer;  ///< JSON pointer (RFC 6901), such as /steps/triage/pass
  std::string message;
  std::string hint;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// `file:line:column: /pointer: message. hint`; parts that are empty are left out.
std::string format(const Diagnostic& diagnostic);

/// Every error of an input, thrown at once. `what()` is one diagnostic a line.
class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Diagnostic> diagnostics);
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// Collects errors while reading goes on.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);

  bool empty() const { return collected_.empty(); }
  std::size_t size() const { return collected_.size(); }
  /// By file, line, column, pointer and message; an error reported twice appears once.
  std::vector<Diagnostic> sorted() const;
  /// Throws ScenarioError with all of them, if there is any.
  void throw_if_any() const;

 private:
  std::vector<Diagnostic> collected_;
};

/// An error while a replication runs, with who was where when.
class RunError : public std::runtime_error {
 public:
  RunError(Ticks time, std::uint64_t person, std::string step, const std::string& message);
  Ticks time() const { return time_; }
  std::uint64_t person() const { return person_; }
  const std::string& step() const { return step_; }

 private:
  Ticks time_;
  std::uint64_t person_;
  std::string step_;
};

/// Letters to insert, delete, replace or swap with a neighbour to turn `a` into `b`
/// (optimal string alignment; Damerau 1964).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate closest to `name` for "did you mean", the first of equals; nothing when none is
/// close (more than a third of the letters differ, and more than one letter).
std::optional<std::string> nearest(std::string_view name,
                                   const std::vector<std::string>& candidates);

}  // namespace waymark
