import { line, mark, rectangle, text, text_width, wrapped, type Drawing, type Shape } from "../drawing";
import { short } from "../numbers";
import { loss_colour, type Theme } from "../palette";
import type { Funnel, FunnelStep } from "../report-data";
import type { Report } from "../report";

/** A step with the people lost at it of whom the data does not say how. */
export type WayStep = FunnelStep & { unsaid?: number };

type Loss = "lost" | "refused" | "gaveUpWaiting" | "unsaid";
const losses: { of: Loss; words: string }[] = [
  { of: "lost", words: "dropped out" },
  { of: "refused", words: "turned away" },
  { of: "gaveUpWaiting", words: "gave up waiting" },
  { of: "unsaid", words: "lost, how is not told" },
];

export function lost_at(step: WayStep): number {
  return step.lost + step.refused + step.gaveUpWaiting + (step.unsaid ?? 0);
}

/** The steps, and after them those who passed every hoop and yet never started: the data may count them
 *  without naming a step. */
export function whole_way(report: Report, funnel: Funnel): WayStep[] {
  const last = funnel.steps[funnel.steps.length - 1];
  const passed = last ? last.reached - lost_at(last) : 100;
  const missing = passed - funnel.started.mean - (funnel.stillOnTheWay ?? 0);
  if (missing < 0.5) return funnel.steps;
  const label = `After the last ${report.word("gate")}, before ${report.word("support")} starts`;
  return [...funnel.steps, {
    id: "", label, reached: passed, lost: 0, refused: 0, gaveUpWaiting: 0, unsaid: missing,
  }];
}

const people = (of100: number): string => short(of100 / 100, "share");

/** Losses add up on the page, so all keep one decimal. */
const part = (of100: number): string => of100.toFixed(1);

/** "8.3 lost: 5.2 dropped out, 3.1 turned away". */
export function loss_words(step: WayStep): string {
  const parts = losses.filter(({ of }) => (step[of] ?? 0) >= 0.05)
    .map(({ of, words }) => `${part(step[of] ?? 0)} ${words}`);
  if (parts.length === 0) return "nobody lost here";
  return parts.length === 1 ? `${parts[0]}` : `${part(lost_at(step))} lost: ${parts.join(", ")}`;
}

/** The kinds of loss share one colour and differ by fill: solid, hatched, open, upright lines. */
function loss_bar(kind: number, x: number, y: number, width: number, height: number,
  theme: Theme): Shape[] {
  const shapes = [rectangle(x, y, width, height, kind === 0 ? loss_colour : theme.page, loss_colour)];
  for (let at = 4; kind === 3 && at < width; at += 4) {
    shapes.push(line(x + at, y, x + at, y + height, loss_colour, 1.5));
  }
  if (kind !== 1) return shapes;
  for (let at = 4; at < width + height; at += 5) {
    const from = Math.max(0, at - height);
    const to = Math.min(at, width);
    if (to > from) shapes.push(line(x + from, y + at - from, x + to, y + at - to, loss_colour, 1.5));
  }
  return shapes;
}

interface Row { label: string; detail: string; went_on: number; step: WayStep | null }

function rows_of(report: Report, funnel: Funnel): Row[] {
  const retold = "story told again";
  const steps = whole_way(report, funnel).map((step): Row => ({
    label: step.retelling ? `${step.label} (${retold})` : step.label,
    detail: loss_words(step), went_on: Math.max(0, step.reached - lost_at(step)), step,
  }));
  const still = (funnel.stillOnTheWay ?? 0) >= 0.05
    ? `${part(funnel.stillOnTheWay as number)} still on the way when the run ends` : "";
  const end: Row = {
    label: `Started ${report.word("support")}`, detail: still, went_on: funnel.started.mean, step: null,
  };
  return [...steps, end];
}

const bar_height = 18;

function row_shapes(report: Report, funnel: Funnel, row: Row, y: number, left: number, width: number,
  theme: Theme): { shapes: Shape[]; height: number } {
  const label = wrapped(row.label, width, { bold: true }, 2);
  const shapes = label.map((words, index) =>
    text(left, y + 9 + index * 19, words, { bold: true, fill: theme.ink }));
  let at = y + label.length * 19 + 2;
  const scale = (of100: number): number => (of100 / 100) * (width - 46);
  shapes.push(rectangle(left, at, scale(row.went_on), bar_height, report.style(funnel.arm).colour));
  let x = left + scale(row.went_on);
  losses.forEach(({ of }, kind) => {
    const size = row.step ? scale(row.step[of] ?? 0) : 0;
    if (size < 0.5) return;
    shapes.push(...loss_bar(kind, x, at, size, bar_height, theme));
    x += size;
  });
  shapes.push(text(x + 8, at + bar_height / 2 + 1, people(row.step ? row.step.reached : row.went_on),
    { bold: true, fill: theme.ink }));
  at += bar_height + 4;
  // A narrow panel has room for the sum alone; the fills of the bar and the table tell the parts.
  const detail = width < 230 && row.step ? `${part(lost_at(row.step))} lost` : row.detail;
  for (const words of wrapped(detail, width, { size: 13 }, 2)) {
    if (words === "") continue;
    shapes.push(text(left, at + 8, words, { size: 13, fill: theme.quiet }));
    at += 18;
  }
  return { shapes, height: at - y + 14 };
}

function panel(report: Report, funnel: Funnel, left: number, width: number,
  theme: Theme): { shapes: Shape[]; height: number } {
  const style = report.style(funnel.arm);
  const heading = wrapped(report.label(funnel.arm), width - 26, { size: 17, bold: true }, 2);
  const shapes: Shape[] = [
    mark(left + 8, 12, 6, style),
    ...heading.map((words, index) =>
      text(left + 24, 12 + index * 22, words, { size: 17, bold: true, fill: theme.ink })),
  ];
  let y = heading.length * 22 + 14;
  for (const row of rows_of(report, funnel)) {
    const made = row_shapes(report, funnel, row, y, left, width, theme);
    shapes.push(...made.shapes);
    y += made.height;
  }
  return { shapes, height: y };
}

/** What the fills mean; the last kind only where the data leaves it open. */
function key(y: number, style_colour: string, width: number, with_unsaid: boolean,
  theme: Theme): { shapes: Shape[]; height: number } {
  const entries = [{ words: "went on", kind: -1 },
    ...losses.map(({ words }, kind) => ({ words, kind })).filter(({ kind }) => kind < 3 || with_unsaid)];
  const shapes: Shape[] = [];
  let x = 0;
  let row = y;
  for (const { words, kind } of entries) {
    if (x > 0 && x + 32 + text_width(words, { size: 13 }) > width) { x = 0; row += 24; }
    shapes.push(...(kind < 0
      ? [rectangle(x, row, 24, 14, style_colour)] : loss_bar(kind, x, row, 24, 14, theme)),
    text(x + 32, row + 8, words, { size: 13, fill: theme.ink }));
    x += 150;
  }
  return { shapes, height: row + 24 - y };
}

/** Of 100 who asked: how many reached each hoop, and where the others were lost. */
export function funnel_drawing(report: Report, funnels: Funnel[]): (width: number, theme: Theme) => Drawing {
  return (width, theme) => {
    const shown = report.of_shown(funnels);
    const columns = Math.min(shown.length, width >= 620 ? (shown.length === 4 ? 2 : 3) : width >= 480 ? 2 : 1) || 1;
    const gap = width < 800 ? 24 : 36;
    const panel_width = (width - gap * (columns - 1)) / columns;
    const base_colour = report.style(report.base.id).colour;
    const with_unsaid = shown.some((funnel) => whole_way(report, funnel).length > funnel.steps.length);
    const made_key = key(2, base_colour, width, with_unsaid, theme);
    const shapes: Shape[] = [...made_key.shapes];
    let top = made_key.height + 16;
    for (let start = 0; start < shown.length; start += columns) {
      let tallest = 0;
      shown.slice(start, start + columns).forEach((funnel, column) => {
        const made = panel(report, funnel, column * (panel_width + gap), panel_width, theme);
        shapes.push({ type: "group", y: top, children: made.shapes });
        tallest = Math.max(tallest, made.height);
      });
      top += tallest + 16;
    }
    return { width, height: top, shapes };
  };
}
