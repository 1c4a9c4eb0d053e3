#include "waymark/pathway/plain_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace waymark {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Unicode 15: marks that join the character before them, joiners, and variation selectors.
constexpr Range joining[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
                             {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
                             {0x0E34, 0x0E3A}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
                             {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
// Unicode 15, East Asian Width W and F, and pictographs.
constexpr Range wide[] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF},   {0xAC00, 0xD7A3},
                          {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                          {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
// Unicode bidirectional algorithm, table 4 and the implicit marks; and the byte order mark.
constexpr Range turning[] = {
    {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}};
// C0 and C1 controls, line and paragraph separators.
constexpr Range blank[] = {{0x0000, 0x001F}, {0x007F, 0x009F}, {0x2028, 0x2029}};

template <std::size_t count>
bool is_in(const Range (&ranges)[count], std::uint32_t point) {
  return std::any_of(std::begin(ranges), std::end(ranges), [point](const Range& range) {
    return point >= range.first && point <= range.last;
  });
}

// Length of the sequence that a first byte announces; 0 if no sequence begins with it.
int announced_length(unsigned char byte) {
  if (byte < 0x80) return 1;
  if (byte >= 0xC2 && byte < 0xE0) return 2;
  if (byte >= 0xE0 && byte < 0xF0) return 3;
  if (byte >= 0xF0 && byte < 0xF5) return 4;
  return 0;
}

bool is_scalar(std::uint32_t point, int length) {
  constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (point < least[length] || point > 0x10FFFF) return false;
  return point < 0xD800 || point > 0xDFFF;
}

// Takes one code point off the front of `rest`; a broken byte alone is U+FFFD.
std::uint32_t next_point(std::string_view& rest) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  const int length = announced_length(byte(0));
  std::uint32_t point = length == 1 ? byte(0) : byte(0) & (0xFFu >> (length + 1));
  bool broken = length == 0 || rest.size() < static_cast<std::size_t>(length);
  for (std::size_t i = 1; !broken && i < static_cast<std::size_t>(length); ++i) {
    broken = (byte(i) & 0xC0) != 0x80;
    point = point << 6 | (byte(i) & 0x3Fu);
  }
  broken = broken || !is_scalar(point, length);
  rest.remove_prefix(broken ? 1 : static_cast<std::size_t>(length));
  return broken ? replacement : point;
}

void append(std::string& text, std::uint32_t point) {
  const auto byte = [&](std::uint32_t value) { text.push_back(static_cast<char>(value)); };
  const auto tail = [&](int shift) { byte(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0 | point >> 6), tail(0);
  } else if (point < 0x10000) {
    byte(0xE0 | point >> 12), tail(6), tail(0);
  } else {
    byte(0xF0 | point >> 18), tail(12), tail(6), tail(0);
  }
}

int columns_of_point(std::uint32_t point) {
  if (is_in(joining, point)) return 0;
  return is_in(wide, point) ? 2 : 1;
}

// The longest beginning of `text` that takes at most `columns`.
std::size_t bytes_within(std::string_view text, int columns) {
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view after = rest;
    columns -= columns_of_point(next_point(after));
    if (columns < 0) break;
    rest = after;
  }
  return text.size() - rest.size();
}

std::vector<std::string> words_of(std::string_view text, int columns) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!word.empty()) {
      // At least one character a line, even where it is wider than the line.
      std::string_view after = word;
      next_point(after);
      const std::size_t piece = std::max(bytes_within(word, columns), word.size() - after.size());
      words.emplace_back(word.substr(0, piece));
      word.remove_prefix(piece);
    }
  }
  return words;
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::uint32_t point = next_point(text);
    if (is_in(turning, point)) continue;
    // U+FFFE and U+FFFF and their kin are no characters, and XML refuses two of them.
    const bool no_character = (point & 0xFFFE) == 0xFFFE;
    append(plain, is_in(blank, point) ? ' ' : no_character ? replacement : point);
  }
  return plain;
}

int columns_of(std::string_view text) {
  int columns = 0;
  while (!text.empty()) columns += columns_of_point(next_point(text));
  return columns;
}

std::string cut_to(std::string_view text, int columns) {
  if (columns_of(text) <= columns) return std::string(text);
  return std::string(text.substr(0, bytes_within(text, columns - 1))) + "…";
}

std::vector<std::string> wrapped(std::string_view text, int columns, int most_lines) {
  std::vector<std::string> lines;
  for (const std::string& word : words_of(text, columns)) {
    if (!lines.empty() && columns_of(lines.back()) + 1 + columns_of(word) <= columns) {
      lines.back() += " " + word;
    } else {
      lines.push_back(word);
    }
  }
  const std::size_t most = static_cast<std::size_t>(most_lines);
  if (most_lines > 0 && lines.size() > most) {
    lines.resize(most);
    lines.back() = cut_to(lines.back() + " …", columns);
  }
  return lines;
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char character : plain_text(text)) {
    switch (character) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += character;
    }
  }
  return safe;
}

}  // namespace waymark
