import { mark, text, text_width, wrapped, type Shape } from "../drawing";
import type { Theme } from "../palette";
import type { Report } from "../report";

/** Names of the routes with their marks in a line, for charts with no room for names in each row. */
export function arm_names(report: Report, width: number, theme: Theme): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let [x, y] = [8, 10];
  for (const { id, label } of report.shown) {
    const name = wrapped(label, width - 30, { size: 13 }, 1)[0] ?? "";
    const needed = text_width(name, { size: 13 }) + 44;
    if (x > 8 && x + needed > width) [x, y] = [8, y + 22];
    shapes.push(mark(x, y, 5.5, report.style(id)), text(x + 13, y, name, { size: 13, fill: theme.ink }));
    x += needed;
  }
  return { shapes, height: y + 18 };
}
