import { element } from "../element";
import { button, buttons } from "../figure";
import { png, save } from "../save";
import type { Arm, Funnel, RouteDrawing } from "../report-data";
import type { Report } from "../report";
import { beside_drawing, side_by_side } from "./route-audit";
import { arm_name, grown_from, labels_of, type Section } from "./section";

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary);
}

function in_words(report: Report, funnel: Funnel | undefined): string {
  if (!funnel || funnel.steps.length === 0) return `The steps of ${report.word("arm")} as boxes and arrows.`;
  return `In order: ${funnel.steps.map((step) => step.label).join(", ")}, then ${report.word("support")}.`;
}

async function save_png(svg: string, image: HTMLImageElement, id: string): Promise<void> {
  save(`waymark-${id}.png`, await png(svg, image.naturalWidth || 960, image.naturalHeight || 600));
}

/** An image, so that nothing in the drawing can run or fetch. */
function drawn(report: Report, route: RouteDrawing, id: string): HTMLElement {
  const funnel = report.data.funnels?.find((one) => one.arm === route.arm);
  const words = in_words(report, funnel);
  const title = `${report.label(route.arm)}, drawn`;
  const pictured = (svg: string, style: string | null): HTMLImageElement => element("img", {
    src: `data:image/svg+xml;base64,${base64(svg)}`, alt: `${title}. ${words}`, class: style,
  }) as HTMLImageElement;
  const image = pictured(route.svg, route.paperSvg ? "on-screen" : null);
  return element("figure", { class: report.is_on_paper(route.arm) ? "route" : "route screen-only", id: `figure-${id}` },
    element("div", { class: "drawing", tabindex: 0, role: "region", "aria-label": title }, image,
      route.paperSvg && report.is_on_paper(route.arm) ? pictured(route.paperSvg, "on-paper") : null),
    element("figcaption", {}, words, route.paperSvg
      ? element("span", { class: "paper-only" }, "The page on a screen also draws what stands beside it, such as homes and work.") : null),
    buttons(title,
      button("PNG", title, () => void save_png(route.svg, image, id)),
      button("SVG", title, () => save(`waymark-${id}.svg`, new Blob([route.svg], { type: "image/svg+xml" })))));
}

function changes(report: Report, arm: Arm): HTMLElement | null {
  if (!arm.changes?.length) return null;
  const parent = grown_from(report, arm);
  const own = arm.changes.filter(({ label }) => !parent || !labels_of(parent).includes(label));
  const items = own.map((change) => element("li", {},
    element("strong", {}, change.label),
    change.clause ? element("span", { class: "clause" }, ` In a specification: “${change.clause}”`) : null));
  return element("div", {}, element("p", {}, parent ? `As ${parent.label}, and:` : `What changes on this ${report.word("arm")}:`),
    element("ul", {}, ...items));
}

export const routes: Section = {
  id: "routes",
  heading: "The routes drawn",
  content: (report) => {
    const lists = report.data.arms.flatMap((arm) => {
      const list = changes(report, arm);
      return list ? [element("h3", {}, arm_name(report, arm.id)), list] : [];
    });
    const drawings = report.data.arms.flatMap((arm, index) => {
      const own = (report.data.routes ?? []).filter((route) => route.arm === arm.id && route.svg);
      if (own.length === 0) return [];
      const style = report.is_on_paper(arm.id) ? null : "screen-only";
      return [element("h3", { class: style }, arm_name(report, arm.id), ", drawn"),
        ...own.flatMap((route) => [...beside_drawing(report, route), drawn(report, route, `route-${index + 1}`)])];
    });
    const parts = [...lists, ...drawings];
    if (parts.length === 0) return null;
    const known = (report.data.routes ?? []).filter((route) => report.has(route.arm));
    return [...side_by_side(report, known), ...parts];
  },
};
