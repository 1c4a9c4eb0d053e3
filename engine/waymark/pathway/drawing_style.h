#pragma once

#include <string>

#include "waymark/pathway/drawing.h"
#include "waymark/pathway/graph.h"

namespace waymark {

/// The opening tag of a drawing with its title, description, colours and page.
std::string opening_of(const DrawOptions& options, const std::string& description, double width,
                       double height);

/// What the marks of a drawing mean, laid out under it from 0, 0.
struct Key {
  std::string svg;
  double width = 0;
  double height = 0;
};

/// Only marks that occur in the route; lines break where `width` ends.
Key key_of(const Pathway& pathway, const DrawOptions& options, double width);

}  // namespace waymark
