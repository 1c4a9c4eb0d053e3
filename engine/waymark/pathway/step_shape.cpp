#include "waymark/pathway/step_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "waymark/base/number.h"
#include "waymark/pathway/plain_text.h"

namespace waymark {
namespace {

constexpr double box_width = 256;
constexpr double label_size = 14;
constexpr double label_line = 18;
constexpr double detail_size = 12;
constexpr double detail_line = 16;
constexpr double padding = 9;
constexpr double slant = 18;  // of a hoop's sides
constexpr double shield_width = 18;

// Mean widths of running English in DejaVu Sans, in parts of the font size, for breaking lines.
constexpr double column_width = 0.57;
constexpr double bold_column_width = 0.64;
constexpr double bold = 1.13;  // how much wider DejaVu Sans Bold runs

constexpr double room_for_words = box_width - 2 * slant - 4;
constexpr int label_columns = static_cast<int>(room_for_words / (label_size * bold_column_width));
constexpr int detail_columns = static_cast<int>(room_for_words / (detail_size * column_width));
constexpr int protects_columns =
    static_cast<int>((room_for_words - shield_width) / (detail_size * column_width));

// Widths of DejaVu Sans by class of character, in parts of the font size.
double width_of_character(char character) {
  const std::string_view characters(&character, 1);
  if (characters.find_first_of("iIjltfr.,:;'|!()[] ") != std::string_view::npos) return 0.38;
  if (characters.find_first_of("mwMW@%") != std::string_view::npos) return 0.95;
  if (character >= 'A' && character <= 'Z') return 0.7;
  return 0.6;
}

std::string word_for(StepKind kind, bool counts_as_hoop, const std::string& hoop) {
  if (counts_as_hoop) return hoop;
  switch (kind) {
    case StepKind::gate:
      return "check";
    case StepKind::support:
      return "support";
    case StepKind::activity:
      return "activity";
    case StepKind::delay:
      return "wait";
    case StepKind::home:
      return "at home";
    case StepKind::exit:
      return "leaves the route";
    case StepKind::group:
      return "group";
  }
  return "";
}

std::string class_of(const PathwayStep& step) {
  if (step.hoop) return "hoop";
  if (ends_an_episode(step)) return "end";
  return step.first_help ? "help" : "plain";
}

// A line of words; one that would not fit, such as a row of capitals, is squeezed into the room.
std::string text_line(Coordinates spot, const char* style, const std::string& text, double width,
                      double room) {
  const std::string squeezed =
      width > room
          ? fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", coordinate(room))
          : "";
  return fmt::format("<text x=\"{}\" y=\"{}\" class=\"{}\"{}>{}</text>", coordinate(spot.x),
                     coordinate(spot.y), style, squeezed, escaped(text));
}

std::string title_of(const PathwayStep& step, const StepWords& words) {
  std::string title = label_of(step);
  for (const std::string& detail : words.details) title += (title.empty() ? "" : "; ") + detail;
  if (!step.protects.empty()) title += "; protects " + step.protects;
  return "<title>" + escaped(title) + "</title>";
}

void add_detail(std::vector<std::string>& lines, const std::string& detail) {
  const std::string joined = lines.empty() ? detail : lines.back() + " · " + detail;
  if (!lines.empty() && columns_of(joined) <= detail_columns) {
    lines.back() = joined;
  } else {
    lines.push_back(detail);
  }
}

double height_of_words(const StepWords& words) {
  return label_line * static_cast<double>(words.label.size()) +
         detail_line * static_cast<double>(words.details.size() + words.protects.size());
}

}  // namespace

std::string coordinate(double value) { return print(std::round(value * 10) / 10); }

double width_of_words(const std::string& text, double font_size) {
  const std::string plain = plain_text(text);
  double width = 0;
  int narrow = 0;
  for (const char character : plain) {
    if (static_cast<unsigned char>(character) >= 0x80) continue;
    width += width_of_character(character);
    ++narrow;
  }
  // Other scripts by columns: a wide character is as wide as the font is high.
  return (width + (columns_of(plain) - narrow) * 0.62) * font_size;
}

StepWords words_in(const PathwayStep& step, const std::string& hoop) {
  StepWords words;
  words.label = wrapped(plain_text(label_of(step)), label_columns, 3);
  words.details = wrapped(word_for(step.kind, step.hoop, plain_text(hoop)), detail_columns, 2);
  if (step.retelling) add_detail(words.details, "story told again");
  if (step.accepts_referral) add_detail(words.details, "reported wait starts");
  if (!step.protects.empty()) {
    words.protects = wrapped(plain_text("protects " + step.protects), protects_columns, 3);
  }
  return words;
}

Box extent_of(const StepWords& words) {
  return {0, 0, box_width, height_of_words(words) + 2 * padding};
}

std::string outline_of(const PathwayStep& step, const Box& box) {
  const std::string left = coordinate(box.left), right = coordinate(right_of(box));
  const std::string top = coordinate(box.top), bottom = coordinate(bottom_of(box));
  if (step.hoop) {
    const double in = std::min(slant, box.height / 2);
    const std::string inner_left = coordinate(box.left + in);
    const std::string inner_right = coordinate(right_of(box) - in);
    const std::string middle = coordinate(box.top + box.height / 2);
    return fmt::format("<path class=\"shape\" d=\"M{0} {5}L{1} {4}H{2}L{3} {5}L{2} {6}H{1}Z\"/>",
                       left, inner_left, inner_right, right, top, middle, bottom);
  }
  const double round = ends_an_episode(step) ? box.height / 2 : step.first_help ? 10 : 3;
  return fmt::format(
      "<rect class=\"shape\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", left, top,
      coordinate(box.width), coordinate(box.height), coordinate(std::min(round, 24.0)));
}

std::string drawn_shield(Coordinates corner) {
  return fmt::format(
      "<path class=\"shield\" d=\"M{} {}l6 -2.2l6 2.2v4.2c0 3.4 -2.4 5.6 -6 6.8c-3.6 -1.2 -6 -3.4 "
      "-6 "
      "-6.8z\"/>",
      coordinate(corner.x), coordinate(corner.y + 2.2));
}

std::string drawn_step(const PathwayStep& step, const StepWords& words, const Box& box) {
  std::string drawn = fmt::format("<g class=\"step {}\">", class_of(step));
  drawn += title_of(step, words) + outline_of(step, box);
  const double middle = middle_of(box);
  double y = box.top + (box.height - height_of_words(words)) / 2;
  for (const std::string& line : words.label) {
    drawn += text_line({middle, y + 14}, "label", line, bold * width_of_words(line, label_size),
                       room_for_words);
    y += label_line;
  }
  for (const std::string& line : words.details) {
    drawn += text_line({middle, y + 12}, "detail", line, width_of_words(line, detail_size),
                       room_for_words);
    y += detail_line;
  }
  for (std::size_t line = 0; line < words.protects.size(); ++line) {
    const double width = width_of_words(words.protects[line], detail_size);
    if (line == 0) drawn += drawn_shield({middle - width / 2 - shield_width / 2, y + 1});
    drawn += text_line({middle + shield_width / 2, y + 12}, "detail", words.protects[line], width,
                       room_for_words - shield_width);
    y += detail_line;
  }
  return drawn + "</g>\n";
}

}  // namespace waymark
