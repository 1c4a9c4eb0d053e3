#include "waymark/pathway/layers.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <tuple>
#include <utility>

#include "waymark/pathway/at.h"
#include "waymark/pathway/walks.h"

namespace waymark {
namespace {

using Rows = std::vector<std::vector<int>>;
using Neighbours = std::vector<std::vector<int>>;

class Layering {
 public:
  Layering(const Pathway& pathway, const std::vector<DrawnWay>& ways)
      : pathway_(pathway), ways_(ways), count_(static_cast<int>(pathway.steps.size())) {}

  Layers layers() {
    choose_leading_ways();
    find_ways_back();
    assign_rows();
    insert_bends();
    order_rows();
    return std::move(layers_);
  }

 private:
  bool is_end(int step) const { return ends_an_episode(pathway_.steps[at(step)]); }

  // A later request from home goes back up the page, whatever the walk meets first.
  bool asks_again(const DrawnWay& way) const { return is_end(way.from) && !is_end(way.to); }

  // Ways on decide the rows, and side ways too where nothing else leads to their target.
  void choose_leading_ways() {
    std::vector<bool> led_to(at(count_), false);
    for (const DrawnWay& way : ways_) {
      if (!way.side && way.from != way.to && !asks_again(way)) led_to[at(way.to)] = true;
    }
    for (const DrawnWay& way : ways_) {
      const bool only_way = !led_to[at(way.to)] && !pathway_.steps[at(way.to)].entry;
      leading_.push_back(!asks_again(way) && way.from != way.to && (!way.side || only_way));
    }
  }

  std::vector<int> starts() const {
    std::vector<int> entries;
    std::vector<int> homes;
    for (int step = 0; step < count_; ++step) {
      if (pathway_.steps[at(step)].entry) (is_end(step) ? homes : entries).push_back(step);
    }
    entries.insert(entries.end(), homes.begin(), homes.end());
    return entries;
  }

  void find_ways_back() {
    Ways ways{count_, {}};
    for (std::size_t way = 0; way < ways_.size(); ++way) {
      if (leading_[way]) ways.edges.emplace_back(ways_[way].from, ways_[way].to);
    }
    std::vector<int> from = starts();
    const std::vector<bool> reached = reached_from(ways, from);
    for (int step = 0; step < count_; ++step) {
      if (!reached[at(step)]) from.push_back(step);
    }
    walk_ = walking_order(ways, from);
    std::vector<int> place(at(count_));
    for (std::size_t i = 0; i < walk_.size(); ++i) place[at(walk_[i])] = static_cast<int>(i);
    for (std::size_t way = 0; way < ways_.size(); ++way) {
      const bool forward = place[at(ways_[way].from)] < place[at(ways_[way].to)];
      leading_[way] = leading_[way] && forward;
      layers_.leads_back.push_back(!ways_[way].side && !leading_[way]);
    }
  }

  void assign_rows() {
    std::vector<int>& row = layers_.row_of_step;
    row.assign(at(count_), 0);
    for (const int step : walk_) {
      for (std::size_t way = 0; way < ways_.size(); ++way) {
        if (!leading_[way] || ways_[way].from != step) continue;
        row[at(ways_[way].to)] = std::max(row[at(ways_[way].to)], row[at(step)] + 1);
      }
    }
    lower_second_doors(row);
    // An end that only lanes lead to stands below all others, so that it pushes no lane outwards.
    int last = -1;
    for (int step = 0; step < count_; ++step) {
      if (!is_end(step) || leads_on(step) || joins_a_line_down(step)) {
        last = std::max(last, row[at(step)]);
      }
    }
    for (int step = 0; step < count_; ++step) {
      if (!is_end(step) || leads_on(step)) continue;
      row[at(step)] = last + (joins_a_line_down(step) ? 0 : 1);
    }
  }

  bool leads_on(int step) const {
    for (std::size_t way = 0; way < ways_.size(); ++way) {
      if (leading_[way] && ways_[way].from == step) return true;
    }
    return false;
  }

  bool joins_a_line_down(int step) const {
    for (std::size_t way = 0; way < ways_.size(); ++way) {
      const bool joins = ways_[way].from == step || ways_[way].to == step;
      if (joins && leading_[way] && !ways_[way].side) return true;
    }
    return false;
  }

  // A door that opens into the middle of the route stands just above the step it leads to.
  void lower_second_doors(std::vector<int>& row) const {
    for (const int step : walk_) {
      if (row[at(step)] > 0) continue;
      int next = std::numeric_limits<int>::max();
      for (std::size_t way = 0; way < ways_.size(); ++way) {
        if (leading_[way] && ways_[way].from == step) next = std::min(next, row[at(ways_[way].to)]);
      }
      if (next < std::numeric_limits<int>::max()) row[at(step)] = next - 1;
    }
  }

  void insert_bends() {
    const auto& row = layers_.row_of_step;
    const int last = row.empty() ? -1 : *std::max_element(row.begin(), row.end());
    layers_.rows.resize(at(last + 1));
    for (const int step : walk_) layers_.rows[at(row[at(step)])].push_back(step);
    layers_.chain_of_way.resize(ways_.size());
    for (std::size_t way = 0; way < ways_.size(); ++way) {
      if (!leading_[way] || ways_[way].side) continue;
      std::vector<int>& chain = layers_.chain_of_way[way];
      chain.push_back(ways_[way].from);
      for (int between = row[at(ways_[way].from)] + 1; between < row[at(ways_[way].to)];
           ++between) {
        chain.push_back(count_ + static_cast<int>(layers_.bends.size()));
        layers_.rows[at(between)].push_back(chain.back());
        layers_.bends.push_back({static_cast<int>(way), between});
      }
      chain.push_back(ways_[way].to);
    }
  }

  void order_rows() {
    above_.resize(at(count_) + layers_.bends.size());
    below_.resize(above_.size());
    for (const auto& chain : layers_.chain_of_way) {
      for (std::size_t i = 1; i < chain.size(); ++i) {
        below_[at(chain[i - 1])].push_back(chain[i]);
        above_[at(chain[i])].push_back(chain[i - 1]);
      }
    }
    Rows best = layers_.rows;
    int fewest = crossings();
    for (int sweep = 0; sweep < 8 && fewest > 0; ++sweep) {
      sweep_once(sweep % 2 == 0);
      const int now = crossings();
      if (now >= fewest) continue;
      fewest = now;
      best = layers_.rows;
    }
    layers_.rows = best;
  }

  void sweep_once(bool down) {
    const int rows = static_cast<int>(layers_.rows.size());
    for (int i = 1; i < rows; ++i) {
      const int row = down ? i : rows - 1 - i;
      order_by_neighbours(layers_.rows[at(row)], layers_.rows[at(down ? row - 1 : row + 1)],
                          down ? above_ : below_);
    }
  }

  // Each thing goes to the mean place of its neighbours in the row before; those without stay where
  // they are, counted in places of that row.
  static void order_by_neighbours(std::vector<int>& row, const std::vector<int>& before,
                                  const Neighbours& neighbours) {
    std::vector<std::tuple<double, std::size_t, int>> wanted;  // place, present place, thing
    for (std::size_t i = 0; i < row.size(); ++i) {
      double sum = 0;
      int found = 0;
      for (const int neighbour : neighbours[at(row[i])]) {
        const auto place = std::find(before.begin(), before.end(), neighbour);
        if (place == before.end()) continue;
        sum += static_cast<double>(place - before.begin());
        ++found;
      }
      wanted.emplace_back(found > 0 ? sum / found : static_cast<double>(i), i, row[i]);
    }
    std::sort(wanted.begin(), wanted.end());
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = std::get<2>(wanted[i]);
  }

  int crossings() const {
    int total = 0;
    for (std::size_t row = 1; row < layers_.rows.size(); ++row) {
      total += crossings_between(layers_.rows[row - 1], layers_.rows[row]);
    }
    return total;
  }

  int crossings_between(const std::vector<int>& upper, const std::vector<int>& lower) const {
    std::vector<std::pair<int, int>> lines;
    for (std::size_t i = 0; i < upper.size(); ++i) {
      for (const int below : below_[at(upper[i])]) {
        const auto place = std::find(lower.begin(), lower.end(), below) - lower.begin();
        lines.emplace_back(static_cast<int>(i), static_cast<int>(place));
      }
    }
    int crossed = 0;
    for (const auto& a : lines) {
      for (const auto& b : lines) crossed += a.first < b.first && a.second > b.second ? 1 : 0;
    }
    return crossed;
  }

  const Pathway& pathway_;
  const std::vector<DrawnWay>& ways_;
  int count_;
  std::vector<bool> leading_;  // by way: decides rows
  std::vector<int> walk_;
  Neighbours above_;
  Neighbours below_;
  Layers layers_;
};

bool is_taken(const PathwayLink& link, double volume) {
  return link.chance > 0 || volume > 0 || link.kind == LinkKind::clock;
}

}  // namespace

std::vector<DrawnWay> drawn_ways(const Pathway& pathway, const std::vector<double>& volumes) {
  const std::vector<double> shares = leaving_shares(pathway);
  std::vector<bool> has_way_on(pathway.steps.size(), false);
  for (const PathwayLink& link : pathway.links) {
    if (link.kind == LinkKind::then) has_way_on[at(link.from)] = true;
  }
  std::vector<DrawnWay> ways;
  for (std::size_t index = 0; index < pathway.links.size(); ++index) {
    const PathwayLink& link = pathway.links[index];
    const double volume = volumes.empty() ? 0 : volumes[index];
    if (!is_taken(link, volume)) continue;
    const auto same = std::find_if(ways.begin(), ways.end(), [&](const DrawnWay& way) {
      return way.from == link.from && way.to == link.to && way.kind == link.kind;
    });
    if (same != ways.end()) {
      same->chance += shares[index];
      same->volume += volume;
      if (!link.label.empty()) same->label += (same->label.empty() ? "" : "; ") + link.label;
      continue;
    }
    const bool side =
        link.kind != LinkKind::then && (link.kind != LinkKind::clock || has_way_on[at(link.from)]);
    ways.push_back({link.from, link.to, link.kind, side, shares[index], volume, link.label});
  }
  return ways;
}

Layers layered(const Pathway& pathway, const std::vector<DrawnWay>& ways) {
  return Layering(pathway, ways).layers();
}

}  // namespace waymark
