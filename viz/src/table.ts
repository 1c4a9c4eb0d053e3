import { element } from "./element";
import { has_range, middle, range, valued } from "./numbers";
import type { Estimate, Unit } from "./report-data";

/** One cell: text, a number as it stands, or an estimate in its unit. */
export type Cell =
  | string
  | number
  | null
  | { estimate: Estimate; unit: Unit; signed?: boolean }
  | { arm: string; label: string; symbol: () => Node };

export interface Column {
  label: string;
  /** Numbers stand to the right. */
  numeric?: boolean;
  /** Long text may take the width it needs. */
  wide?: boolean;
  /** Holds paths such as /teams/keyworkers/cost, which may break after a stroke. */
  path?: boolean;
}

export interface Table {
  caption: string;
  columns: Column[];
  rows: Cell[][];
  /** Equal neighbours in the first column become one row heading. */
  grouped?: boolean;
}

export function cell_text(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return cell.toLocaleString("en-GB", { maximumFractionDigits: 2 });
  if ("arm" in cell) return cell.label;
  return valued(cell.estimate, cell.unit, cell.signed);
}

function broken_after_strokes(path: string): (Node | string)[] {
  return (path.match(/[^/]*\/?/g) ?? []).flatMap((piece) => [piece, element("wbr")]);
}

function content(cell: Cell | undefined, column?: Column): (Node | string)[] {
  if (cell !== null && typeof cell === "object" && "arm" in cell) {
    return [element("span", { class: "arm" }, cell.symbol(), cell.label)];
  }
  if (is_estimate(cell) && has_range(cell.estimate)) {
    const { estimate, unit, signed } = cell;
    const value = middle(estimate, unit, signed);
    return [element("span", { class: value.length < 17 ? "value" : null }, value), element("span", { class: "range" }, ` (${range(estimate, unit, signed)})`)];
  }
  return column?.path ? broken_after_strokes(cell_text(cell)) : [cell_text(cell)];
}

/** Words too long for a column may break anywhere; others may not. */
function class_of(words: string, column: Column | undefined): string | null {
  const breaks = column?.path || /\S{19}/.test(words);
  return [column?.numeric ? "number" : column?.wide ? "wide" : "", breaks ? "breaks" : ""].join(" ").trim() || null;
}

function span_from(table: Table, row: number): number {
  if (!table.grouped) return 1;
  const text = cell_text(table.rows[row]?.[0]);
  let end = row + 1;
  while (end < table.rows.length && cell_text(table.rows[end]?.[0]) === text) end += 1;
  return end - row;
}

function body(table: Table): HTMLElement {
  const made = element("tbody");
  let heading_ends = 0;
  table.rows.forEach((cells, index) => {
    const row = element("tr", { class: index === heading_ends && index > 0 ? "first" : null });
    cells.forEach((cell, place) => {
      const column = table.columns[place];
      const style = class_of(cell_text(cell), column);
      if (place > 0) {
        row.append(element("td", { class: style }, ...content(cell, column)));
      } else if (index >= heading_ends) {
        const span = span_from(table, index);
        heading_ends = index + span;
        const scope = span > 1 ? "rowgroup" : "row";
        row.append(element("th", { scope, class: style, rowspan: span > 1 ? span : null }, ...content(cell)));
      }
    });
    made.append(row);
  });
  return made;
}

let tables_made = 0;

/** The table inside a region that scrolls by itself where the screen is narrow. */
export function table_element(table: Table): HTMLElement {
  const heads = table.columns.map((column) =>
    element("th", { scope: "col", class: class_of(column.label, column) }, column.label));
  const id = `table-${(tables_made += 1)}`;
  return element("div", { class: "scroll", role: "region", tabindex: 0, "aria-labelledby": id },
    element("table", {},
      element("caption", { id }, table.caption),
      element("thead", {}, element("tr", {}, ...heads)),
      body(table)));
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function harmless(text: string): string {
  return /^\s*[=+\-@\t\r|%\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}

function quoted(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** RFC 4180 with a byte-order mark, so that a spreadsheet reads the pound sign. An estimate takes four
 *  columns: its value, the ends of its range and its unit. */
export function csv(table: Table): string {
  const estimated = table.columns.map((_, place) =>
    table.rows.some((row) => is_estimate(row[place])));
  const heads = table.columns.flatMap((column, place) => estimated[place]
    ? [column.label, `${column.label}: low`, `${column.label}: high`, `${column.label}: unit`]
    : [column.label]);
  const rows = table.rows.map((row) => table.columns.flatMap((_, place) =>
    estimated[place] ? spread(row[place]) : [raw(row[place])]));
  return `\uFEFF${[heads, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function is_estimate(cell: Cell | undefined): cell is { estimate: Estimate; unit: Unit; signed?: boolean } {
  return cell !== null && typeof cell === "object" && "estimate" in cell;
}

function raw(cell: Cell | undefined): string | number {
  return typeof cell === "number" ? cell : cell_text(cell);
}

function spread(cell: Cell | undefined): (string | number)[] {
  if (!is_estimate(cell)) return [raw(cell), "", "", ""];
  const { estimate, unit } = cell;
  const ends = has_range(estimate) ? [estimate.lo as number, estimate.hi as number] : ["", ""];
  return [estimate.mean, ...ends, unit === "share" ? "share (0 to 1)" : unit];
}
