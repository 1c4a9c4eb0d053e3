#include "waymark/pathway/lanes.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "waymark/pathway/at.h"

namespace waymark {
namespace {

constexpr double port_space = 19;
constexpr double channel_space = 20;
constexpr double lane_space = 20;
constexpr double words_from_box = 10;
constexpr double corner_of_box = 30;  // what the slanted corner of a hoop takes off its edge
constexpr double edge_port_space = 14;

}  // namespace

LanePlan::LanePlan(const std::vector<DrawnWay>& ways, const Layers& layers, int steps)
    : layers_(layers),
      steps_(steps),
      channels_above_(layers.rows.size() + 1, 0),
      ports_(2, std::vector<int>(at(steps), 0)) {
  for (std::size_t way = 0; way < ways.size(); ++way) {
    if (!ways[way].side && !layers.leads_back[way]) continue;
    const auto shared = std::find_if(lanes_.begin(), lanes_.end(), [&](const Planned& lane) {
      return lane.to == ways[way].to && lane.kind == ways[way].kind &&
             lane.on_right == ways[way].side;
    });
    const bool is_new = shared == lanes_.end();
    if (is_new) lanes_.push_back({ways[way].to, ways[way].kind, ways[way].side, {}, {}, {}});
    Planned& lane = is_new ? lanes_.back() : *shared;
    lane.ways.push_back(static_cast<int>(way));
    lane.joints.push_back(joint_of(ways[way].from, lane.on_right, true));
    if (is_new) lane.arrival = joint_of(lane.to, lane.on_right, false);
  }
}

double LanePlan::least_height(int step) const {
  return port_space * (1 + std::max(ports_[0][at(step)], ports_[1][at(step)]));
}

double LanePlan::room_above(int row) const { return channel_space * channels_above_[at(row)]; }

bool LanePlan::is_outermost(int step, bool on_right) const {
  const std::vector<int>& row = layers_.rows[at(layers_.row_of_step[at(step)])];
  const auto place = std::find(row.begin(), row.end(), step);
  const auto is_step = [this](int thing) { return thing < steps_; };
  return on_right ? std::none_of(place + 1, row.end(), is_step)
                  : std::none_of(row.begin(), place, is_step);
}

LanePlan::Joint LanePlan::joint_of(int step, bool on_right, bool leaves) {
  if (is_outermost(step, on_right)) {
    ++ports_[on_right ? 0 : 1][at(step)];
    return {step, -1, 0};
  }
  const int gap = layers_.row_of_step[at(step)] + (leaves ? 1 : 0);
  return {step, channels_above_[at(gap)]++, gap};
}

// Draws the planned lanes: first the height at which each joins, then which lane stands further
// out, then the exact ports, ordered so that lines of one box do not cross each other.
class LanePlan::Routing {
 public:
  Routing(const LanePlan& plan, const PlacedRows& rows, const std::vector<double>& label_widths)
      : plan_(plan), rows_(rows), label_widths_(label_widths) {}

  std::vector<Lane> lanes() {
    place_lanes(true);
    place_lanes(false);
    for (int step = 0; step < plan_.steps_; ++step) {
      place_ports(step, true);
      place_ports(step, false);
    }
    std::vector<Lane> lanes;
    for (std::size_t lane = 0; lane < plan_.lanes_.size(); ++lane) lanes.push_back(drawn(lane));
    return lanes;
  }

 private:
  struct Port {
    std::size_t lane;
    int joint;  // -1 for the arrival
    int group;  // top to bottom: going up, coming from above, going down, coming from below
    double order;
  };

  double channel_y(const Joint& joint) const {
    // The room of a gap lies at its lower end, so that level lines keep clear of the words above.
    const bool below_all = at(joint.gap) == rows_.top.size();
    const double from = below_all ? rows_.bottom.back() + 12 : rows_.top[at(joint.gap)] - 22;
    return below_all ? from + channel_space * (joint.channel + 0.5)
                     : from - channel_space * joint.channel;
  }

  double rough_y(const Joint& joint) const {
    if (joint.channel >= 0) return channel_y(joint);
    const Box& box = rows_.boxes[at(joint.step)];
    return box.top + box.height / 2;
  }

  std::pair<double, double> span(const Planned& lane) const {
    double from = rough_y(lane.arrival);
    double to = from;
    for (const Joint& joint : lane.joints) {
      from = std::min(from, rough_y(joint));
      to = std::max(to, rough_y(joint));
    }
    return {from - 40, to + 40};
  }

  // Short lanes stand further in; lanes that do not pass each other may share a column.
  void place_lanes(bool on_right) {
    x_.resize(plan_.lanes_.size());
    std::vector<std::size_t> order;
    for (std::size_t lane = 0; lane < plan_.lanes_.size(); ++lane) {
      if (plan_.lanes_[lane].on_right == on_right) order.push_back(lane);
    }
    const auto key = [&](std::size_t lane) {
      const auto [from, to] = span(plan_.lanes_[lane]);
      return std::make_pair(to - from, lane);
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    std::vector<std::vector<std::pair<double, double>>> columns;
    for (const std::size_t lane : order) {
      const auto here = span(plan_.lanes_[lane]);
      const auto free = std::find_if(columns.begin(), columns.end(), [&](const auto& taken) {
        return std::none_of(taken.begin(), taken.end(), [&](const auto& other) {
          return here.first < other.second && other.first < here.second;
        });
      });
      const auto column = free - columns.begin();
      if (free == columns.end()) columns.emplace_back();
      columns[static_cast<std::size_t>(column)].push_back(here);
      const double out = first_lane(on_right) + lane_space * static_cast<double>(column);
      x_[lane] = on_right ? rows_.width + out : -out;
    }
  }

  // How far from the boxes the first lane stands: behind the longest words beside a stub.
  double first_lane(bool on_right) const {
    double out = lane_space;
    for (const Planned& lane : plan_.lanes_) {
      for (std::size_t i = 0; lane.on_right == on_right && i < lane.ways.size(); ++i) {
        const Box& box = rows_.boxes[at(lane.joints[i].step)];
        const double inset = on_right ? rows_.width - right_of(box) : box.left;
        const double words = label_widths_[at(lane.ways[i])] + 2 * words_from_box;
        if (lane.joints[i].channel < 0) out = std::max(out, words - inset);
      }
    }
    return out;
  }

  void add_port(std::vector<Port>& ports, std::size_t lane, int joint) const {
    const Planned& planned = plan_.lanes_[lane];
    const bool arrives = joint < 0;
    const double here = rough_y(arrives ? planned.arrival : planned.joints[at(joint)]);
    double other = here;
    if (arrives) {
      for (const Joint& source : planned.joints) other = std::min(other, rough_y(source));
    } else {
      other = rough_y(planned.arrival);
    }
    const double out = planned.on_right ? x_[lane] : -x_[lane];
    const bool above = other < here;
    // Inner lanes first where lines go up or come down to this box, outer ones first otherwise.
    const int group = arrives ? (above ? 1 : 3) : (above ? 0 : 2);
    ports.push_back({lane, joint, group, above ? out : -out});
  }

  void place_ports(int step, bool on_right) {
    std::vector<Port> ports;
    for (std::size_t lane = 0; lane < plan_.lanes_.size(); ++lane) {
      const Planned& planned = plan_.lanes_[lane];
      if (planned.on_right != on_right) continue;
      for (std::size_t i = 0; i < planned.joints.size(); ++i) {
        const Joint& joint = planned.joints[i];
        if (joint.step == step && joint.channel < 0) add_port(ports, lane, static_cast<int>(i));
      }
      if (planned.arrival.step == step && planned.arrival.channel < 0) add_port(ports, lane, -1);
    }
    std::sort(ports.begin(), ports.end(), [](const Port& a, const Port& b) {
      return std::tie(a.group, a.order, a.lane, a.joint) <
             std::tie(b.group, b.order, b.lane, b.joint);
    });
    const Box& box = rows_.boxes[at(step)];
    for (std::size_t i = 0; i < ports.size(); ++i) {
      const double share = (static_cast<double>(i) + 1) / (static_cast<double>(ports.size()) + 1);
      port_y_.push_back({ports[i].lane, ports[i].joint, box.top + box.height * share});
    }
  }

  double port_y(std::size_t lane, int joint) const {
    for (const auto& port : port_y_) {
      if (port.lane == lane && port.joint == joint) return port.y;
    }
    return 0;
  }

  // From the box to the lane; for an arrival read backwards.
  std::vector<Coordinates> line_to_lane(std::size_t lane, int index, const Joint& joint) const {
    const bool on_right = plan_.lanes_[lane].on_right;
    const Box& box = rows_.boxes[at(joint.step)];
    if (joint.channel < 0) {
      const double y = port_y(lane, index);
      return {{on_right ? right_of(box) : box.left, y}, {x_[lane], y}};
    }
    const double inset = corner_of_box + edge_port_space * joint.channel;
    const double x = on_right ? right_of(box) - inset : box.left + inset;
    const double y = channel_y(joint);
    return {{x, index < 0 ? box.top : bottom_of(box)}, {x, y}, {x_[lane], y}};
  }

  Lane drawn(std::size_t index) const {
    const Planned& planned = plan_.lanes_[index];
    Lane lane{planned.to, planned.kind, planned.on_right, x_[index], {}, {}};
    for (std::size_t i = 0; i < planned.ways.size(); ++i) {
      Stub stub;
      stub.way = planned.ways[i];
      stub.spots = line_to_lane(index, static_cast<int>(i), planned.joints[i]);
      const Coordinates& from = stub.spots[stub.spots.size() - 2];
      stub.label = {from.x + (lane.on_right ? words_from_box : -words_from_box), from.y};
      stub.label_ends = !lane.on_right;
      lane.stubs.push_back(stub);
    }
    lane.arrival = line_to_lane(index, -1, planned.arrival);
    std::reverse(lane.arrival.begin(), lane.arrival.end());
    return lane;
  }

  struct PortPlace {
    std::size_t lane;
    int joint;
    double y;
  };

  const LanePlan& plan_;
  const PlacedRows& rows_;
  const std::vector<double>& label_widths_;
  std::vector<double> x_;  // by lane
  std::vector<PortPlace> port_y_;
};

std::vector<Lane> LanePlan::routed(const PlacedRows& rows,
                                   const std::vector<double>& label_widths) const {
  return Routing(*this, rows, label_widths).lanes();
}

}  // namespace waymark
