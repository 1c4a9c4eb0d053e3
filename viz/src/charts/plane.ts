import { line, mark, text, type Drawing, type Shape } from "../drawing";
import { short } from "../numbers";
import type { Theme } from "../palette";
import type { Report } from "../report";

/** One arm on the plane: how much more it gains and costs than the base. */
export interface PlanePoint {
  arm: string;
  effect: number;
  cost: number;
  /** Drawn large, with its name; others are small and unnamed. */
  named?: boolean;
}

/** Ends and ticks of an axis that holds nought and all values, with room beside them. */
function scale_of(values: number[]): { min: number; max: number; interval: number } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low || 1) / 5;
  const size = 10 ** Math.floor(Math.log10(rough));
  const interval = size * ([1, 2, 5, 10].find((times) => times * size >= rough) ?? 10);
  const end = (value: number, round: (x: number) => number, way: number): number =>
    round((value + way * 0.05 * (high - low)) / interval) * interval;
  return {
    min: low < 0 ? end(low, Math.floor, -1) : -interval,
    max: high > 0 ? end(high, Math.ceil, 1) : interval, interval,
  };
}

/** Names that would stand on one another are moved apart, downwards. */
function name_places(points: { x: number; y: number }[]): number[] {
  const places = points.map(({ y }) => y);
  const order = points.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  order.forEach((index, at) => {
    const above = at > 0 ? places[order[at - 1] ?? 0] : undefined;
    if (above !== undefined && (places[index] ?? 0) - above < 18) places[index] = above + 18;
  });
  return places;
}

/** The cost-effectiveness plane: to the right more is gained than on the base, upwards it costs more. The
 *  slanting line is what one more of the effect is worth: below it money is well spent. */
export function plane_drawing(report: Report, points: PlanePoint[], worth: number, effect_words: string):
(width: number, theme: Theme) => Drawing {
  return (width, theme) => {
    const shown = points.filter(({ arm }) => report.is_shown(arm));
    const across = scale_of(shown.map(({ effect }) => effect));
    const upwards = scale_of(shown.map(({ cost }) => cost));
    const [left_end, right_end, low, high] = [across.min, across.max, upwards.min, upwards.max];
    const [left, top, height] = [84, 34, 340];
    const plot_width = Math.max(180, width - left - 24);
    return {
      width, height: top + height + 56,
      shapes: [text(0, 12, "costs more ↑", { size: 13, fill: theme.quiet }),
        text(left + plot_width / 2, top + height + 44, `${effect_words} →`, { size: 13, fill: theme.quiet, align: "center" })],
      plots: [{
        left, top, width: plot_width, height,
        x: { ...across, label: (value) => Number(value.toPrecision(3)).toString() },
        y: { ...upwards, label: (value) => short(value, "pounds") },
        marks: (place) => {
          const shapes: Shape[] = [];
          const [zero_x, zero_y] = place(0, 0);
          shapes.push(line(left, zero_y, left + plot_width, zero_y, theme.quiet, 1),
            line(zero_x, top, zero_x, top + height, theme.quiet, 1));
          // The line of what is worth its money, cut at the edges of the plot.
          const from = Math.max(left_end, low / worth);
          const to = Math.min(right_end, high / worth);
          const [x1, y1] = place(from, from * worth);
          const [x2, y2] = place(to, to * worth);
          shapes.push(line(x1, y1, x2, y2, theme.ink, 1.5, [6, 4]));
          for (const point of shown.filter(({ named }) => !named)) {
            const [x, y] = place(point.effect, point.cost);
            shapes.push(mark(x, y, 3, report.style(point.arm), theme.page));
          }
          const named = shown.filter((point) => point.named)
            .map((point) => ({ point, x: place(point.effect, point.cost)[0], y: place(point.effect, point.cost)[1] }));
          const names = name_places(named);
          named.forEach(({ point, x, y }, index) => {
            const to_left = x > left + plot_width * 0.6;
            shapes.push(mark(x, y, 7, report.style(point.arm)),
              text(x + (to_left ? -12 : 12), names[index] ?? y, report.label(point.arm),
                { size: 13, fill: theme.ink, align: to_left ? "right" : "left", ground: theme.page }));
          });
          return shapes;
        },
      }],
    };
  };
}
