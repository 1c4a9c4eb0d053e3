#include "waymark/pathway/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "waymark/base/contract.h"
#include "waymark/pathway/at.h"
#include "waymark/pathway/drawing_style.h"
#include "waymark/pathway/layers.h"
#include "waymark/pathway/part_drawing.h"
#include "waymark/pathway/plain_text.h"
#include "waymark/pathway/step_shape.h"

namespace waymark {
namespace {

constexpr double space_between_tracks = 36;

std::vector<Part> parts_of(const Pathway& pathway, const std::vector<double>& volumes) {
  const bool crossed =
      std::any_of(pathway.links.begin(), pathway.links.end(), [&](const auto& link) {
        return pathway.steps[at(link.from)].track != pathway.steps[at(link.to)].track;
      });
  if (crossed) return {{"", pathway, volumes}};
  std::vector<Part> parts;
  std::vector<int> part_of_step;
  std::vector<int> new_index;
  for (const PathwayStep& step : pathway.steps) {
    auto part = std::find_if(parts.begin(), parts.end(),
                             [&](const Part& known) { return known.track == step.track; });
    if (part == parts.end()) part = parts.insert(parts.end(), {step.track, {}, {}});
    part_of_step.push_back(static_cast<int>(part - parts.begin()));
    new_index.push_back(static_cast<int>(part->pathway.steps.size()));
    part->pathway.steps.push_back(step);
  }
  for (std::size_t index = 0; index < pathway.links.size(); ++index) {
    PathwayLink link = pathway.links[index];
    Part& part = parts[at(part_of_step[at(link.from)])];
    link.from = new_index[at(link.from)];
    link.to = new_index[at(link.to)];
    part.pathway.links.push_back(link);
    if (!volumes.empty()) part.volumes.push_back(volumes[index]);
  }
  return parts;
}

const std::string& heading_of(const std::string& track, const DrawOptions& options) {
  static const std::string main = "main";
  for (const TrackName& name : options.track_names)
    if (name.track == track && !name.label.empty()) return name.label;
  return track.empty() ? main : track;
}

void expect_drawable(const Pathway& pathway, const DrawOptions& options) {
  expect_well_formed(pathway);
  WAYMARK_EXPECT(options.volumes.empty() || options.volumes.size() == pathway.links.size(),
                 "a drawing has one volume for each link");
  for (const double volume : options.volumes) {
    WAYMARK_EXPECT(std::isfinite(volume) && volume >= 0, "a volume is finite and not negative");
  }
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  WAYMARK_EXPECT(!options.id.empty() && std::all_of(options.id.begin(), options.id.end(), plain) &&
                     !(options.id[0] >= '0' && options.id[0] <= '9') && options.id[0] != '-',
                 "the id of a drawing begins with a letter and holds letters, digits and hyphens");
}

// The route in words, for those who do not see it.
std::string description_of(const Pathway& pathway, const DrawOptions& options) {
  const auto hoops = std::count_if(pathway.steps.begin(), pathway.steps.end(),
                                   [](const PathwayStep& step) { return step.hoop; });
  std::string text =
      fmt::format("{} steps, {} of them marked as {}.", pathway.steps.size(), hoops, options.hoop);
  const std::vector<DrawnWay> ways = drawn_ways(pathway, options.volumes);
  for (std::size_t step = 0; step < pathway.steps.size(); ++step) {
    std::string on;
    for (const DrawnWay& way : ways) {
      if (at(way.from) != step) continue;
      const std::string why(reason_word(way.kind));
      on += (on.empty() ? " leads to " : ", ") + label_of(pathway.steps[at(way.to)]) +
            (why.empty() ? "" : " (" + why + ")");
    }
    if (!on.empty()) text += " " + label_of(pathway.steps[step]) + on + ".";
  }
  return text;
}

double largest_volume(const std::vector<double>& volumes) {
  return volumes.empty() ? 0 : *std::max_element(volumes.begin(), volumes.end());
}

}  // namespace

std::string draw_svg(const Pathway& pathway, const DrawOptions& options) {
  expect_drawable(pathway, options);
  const std::vector<Part> parts = parts_of(pathway, options.volumes);
  const double heading = parts.size() > 1 ? 30 : 0;
  std::vector<DrawnPart> drawings;
  double width =
      0;  // of the widest; tracks stand in rows no wider than it, so that paper can hold them
  for (const Part& part : parts) {
    drawings.push_back(drawn_part(part, options.hoop, largest_volume(options.volumes)));
    width = std::max(width, drawings.back().width);
  }
  double left = 0, top = 0, height = 0;
  std::string body;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (left > 0 && left + drawings[i].width > width) {
      left = 0;
      top = height + space_between_tracks;
    }
    body += fmt::format("<g transform=\"translate({} {})\">\n", coordinate(left), coordinate(top));
    if (parts.size() > 1) {
      body += fmt::format("<text class=\"heading\" x=\"12\" y=\"20\">{}</text>\n",
                          escaped(heading_of(parts[i].track, options)));
    }
    body += fmt::format("<g transform=\"translate(0 {})\">\n", coordinate(heading));
    body += drawings[i].svg + "</g></g>\n";
    left += drawings[i].width + space_between_tracks;
    height = std::max(height, top + heading + drawings[i].height);
  }
  const Key key = key_of(pathway, options, width);
  const std::string description =
      options.description.empty() ? description_of(pathway, options) : options.description;
  return opening_of(options, description, std::max(width, key.width), height + key.height) + body +
         fmt::format("<g transform=\"translate(0 {})\">\n", coordinate(height)) + key.svg +
         "</g>\n</svg>\n";
}

}  // namespace waymark
