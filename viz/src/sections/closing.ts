import { element } from "../element";
import { date } from "../numbers";
import { sentence } from "../phrases";
import type { LeftOut } from "../report-data";
import type { Report } from "../report";
import { list, paragraph, type Section } from "./section";

const is_said = (one: LeftOut): boolean => Boolean(one.who);

/** "...", said by whom; and why it is left out. */
function left_out_item(one: LeftOut): HTMLElement {
  return element("li", {}, sentence(one.what),
    one.who ? element("span", { class: "quiet" }, ` Said by ${sentence(one.who)}`) : null,
    one.why ? element("span", { class: "quiet" }, ` Left out because: ${sentence(one.why)}`) : null);
}

export const left_out: Section = {
  id: "left-out",
  heading: "What people said that this model leaves out",
  content: (report) => {
    const said = (report.data.leavesOut ?? []).filter(is_said);
    return said.length > 0 ? [element("ul", {}, ...said.map(left_out_item))] : null;
  },
};

export const limits: Section = {
  id: "limits",
  heading: "What is not in this model",
  content: (report) => {
    const missing = report.data.notModelledYet ?? [];
    const own = (report.data.leavesOut ?? []).filter((one) => !is_said(one));
    const nobody_asked = own.length === (report.data.leavesOut ?? []).length;
    const parts: Node[] = [];
    if (missing.length > 0) parts.push(element("h3", {}, "Not modelled yet"), list(missing));
    if (own.length > 0) {
      parts.push(element("h3", {}, "Left out by the makers of this model"),
        element("ul", {}, ...own.map(left_out_item)));
      if (nobody_asked) {
        parts.push(paragraph(report.own("Nothing that people who walk these routes have said is in this scenario yet. "
          + "Ask them what it leaves out."), "quiet"));
      }
    }
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
