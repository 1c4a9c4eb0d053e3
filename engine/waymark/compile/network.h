#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "waymark/compile/local_tables.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/fields.h"

namespace waymark {

/// Of which kind the time of service is; its mean is given apart.
enum class ServiceLaw : std::uint8_t { exponential, fixed, lognormal, gamma };

/// One node of a network of queues.
struct NetworkNode {
  std::string label;
  std::optional<Quantity> arrivals;  ///< from outside, a Poisson stream
  Quantity service;                  ///< mean time of service
  ServiceLaw law = ServiceLaw::exponential;
  std::optional<Quantity> sd;       ///< of lognormal and gamma service
  std::optional<Quantity> servers;  ///< absent: as many as there are people
  Keyed<Quantity> to;               ///< chance of each node to be next; the rest leaves
};

/// A network of queues as other tools describe it: arrivals, service, servers, routing.
struct Network {
  std::string title;
  Keyed<NetworkNode> nodes;
};
void declare(FieldVisitor& visit, NetworkNode& node);
void declare(FieldVisitor& visit, Network& network);

/// The two tables of a network, as one document whose every value knows its cell:
/// nodes.csv   node, arrivals, service, law, sd, servers
/// routing.csv from, and a column for each node: the chance to go there next
/// Reports everything that is wrong with the tables as such; nothing stops at the first.
Document network_document(const std::vector<LocalFile>& files, std::vector<std::string>& notes,
                          Diagnostics& diagnostics);

/// Reads a network from its document (of tables, or a JSON file). Reports every value that is
/// wrong, nodes that nobody comes to, and nodes from which nobody ever leaves; the network is of
/// use only when there is none.
Network read_network(const Document& document, Diagnostics& diagnostics);

/// What the equations of traffic say of one node (Jackson 1957).
struct NodeLoad {
  double per_ms = 0;           ///< people coming, from outside and from other nodes
  double busy = 0;             ///< mean number of servers wanted
  std::optional<double> load;  ///< share of its servers' time; absent where they have no bound
};
/// By the order of the nodes.
std::vector<NodeLoad> loads_of(const Network& network);

/// The scenario that is the network: an activity and a team for each node, waits, numbers and
/// utilisation as measures, a time long enough for some ten thousand people. `network` must have
/// been read from `document`, whose places it keeps.
Document network_scenario(const std::string& title, const Document& document,
                          const Network& network);

}  // namespace waymark
