#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "waymark/pathway/graph.h"

namespace waymark {

/// What is drawn as one: a track, or the whole route where ways lead from track to track.
struct Part {
  std::string track;
  Pathway pathway;
  std::vector<double> volumes;  ///< by link, or empty
};

/// A part's lines, steps and words as SVG, from 0, 0 to its width and height.
struct DrawnPart {
  std::string svg;
  double width = 0;
  double height = 0;
};

/// `hoop` is the scenario's word for a gate. Lines are as wide as their volumes beside the largest
/// of the whole drawing.
DrawnPart drawn_part(const Part& part, const std::string& hoop, double largest_volume);

/// Why people leave by such a link, in a word; empty for a way on and for a clock.
std::string_view reason_word(LinkKind kind);

}  // namespace waymark
