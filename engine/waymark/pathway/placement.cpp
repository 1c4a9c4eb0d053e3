#include "waymark/pathway/placement.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "waymark/pathway/at.h"
#include "waymark/pathway/lanes.h"
#include "waymark/pathway/rows.h"

namespace waymark {
namespace {

constexpr double space_between_rows = 46;
constexpr double space_for_entrance = 40;
constexpr double margin = 12;
constexpr double share_of_edge = 0.76;  // part of a box's edge that lines may join

bool has_entrance(const PathwayStep& step) {
  return step.entry && step.entry_weight > 0 && !ends_an_episode(step);
}

std::vector<double> room_above_rows(const Pathway& pathway, const Layers& layers,
                                    const LanePlan& lanes) {
  std::vector<double> room;
  for (std::size_t row = 0; row < layers.rows.size(); ++row) {
    const bool entered =
        std::any_of(layers.rows[row].begin(), layers.rows[row].end(), [&](int thing) {
          return at(thing) < pathway.steps.size() && has_entrance(pathway.steps[at(thing)]);
        });
    const double least = row > 0 ? space_between_rows : entered ? space_for_entrance : 0;
    room.push_back(least + lanes.room_above(static_cast<int>(row)));
  }
  return room;
}

// One end of a way on, or an entrance: which place it is drawn towards decides its order on the
// edge.
struct EdgePort {
  int line;  // index into the down lines, or -1 for the entrance
  double towards;
};

class DownLines {
 public:
  DownLines(const Pathway& pathway, const Layers& layers, const PlacedRows& rows)
      : pathway_(pathway), layers_(layers), rows_(rows) {}

  void place(Placement& placement) {
    for (std::size_t way = 0; way < layers_.chain_of_way.size(); ++way) {
      const auto& chain = layers_.chain_of_way[way];
      if (chain.empty()) continue;
      chains_.push_back(&chain);
      placement.down.push_back({static_cast<int>(way), {}, 0, 1});
    }
    leaves_.assign(chains_.size(), 0);
    arrives_.assign(chains_.size(), 0);
    for (std::size_t step = 0; step < pathway_.steps.size(); ++step) place_ports(step, placement);
    for (std::size_t line = 0; line < chains_.size(); ++line) {
      placement.down[line].spots = spots(line);
    }
  }

 private:
  double x_of(int thing) const {
    const std::size_t steps = pathway_.steps.size();
    if (at(thing) < steps) return middle_of(rows_.boxes[at(thing)]);
    return rows_.bend_x[at(thing) - steps];
  }

  void place_ports(std::size_t step, Placement& placement) {
    std::vector<EdgePort> above;
    std::vector<EdgePort> below;
    const Box& box = rows_.boxes[step];
    for (std::size_t line = 0; line < chains_.size(); ++line) {
      const auto& chain = *chains_[line];
      const int index = static_cast<int>(line);
      if (at(chain.front()) == step) below.push_back({index, x_of(chain[1])});
      if (at(chain.back()) == step) above.push_back({index, x_of(chain[chain.size() - 2])});
    }
    if (has_entrance(pathway_.steps[step])) above.push_back({-1, middle_of(box)});
    below = spread_on_edge(below, box);
    for (std::size_t place = 0; place < below.size(); ++place) {
      leaves_[at(below[place].line)] = below[place].towards;
      placement.down[at(below[place].line)].place = static_cast<int>(place);
      placement.down[at(below[place].line)].beside = static_cast<int>(below.size());
    }
    for (const EdgePort& port : spread_on_edge(above, box)) {
      if (port.line < 0) {
        placement.entrances.push_back({port.towards, box.top});
      } else {
        arrives_[at(port.line)] = port.towards;
      }
    }
  }

  // Ports in the order of where they lead, evenly along the edge; `towards` becomes the place on
  // it.
  static std::vector<EdgePort> spread_on_edge(std::vector<EdgePort> ports, const Box& box) {
    std::sort(ports.begin(), ports.end(), [](const EdgePort& a, const EdgePort& b) {
      return std::tie(a.towards, a.line) < std::tie(b.towards, b.line);
    });
    const double count = static_cast<double>(ports.size());
    for (std::size_t i = 0; i < ports.size(); ++i) {
      const double place = (static_cast<double>(i) + 0.5) / count - 0.5;
      ports[i].towards = middle_of(box) + box.width * share_of_edge * place;
    }
    return ports;
  }

  std::vector<Coordinates> spots(std::size_t line) const {
    const auto& chain = *chains_[line];
    const std::size_t first = at(layers_.row_of_step[at(chain.front())]);
    std::vector<Coordinates> spots = {{leaves_[line], bottom_of(rows_.boxes[at(chain.front())])},
                                      {leaves_[line], rows_.bottom[first]}};
    for (std::size_t i = 1; i + 1 < chain.size(); ++i) {
      spots.push_back({x_of(chain[i]), rows_.top[first + i]});
      spots.push_back({x_of(chain[i]), rows_.bottom[first + i]});
    }
    const std::size_t last = at(layers_.row_of_step[at(chain.back())]);
    spots.push_back({arrives_[line], rows_.top[last]});
    spots.push_back({arrives_[line], rows_.boxes[at(chain.back())].top});
    return spots;
  }

  const Pathway& pathway_;
  const Layers& layers_;
  const PlacedRows& rows_;
  std::vector<const std::vector<int>*> chains_;
  std::vector<double> leaves_;
  std::vector<double> arrives_;
};

// Moves everything so that the leftmost line stands at the margin, and takes the measure of the
// page.
void fit_page(Placement& placement, double boxes_width, double bottom) {
  double left = 0;
  double right = boxes_width;
  for (const Lane& lane : placement.lanes) {
    left = std::min(left, lane.x);
    right = std::max(right, lane.x);
  }
  const double shift = margin - left;
  for (Box& box : placement.boxes) {
    box.left += shift;
    box.top += margin;
  }
  const auto move = [shift](std::vector<Coordinates>& spots) {
    for (Coordinates& spot : spots) spot = {spot.x + shift, spot.y + margin};
  };
  move(placement.entrances);
  for (DownLine& line : placement.down) move(line.spots);
  for (Lane& lane : placement.lanes) {
    lane.x += shift;
    move(lane.arrival);
    for (Stub& stub : lane.stubs) {
      move(stub.spots);
      stub.label = {stub.label.x + shift, stub.label.y + margin};
    }
  }
  placement.width = right - left + 2 * margin;
  placement.height = bottom + 2 * margin;
}

}  // namespace

Placement placed(const Pathway& pathway, const std::vector<DrawnWay>& ways,
                 const Extents& extents) {
  const Layers layers = layered(pathway, ways);
  const int steps = static_cast<int>(pathway.steps.size());
  const LanePlan plan(ways, layers, steps);
  std::vector<Box> sizes = extents.boxes;
  for (int step = 0; step < steps; ++step) {
    sizes[at(step)].height = std::max(sizes[at(step)].height, plan.least_height(step));
  }
  const PlacedRows rows = place_rows(layers, ways, sizes, room_above_rows(pathway, layers, plan));
  Placement placement;
  placement.boxes = rows.boxes;
  placement.lanes = plan.routed(rows, extents.label_widths);
  DownLines(pathway, layers, rows).place(placement);
  const int row_count = static_cast<int>(layers.rows.size());
  const double bottom = rows.bottom.empty() ? 0 : rows.bottom.back();
  fit_page(placement, rows.width, bottom + plan.room_above(row_count));
  return placement;
}

}  // namespace waymark
