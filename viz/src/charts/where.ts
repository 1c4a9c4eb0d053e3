import { mark, text, text_width, wrapped, type Drawing, type Shape } from "../drawing";
import { as_share, range, short_of } from "../numbers";
import type { Theme } from "../palette";
import type { WhereAt } from "../report-data";
import { capital } from "../phrases";
import type { Report } from "../report";
import { arm_names } from "./names";

/** Whole people of 100 that add up to the rounded sum of the shares (largest remainders first). */
export function whole_people(of100: number[]): number[] {
  const whole = of100.map(Math.floor);
  let missing = Math.round(of100.reduce((sum, one) => sum + one, 0))
    - whole.reduce((sum, one) => sum + one, 0);
  const by_remainder = of100.map((one, index) => ({ index, rest: one - Math.floor(one) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of by_remainder) {
    if (missing <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    missing -= 1;
  }
  return whole;
}

/** Years 1 and 5 where the data has them, else the first and the last. */
export function shown_years(rows: WhereAt[]): number[] {
  const all = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  if (all.includes(1) && all.includes(5)) return [1, 5];
  return all.length > 2 ? [all[0] as number, all[all.length - 1] as number] : all;
}

const across = 25;

interface Cell { arm: string; people: number; row: WhereAt }

/** One year: states below one another, in each the routes, each person a mark. */
function cells_of(report: Report, rows: WhereAt[], year: number): Map<string, Cell[]> {
  const of_year = report.of_shown(rows).filter((row) => row.year === year);
  const cells = new Map<string, Cell[]>();
  for (const row of rows) if (row.year === year) cells.set(row.state, []);
  for (const { id } of report.shown) {
    const own = of_year.filter((row) => row.arm === id);
    const people = whole_people(own.map((row) => row.of100.mean));
    own.forEach((row, index) =>
      cells.get(row.state)?.push({ arm: id, people: people[index] ?? 0, row }));
  }
  return cells;
}

function people_marks(report: Report, cell: Cell, x: number, y: number, pitch: number): Shape[] {
  return Array.from({ length: cell.people }, (_, index) => {
    const place = index % across;
    const gap = Math.floor(place / 5) * pitch * 0.35;
    return mark(x + (place + 0.5) * pitch + gap, y + (Math.floor(index / across) + 0.5) * pitch,
      pitch * 0.38, report.style(cell.arm));
  });
}

const range_of = (cell: Cell): string => range(as_share(cell.row.of100), "share").replace(" to ", "–");

function widest(words: string[], size: number): number {
  return Math.max(0, ...words.map((one) => text_width(one, { size })));
}

interface Columns { name: number; number: number; range: number; dots: number; pitch: number }

/** A name that would be cut in every row stands once above them all instead. */
function has_room_for_names(report: Report, width: number): boolean {
  const longest = widest(report.shown.map((arm) => arm.label), 13) + 26;
  return width >= 430 && longest <= width * 0.46;
}

/** Where the parts of a row begin. Without room for names the marks alone name the routes. */
function columns_of(report: Report, cells: Cell[], width: number): Columns {
  const name = has_room_for_names(report, width) ? widest(cells.map((cell) => report.label(cell.arm)), 13) + 26 : 18;
  const number = name + 40;
  const range = number + 6;
  const dots = range + widest(cells.map(range_of), 12) + 10;
  return { name, number, range, dots, pitch: Math.min(10, (width - dots) / (across * 1.07)) };
}

function row_shapes(report: Report, cell: Cell, left: number, y: number, columns: Columns,
  theme: Theme): Shape[] {
  const estimate = as_share(cell.row.of100);
  const shapes = [mark(left + 7, y, 5, report.style(cell.arm)),
    text(left + columns.number, y, short_of(estimate, "share"), { bold: true, align: "right", fill: theme.ink }),
    text(left + columns.range, y, range_of(cell), { size: 12, fill: theme.quiet }),
    ...people_marks(report, cell, left + columns.dots, y - columns.pitch / 2, columns.pitch)];
  if (columns.name > 18) {
    const name = wrapped(report.label(cell.arm), columns.name - 22, { size: 13 }, 1)[0] ?? "";
    shapes.push(text(left + 18, y, name, { size: 13, fill: theme.ink }));
  }
  return shapes;
}

function panel(report: Report, cells: Map<string, Cell[]>, year: number, left: number, width: number,
  theme: Theme): { shapes: Shape[]; height: number } {
  const years = year === 1 ? "After 1 year" : `After ${year} years`;
  const shapes: Shape[] = [text(left, 12, years, { size: 17, bold: true, fill: theme.ink })];
  const columns = columns_of(report, [...cells.values()].flat(), width);
  let y = 34;
  for (const [state, own] of cells) {
    for (const words of wrapped(capital(state), width, { bold: true }, 2)) {
      shapes.push(text(left, y + 10, words, { bold: true, fill: theme.ink }));
      y += 20;
    }
    y += 3;
    for (const cell of own) {
      shapes.push(...row_shapes(report, cell, left, y + 9, columns, theme));
      y += Math.max(20, Math.ceil(cell.people / across) * columns.pitch + 8);
    }
    y += 10;
  }
  return { shapes, height: y };
}

/** 100 people by where they are, route beside route, one panel a year. */
export function where_drawing(report: Report, rows: WhereAt[]): (width: number, theme: Theme) => Drawing {
  const years = shown_years(rows);
  return (width, theme) => {
    const columns = width >= 600 ? 2 : 1;
    const gap = 36;
    const panel_width = (width - gap * (columns - 1)) / columns;
    const names = !has_room_for_names(report, panel_width) ? arm_names(report, width, theme) : { shapes: [], height: 0 };
    const shapes: Shape[] = [...names.shapes];
    let top = names.height;
    for (let start = 0; start < years.length; start += columns) {
      let tallest = 0;
      years.slice(start, start + columns).forEach((year, column) => {
        const made = panel(report, cells_of(report, rows, year), year,
          column * (panel_width + gap), panel_width, theme);
        shapes.push({ type: "group", y: top, children: made.shapes });
        tallest = Math.max(tallest, made.height);
      });
      top += tallest + 12;
    }
    return { width, height: Math.max(top, 40), shapes };
  };
}
