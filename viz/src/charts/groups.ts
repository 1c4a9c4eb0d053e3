import { line, mark, nice_top, text, wrapped, type Drawing, type Plot, type Shape } from "../drawing";
import { has_range, short } from "../numbers";
import type { Theme } from "../palette";
import type { EquityRow } from "../report-data";
import { spoken } from "../phrases";
import type { Report } from "../report";
import { arm_names } from "./names";

const row_height = 34;

function group_marks(report: Report, rows: EquityRow[], y: number,
  place: (x: number) => number): Shape[] {
  return rows.flatMap((row, index) => {
    const value = row.value;
    if (!value) return [];
    const style = report.style(row.arm);
    // Routes lie a little apart so that ranges do not cover one another.
    const at = y + (index - (rows.length - 1) / 2) * 7;
    const shapes = has_range(value)
      ? [line(place(value.lo as number), at, place(value.hi as number), at, style.colour, 2, style.dash)] : [];
    return [...shapes, mark(place(value.mean), at, 5.5, style)];
  });
}

/** From nothing, unless all values lie close together far from it: these are marks, not bars. */
export function axis_span(values: number[]): { min: number; max: number; interval?: number } {
  const [low, high] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
  if (!(high > low)) return { min: Math.min(0, values[0] ?? 0), max: nice_top(values[0] ?? 0) };
  if (low < 0 || low < high / 2) return { min: Math.min(0, low), max: nice_top(high) };
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = power * ([1, 2, 5].find((step) => step * power >= rough) ?? 10);
  return {
    min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval,
  };
}

/** One metric: groups below one another, a mark a route. */
export function groups_drawing(report: Report, rows: EquityRow[]): (width: number, theme: Theme) => Drawing {
  const groups = [...new Set(rows.map((row) => row.group))];
  return (width, theme) => {
    const narrow = width < 620;
    const label_width = narrow ? 0 : Math.min(280, width * 0.3);
    const unit = rows[0]?.unit ?? "count";
    const shown = report.of_shown(rows);
    const ends = shown.flatMap(({ value }) => value ? [value.mean, value.lo ?? value.mean, value.hi ?? value.mean] : []);
    const factor = unit === "share" ? 100 : 1;
    const span = axis_span(ends.map((end) => end * factor));
    const names = arm_names(report, width, theme);
    const top = names.height + 4;
    const step = narrow ? row_height + 22 : row_height;
    const height = groups.length * step;
    const shapes: Shape[] = [...names.shapes];
    groups.forEach((group, index) => {
      const y = top + index * step + (narrow ? 10 : step / 2);
      const words = wrapped(spoken(group), narrow ? width : label_width - 12, {}, narrow ? 1 : 2);
      words.forEach((one, at) => shapes.push(text(0, y + (at - (words.length - 1) / 2) * 17, one, { fill: theme.ink })));
    });
    const plot: Plot = {
      left: narrow ? 8 : label_width, top, width: width - (narrow ? 28 : label_width + 30), height,
      x: { ...span,
        label: (value) => short(value / factor, unit) },
      marks: (place) => groups.flatMap((group, index) => {
        const y = top + index * step + (narrow ? 38 : step / 2);
        const own = shown.filter((row) => row.group === group);
        if (own.some((row) => row.suppressed) && own.every((row) => !row.value)) {
          const from = place(span.min)[0] + 8;
          return [text(from, y, wrapped(report.own("fewer than 10 people: not shown"), width - from, { size: 13 }, 1)[0] ?? "",
            { size: 13, fill: theme.quiet, ground: theme.page })];
        }
        return group_marks(report, own, y, (x) => place(x * factor)[0]);
      }),
    };
    return { width, height: top + height + 36, shapes, plots: [plot] };
  };
}
