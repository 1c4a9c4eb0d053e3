import { element, svg_element, type Child } from "../element";
import { arm_styles, mark_corners, type ArmStyle } from "../palette";
import type { Report } from "../report";
import type { Arm } from "../report-data";

/** One chapter of the page. `content` gives null when the data holds nothing for it. */
export interface Section {
  id: string;
  heading: string;
  content: (report: Report, source: string) => Node[] | null;
}

function mark_element(style: ArmStyle): SVGElement {
  const corners = mark_corners(style.mark, 6);
  return corners.length > 0
    ? svg_element("polygon", { points: corners.join(" "), fill: style.colour })
    : svg_element("circle", { r: 6, fill: style.colour });
}

/** The mark of an arm, to stand before its name in running text. Arms that no chart shows have none. */
export function symbol(report: Report, arm: string): Node {
  if (!report.is_shown(arm)) return document.createTextNode("");
  return svg_element("svg",
    { class: "mark", width: 14, height: 14, viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    mark_element(report.style(arm)));
}

export function arm_name(report: Report, arm: string): HTMLElement {
  return element("span", { class: "arm" }, symbol(report, arm), report.label(arm));
}

export function arm_cell(report: Report, arm: string): { arm: string; label: string; symbol: () => Node } {
  return { arm, label: report.label(arm), symbol: () => symbol(report, arm) };
}

export function paragraph(words: Child, style?: string): HTMLElement {
  return element("p", { class: style }, words);
}

export function list(items: string[]): HTMLElement {
  return element("ul", {}, ...items.map((item) => element("li", {}, item)));
}

/** Said under charts that cannot show every arm. */
export function left_out_note(report: Report): string {
  if (!report.leaves_arms_out) return "";
  return `Charts show at most ${arm_styles.length} ${report.word("arms")}; the table has all of them. `;
}

/** What an arm changes, by label. */
export const labels_of = (arm: Arm): string[] => (arm.changes ?? []).map((change) => change.label);

/** The arm with most changes of which this one has all, and more of its own. */
export function grown_from(report: Report, arm: Arm): Arm | undefined {
  const own = labels_of(arm);
  return report.data.arms
    .filter((other) => other !== arm && labels_of(other).length > 0 && labels_of(other).length < own.length
      && labels_of(other).every((label) => own.includes(label)))
    .sort((a, b) => labels_of(b).length - labels_of(a).length)[0];
}
