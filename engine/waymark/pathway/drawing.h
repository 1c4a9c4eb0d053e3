#pragma once

#include <string>
#include <vector>

#include "waymark/pathway/graph.h"

namespace waymark {

/// What stands over one track instead of its id.
struct TrackName {
  std::string track, label;
};

struct DrawOptions {
  std::string title = "The route";
  std::string description;  ///< text alternative; written from the route itself where empty
  /// Distinguishes drawings on one page; letters, digits and hyphens, beginning with a letter.
  std::string id = "route";
  /// How much went along each link, in the order of Pathway::links, drawn as width and number.
  /// Empty: every line alike, with chances written where a way divides.
  std::vector<double> volumes;
  std::vector<TrackName> track_names;
  std::string volume_unit = "people of 100 who asked";  ///< what a volume counts, for the key
  std::string hoop = "hoop";                            ///< the scenario's word for a gate
};

/// The route as one self-contained SVG (no script, no network, no outside font): each track runs
/// down the page along its ways on, with refused, lost and given-up ways in lanes of their own on
/// the right and ways back on the left. Hoops show by shape, and what a hoop protects by a shield
/// and words. Follows the reader's light or dark setting; a page may set --waymark-paper,
/// --waymark-ink and the like. All text from the route is escaped. Same input, same bytes. Throws
/// ContractError if the pathway is not well formed, or volumes do not match its links.
std::string draw_svg(const Pathway& pathway, const DrawOptions& options = {});

}  // namespace waymark
