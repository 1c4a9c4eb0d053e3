#include "waymark/pathway/drawing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "tests/unit/pathway/routes.h"
#include "waymark/base/contract.h"

namespace waymark {
namespace {

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (auto place = text.find(part); place != std::string::npos;
       place = text.find(part, place + 1)) {
    ++count;
  }
  return count;
}

// Elements opened and closed in the right order; enough of a parser to see markup break out of
// text.
bool is_well_formed(const std::string& svg) {
  std::vector<std::string> open;
  for (auto place = svg.find('<'); place != std::string::npos; place = svg.find('<', place + 1)) {
    const auto end = svg.find('>', place);
    if (end == std::string::npos) return false;
    const std::string tag = svg.substr(place + 1, end - place - 1);
    if (contains(tag, "<") || std::count(tag.begin(), tag.end(), '"') % 2 != 0) return false;
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else if (tag.back() != '/') {
      open.push_back(tag.substr(0, tag.find_first_of(" \n")));
    }
  }
  return open.empty();
}

Pathway hostile() {
  Pathway pathway = six_hoops();
  for (PathwayStep& step : pathway.steps) {
    step.label = "</text><script>alert(1)</script><x y=\"'&";
    step.protects = "\"/><image href='http://x'/>]]>";
    step.track = "<!--";
  }
  for (PathwayLink& link : pathway.links) link.label = "--><foreignObject>";
  return pathway;
}

TEST(Drawing, shows_every_step_and_hoops_by_their_own_shape) {
  const std::string svg = draw_svg(six_hoops());

  EXPECT_TRUE(is_well_formed(svg));
  EXPECT_EQ(count_of(svg, "<g class=\"step "), 12);
  EXPECT_EQ(count_of(svg, "<g class=\"step hoop\">"), 6);
  EXPECT_EQ(count_of(svg, "<g class=\"step help\">"), 2);
  EXPECT_EQ(count_of(svg, "<g class=\"step end\">"), 2);
  EXPECT_EQ(count_of(svg, "<path class=\"shape\""), 7);  // six hexagons and one in the key
}

TEST(Drawing, shows_what_a_hoop_protects) {
  const std::string svg = draw_svg(six_hoops());

  EXPECT_EQ(count_of(svg, "class=\"shield\""), 3);  // two hoops and the key
  EXPECT_TRUE(contains(svg, ">protects people from serious<"));
  EXPECT_TRUE(contains(svg, ">what a hoop protects<"));
}

TEST(Drawing, has_a_title_and_a_description_of_the_route) {
  DrawOptions options;
  options.title = "Today's route";

  const std::string svg = draw_svg(six_hoops(), options);

  EXPECT_TRUE(contains(svg, "role=\"img\" aria-labelledby=\"route-title route-description\""));
  EXPECT_TRUE(contains(svg, "<title id=\"route-title\">Today&#39;s route</title>"));
  EXPECT_TRUE(contains(svg,
                       "Ask for help leads to Triage by telephone, Home, without support "
                       "(refused), Home, without support (lost)."));
}

TEST(Drawing, takes_a_description_where_one_is_given) {
  DrawOptions options;
  options.description = "Six hoops in a row.";

  EXPECT_TRUE(contains(draw_svg(six_hoops(), options),
                       "<desc id=\"route-description\">Six hoops in a row.</desc>"));
}

TEST(Drawing, escapes_everything_that_comes_from_the_route) {
  DrawOptions options;
  options.title = options.description = options.volume_unit = options.hoop = "</svg><script>";
  options.volumes.assign(hostile().links.size(), 1);

  const std::string svg = draw_svg(hostile(), options);

  EXPECT_TRUE(is_well_formed(svg));
  EXPECT_FALSE(contains(svg, "<script"));
  EXPECT_FALSE(contains(svg, "<image"));
  EXPECT_FALSE(contains(svg, "<foreignObject"));
  EXPECT_FALSE(contains(svg, "<!--"));
}

TEST(Drawing, asks_the_network_for_nothing) {
  const std::string svg = draw_svg(six_hoops());

  EXPECT_FALSE(contains(svg, "href"));
  EXPECT_FALSE(contains(svg, "url("));
  EXPECT_FALSE(contains(svg, "@import"));
  EXPECT_EQ(count_of(svg, "http"), 1);  // the name of the SVG namespace
}

TEST(Drawing, writes_chances_only_where_a_way_divides) {
  RouteBuilder route;
  route.step("desk", StepKind::activity).entry = true;
  route.step("queue", StepKind::delay);
  route.step("home", StepKind::home);
  route.link("desk", "queue").link("queue", "home", 0.62).link("queue", "desk", 0.38);

  const std::string svg = draw_svg(route.pathway());

  EXPECT_TRUE(contains(svg, ">62 %<"));
  EXPECT_TRUE(contains(svg, ">38 %<"));
  EXPECT_FALSE(contains(svg, "100 %<"));
}

TEST(Drawing, shows_volumes_as_number_and_width) {
  RouteBuilder route;
  route.step("desk", StepKind::activity).entry = true;
  route.step("support", StepKind::support);
  route.step("home", StepKind::home);
  route.link("desk", "support", 0.8).link("desk", "home", 0.2, LinkKind::lost);
  route.link("support", "home");
  DrawOptions options;
  options.volumes = {80, 4.25, 80};

  const std::string svg = draw_svg(route.pathway(), options);

  EXPECT_TRUE(contains(svg, ">80<"));
  EXPECT_TRUE(contains(svg, ">lost 4.3<"));
  EXPECT_TRUE(contains(svg, "<path class=\"way then\" stroke-width=\"15\""));
  EXPECT_TRUE(contains(svg, ">numbers and widths: people of 100 who asked<"));
}

TEST(Drawing, widens_a_lane_where_ways_come_together) {
  RouteBuilder route;
  route.hoop("first", "second", 0.5, 0.5, "home").entry = true;
  route.hoop("second", "home", 0.5, 0.5, "home");
  route.step("home", StepKind::home);
  DrawOptions options;
  options.volumes = {50, 50, 0, 25, 25, 0};

  const std::string svg = draw_svg(route.pathway(), options);

  // The stub of each step; the piece of lane after it; and the arrival, as wide as the last piece.
  EXPECT_EQ(count_of(svg, "<path class=\"way refused\" stroke-width=\"15\" "), 2);    // 50
  EXPECT_EQ(count_of(svg, "<path class=\"way refused\" stroke-width=\"7.5\" "), 1);   // 25
  EXPECT_EQ(count_of(svg, "<path class=\"way refused\" stroke-width=\"22.5\" "), 2);  // together
}

TEST(Drawing, keeps_several_drawings_on_one_page_apart_by_id) {
  DrawOptions options;
  options.id = "arm-2";

  const std::string svg = draw_svg(six_hoops(), options);

  EXPECT_TRUE(contains(svg, "#arm-2 .hoop .shape"));
  EXPECT_FALSE(contains(svg, "#id"));
  EXPECT_FALSE(contains(svg, "#route"));
}

TEST(Drawing, gives_the_same_bytes_for_the_same_route) {
  EXPECT_EQ(draw_svg(six_hoops()), draw_svg(six_hoops()));
}

TEST(Drawing, draws_each_track_beside_the_other) {
  Pathway pathway = six_hoops();
  PathwayStep street;
  street.id = "street";
  street.track = "housing";
  street.kind = StepKind::home;
  pathway.steps.push_back(street);

  const std::string svg = draw_svg(pathway);

  EXPECT_TRUE(contains(svg, "class=\"heading\" x=\"12\" y=\"20\">housing<"));
  EXPECT_EQ(count_of(svg, "<g class=\"step "), 13);
}

TEST(Drawing, draws_ways_that_lead_from_track_to_track) {
  Pathway pathway = six_hoops();
  pathway.steps.back().track = "elsewhere";

  EXPECT_EQ(count_of(draw_svg(pathway), "<g class=\"step "), 12);
}

TEST(Drawing, of_nothing_is_an_empty_page) { EXPECT_TRUE(is_well_formed(draw_svg({}))); }

TEST(Drawing, refuses_options_that_cannot_be_meant) {
  DrawOptions too_few;
  too_few.volumes = {1};
  DrawOptions negative;
  negative.volumes.assign(six_hoops().links.size(), -1);
  DrawOptions unknown;
  unknown.volumes.assign(six_hoops().links.size(), std::numeric_limits<double>::quiet_NaN());
  DrawOptions bad_id;
  bad_id.id = "1\"><script>";

  EXPECT_THROW(draw_svg(six_hoops(), too_few), ContractError);
  EXPECT_THROW(draw_svg(six_hoops(), negative), ContractError);
  EXPECT_THROW(draw_svg(six_hoops(), unknown), ContractError);
  EXPECT_THROW(draw_svg(six_hoops(), bad_id), ContractError);
}

// Colours as a reader's setting chooses them: the n-th value that the style gives each name.
std::map<std::string, std::string> colours(const std::string& svg, int setting) {
  std::map<std::string, int> seen;
  std::map<std::string, std::string> found;
  const std::string mark = ": var(--waymark-";
  for (auto place = svg.find(mark); place != std::string::npos; place = svg.find(mark, place + 1)) {
    const auto start = place + mark.size();
    const std::string name = svg.substr(start, svg.find(',', start) - start);
    if (seen[name]++ == setting) found[name] = svg.substr(svg.find('#', start) + 1, 6);
  }
  return found;
}

// Relative luminance and contrast by WCAG 2.2.
double luminance(const std::string& colour) {
  const double weights[] = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t part = 0; part < 3; ++part) {
    const double value = std::stoi(colour.substr(2 * part, 2), nullptr, 16) / 255.0;
    sum +=
        weights[part] * (value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const std::string& a, const std::string& b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

TEST(Drawing, has_colours_of_enough_contrast_on_white_and_on_dark) {
  const std::string svg = draw_svg(six_hoops());
  for (const int setting : {0, 1}) {
    auto colour = colours(svg, setting);
    ASSERT_EQ(colour.size(), 12u);
    for (const char* ground : {"paper", "hoop-fill", "help-fill", "plain-fill"}) {
      EXPECT_GE(contrast(colour["ink"], colour[ground]), 7.0) << ground << ' ' << setting;
    }
    for (const char* line : {"line", "hoop", "help", "refused", "lost", "gave-up", "clock"}) {
      EXPECT_GE(contrast(colour[line], colour["paper"]), 3.0) << line << ' ' << setting;
    }
    EXPECT_GE(contrast(colour["hoop"], colour["hoop-fill"]), 3.0);
    EXPECT_GE(contrast(colour["help"], colour["help-fill"]), 3.0);
  }
}

}  // namespace
}  // namespace waymark
