import { funnel_drawing, lost_at, whole_way, type WayStep } from "../charts/funnel";
import { figure_element } from "../figure";
import { listed, short } from "../numbers";
import type { Funnel } from "../report-data";
import type { Report } from "../report";
import type { Cell, Table } from "../table";
import { capital } from "../phrases";
import { arm_cell, left_out_note, type Section } from "./section";
import { voices } from "./voices";

const of100 = (value: number): string => short(value / 100, "share");

function title(report: Report, funnels: Funnel[]): string {
  const parts = report.of_titled(funnels).map((funnel, index) => {
    const number = of100(funnel.lostBefore.mean);
    const on = `on ${report.label(funnel.arm)}`;
    return index === 0
      ? `${number} of 100 are lost before ${report.word("support")} ${on}` : `${number} ${on}`;
  });
  return parts.join(", ");
}

function words(report: Report, funnels: Funnel[]): string {
  const worst = report.of_shown(funnels).flatMap((funnel, index) => {
    const step = [...whole_way(report, funnel)].sort((a, b) => lost_at(b) - lost_at(a))[0];
    const number = step ? `${of100(lost_at(step))}${index === 0 ? " of 100" : ""}` : "";
    return step ? [`“${step.label}” on ${report.label(funnel.arm)} (${number})`] : [];
  });
  return `The number at the end of a bar says how many of 100 reached that ${report.word("gate")}. `
    + `Most are lost at ${listed(worst)}.`;
}

function table(report: Report, funnels: Funnel[]): Table {
  const ordered = report.data.arms.flatMap((arm) => funnels.filter((funnel) => funnel.arm === arm.id));
  const ways = (step: WayStep): Cell[] => step.unsaid
    ? ["", "", "", step.unsaid] : [step.lost, step.refused, step.gaveUpWaiting, ""];
  const unsaid = ordered.some((funnel) => whole_way(report, funnel).some((step) => step.unsaid));
  const shown = (step: WayStep): Cell[] => ways(step).slice(0, unsaid ? 4 : 3);
  return {
    caption: `Of 100 ${report.word("people")} who asked for help: ${report.word("gate")} by ${report.word("gate")}`,
    grouped: true,
    columns: [{ label: capital(report.word("arm")) }, { label: capital(report.word("gate")) },
      { label: "Reached", numeric: true }, { label: "Dropped out", numeric: true },
      { label: "Turned away", numeric: true }, { label: "Gave up waiting", numeric: true },
      ...(unsaid ? [{ label: "Lost, how is not told", numeric: true }] : []),
      { label: "Story told again" }, { label: "What it protects", wide: true }],
    rows: ordered.flatMap((funnel) => whole_way(report, funnel).map((step) => [
      arm_cell(report, funnel.arm), step.label, step.reached, ...shown(step),
      ...(step.unsaid ? ["", ""] : [step.retelling ? "yes" : "no", step.protects ?? "nothing declared"])])),
  };
}

function protections(report: Report, funnels: Funnel[]): string {
  const steps = funnels.flatMap((funnel) => funnel.steps).filter((step) => step.protects);
  const declared = [...new Set(steps.map((step) => step.protects as string))].map((what) => {
    const labels = new Set(steps.filter((step) => step.protects === what).map((step) => step.label));
    return `${what} (${[...labels].join("; ")})`;
  });
  return declared.length === 0 ? "" : `What ${report.word("gates")} protect: ${listed(declared)}. `;
}

/** Said wherever paper draws two of several routes; it is true of the screen as of paper. */
function paper_note(report: Report, funnels: Funnel[]): string {
  const drawn = funnels.filter((funnel) => report.is_on_paper(funnel.arm));
  return drawn.length === funnels.length ? ""
    : `On paper: ${listed(drawn.map((funnel) => report.label(funnel.arm)))} only. `;
}

export const lost: Section = {
  id: "lost",
  heading: "Where people are lost on the way",
  content: (report, source) => {
    const funnels = (report.data.funnels ?? []).filter((funnel) => report.has(funnel.arm));
    if (funnels.length === 0) return report.data.voices?.length ? voices(report) : null;
    return [figure_element({
      id: "lost", title: title(report, funnels), words: words(report, funnels),
      drawing: funnel_drawing(report, funnels),
      paper_drawing: funnel_drawing(report, funnels.filter((funnel) => report.is_on_paper(funnel.arm))), table: table(report, funnels),
      note: protections(report, funnels) + paper_note(report, funnels) + left_out_note(report) + report.range_note,
    }, source), ...voices(report)];
  },
};
