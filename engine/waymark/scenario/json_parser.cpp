// The reader of JSON with comments. It is our own because every value must know where it stands,
// which the SAX interface of the JSON library does not tell; see docs/design/05.
#include <algorithm>
#include <string>

#include "waymark/base/number.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/utf8.h"

namespace waymark {
namespace {

constexpr std::size_t longest_number = 400;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) { return (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z'; }

/// Stops the reading: what follows a syntax error cannot be understood.
struct SyntaxError {
  Position position;
  std::string message;
  std::string hint;
};

class JsonParser {
 public:
  JsonParser(std::string_view text, const std::string& file_name, Diagnostics& diagnostics)
      : text_(text), file_name_(file_name), diagnostics_(diagnostics) {}

  std::optional<Document> document() {
    try {
      Document document;
      document.files.push_back(file_name_);
      skip_blanks();
      if (at_end()) stop("the file holds no value", "A scenario is one object: { ... }");
      document.root = value();
      skip_blanks();
      if (!at_end())
        stop("something follows the end of the scenario",
             "Remove it, or a brace too many before it");
      return document;
    } catch (const SyntaxError& error) {
      report(error.position, error.message, error.hint);
      return std::nullopt;
    }
  }

 private:
  // --- Walking over bytes ---------------------------------------------------------------------

  bool at_end() const { return next_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const {
    return next_ + ahead < text_.size() ? text_[next_ + ahead] : '\0';
  }
  void advance() {
    if (text_[next_++] == '\n') {
      ++line_;
      line_start_ = next_;
    }
  }
  bool take(char letter) {
    if (at_end() || text_[next_] != letter) return false;
    advance();
    return true;
  }
  Position here() const { return {0, line_, static_cast<std::int32_t>(next_ - line_start_ + 1)}; }
  [[noreturn]] void stop(std::string message, std::string hint = "") const {
    throw SyntaxError{here(), std::move(message), std::move(hint)};
  }
  [[noreturn]] static void stop_at(Position position, std::string message, std::string hint) {
    throw SyntaxError{position, std::move(message), std::move(hint)};
  }
  void report(Position position, const std::string& message, const std::string& hint) {
    diagnostics_.add({file_name_, position.line, position.column, pointer_, message, hint});
  }

  void skip_blanks() {
    while (!at_end()) {
      const char letter = peek();
      if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r')
        advance();
      else if (letter == '/' && peek(1) == '/')
        skip_line_comment();
      else if (letter == '/' && peek(1) == '*')
        skip_block_comment();
      else
        return;
    }
  }
  void skip_line_comment() {
    while (!at_end() && peek() != '\n') advance();
  }
  void skip_block_comment() {
    const Position start = here();
    advance();
    advance();
    while (!(peek() == '*' && peek(1) == '/')) {
      if (at_end()) stop_at(start, "this comment has no end", "Close it with */");
      advance();
    }
    advance();
    advance();
  }

  // --- Values ---------------------------------------------------------------------------------

  Node value() {
    if (++values_ > most_values)
      stop("the scenario holds more than " + std::to_string(most_values) + " values",
           "Move long data into a table beside it");
    Node node;
    node.position = here();
    const char letter = peek();
    if (letter == '{')
      read_object(node);
    else if (letter == '[')
      read_list(node);
    else if (letter == '"')
      node.value = text();
    else if (letter == '-' || is_digit(letter))
      read_number(node);
    else
      read_word(node);
    return node;
  }

  void enter() {
    if (++depth_ > deepest_nesting)
      stop("values are nested more than " + std::to_string(deepest_nesting) + " deep",
           "A scenario needs far less; check the brackets");
    advance();
  }

  void read_object(Node& node) {
    const Position start = here();
    enter();
    Node::Object object;
    skip_blanks();
    while (!take('}')) {
      if (at_end()) stop_at(start, "this object has no end", "Close it with }");
      read_member(object);
      skip_blanks();
      if (take(','))
        refuse_trailing_comma('}');
      else if (peek() != '}' && !at_end())
        stop(unexpected(), "A comma or } belongs here");
    }
    --depth_;
    remove_duplicates(object);
    node.value = std::move(object);
  }

  void read_member(Node::Object& object) {
    Member member;
    member.key_position = here();
    if (peek() != '"') stop(unexpected(), "A name in double quotes belongs here");
    member.key = text();
    const std::size_t parent = pointer_.size();
    pointer_ += "/" + pointer_token(member.key);
    skip_blanks();
    if (!take(':')) stop(unexpected(), "A colon belongs between a name and its value");
    skip_blanks();
    member.value = value();
    pointer_.resize(parent);
    object.push_back(std::move(member));
  }

  void read_list(Node& node) {
    const Position start = here();
    enter();
    Node::List list;
    skip_blanks();
    while (!take(']')) {
      if (at_end()) stop_at(start, "this list has no end", "Close it with ]");
      const std::size_t parent = pointer_.size();
      pointer_ += "/" + std::to_string(list.size());
      list.push_back(value());
      pointer_.resize(parent);
      skip_blanks();
      if (take(','))
        refuse_trailing_comma(']');
      else if (peek() != ']' && !at_end())
        stop(unexpected(), "A comma or ] belongs here");
    }
    --depth_;
    node.value = std::move(list);
  }

  void refuse_trailing_comma(char closing) {
    const Position comma{0, line_, static_cast<std::int32_t>(next_ - line_start_)};
    skip_blanks();
    if (peek() == closing) stop_at(comma, "nothing follows this comma", "Remove the comma");
  }

  /// The first of several equal keys stays; every further one is an error of its own.
  void remove_duplicates(Node::Object& object) {
    std::vector<const Member*> order;
    for (const Member& member : object) order.push_back(&member);
    std::sort(order.begin(), order.end(), [](const Member* a, const Member* b) {
      return a->key != b->key ? a->key < b->key : a < b;  // equal keys in the order written
    });
    std::vector<std::size_t> surplus;
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (order[i]->key != order[i - 1]->key) continue;
      surplus.push_back(static_cast<std::size_t>(order[i] - object.data()));
      report_duplicate(*order[i], *order[i - 1]);
    }
    std::sort(surplus.begin(), surplus.end());
    for (std::size_t i = surplus.size(); i-- > 0;)
      object.erase(object.begin() + static_cast<std::ptrdiff_t>(surplus[i]));
  }

  void report_duplicate(const Member& member, const Member& earlier) {
    const std::size_t parent = pointer_.size();
    pointer_ += "/" + pointer_token(member.key);
    report(member.key_position, "'" + member.key + "' is written twice",
           "It also stands on line " + std::to_string(earlier.key_position.line) +
               "; keep one of them");
    pointer_.resize(parent);
  }

  // --- Numbers and words ----------------------------------------------------------------------

  void read_number(Node& node) {
    const std::size_t start = next_;
    const Position position = here();
    take('-');
    const bool leading_zero = peek() == '0' && is_digit(peek(1));
    const bool whole = take_digits();
    const bool fraction = !take('.') || take_digits();
    const bool exponent = !(peek() == 'e' || peek() == 'E') || take_exponent();
    if (!whole || !fraction || !exponent || leading_zero || is_letter(peek()))
      stop_at(position, "this is not a number",
              "Write it like 12, -0.5 or 1.5e6; a quantity with a unit goes in double quotes");
    const std::string_view digits = text_.substr(start, next_ - start);
    const std::optional<double> number =
        digits.size() <= longest_number ? parse_number(digits) : std::nullopt;
    if (!number) report(position, "this number is out of range", "Numbers go up to about 1.8e308");
    node.value = number.value_or(0);
  }
  bool take_digits() {
    const std::size_t start = next_;
    while (is_digit(peek())) advance();
    return next_ > start;
  }
  bool take_exponent() {
    advance();
    if (!take('+')) take('-');
    return take_digits();
  }

  void read_word(Node& node) {
    const Position position = here();
    std::string word;
    while (is_letter(peek())) {
      word += peek();
      advance();
    }
    if (word == "true")
      node.value = true;
    else if (word == "false")
      node.value = false;
    else if (word == "null")
      node.value = std::monostate();
    else
      refuse_word(position, word);
  }

  [[noreturn]] void refuse_word(Position position, const std::string& word) const {
    if (word.empty()) stop(unexpected(), "A value belongs here");
    if (word == "NaN" || word == "Infinity" || word == "inf" || word == "nan")
      stop_at(position, "'" + word + "' is not a number that a scenario can hold",
              "Write a finite number");
    stop_at(position, "'" + word.substr(0, 40) + "' has no meaning here",
            "Put texts and quantities in double quotes");
  }

  std::string unexpected() const {
    if (at_end()) return "the file ends too early";
    const char letter = peek();
    if (letter == '\'') return "single quotes are not JSON";
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x20 || byte >= 0x7f) return "an unexpected character stands here";
    return std::string("'") + letter + "' is not expected here";
  }

  // --- Texts ----------------------------------------------------------------------------------

  std::string text() {
    const Position start = here();
    advance();
    std::string result;
    while (!take('"')) {
      if (at_end() || peek() == '\n')
        stop_at(start, "this text has no end", "Close it with a double quote on the same line");
      if (static_cast<unsigned char>(peek()) < 0x20)
        stop("a control character stands in a text", "Write \\t for a tab, \\n for a new line");
      if (peek() == '\\')
        read_escape(result);
      else {
        result += peek();
        advance();
      }
    }
    return result;
  }

  void read_escape(std::string& result) {
    const Position start = here();
    advance();
    const char letter = peek();
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t found = letters.find(letter);
    if (letter == 'u') {
      append_utf8(result, code_point(start));
    } else if (!at_end() && found != std::string_view::npos) {
      result += meanings[found];
      advance();
    } else {
      stop_at(start, "this backslash means nothing", "Write \\\\ for a backslash");
    }
  }

  /// One \uXXXX, or two that form a surrogate pair.
  std::uint32_t code_point(Position start) {
    const std::uint32_t first = hexadecimal(start);
    if (first < 0xd800 || first > 0xdfff) return first;
    const bool pair_follows = first < 0xdc00 && peek() == '\\' && peek(1) == 'u';
    if (pair_follows) {
      advance();
      const std::uint32_t second = hexadecimal(start);
      if (second >= 0xdc00 && second <= 0xdfff)
        return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    }
    stop_at(start, "this \\u is half of a pair", "Write the letter itself; the file is UTF-8");
  }

  std::uint32_t hexadecimal(Position start) {
    advance();
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      const char letter = peek();
      const char lower = static_cast<char>(letter | 0x20);
      const bool is_hex = is_digit(letter) || (lower >= 'a' && lower <= 'f');
      if (at_end() || !is_hex)
        stop_at(start, "\\u needs four hexadecimal digits",
                "Write the letter itself; the file is UTF-8");
      value = value * 16 +
              static_cast<std::uint32_t>(is_digit(letter) ? letter - '0' : lower - 'a' + 10);
      advance();
    }
    return value;
  }

  std::string_view text_;
  const std::string& file_name_;
  Diagnostics& diagnostics_;
  std::size_t next_ = 0;
  std::size_t line_start_ = 0;
  std::int32_t line_ = 1;
  int depth_ = 0;
  std::size_t values_ = 0;
  std::string pointer_;
};

/// The line and column of a byte offset.
Position position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = static_cast<std::int32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  const std::size_t last = before.rfind('\n');
  const std::size_t start = last == std::string_view::npos ? 0 : last + 1;
  return {0, line, static_cast<std::int32_t>(offset - start + 1)};
}

}  // namespace

std::optional<Document> read_document(std::string_view text, const std::string& file_name,
                                      Diagnostics& diagnostics) {
  const auto refuse = [&](Position at, std::string message, std::string hint) {
    diagnostics.add({file_name, at.line, at.column, "", std::move(message), std::move(hint)});
    return std::nullopt;
  };
  if (text.size() > largest_document)
    return refuse({}, "the file is larger than 64 MiB", "Move long data into a table beside it");
  if (text.substr(0, 3) == "\xef\xbb\xbf")
    return refuse({0, 1, 1}, "the file begins with a byte order mark",
                  "Save it as UTF-8 without BOM");
  if (const std::optional<std::size_t> wrong = first_wrong_utf8(text))
    return refuse(position_of(text, *wrong), "this byte is not valid UTF-8",
                  "Save the file as UTF-8");
  return JsonParser(text, file_name, diagnostics).document();
}

}  // namespace waymark
