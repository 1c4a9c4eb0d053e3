#include "waymark/scenario/document_print.h"

#include "waymark/base/number.h"

namespace waymark {
namespace {

/// A text in quotes; the one writer of JSON does the escaping.
std::string as_json_text(const std::string& text) { return write_json(Node{{}, text}); }

/// Characters, of which a letter such as "£" is one though it takes two bytes.
std::size_t width_of(const std::string& text) {
  std::size_t width = 0;
  for (const char byte : text) width += (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
  return width;
}

class Printer {
 public:
  explicit Printer(std::size_t width) : width_(width) {}

  /// `before` is what stands on the line already, from its indent on.
  void print(const Node& node, std::size_t indent, std::size_t before, std::size_t after) {
    const std::string line = print_on_a_line(node);
    const bool opens_up = (node.object() && !node.object()->empty()) ||
                          (node.list() && !node.list()->empty() && node.list()->size() > 1);
    if (!opens_up || indent + before + width_of(line) + after <= width_) {
      out_ += line;
    } else if (const Node::Object* object = node.object()) {
      print_object(*object, indent, after);
    } else {
      print_list(*node.list(), indent, after);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void print_object(const Node::Object& object, std::size_t indent, std::size_t after) {
    out_ += indent == 0 ? "{ " : "{\n" + std::string(indent + 2, ' ');
    for (std::size_t i = 0; i < object.size(); ++i) {
      if (i > 0) out_ += ",\n" + std::string(indent + 2, ' ');
      const std::string key = as_json_text(object[i].key) + ": ";
      out_ += key;
      const bool is_last = i + 1 == object.size();
      print(object[i].value, indent + 2, width_of(key), is_last ? after + 2 : 1);
    }
    out_ += " }";
  }

  void print_list(const Node::List& list, std::size_t indent, std::size_t after) {
    out_ += "[\n" + std::string(indent + 2, ' ');
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) out_ += ",\n" + std::string(indent + 2, ' ');
      print(list[i], indent + 2, 0, i + 1 == list.size() ? after + 2 : 1);
    }
    out_ += " ]";
  }

  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string print_on_a_line(const Node& node) {
  std::string line;
  if (const Node::Object* object = node.object()) {
    for (const Member& member : *object)
      line += (line.empty() ? "{ " : ", ") + as_json_text(member.key) + ": " +
              print_on_a_line(member.value);
    return line.empty() ? "{}" : line + " }";
  }
  if (const Node::List* list = node.list()) {
    for (const Node& item : *list) line += (line.empty() ? "[" : ", ") + print_on_a_line(item);
    return line.empty() ? "[]" : line + "]";
  }
  return write_json(node);
}

std::string print_document(const Node& root, std::size_t width) {
  Printer printer(width);
  printer.print(root, 0, 0, width);  // the root itself never stays on one line
  return printer.take() + "\n";
}

}  // namespace waymark
