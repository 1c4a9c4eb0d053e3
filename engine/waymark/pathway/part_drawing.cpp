#include "waymark/pathway/part_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "waymark/base/number.h"
#include "waymark/pathway/at.h"
#include "waymark/pathway/layers.h"
#include "waymark/pathway/placement.h"
#include "waymark/pathway/plain_text.h"
#include "waymark/pathway/step_shape.h"

namespace waymark {
namespace {

constexpr double plain_line = 1.6;
constexpr double widest_line = 15;
constexpr double words_size = 12;

// Amounts as people read them: a decimal only where it says something.
std::string rounded(double value) {
  const double unit = value < 10 ? 10 : 1;
  return print(std::round(value * unit) / unit);
}

class PartDrawing {
 public:
  PartDrawing(const Part& part, const std::string& hoop, double largest_volume)
      : part_(part),
        largest_(largest_volume),
        ways_(drawn_ways(part.pathway, part.volumes)),
        divides_(part.pathway.steps.size(), 0) {
    for (const DrawnWay& way : ways_) ++divides_[at(way.from)];
    Extents extents;
    for (const PathwayStep& step : part.pathway.steps) {
      words_.push_back(words_in(step, hoop));
      extents.boxes.push_back(extent_of(words_.back()));
    }
    for (const DrawnWay& way : ways_) {
      extents.label_widths.push_back(width_of_words(words_beside(way), words_size));
    }
    placement_ = placed(part.pathway, ways_, extents);
  }

  double width() const { return placement_.width; }
  double height() const { return placement_.height; }

  std::string svg() const {
    std::string lines;
    std::string words;
    for (const Lane& lane : placement_.lanes) draw_lane(lane, lines, words);
    for (const DownLine& line : placement_.down) draw_down(line, lines, words);
    for (const Coordinates& entrance : placement_.entrances) draw_entrance(entrance, lines, words);
    std::string steps;
    for (std::size_t step = 0; step < words_.size(); ++step) {
      steps += drawn_step(part_.pathway.steps[step], words_[step], placement_.boxes[step]);
    }
    return lines + steps + words;
  }

 private:
  double line_width(double volume) const {
    if (largest_ <= 0) return plain_line;
    return std::max(plain_line, widest_line * volume / largest_);
  }

  // What stands beside a line: its own words or why people leave, and how many.
  std::string words_beside(const DrawnWay& way) const {
    std::string words = way.label.empty() ? std::string(reason_word(way.kind)) : way.label;
    words = cut_to(plain_text(words), 24);
    std::string number;
    if (!part_.volumes.empty()) {
      // Ways out of homes are walked after the episode: a "0" there would be wrong.
      if (way.volume >= 0.05) number = rounded(way.volume);
    } else if (divides_[at(way.from)] > 1 && way.chance > 0) {
      number = rounded(100 * way.chance) + " %";
    }
    return words + (words.empty() || number.empty() ? "" : " ") + number;
  }

  std::string title_of(const DrawnWay& way) const {
    const auto label = [&](int step) { return label_of(part_.pathway.steps[at(step)]); };
    std::string title = label(way.from) + " to " + label(way.to);
    const std::string words = words_beside(way);
    if (!words.empty()) title += ": " + words;
    return "<title>" + escaped(title) + "</title>";
  }

  static std::string class_of(LinkKind kind) { return "way " + std::string(name(kind)); }

  static std::string path(const std::vector<Coordinates>& spots) {
    std::string d;
    for (const Coordinates& spot : spots) {
      d += (d.empty() ? "M" : "L") + coordinate(spot.x) + " " + coordinate(spot.y);
    }
    return d;
  }

  static std::string halo(double width, const std::string& d) {
    return fmt::format("<path class=\"halo\" stroke-width=\"{}\" d=\"{}\"/>", coordinate(width + 5),
                       d);
  }

  static std::string stroke(const std::string& style, double width, const std::string& d) {
    return fmt::format("<path class=\"{}\" stroke-width=\"{}\" d=\"{}\"/>", style,
                       coordinate(width), d);
  }

  // A halo in the colour of the page shows at crossings which line passes over.
  static std::string stroked(const std::string& style, double width, const std::string& d) {
    return halo(width, d) + stroke(style, width, d);
  }

  static double head_length(double width) { return 7 + width * 0.7; }

  static std::string arrow_head(const std::string& style, Coordinates tip, Coordinates from,
                                double width) {
    const double length = head_length(width);
    const double half = 4.5 + width * 0.55;
    const bool level = std::abs(tip.x - from.x) > std::abs(tip.y - from.y);
    const double dx = level ? (tip.x > from.x ? length : -length) : 0;
    const double dy = level ? 0 : (tip.y > from.y ? length : -length);
    const Coordinates base{tip.x - dx, tip.y - dy};
    const Coordinates wing{level ? 0 : half, level ? half : 0};
    return fmt::format("<path class=\"head {}\" d=\"M{} {}L{} {}L{} {}Z\"/>", style,
                       coordinate(tip.x), coordinate(tip.y), coordinate(base.x + wing.x),
                       coordinate(base.y + wing.y), coordinate(base.x - wing.x),
                       coordinate(base.y - wing.y));
  }

  static std::string words_at(Coordinates spot, const char* anchor, const std::string& text) {
    if (text.empty()) return "";
    return fmt::format("<text class=\"note\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n",
                       coordinate(spot.x), coordinate(spot.y), anchor, escaped(text));
  }

  void draw_down(const DownLine& line, std::string& lines, std::string& words) const {
    const DrawnWay& way = ways_[at(line.way)];
    const double width = line_width(way.volume);
    std::vector<Coordinates> spots = line.spots;
    const Coordinates tip = spots.back();
    spots.back().y -= head_length(width) - 1;
    spots[spots.size() - 2].y = std::min(spots[spots.size() - 2].y, spots.back().y);
    std::string d = path({spots[0], spots[1]});
    for (std::size_t i = 2; i + 1 < spots.size(); i += 2) {
      const double half = (spots[i - 1].y + spots[i].y) / 2;
      d += fmt::format("C{} {} {} {} {} {}", coordinate(spots[i - 1].x), coordinate(half),
                       coordinate(spots[i].x), coordinate(half), coordinate(spots[i].x),
                       coordinate(spots[i].y));
      d += "L" + coordinate(spots[i + 1].x) + " " + coordinate(spots[i + 1].y);
    }
    lines += "<g>" + title_of(way) + stroked(class_of(way.kind), width, d) +
             arrow_head(class_of(way.kind), tip, {tip.x, tip.y - 1}, width) + "</g>\n";
    words += words_beside_down(line, width);
  }

  // A single line has its words on the side it does not bend to. Of several out of one step the
  // first moves its words to the left where they would reach the next line; further ones stand
  // lower.
  std::string words_beside_down(const DownLine& line, double width) const {
    const DrawnWay& way = ways_[at(line.way)];
    const std::string words = words_beside(way);
    const double out = width / 2 + 6;
    const double room = 0.7 * placement_.boxes[at(way.from)].width / line.beside - 2 * out;
    const bool on_left = line.beside == 1
                             ? line.spots[2].x > line.spots[1].x + 1
                             : line.place == 0 && width_of_words(words, words_size) > room;
    const double lower = line.place > 1 ? 13 : 0;
    const Coordinates spot{line.spots[0].x + (on_left ? -out : out), line.spots[1].y + 17 + lower};
    return words_at(spot, on_left ? "end" : "start", words);
  }

  void draw_entrance(const Coordinates& tip, std::string& lines, std::string& words) const {
    const double width = plain_line;
    const Coordinates from{tip.x, tip.y - 30};
    lines += stroked("way then", width, path({from, {tip.x, tip.y - head_length(width) + 1}}));
    lines += arrow_head("way then", tip, from, width);
    words += words_at({tip.x + 8, tip.y - 18}, "start", "people ask here");
  }

  // A lane is drawn piece by piece between the places where ways join, wider as more come together.
  // All its halos come first, or they would cut the corners where pieces meet.
  void draw_lane(const Lane& lane, std::string& lines, std::string& words) const {
    const std::string style = class_of(lane.kind);
    double total = 0;
    std::string stubs;
    for (const Stub& stub : lane.stubs) {
      const DrawnWay& way = ways_[at(stub.way)];
      total += way.volume;
      const double width = line_width(way.volume);
      lines += halo(width, path(stub.spots));
      stubs += "<g>" + title_of(way) + stroke(style, width, path(stub.spots)) + "</g>\n";
      const Coordinates label{stub.label.x, stub.label.y - width / 2 - 3};
      words += words_at(label, stub.label_ends ? "end" : "start", words_beside(way));
    }
    const double width = line_width(total);
    const std::string arrival = path(without_head(lane.arrival, width));
    lines += halo(width, arrival) + stubs;
    draw_pieces(lane, style, lane.arrival.front().y, lines);
    lines += stroke(style, width, arrival) +
             arrow_head(style, lane.arrival.back(), lane.arrival[lane.arrival.size() - 2], width) +
             "\n";
  }

  // The line up to where its arrow head begins.
  static std::vector<Coordinates> without_head(std::vector<Coordinates> spots, double width) {
    const Coordinates before = spots[spots.size() - 2];
    Coordinates& tip = spots.back();
    const double back = head_length(width) - 1;
    if (std::abs(tip.x - before.x) > std::abs(tip.y - before.y)) {
      tip.x += tip.x > before.x ? -back : back;
    } else {
      tip.y += tip.y > before.y ? -back : back;
    }
    return spots;
  }

  void draw_pieces(const Lane& lane, const std::string& style, double end,
                   std::string& lines) const {
    for (const bool from_above : {true, false}) {
      std::vector<std::pair<double, double>> joins;  // distance from the arrival, volume
      for (const Stub& stub : lane.stubs) {
        const double away = (stub.spots.back().y - end) * (from_above ? -1 : 1);
        if (away > 0) joins.emplace_back(away, ways_[at(stub.way)].volume);
      }
      std::sort(joins.rbegin(), joins.rend());
      double gathered = 0;
      for (std::size_t i = 0; i < joins.size(); ++i) {
        gathered += joins[i].second;
        const double next = i + 1 < joins.size() ? joins[i + 1].first : 0;
        const double sign = from_above ? -1 : 1;
        lines +=
            fmt::format("<path class=\"{}\" stroke-width=\"{}\" d=\"M{} {}V{}\"/>\n", style,
                        coordinate(line_width(gathered)), coordinate(lane.x),
                        coordinate(end + sign * joins[i].first), coordinate(end + sign * next));
      }
    }
  }

  const Part& part_;
  double largest_;
  std::vector<DrawnWay> ways_;
  std::vector<int> divides_;  // by step: how many ways leave it
  std::vector<StepWords> words_;
  Placement placement_;
};

}  // namespace

DrawnPart drawn_part(const Part& part, const std::string& hoop, double largest_volume) {
  const PartDrawing drawing(part, hoop, largest_volume);
  return {drawing.svg(), drawing.width(), drawing.height()};
}

std::string_view reason_word(LinkKind kind) {
  switch (kind) {
    case LinkKind::refused:
      return "refused";
    case LinkKind::lost:
      return "lost";
    case LinkKind::gave_up:
      return "gave up";
    case LinkKind::then:
    case LinkKind::clock:
      return "";
  }
  return "";
}

}  // namespace waymark
