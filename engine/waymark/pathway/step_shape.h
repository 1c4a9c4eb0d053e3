#pragma once

#include <string>
#include <vector>

#include "waymark/pathway/graph.h"
#include "waymark/pathway/placement.h"

namespace waymark {

/// The words in a step's box, already broken into lines.
struct StepWords {
  std::vector<std::string> label;
  std::vector<std::string> details;   ///< kind, and what it asks of people
  std::vector<std::string> protects;  ///< stands beside a shield; empty for most steps
};

/// `hoop` is the scenario's word for a gate.
StepWords words_in(const PathwayStep& step, const std::string& hoop);

/// Width of every box and the height its words need, at left = top = 0.
Box extent_of(const StepWords& words);

/// Width that words of a given size take in DejaVu Sans, the widest of the usual fonts.
double width_of_words(const std::string& text, double font_size);

/// A drawn step: group with title, shape and words. Classes: step, and hoop, help, end or plain.
std::string drawn_step(const PathwayStep& step, const StepWords& words, const Box& box);

/// The outline alone, for the key: a hoop is a hexagon, an end has round sides, others are boxes.
std::string outline_of(const PathwayStep& step, const Box& box);

/// A small shield with its top left corner at a spot; 12 wide and 13 high.
std::string drawn_shield(Coordinates corner);

/// A coordinate: one decimal at most.
std::string coordinate(double value);

}  // namespace waymark
