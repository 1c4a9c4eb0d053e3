#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace waymark {

namespace {

bool is_terminal() { return isatty(STDERR_FILENO) != 0; }

std::string time_in_words(double seconds) {
  if (seconds < 0) return "";
  if (seconds < 90) return fmt::format("{:.0f} s left", seconds);
  return fmt::format("{:.0f} min left", seconds / 60);
}

void draw_bar(const Progress& progress) {
  constexpr int width = 30;
  const double share = progress.limit == 0 ? 0.0
                                           : static_cast<double>(progress.done) /
                                                 static_cast<double>(progress.limit);
  const int full = static_cast<int>(share * width);
  fmt::print(stderr, "\r[{:=<{}}{: <{}}] {} of {}{} runs  {:<14}", "", full, "", width - full,
             progress.done, progress.limit_is_final ? "" : "at least ", progress.limit,
             time_in_words(progress.seconds_left));
  std::fflush(stderr);
}

void write_progress_line(const Progress& progress) {
  fmt::print(stderr,
             "{{\"done\":{},\"of\":{},\"final\":{},\"seconds\":{:.1f},\"secondsLeft\":{:.1f}}}\n",
             progress.done, progress.limit, progress.limit_is_final, progress.seconds,
             progress.seconds_left);
}

}  // namespace

std::function<void(const Progress&)> progress_display(ProgressStyle style) {
  if (style == ProgressStyle::json) return write_progress_line;
  if (style == ProgressStyle::automatic && is_terminal()) return draw_bar;
  return {};
}

void end_progress(ProgressStyle style) {
  if (style == ProgressStyle::automatic && is_terminal()) fmt::print(stderr, "\n");
}

}  // namespace waymark
