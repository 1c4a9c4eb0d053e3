#include "waymark/pathway/rows.h"

#include <algorithm>
#include <cstddef>

#include "waymark/pathway/at.h"

namespace waymark {
namespace {

constexpr double space_between_boxes = 44;
constexpr double bend_width = 12;

// A thing's neighbours in one row, each with the weight of the way that joins them.
struct Pull {
  int thing;
  double weight;
};

class Columns {
 public:
  Columns(const Layers& layers, const std::vector<DrawnWay>& ways, const std::vector<Box>& sizes)
      : layers_(layers), steps_(sizes.size()) {
    width_.assign(steps_ + layers.bends.size(), bend_width);
    for (std::size_t step = 0; step < steps_; ++step) width_[step] = sizes[step].width;
    middle_.assign(width_.size(), 0.0);
    above_.resize(width_.size());
    below_.resize(width_.size());
    for (std::size_t way = 0; way < ways.size(); ++way) {
      const double weight = 0.1 + std::max(ways[way].chance, 0.0);
      const std::vector<int>& chain = layers.chain_of_way[way];
      for (std::size_t i = 1; i < chain.size(); ++i) {
        above_[at(chain[i])].push_back({chain[i - 1], weight});
        below_[at(chain[i - 1])].push_back({chain[i], weight});
      }
    }
  }

  std::vector<double> middles() {
    for (const auto& row : layers_.rows) settle(row, {});
    const int rows = static_cast<int>(layers_.rows.size());
    for (int sweep = 0; sweep < 6; ++sweep) {
      for (int i = 0; i < rows; ++i) {
        const bool down = sweep % 2 == 0;
        settle(layers_.rows[at(down ? i : rows - 1 - i)], down ? above_ : below_);
      }
    }
    return middle_;
  }

 private:
  void settle(const std::vector<int>& row, const std::vector<std::vector<Pull>>& pulls) {
    std::vector<double> wanted;
    std::vector<double> apart;
    for (std::size_t i = 0; i < row.size(); ++i) {
      wanted.push_back(pulls.empty() ? 0 : pulled(row[i], pulls[at(row[i])]));
      const double before = i == 0 ? 0 : width_[at(row[i - 1])];
      apart.push_back((before + width_[at(row[i])]) / 2 + space_between_boxes);
    }
    const std::vector<double> settled = spread_apart(wanted, apart);
    for (std::size_t i = 0; i < row.size(); ++i) middle_[at(row[i])] = settled[i];
  }

  double pulled(int thing, const std::vector<Pull>& pulls) const {
    if (pulls.empty()) return middle_[at(thing)];
    double sum = 0;
    double weight = 0;
    for (const Pull& pull : pulls) {
      sum += pull.weight * middle_[at(pull.thing)];
      weight += pull.weight;
    }
    return sum / weight;
  }

  const Layers& layers_;
  std::size_t steps_;
  std::vector<double> width_;
  std::vector<double> middle_;
  std::vector<std::vector<Pull>> above_;
  std::vector<std::vector<Pull>> below_;
};

void stack_rows(const Layers& layers, const std::vector<Box>& sizes,
                const std::vector<double>& space_above, PlacedRows& placed) {
  double y = 0;
  for (std::size_t row = 0; row < layers.rows.size(); ++row) {
    double height = 0;
    for (const int thing : layers.rows[row]) {
      if (at(thing) < sizes.size()) height = std::max(height, sizes[at(thing)].height);
    }
    y += space_above[row];
    placed.top.push_back(y);
    y += height;
    placed.bottom.push_back(y);
  }
}

}  // namespace

std::vector<double> spread_apart(const std::vector<double>& wanted,
                                 const std::vector<double>& apart) {
  struct Pool {
    double sum;
    int count;
    double mean() const { return sum / count; }
  };
  std::vector<Pool> pools;
  double offset = 0;
  std::vector<double> offsets;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    offset += i == 0 ? 0 : apart[i];
    offsets.push_back(offset);
    pools.push_back({wanted[i] - offset, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<double> spread;
  for (const Pool& pool : pools) {
    for (int i = 0; i < pool.count; ++i) spread.push_back(pool.mean() + offsets[spread.size()]);
  }
  return spread;
}

PlacedRows place_rows(const Layers& layers, const std::vector<DrawnWay>& ways,
                      const std::vector<Box>& sizes, const std::vector<double>& space_above) {
  PlacedRows placed;
  stack_rows(layers, sizes, space_above, placed);
  const std::vector<double> middles = Columns(layers, ways, sizes).middles();
  double left = 0;
  double right = 0;
  for (std::size_t step = 0; step < sizes.size(); ++step) {
    const double half = sizes[step].width / 2;
    left = step == 0 ? middles[step] - half : std::min(left, middles[step] - half);
    right = step == 0 ? middles[step] + half : std::max(right, middles[step] + half);
  }
  for (std::size_t bend = sizes.size(); bend < middles.size(); ++bend) {
    left = std::min(left, middles[bend]);
    right = std::max(right, middles[bend]);
  }
  for (std::size_t step = 0; step < sizes.size(); ++step) {
    const std::size_t row = at(layers.row_of_step[step]);
    const double room = placed.bottom[row] - placed.top[row];
    placed.boxes.push_back({middles[step] - sizes[step].width / 2 - left,
                            placed.top[row] + (room - sizes[step].height) / 2, sizes[step].width,
                            sizes[step].height});
  }
  for (std::size_t bend = sizes.size(); bend < middles.size(); ++bend) {
    placed.bend_x.push_back(middles[bend] - left);
  }
  placed.width = right - left;
  return placed;
}

}  // namespace waymark
