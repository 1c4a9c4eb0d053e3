// A network's two tables as a document whose values know their cells, so that what is wrong with a
// value is told by the same reader, in the same words, as of a scenario.

#include <algorithm>
#include <set>

#include "waymark/compile/local_builder.h"
#include "waymark/compile/network.h"
#include "waymark/scenario/spreadsheet.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {

namespace {

const std::vector<std::string> node_columns = {"node", "arrivals", "service",
                                               "law",  "sd",       "servers"};

class NetworkTables {
 public:
  NetworkTables(std::vector<std::string>& notes, Diagnostics& diagnostics)
      : notes_(notes), diagnostics_(diagnostics) {
    document_.root.value = Node::Object();
    set_member(document_.root, "nodes", Node{{}, Node::Object()});
  }

  Document read(const std::vector<LocalFile>& files) {
    const LocalFile* nodes = nullptr;
    const LocalFile* routing = nullptr;
    for (const LocalFile& file : files) {
      if (file.name == "nodes.csv") nodes = &file;
      if (file.name == "routing.csv") routing = &file;
    }
    if (nodes != nullptr) {
      read_nodes(table_of(*nodes));
    } else {
      document_.files.push_back("nodes.csv");
      diagnostics_.add({"nodes.csv", 0, 0, "", "this table is missing",
                        "Its columns are node, arrivals, service, law, sd, servers"});
    }
    if (routing != nullptr) read_routing(table_of(*routing));
    return std::move(document_);
  }

 private:
  CsvTable table_of(const LocalFile& file) {
    document_.files.push_back(file.name);
    return read_spreadsheet(file.bytes, file.name, notes_, diagnostics_);
  }
  void report(const CsvTable& table, const Cell& cell, const std::string& message,
              const std::string& hint) {
    diagnostics_.add({table.file, cell.line, cell.column, "", message, hint});
  }
  Position position_of(const Cell& cell) const {
    return {static_cast<std::int32_t>(document_.files.size()) - 1, cell.line, cell.column};
  }
  Node& nodes() { return *document_.root.find("nodes"); }

  /// A number where the cell holds one alone, else its text.
  Node value_of(const Cell& cell) const {
    const QuantityReading number = read_quantity(cell.text, Unit::number);
    const bool is_bare = cell.text.find_first_not_of("0123456789.+-eE") == std::string::npos;
    if (is_bare && number.value) return Node{position_of(cell), *number.value};
    return Node{position_of(cell), cell.text};
  }

  void read_nodes(const CsvTable& table) {
    const std::size_t named = table.column_of("node");
    if (!table.header.empty() && named == CsvTable::none)
      diagnostics_.add({table.file, 1, 1, "", "there is no column 'node'",
                        "The columns are node, arrivals, service, law, sd, servers"});
    for (const std::string& column : table.header)
      if (std::find(node_columns.begin(), node_columns.end(), column) == node_columns.end())
        diagnostics_.add({table.file, 1, 1, "", "the column '" + column + "' is not known here",
                          closest_hint(column, node_columns)});
    if (named == CsvTable::none) return;
    for (const std::vector<Cell>& row : table.rows) read_node(table, row, row[named]);
  }

  void read_node(const CsvTable& table, const std::vector<Cell>& row, const Cell& name) {
    const std::string id = id_from_words(name.text);
    if (id.empty())
      return report(table, name, "the cell under 'node' names nothing",
                    "Write a name with letters or digits in it");
    if (nodes().find(id) != nullptr)
      return report(table, name, "the node '" + id + "' stands here a second time",
                    "Give every node one row");
    Node node{position_of(name), Node::Object()};
    if (name.text != id) set_member(node, "label", Node{position_of(name), name.text});
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string& field = table.header[column];
      const bool is_unlimited =
          field == "servers" && small_letters(row[column].text) == "unlimited";
      if (field == "node" || row[column].text.empty() || is_unlimited) continue;
      if (std::find(node_columns.begin(), node_columns.end(), field) != node_columns.end())
        set_member(node, field,
                   field == "law" ? Node{position_of(row[column]), small_letters(row[column].text)}
                                  : value_of(row[column]));
    }
    set_member(nodes(), id, std::move(node));
  }

  void read_routing(const CsvTable& table) {
    if (table.header.empty()) return;
    const std::vector<std::string> known = ids_of_nodes();
    for (std::size_t column = 1; column < table.header.size(); ++column)
      if (nodes().find(table.header[column]) == nullptr)
        diagnostics_.add({table.file, 1, 1, "",
                          "the column '" + table.header[column] + "' is none of the nodes",
                          closest_hint(table.header[column], known)});
    std::set<std::string> seen;
    for (const std::vector<Cell>& row : table.rows) {
      const std::string id = id_from_words(row[0].text);
      Node* node = nodes().find(id);
      if (node == nullptr)
        report(table, row[0], "'" + row[0].text + "' is none of the nodes",
               closest_hint(id, known));
      else if (!seen.insert(id).second)
        report(table, row[0], "the ways from '" + id + "' stand here a second time",
               "Give every node one row");
      else
        read_ways(table, row, *node);
    }
  }

  void read_ways(const CsvTable& table, const std::vector<Cell>& row, Node& node) {
    Node to{position_of(row[0]), Node::Object()};
    for (std::size_t column = 1; column < row.size(); ++column) {
      if (row[column].text.empty() || nodes().find(table.header[column]) == nullptr) continue;
      set_member(to, table.header[column], value_of(row[column]));
    }
    if (!to.object()->empty()) set_member(node, "to", std::move(to));
  }

  std::vector<std::string> ids_of_nodes() {
    std::vector<std::string> ids;
    for (const Member& member : *nodes().object()) ids.push_back(member.key);
    return ids;
  }

  Document document_;
  std::vector<std::string>& notes_;
  Diagnostics& diagnostics_;
};

}  // namespace

Document network_document(const std::vector<LocalFile>& files, std::vector<std::string>& notes,
                          Diagnostics& diagnostics) {
  return NetworkTables(notes, diagnostics).read(files);
}

}  // namespace waymark
