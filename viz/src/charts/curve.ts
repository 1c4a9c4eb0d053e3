import { line, polyline, text, type Drawing, type Shape } from "../drawing";
import { short } from "../numbers";
import type { Theme } from "../palette";
import type { Report } from "../report";
import type { AcceptabilityPoint } from "../report-data";

/** For every worth of one more of the effect, the share of samples in which each route has most net
 *  benefit: one line a route, named at its right end. */
export function curve_drawing(report: Report, curve: AcceptabilityPoint[], one_more: string):
(width: number, theme: Theme) => Drawing {
  return (width, theme) => {
    const [left, top, height] = [48, 34, 300];
    const name_room = Math.min(170, width * 0.3);
    const plot_width = Math.max(160, width - left - name_room);
    const most = Math.max(...curve.map(({ worth }) => worth), 1);
    const share = (point: AcceptabilityPoint, arm: string): number =>
      point.arms.find((one) => one.arm === arm)?.share ?? 0;
    return {
      width, height: top + height + 56,
      shapes: [text(0, 12, "of 100 samples", { size: 13, fill: theme.quiet }),
        text(left + plot_width / 2, top + height + 44, `pounds that each ${one_more} is worth`,
          { size: 13, fill: theme.quiet, align: "center" })],
      plots: [{
        left, top, width: plot_width, height,
        x: { min: 0, max: most, label: (value) => short(value, "pounds") },
        y: { min: 0, max: 1, interval: 0.25, label: (value) => String(Math.round(value * 100)) },
        marks: (place) => {
          const shapes: Shape[] = [line(left, place(0, 0)[1], left + plot_width, place(0, 0)[1], theme.quiet, 1)];
          const ends: { y: number; label: string }[] = [];
          for (const arm of report.shown) {
            const style = report.style(arm.id);
            const points = curve.map((point): [number, number] => place(point.worth, share(point, arm.id)));
            shapes.push(polyline(points, style.colour, 2.5, style.dash));
            const last = points[points.length - 1];
            if (last) ends.push({ y: last[1], label: arm.label });
          }
          ends.sort((a, b) => a.y - b.y).forEach((end, index, all) => {
            const above = all[index - 1];
            if (above && end.y - above.y < 17) end.y = above.y + 17;
            shapes.push(text(left + plot_width + 8, end.y, end.label, { size: 13, fill: theme.ink }));
          });
          return shapes;
        },
      }],
    };
  };
}
