import { line, mark, nice_top, polygon, polyline, text, wrapped, type Drawing, type Plot, type Shape } from "../drawing";
import { short } from "../numbers";
import type { Theme } from "../palette";
import type { Fan } from "../report-data";
import type { Report } from "../report";

type Point = Fan["points"][number];

/** Months since year 0. */
export function month_number(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function band(points: Point[], low: "p05" | "p25", high: "p75" | "p95", colour: string, opacity: number,
  place: (x: number, y: number) => [number, number]): Shape {
  const upper = points.map((point) => place(month_number(point.month), point[high]));
  const lower = points.map((point) => place(month_number(point.month), point[low])).reverse();
  return polygon([...upper, ...lower], colour, opacity);
}

function fan_marks(report: Report, fan: Fan, start: number, top: number, theme: Theme,
  place: (x: number, y: number) => [number, number]): Shape[] {
  const style = report.style(fan.arm);
  const { points } = fan;
  const shapes = [
    band(points, "p05", "p95", style.colour, 0.22, place),
    band(points, "p25", "p75", style.colour, 0.38, place),
    polyline(points.map((point) => place(month_number(point.month), point.p50)), style.colour, 2.5, null),
  ];
  const first = points[0];
  const last = points[points.length - 1];
  if (first && month_number(first.month) < start) {
    const [x, y] = place(start, top);
    const [, bottom] = place(start, 0);
    shapes.push(line(x, y, x, bottom, theme.ink, 1.5, [3, 3]),
      text(x + 5, y + 9, "routes part", { size: 12, fill: theme.ink }));
  }
  if (last) {
    const [x, y] = place(month_number(last.month), last.p50);
    shapes.push(mark(x, y, 5, style), text(x + 10, y, short(last.p50, "people"), { bold: true, fill: theme.ink }));
  }
  return shapes;
}

/** One panel a route on one scale; bands hold half and nine in ten of the runs, the line the middle run. */
export function fan_drawing(report: Report, fans: Fan[], start_month: string):
(width: number, theme: Theme) => Drawing {
  return (width, theme) => {
    const shown = report.of_shown(fans).filter((fan) => fan.points.length > 0);
    const columns = Math.min(shown.length, width >= 620 ? (shown.length === 4 ? 2 : 3) : width >= 480 ? 2 : 1) || 1;
    const gap = 28;
    const panel_width = (width - gap * (columns - 1)) / columns;
    const highest = nice_top(Math.max(...shown.flatMap((fan) => fan.points.map((point) => point.p95)), 0));
    const months = shown.flatMap((fan) => fan.points.map((point) => month_number(point.month)));
    const [from, to] = [Math.min(...months), Math.max(...months)];
    const years = Math.ceil((to - from) / 12 / (panel_width < 330 ? 3 : 6));
    const first_year = Math.floor(from / 12) * 12;
    const shapes: Shape[] = [];
    const plots: Plot[] = shown.map((fan, index) => {
      const left = (index % columns) * (panel_width + gap);
      const top = Math.floor(index / columns) * 292;
      const style = report.style(fan.arm);
      shapes.push(mark(left + 8, top + 12, 6, style), text(left + 24, top + 12,
        wrapped(report.label(fan.arm), panel_width - 30, { size: 16, bold: true }, 1)[0] ?? "",
        { size: 16, bold: true, fill: theme.ink }));
      return {
        left: left + 44, top: top + 36, width: panel_width - 44 - 44, height: 200,
        x: { min: first_year, max: to, interval: 12 * years,
          label: (month) => (month % 12 === 0 ? String(month / 12) : "") },
        y: { min: 0, max: highest, label: (people) => people.toLocaleString("en-GB") },
        marks: (place) => fan_marks(report, fan, month_number(start_month), highest, theme, place),
      };
    });
    return { width, height: Math.max(1, Math.ceil(shown.length / columns)) * 292, shapes, plots };
  };
}
