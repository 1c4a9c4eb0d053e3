import { line, mark, rectangle, text, wrapped, type Drawing, type Shape } from "../drawing";
import { valued } from "../numbers";
import type { ArmStyle, Theme } from "../palette";
import type { Difference, Estimate } from "../report-data";

/** A difference as multiples of the smallest one worth knowing, turned so that right is better for people. */
interface Scaled { mean: number; lo: number; hi: number }

function scaled(row: Difference, estimate: Estimate): Scaled {
  const size = (row.better === "lower" ? -1 : 1) / (row.worthKnowing as number);
  const a = (estimate.lo ?? estimate.mean) * size;
  const b = (estimate.hi ?? estimate.mean) * size;
  return { mean: estimate.mean * size, lo: Math.min(a, b), hi: Math.max(a, b) };
}

/** Rows that can be drawn on this scale. */
export function can_be_drawn(row: Difference): boolean {
  return typeof row.worthKnowing === "number" && row.worthKnowing > 0 && row.better !== "neither";
}

/** Beyond this many times the smallest difference worth knowing, a mark stands at the edge. */
const farthest = 10;
const row_height = 50;

function interval(value: Scaled, y: number, style: ArmStyle, hollow: string | undefined, theme: Theme,
  x: (value: number) => number): Shape[] {
  const inside = (at: number): number => Math.max(-farthest, Math.min(farthest, at));
  const shapes = [line(x(inside(value.lo)), y, x(inside(value.hi)), y, hollow ? theme.quiet : theme.ink, 2,
    hollow ? [3, 3] : null)];
  shapes.push(mark(x(inside(value.mean)), y, 6, style, hollow));
  if (Math.abs(value.mean) > farthest) {
    const to = Math.sign(value.mean);
    const at = x(inside(value.mean)) + to * 14;
    shapes.push(line(at - to * 6, y - 5, at, y, theme.ink, 2), line(at - to * 6, y + 5, at, y, theme.ink, 2));
  }
  return shapes;
}

/** Each row one measure: filled with all effects, hollow counting only measured ones; the shaded band is
 *  too small to matter. */
export function forest_drawing(rows: Difference[], style: ArmStyle, people: string):
(width: number, theme: Theme) => Drawing {
  return (width, theme) => {
    const narrow = width < 620;
    const label_width = narrow ? 0 : Math.min(330, width * 0.34);
    const left = label_width + (narrow ? 20 : 16);
    const plot_width = width - left - 30;
    const sizes = rows.flatMap((row) => [scaled(row, row), ...(row.measuredOnly ? [scaled(row, row.measuredOnly)] : [])])
      .flatMap((value) => [value.lo, value.hi]);
    const step = Math.max(...sizes.map(Math.abs)) > 5 ? 2 : 1;
    const end = (size: number): number => Math.min(farthest, Math.max(2, Math.ceil(size / step) * step));
    const reach = end(Math.max(...sizes));
    const worst = end(-Math.min(...sizes));
    const shapes: Shape[] = [];
    const top = 50;
    let y = top;
    const places: { row: Difference; y: number }[] = [];
    for (const row of rows) {
      const label = wrapped(row.label, narrow ? width : label_width, { bold: Boolean(row.headline) }, 2);
      label.forEach((words, index) => shapes.push(text(0, y + 12 + index * 18, words,
        { bold: Boolean(row.headline), fill: theme.ink })));
      const value = wrapped(valued(row, row.unit, true), narrow ? width : label_width, { size: 12 }, 2);
      value.forEach((words, index) => shapes.push(text(0, y + 12 + label.length * 18 + index * 16, words,
        { size: 12, fill: theme.quiet })));
      const used = label.length * 18 + value.length * 16 + 4;
      places.push({ row, y: narrow ? y + used + 16 : y + Math.max(row_height, used) / 2 });
      y += narrow ? used + 40 : Math.max(row_height, used + 6);
    }
    const height = y - top;
    const side = (words: string): string => wrapped(words, plot_width / 2 - 8, { size: 13 }, 1)[0] ?? "";
    return {
      width, height: y + 58, shapes: [...shapes,
        text(left, 12, side(`← worse for ${people}`), { size: 13, fill: theme.ink }),
        text(left + plot_width, 12, side(`better for ${people} →`), { size: 13, fill: theme.ink, align: "right" }),
        text(left + plot_width / 2, y + 42, "times the smallest difference worth knowing",
          { size: 13, fill: theme.quiet, align: "center" })],
      plots: [{
        left, top, width: plot_width, height,
        x: { min: -worst, max: reach, interval: step,
          label: (value) => (value === 0 ? "0" : `${Math.abs(value)}×`) },
        marks: (place) => {
          const x = (value: number): number => place(Math.max(-worst, Math.min(reach, value)))[0];
          return [rectangle(x(-1), top, x(1) - x(-1), height, theme.rule),
            text((x(-1) + x(1)) / 2, top - 11, "too small to matter", { size: 12, align: "center", fill: theme.quiet }),
            line(x(0), top, x(0), top + height, theme.ink, 1.5),
            ...places.flatMap(({ row, y: at }) => [
              ...interval(scaled(row, row), at - 6, style, undefined, theme, x),
              ...(row.measuredOnly
                ? interval(scaled(row, row.measuredOnly), at + 9, style, theme.page, theme, x) : [])])];
        },
      }],
    };
  };
}
