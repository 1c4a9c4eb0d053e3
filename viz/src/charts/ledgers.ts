import { line, mark, text, text_width, wrapped, type Drawing, type Plot, type Shape } from "../drawing";
import { short } from "../numbers";
import type { Theme } from "../palette";
import type { Indicator } from "../report-data";
import type { Report } from "../report";


type Entry = Indicator["arms"][number];

function entry_marks(report: Report, entry: Entry, y: number, theme: Theme,
  place: (x: number) => number): Shape[] {
  const style = report.style(entry.arm);
  const reported = place(entry.reported.mean * 100);
  const lived = place(entry.lived.mean * 100);
  const [left, right]: [string, string] = reported < lived ? ["reported", "lived"] : ["lived", "reported"];
  const [x1, x2] = [Math.min(reported, lived), Math.max(reported, lived)];
  const word = (which: string): string =>
    which === "reported" ? `reported ${short(entry.reported.mean, "share")}`
      : `lived ${short(entry.lived.mean, "share")}`;
  // Close to the left edge there is no room for a label on that side: both go to the right.
  const shapes = [line(reported, y, lived, y, style.colour, 3, style.dash),
    mark(lived, y, 7, style), mark(reported, y, 7, style, theme.page)];
  const look = { size: 13, fill: theme.ink, ground: theme.page };
  const room = text_width(word(left), look) + 16;
  if (x1 - room >= place(0)) {
    shapes.push(text(x1 - 13, y, word(left), { ...look, align: "right" }), text(x2 + 13, y, word(right), look));
  } else if (x2 - x1 > room + 20) {
    shapes.push(text(x1 + 13, y, word(left), look), text(x2 + 13, y, word(right), look));
  } else {
    shapes.push(text(x2 + 13, y, `${word(left)}, ${word(right)}`, look));
  }
  return shapes;
}

/** Reported against lived, of 100 people, route by route: hollow marks the report, filled the lives. */
export function ledgers_drawing(report: Report,
  indicators: Indicator[]): (width: number, theme: Theme) => Drawing {
  return (width, theme) => {
    const shapes: Shape[] = [];
    const plots: Plot[] = [];
    const narrow = width < 520;
    const widest = Math.max(0, ...report.shown.map((arm) => text_width(arm.label, { size: 13 })));
    const label_width = narrow ? 0 : Math.min(widest + 16, 280, width * 0.34);
    const row_height = narrow ? 46 : 32;
    const right_room = narrow ? 84 : 110;
    let top = 4;
    for (const indicator of indicators) {
      const target = indicator.target;
      const heading = typeof target === "number"
        ? `${indicator.label}: target ${short(target, "share")} of 100` : indicator.label;
      for (const words of wrapped(heading, width, { size: 15, bold: true }, 3)) {
        shapes.push(text(0, top + 10, words, { size: 15, bold: true, fill: theme.ink }));
        top += 21;
      }
      const entries = report.of_shown(indicator.arms);
      const rows_top = top;
      const height = entries.length * row_height;
      const name_y = narrow ? 12 : row_height / 2;
      entries.forEach((entry, index) => shapes.push(text(0, rows_top + index * row_height + name_y,
        wrapped(report.label(entry.arm), narrow ? width : label_width - 14, { size: 13 }, 1)[0] ?? "",
        { size: 13, fill: theme.ink })));
      plots.push({
        left: label_width + 8, top: rows_top, width: width - label_width - 8 - right_room, height,
        x: { min: 0, max: 100, label: (value) => String(value), interval: 25 },
        marks: (place) => {
          const x = (value: number): number => place(value)[0];
          const tick = typeof target === "number"
            ? [line(x(target * 100), rows_top, x(target * 100), rows_top + height, theme.ink, 2, [5, 4])] : [];
          return [...tick, ...entries.flatMap((entry, index) =>
            entry_marks(report, entry, rows_top + index * row_height + (narrow ? 31 : row_height / 2), theme, x))];
        },
      });
      top += height + 44;
    }
    return { width, height: top, shapes, plots };
  };
}
