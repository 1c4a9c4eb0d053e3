import { element } from "../element";
import { button, buttons } from "../figure";
import { png, save } from "../save";
import type { Arm, Funnel, RouteDrawing } from "../report-data";
import type { Report } from "../report";
import { side_by_side, under_drawing } from "./route-audit";
import { arm_name, type Section } from "./section";

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
  const image = element("img", {
    src: `data:image/svg+xml;base64,${base64(route.svg)}`, alt: `${title}. ${words}`,
  });
  return element("figure", { class: "route", id: `figure-${id}` },
    element("div", { class: "drawing", tabindex: 0, role: "region", "aria-label": title }, image),
    element("figcaption", {}, words),
    buttons(title,
      button("PNG", title, () => void save_png(route.svg, image, id)),
      button("SVG", title, () => save(`waymark-${id}.svg`, new Blob([route.svg], { type: "image/svg+xml" })))));
}

function changes(report: Report, arm: Arm): HTMLElement | null {
  if (!arm.changes?.length) return null;
  const items = arm.changes.map((change) => element("li", {},
    element("strong", {}, change.label),
    change.clause ? element("span", { class: "clause" }, ` In a specification: “${change.clause}”`) : null));
  return element("div", {}, element("p", {}, `What changes on this ${report.word("arm")}:`),
    element("ul", {}, ...items));
}

export const routes: Section = {
  id: "routes",
  heading: "The routes drawn",
  content: (report) => {
    const parts = report.data.arms.flatMap((arm, index) => {
      const drawings = (report.data.routes ?? []).filter((route) => route.arm === arm.id && route.svg);
      const list = changes(report, arm);
      if (drawings.length === 0 && !list) return [];
      return [element("h3", {}, arm_name(report, arm.id)), ...(list ? [list] : []),
        ...drawings.flatMap((route) =>
          [drawn(report, route, `route-${index + 1}`), ...under_drawing(report, route)])];
    });
    if (parts.length === 0) return null;
    const known = (report.data.routes ?? []).filter((route) => report.has(route.arm));
    return [...side_by_side(report, known), ...parts];
  },
};
