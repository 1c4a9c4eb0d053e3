import { element } from "../element";
import { date } from "../numbers";
import type { Report } from "../report";
import { list, paragraph, type Section } from "./section";

export const limits: Section = {
  id: "limits",
  heading: "What is not in this model",
  content: (report) => {
    const missing = report.data.notModelledYet ?? [];
    const left_out = report.data.leavesOut ?? [];
    const parts: Node[] = [];
    if (missing.length > 0) parts.push(element("h3", {}, "Not modelled yet"), list(missing));
    if (left_out.length > 0) parts.push(element("h3", {}, "What people said that this model leaves out"), list(left_out));
    return parts.length > 0 ? parts : null;
  },
};

export const methods: Section = {
  id: "methods",
  heading: "Methods",
  content: (report) => {
    const texts = report.data.methods ?? [];
    return texts.length > 0 ? texts.map((text) => paragraph(text)) : null;
  },
};

function facts(report: Report): HTMLElement {
  const { run } = report.data;
  const rows: [string, string][] = [
    ["Runs", `${run.replications.toLocaleString("en-GB")} paired, seed ${run.seed}`],
    ["Time", `${run.horizonYears} years from ${date(run.startDate)}, after ${run.warmUpYears} years of warm-up`],
    ["Engine", `Waymark ${run.engineVersion}, ${run.compiler}`],
    ["Fingerprint", run.fingerprint],
    ["Scenario (SHA-256)", run.scenarioSha256],
    ["Made", `${date(run.created)}, with: ${run.command}`],
  ];
  return element("dl", {}, ...rows.flatMap(([name, value]) =>
    [element("dt", {}, name), element("dd", {}, value)]));
}

export const reproduce: Section = {
  id: "reproduce",
  heading: "How to get the same numbers again",
  content: (report) => {
    const how = report.data.reproduce;
    const command = (words: string, name: string): HTMLElement =>
      element("pre", { tabindex: 0, role: "region", "aria-label": name }, element("code", {}, words));
    return [
      ...(how ? [command(how.command, "Command that makes the run again")] : []),
      ...(how?.resume ? [paragraph("If it is interrupted, this goes on where it stopped:"), command(how.resume, "Command that goes on")] : []),
      ...(how?.notes?.length ? [list(how.notes)] : []),
      facts(report)];
  },
};
