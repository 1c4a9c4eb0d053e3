import { fan_drawing, month_number } from "../charts/fan";
import { element } from "../element";
import { figure_element } from "../figure";
import { date, listed, short } from "../numbers";
import type { Fan } from "../report-data";
import type { Report } from "../report";
import type { Table } from "../table";
import { arm_cell, left_out_note, type Section } from "./section";
import { capital } from "../phrases";

const last = (fan: Fan): Fan["points"][number] | undefined => fan.points[fan.points.length - 1];

function title(report: Report, fans: Fan[]): string {
  const month = last(fans[0] as Fan)?.month ?? "";
  const parts = report.of_titled(fans).map((fan) => `${short(last(fan)?.p50 ?? 0, "people")} on ${report.label(fan.arm)}`);
  return `${fans[0]?.label ?? "Waiting"}, ${date(month)}: ${parts.join(", ")} in the middle run`;
}

function words(report: Report, fans: Fan[]): string {
  const ends = report.of_shown(fans).flatMap((fan) => {
    const end = last(fan);
    return end ? [`${short(end.p05, "people")} and ${short(end.p95, "people")} on ${report.label(fan.arm)}`] : [];
  });
  return "The line is the middle run; the dark band holds half of the runs, the light band 9 in 10. "
    + `At the end 9 in 10 runs lie between ${listed(ends)}.`;
}

function table(report: Report, fans: Fan[]): Table {
  const ordered = report.data.arms.flatMap((arm) => fans.filter((fan) => fan.arm === arm.id));
  return {
    caption: fans[0]?.label ?? "Waiting",
    grouped: true,
    columns: [{ label: capital(report.word("arm")) }, { label: "Month" },
      ...["5 in 100 runs below", "25 in 100 below", "Middle run", "25 in 100 above", "5 in 100 above"]
        .map((label) => ({ label, numeric: true }))],
    rows: ordered.flatMap((fan) => fan.points.map((point) => [
      arm_cell(report, fan.arm), point.month, point.p05, point.p25, point.p50, point.p75, point.p95])),
  };
}

/** Paper has the first of them, waits before the rest. */
const most_on_paper = 2;

/** A route without a usable month or number cannot be drawn. */
function is_drawable(fan: Fan): boolean {
  return fan.points.length > 0 && fan.points.every((point) => Number.isFinite(month_number(point.month)));
}

export const waiting: Section = {
  id: "waiting",
  heading: "Waiting, and other numbers over time",
  content: (report, source) => {
    const fans = (report.data.fans ?? []).filter((fan) => report.has(fan.arm) && is_drawable(fan));
    if (fans.length === 0) return null;
    const is_wait = (label: string): boolean => /\bwait/i.test(label);
    const labels = [...new Set(fans.map((fan) => fan.label))]
      .sort((a, b) => Number(is_wait(b)) - Number(is_wait(a)));
    const figures: Node[] = labels.map((label, index) => {
      const own = fans.filter((fan) => fan.label === label);
      return figure_element({
        id: `waiting-${index + 1}`, screen_only: index >= most_on_paper, title: title(report, own), words: words(report, own),
        drawing: fan_drawing(report, own, report.data.run.startDate), table: table(report, own),
        note: `A fan shows how much runs differ by chance alone. ${left_out_note(report)}`,
      }, source);
    });
    const more = labels.slice(most_on_paper);
    if (more.length > 0) {
      figures.push(element("p", { class: "quiet paper-only" }, `The page on a screen also draws: ${more.join("; ")}.`));
    }
    return figures;
  },
};
