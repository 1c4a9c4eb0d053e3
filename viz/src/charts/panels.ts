import { line, mark, text, text_width, wrapped, type Drawing, type Plot, type Shape } from "../drawing";
import { has_range, range, short_of, valued } from "../numbers";
import type { Theme } from "../palette";
import type { Estimate, Unit } from "../report-data";
import type { Report } from "../report";

export interface Panel {
  title: string;
  /** Smaller words under the title. */
  note?: string;
  unit: Unit;
  rows: { arm: string; value: Estimate }[];
}

export interface PanelLayout {
  /** Panels beside one another where there is room. */
  columns: number;
  /** Whether all panels share one scale. Otherwise each has its own, which its numbers tell. */
  one_scale: boolean;
}

const row_height = 42;

function ends(rows: { value: Estimate }[]): [number, number] {
  const all = rows.flatMap(({ value }) => [value.mean, value.lo ?? value.mean, value.hi ?? value.mean]);
  return [Math.min(0, ...all), Math.max(0, ...all)];
}

function row_marks(report: Report, row: Panel["rows"][number], unit: Unit, y: number, theme: Theme,
  place: (x: number) => number): Shape[] {
  const style = report.style(row.arm);
  const { value } = row;
  const x = place(value.mean);
  const shapes = [line(place(0), y, x, y, style.colour, 3, style.dash)];
  let right = x + 12;
  if (has_range(value)) {
    const [lo, hi] = [place(value.lo as number), place(value.hi as number)];
    // A range narrower than its mark hides behind it; its numbers stand beside.
    shapes.push(line(lo, y, hi, y, theme.ink, 1.5), line(lo, y - 4, lo, y + 4, theme.ink, 1.5),
      line(hi, y - 4, hi, y + 4, theme.ink, 1.5));
    right = Math.max(right, hi + 8);
  }
  shapes.push(mark(x, y, 6, style), text(right, y, short_of(value, unit), { bold: true, fill: theme.ink }));
  const spread = dashed_range(value, unit);
  if (spread !== "") {
    const after = right + text_width(short_of(value, unit), { bold: true }) + 7;
    shapes.push(text(after, y, spread, { size: 12, fill: theme.quiet }));
  }
  return shapes;
}

const dashed_range = (value: Estimate, unit: Unit): string => range(value, unit).replace(" to ", "–");

/** Room that the number and range beside a mark need. */
function number_width(value: Estimate, unit: Unit): number {
  return text_width(short_of(value, unit), { bold: true }) + text_width(dashed_range(value, unit), { size: 12 }) + 7;
}

function panel_shapes(report: Report, panel: Panel, left: number, top: number, width: number,
  bounds: [number, number], title_height: number, theme: Theme): { shapes: Shape[]; plot: Plot } {
  const shapes: Shape[] = [];
  let y = top;
  for (const words of wrapped(panel.title, width, { size: 15, bold: true }, 4)) {
    shapes.push(text(left, y + 10, words, { size: 15, bold: true, fill: theme.ink }));
    y += 20;
  }
  for (const words of panel.note ? wrapped(panel.note, width, { size: 13 }, 4) : []) {
    shapes.push(text(left, y + 9, words, { size: 13, fill: theme.quiet }));
    y += 18;
  }
  const rows_top = top + title_height;
  panel.rows.forEach((row, index) => {
    const name = wrapped(report.label(row.arm), width, { size: 13 }, 1)[0] ?? "";
    shapes.push(text(left, rows_top + index * row_height + 9, name, { size: 13, fill: theme.ink }));
  });
  const room = Math.max(...panel.rows.map((row) => number_width(row.value, panel.unit))) + 26;
  const plot: Plot = {
    left: left + 6, top: rows_top, width: Math.max(36, Math.min(width - room, width * 0.7)), height: panel.rows.length * row_height,
    x: { min: bounds[0], max: bounds[1] > bounds[0] ? bounds[1] : bounds[0] + 1 },
    marks: (place) => panel.rows.flatMap((row, index) =>
      row_marks(report, row, panel.unit, rows_top + index * row_height + 27, theme, (x) => place(x)[0])),
  };
  return { shapes, plot };
}

function title_height(panel: Panel, width: number): number {
  const titles = wrapped(panel.title, width, { size: 15, bold: true }, 4).length * 20;
  return titles + (panel.note ? wrapped(panel.note, width, { size: 13 }, 4).length * 18 : 0) + 8;
}

/** Small multiples: in each panel one line a route, from nothing to its value, with its range. */
export function panels_drawing(report: Report, panels: Panel[],
  layout: PanelLayout): (width: number, theme: Theme) => Drawing {
  return (width, theme) => {
    const shown = panels.map((panel) => ({ ...panel, rows: report.of_shown(panel.rows) }));
    const columns = width >= 620 ? Math.min(layout.columns, shown.length) : 1;
    const gap = 32;
    const panel_width = (width - gap * (columns - 1)) / columns;
    const common = ends(shown.flatMap((panel) => panel.rows));
    const shapes: Shape[] = [];
    const plots: Plot[] = [];
    let top = 4;
    for (let start = 0; start < shown.length; start += columns) {
      const row = shown.slice(start, start + columns);
      const titles = Math.max(...row.map((panel) => title_height(panel, panel_width)));
      row.forEach((panel, column) => {
        const bounds = layout.one_scale ? common : ends(panel.rows);
        const made = panel_shapes(report, panel, column * (panel_width + gap), top, panel_width, bounds,
          titles, theme);
        shapes.push(...made.shapes);
        plots.push(made.plot);
      });
      top += titles + Math.max(...row.map((panel) => panel.rows.length)) * row_height + 22;
    }
    return { width, height: top, shapes, plots };
  };
}

/** "Today's route 41 of 100 (39 to 43), Lighter route 62 of 100 (60 to 64)". */
export function panel_words(report: Report, panel: Panel): string {
  const rows = report.data.arms.flatMap((arm) => panel.rows.filter((row) => row.arm === arm.id));
  return rows.map((row) => `${report.label(row.arm)} ${valued(row.value, panel.unit)}`).join(", ");
}
