#include "waymark/scenario/spreadsheet.h"

#include <algorithm>
#include <array>

#include "waymark/base/number.h"
#include "waymark/scenario/utf8.h"

namespace waymark {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::string_view hard_space =
    "\xc2\xa0";  ///< what spreadsheets put after "£" or into "1 234"

/// Bytes 0x80 to 0x9f of Windows-1252; the others are those of Unicode. 0: not used.
constexpr std::array<std::uint16_t, 32> windows_letters{
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

std::string from_windows(std::string_view bytes) {
  std::string text;
  for (const char letter : bytes) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x80 || byte >= 0xa0) {
      append_utf8(text, byte);
    } else {
      const std::uint16_t known = windows_letters[byte - 0x80u];
      append_utf8(text, known == 0 ? 0xfffdu : known);
    }
  }
  return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
}

/// "sep=;" on a line of its own names the separator; the line is emptied, so that others keep their
/// numbers.
std::optional<char> separator_named(std::string& text) {
  if (text.compare(0, 4, "sep=") != 0 || text.size() < 5) return std::nullopt;
  const char separator = text[4];
  text.erase(0, 5);
  return separator;
}

/// The separator that stands most often in the first line with text, outside quotes.
char separator_found(const std::string& text) {
  constexpr std::string_view candidates = ",;\t";
  std::array<int, 3> counts{};
  bool quoted = false;
  bool any = false;
  for (const char letter : text) {
    if (letter == '\n' && any && !quoted) break;
    any = any || (letter != '\n' && letter != '\r');
    if (letter == '"') quoted = !quoted;
    const std::size_t which = quoted ? std::string_view::npos : candidates.find(letter);
    if (which != std::string_view::npos) ++counts[which];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return candidates[static_cast<std::size_t>(most - counts.begin())];
}

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& letter : low)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  return low;
}

int digits_of(std::string_view text) {
  if (text.empty() || text.size() > 4) return -1;
  int value = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9') return -1;
    value = value * 10 + (letter - '0');
  }
  return value;
}

/// "25" is 2025: nobody counts people of another century in such a table.
int year_of(std::string_view text) {
  const int digits = digits_of(text);
  return text.size() == 2 && digits >= 0 ? 2000 + digits : text.size() == 4 ? digits : -1;
}

std::optional<Period> month_in(int year, int month) {
  if (year < 1 || month < 1 || month > 12) return std::nullopt;
  const CivilDate next = month == 12 ? CivilDate{year + 1, 1, 1} : CivilDate{year, month + 1, 1};
  return Period{date_of({year, month, 1}), date_of(next)};
}

/// "2025/26", "2025-26" or "2025": the year in which the financial year begins, or -1.
int financial_year_begun(const std::string& text) {
  if (text.size() == 4) return digits_of(text);
  if (text.size() != 7 || (text[4] != '-' && text[4] != '/')) return -1;
  const int year = digits_of(std::string_view(text).substr(0, 4));
  return year > 0 && digits_of(std::string_view(text).substr(5)) == (year + 1) % 100 ? year : -1;
}

std::optional<Period> quarter(const std::string& text) {
  const std::size_t q = text.find_first_of("qQ");
  if (q == std::string::npos || q + 1 >= text.size()) return std::nullopt;
  const int number = text[q + 1] - '0';
  if (number < 1 || number > 4) return std::nullopt;
  const int year = financial_year_begun(trimmed(text.substr(0, q) + text.substr(q + 2)));
  if (year < 1) return std::nullopt;
  const int first = 3 * number + 1;  // April, July, October, January after
  const auto from = month_in(first > 12 ? year + 1 : year, first > 12 ? first - 12 : first);
  const int last = first + 2;
  const auto to = month_in(last > 12 ? year + 1 : year, last > 12 ? last - 12 : last);
  return Period{from->from, to->to};
}

/// "04/2025", "1/4/2025", "01/04/25", "01-04-2025": day before month, and only a month's first day.
std::optional<Period> numbers_with_strokes(std::string text) {
  std::replace(text.begin(), text.end(), '-', '/');
  const std::size_t first = text.find('/');
  if (first == std::string::npos) return std::nullopt;
  const std::size_t second = text.find('/', first + 1);
  const std::string_view view = text;
  if (second == std::string::npos)
    return view.size() - first == 5
               ? month_in(year_of(view.substr(first + 1)), digits_of(view.substr(0, first)))
               : std::nullopt;
  if (digits_of(view.substr(0, first)) != 1) return std::nullopt;
  return month_in(year_of(view.substr(second + 1)),
                  digits_of(view.substr(first + 1, second - first - 1)));
}

/// "Apr-25", "Apr 25", "April-2025".
std::optional<Period> month_as_shown(std::string text) {
  std::replace(text.begin(), text.end(), '-', ' ');
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) return std::nullopt;
  const int year = year_of(std::string_view(text).substr(space + 1));
  return year < 1 ? std::nullopt : read_period(text.substr(0, space) + " " + std::to_string(year));
}

}  // namespace

std::string id_from_words(std::string_view words) {
  std::string id;
  for (const char letter : lower(words)) {
    const bool keeps = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (keeps)
      id += letter;
    else if (letter != '\'' && !id.empty() && id.back() != '-')
      id += '-';
  }
  if (id.size() > 64) id.resize(64);
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

CsvTable read_spreadsheet(std::string_view bytes, const std::string& file_name,
                          std::vector<std::string>& notes, Diagnostics& diagnostics) {
  const auto refuse = [&](std::string message) {
    diagnostics.add({file_name, 1, 1, "", std::move(message),
                     "In the spreadsheet choose Save As, then \"CSV UTF-8 (comma delimited)\""});
    return CsvTable{file_name, {}, {}};
  };
  if (bytes.substr(0, 2) == "PK") return refuse("this is a workbook, not a table of text");
  if (bytes.substr(0, 2) == "\xff\xfe" || bytes.substr(0, 2) == "\xfe\xff")
    return refuse("this text is in UTF-16");
  if (bytes.substr(0, 3) == byte_order_mark) bytes.remove_prefix(3);
  std::string text(bytes);
  if (first_wrong_utf8(text)) {
    text = from_windows(bytes);
    notes.push_back(file_name +
                    " is not UTF-8; it was read as Windows-1252, as older spreadsheets write it.");
  }
  replace_all(text, hard_space, " ");
  CsvForm form;
  form.skips_empty_cells = true;
  const std::optional<char> named = separator_named(text);
  form.separator = named ? *named : separator_found(text);
  CsvTable table = read_csv(text, file_name, diagnostics, form);
  for (std::string& name : table.header) name = id_from_words(name);
  return table;
}

CsvTable read_table(std::string_view bytes, const std::string& file_name,
                    Diagnostics& diagnostics) {
  std::string text(bytes);
  CsvForm form;
  form.skips_empty_cells = true;
  const std::optional<char> named = separator_named(text);
  form.separator = named ? *named : separator_found(text);
  return read_csv(text, file_name, diagnostics, form);
}

QuantityReading read_share_cell(std::string_view text) {
  const QuantityReading reading = read_quantity(text, Unit::share);
  const std::optional<double> bare = parse_number(text);
  if (bare && *bare > 1)
    return {std::nullopt, std::string(text.substr(0, 40)) + " is more than the whole",
            "Write " + std::string(text.substr(0, 40)) + " % if that is meant"};
  if (!reading.value)
    return {std::nullopt, "'" + std::string(text.substr(0, 40)) + "' is not a share",
            "Write 85 % or 0.85"};
  return reading;
}

QuantityReading read_money_cell(std::string_view text) {
  std::string digits(text);
  replace_all(digits, "£", "");
  const QuantityReading number = read_number_cell(trimmed(digits));
  if (number.value) return number;
  return {std::nullopt, "'" + std::string(text.substr(0, 40)) + "' is not a sum of money",
          "Write £45,000 or 45000"};
}

QuantityReading read_number_cell(std::string_view text) {
  const std::optional<Figure> figure = read_figure(text);
  if (figure && figure->kind == Figure::Kind::known && figure->value >= 0)
    return {figure->value, "", ""};
  return {std::nullopt, "'" + std::string(text.substr(0, 40)) + "' is not a number of 0 or more",
          "Write it like 1234.5 or 1,234.5"};
}

std::optional<Period> read_period_cell(std::string_view text) {
  const std::string written = trimmed(text);
  if (const auto of_quarter = quarter(written)) return of_quarter;
  if (const std::optional<Date> day = read_date(written)) {
    const CivilDate civil = civil_of(*day);
    return civil.day == 1 ? month_in(civil.year, civil.month) : std::nullopt;
  }
  if (const auto plain = read_period(written)) return plain;
  const int financial = financial_year_begun(written);
  if (written.size() == 7 && financial > 0)
    return Period{date_of({financial, 4, 1}), date_of({financial + 1, 4, 1})};
  if (const auto strokes = numbers_with_strokes(written)) return strokes;
  return month_as_shown(written);
}

}  // namespace waymark
