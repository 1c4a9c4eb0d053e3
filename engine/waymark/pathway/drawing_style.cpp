#include "waymark/pathway/drawing_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "waymark/pathway/plain_text.h"
#include "waymark/pathway/step_shape.h"

namespace waymark {
namespace {

// Contrast on the page, computed by WCAG 2.2: words at least 7 : 1, lines and outlines at least 3 :
// 1, in both settings. Beside its colour every kind of line has its own dashes and words.
constexpr const char* light = R"(
  --paper: var(--waymark-paper, #ffffff); --ink: var(--waymark-ink, #1c2733);
  --line: var(--waymark-line, #5b6b7b); --hoop: var(--waymark-hoop, #8a4b00);
  --hoop-fill: var(--waymark-hoop-fill, #fff3dc); --help: var(--waymark-help, #1b6b3a);
  --help-fill: var(--waymark-help-fill, #e4f3e9); --plain-fill: var(--waymark-plain-fill, #f2f5f8);
  --refused: var(--waymark-refused, #b3261e); --lost: var(--waymark-lost, #6b3fa0);
  --gave-up: var(--waymark-gave-up, #0b6a83); --clock: var(--waymark-clock, #5b6b7b);)";
constexpr const char* dark = R"(
  --paper: var(--waymark-paper, #12181f); --ink: var(--waymark-ink, #e8edf2);
  --line: var(--waymark-line, #93a3b3); --hoop: var(--waymark-hoop, #f0b35a);
  --hoop-fill: var(--waymark-hoop-fill, #33260f); --help: var(--waymark-help, #6fcf97);
  --help-fill: var(--waymark-help-fill, #12301f); --plain-fill: var(--waymark-plain-fill, #1e2732);
  --refused: var(--waymark-refused, #ff9185); --lost: var(--waymark-lost, #c9a5f2);
  --gave-up: var(--waymark-gave-up, #63c7de); --clock: var(--waymark-clock, #93a3b3);)";

// Rules are written for "#id" so that two drawings on one page cannot disturb each other.
constexpr const char* rules = R"(
#id text { fill: var(--ink); font: 12px system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
#id .page { fill: var(--paper); }
#id .heading { font-size: 16px; font-weight: 600; }
#id .label { font-size: 14px; font-weight: 600; text-anchor: middle; }
#id .detail { text-anchor: middle; }
#id .note { stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
#id .shape { fill: var(--plain-fill); stroke: var(--line); stroke-width: 1.6; }
#id .hoop .shape { fill: var(--hoop-fill); stroke: var(--hoop); stroke-width: 2.4; }
#id .help .shape { fill: var(--help-fill); stroke: var(--help); stroke-width: 2.4; }
#id .end .shape { fill: var(--paper); }
#id .shield { fill: none; stroke: var(--ink); stroke-width: 1.5; stroke-linejoin: round; }
#id .way { fill: none; stroke: var(--line); stroke-linejoin: round; }
#id .then { stroke-linecap: square; }
#id .refused { stroke: var(--refused); stroke-dasharray: 7 3; }
#id .lost { stroke: var(--lost); stroke-dasharray: 2.5 2.5; }
#id .gave-up { stroke: var(--gave-up); stroke-dasharray: 10 3 2 3; }
#id .clock { stroke: var(--clock); stroke-dasharray: 4 4; }
#id .head { fill: var(--line); stroke: none; }
#id .head.refused { fill: var(--refused); }
#id .head.lost { fill: var(--lost); }
#id .head.gave-up { fill: var(--gave-up); }
#id .head.clock { fill: var(--clock); }
#id .halo { fill: none; stroke: var(--paper); }
)";

std::string style_of(const std::string& id) {
  std::string scoped = rules;
  for (std::size_t place = scoped.find("#id"); place != std::string::npos;
       place = scoped.find("#id", place + id.size())) {
    scoped.replace(place, 3, "#" + id);
  }
  return fmt::format(
      "<style>\n#{0} {{{1}\n}}\n@media (prefers-color-scheme: dark) {{ #{0} {{{2}\n}} "
      "}}{3}</style>\n",
      id, light, dark, scoped);
}

bool any_hoop(const Pathway& pathway) {
  return std::any_of(pathway.steps.begin(), pathway.steps.end(),
                     [](const PathwayStep& step) { return step.hoop; });
}

bool any_help(const Pathway& pathway) {
  return std::any_of(pathway.steps.begin(), pathway.steps.end(),
                     [](const PathwayStep& step) { return step.first_help; });
}

bool any_protects(const Pathway& pathway) {
  return std::any_of(pathway.steps.begin(), pathway.steps.end(),
                     [](const PathwayStep& step) { return !step.protects.empty(); });
}

struct KeyEntry {
  std::string mark;  // drawn in a field 26 wide and 16 high
  std::string words;
};

std::vector<KeyEntry> entries_of(const Pathway& pathway, const DrawOptions& options) {
  std::vector<KeyEntry> entries;
  PathwayStep sample;
  if (any_hoop(pathway)) {
    sample.hoop = true;
    entries.push_back(
        {"<g class=\"hoop\">" + outline_of(sample, {0, 1, 26, 14}) + "</g>", options.hoop});
  }
  if (any_help(pathway)) {
    sample.hoop = false;
    sample.first_help = true;
    entries.push_back(
        {"<g class=\"help\">" + outline_of(sample, {0, 1, 26, 14}) + "</g>", "counts as help"});
  }
  if (any_protects(pathway)) {
    entries.push_back({drawn_shield({7, 1}), "what a " + options.hoop + " protects"});
  }
  if (!options.volumes.empty()) {
    entries.push_back({"<path class=\"way then\" stroke-width=\"7\" d=\"M0 8H26\"/>",
                       "numbers and widths: " + options.volume_unit});
  }
  return entries;
}

}  // namespace

std::string opening_of(const DrawOptions& options, const std::string& description, double width,
                       double height) {
  const std::string w = coordinate(width), h = coordinate(height);
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{0}\" role=\"img\" "
             "aria-labelledby=\"{0}-title {0}-description\" width=\"{1}\" height=\"{2}\" "
             "viewBox=\"0 0 {1} {2}\">\n<title id=\"{0}-title\">{3}</title>\n"
             "<desc id=\"{0}-description\">{4}</desc>\n",
             options.id, w, h, escaped(options.title), escaped(description)) +
         style_of(options.id) + "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n";
}

Key key_of(const Pathway& pathway, const DrawOptions& options, double width) {
  constexpr double left = 12, line = 24, after_mark = 34, between = 24;
  Key key{"", 0, 0};
  double x = left;
  double y = 4;
  for (const KeyEntry& entry : entries_of(pathway, options)) {
    const double room = after_mark + width_of_words(entry.words, 12);
    if (x > left && x + room > width) {
      x = left;
      y += line;
    }
    key.svg +=
        fmt::format("<g transform=\"translate({} {})\">{}<text x=\"{}\" y=\"12.5\">{}</text></g>\n",
                    coordinate(x), coordinate(y), entry.mark, after_mark, escaped(entry.words));
    key.width = std::max(key.width, x + room + left);
    x += room + between;
    key.height = y + line;
  }
  return key;
}

}  // namespace waymark
