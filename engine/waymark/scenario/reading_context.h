#pragma once

#include <string>

#include "waymark/scenario/assumption_book.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/reader.h"

namespace waymark {

/// What every part of the reader needs: where things are and where errors go.
struct ReadingContext {
  const Document& document;
  const ReadOptions& options;
  Diagnostics& diagnostics;
  Reading& reading;
  AssumptionBook& assumptions;

  void report(const Place& place, std::string message, std::string hint = "") const {
    diagnostics.add(diagnostic_at(place, std::move(message), std::move(hint)));
  }
  void refer(std::string_view collection, const std::string& id, const Place& place) const {
    reading.references.push_back({std::string(collection), id, place});
  }
};

/// A value in the document and the place to name when something is wrong with it.
struct Spot {
  const Node* node;
  Place place;
};

/// A node below a spot; objects are placed at their key, other values where they begin.
Spot spot_of(const ReadingContext& context, const Place& parent, const Member& member);
Spot spot_of(const ReadingContext& context, const Place& parent, const Node& item,
             std::size_t index);

}  // namespace waymark
