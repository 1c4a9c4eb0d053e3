import { element } from "./element";
import { forget_figures, redraw_all } from "./figure";
import { date } from "./numbers";
import { read } from "./read";
import { Report } from "./report";
import { assumptions } from "./sections/assumptions";
import { burden } from "./sections/burden";
import { left_out, limits, methods, reproduce } from "./sections/closing";
import { differences } from "./sections/differences";
import { equity } from "./sections/equity";
import { looked_back } from "./sections/looked-back";
import { lost } from "./sections/lost";
import { money } from "./sections/money";
import { arms_chosen, opening } from "./sections/opening";
import { routes } from "./sections/routes";
import type { Section } from "./sections/section";
import { targets } from "./sections/targets";
import { unknown } from "./sections/unknown";
import { value } from "./sections/value";
import { waiting } from "./sections/waiting";

const sections: Section[] = [opening, lost, targets, waiting, differences, money, value, unknown, burden, equity,
  routes, looked_back, assumptions, left_out, limits, methods, reproduce];

function header(report: Report): HTMLElement {
  const { data } = report;
  return element("header", {},
    element("p", { class: "kicker" }, `Waymark report, ${date(data.run.created)}`),
    element("h1", {}, data.title),
    element("p", { class: "question" }, data.question));
}

/** One chapter; data that cannot be read leaves a note in its place, not a broken page. */
function chapter(section: Section, report: Report, source: string): HTMLElement | null {
  let parts: Node[] | null;
  try {
    parts = section.content(report, source);
  } catch (error) {
    parts = [element("p", { class: "quiet" },
      `This part could not be drawn: ${error instanceof Error ? error.message : "its data is not as expected"}.`)];
  }
  if (!parts || parts.length === 0) return null;
  return element("section", { id: section.id, "aria-labelledby": `${section.id}-heading` },
    element("h2", { id: `${section.id}-heading` }, report.own(section.heading)), ...parts);
}

function contents(nav: HTMLElement, report: Report, made: { section: Section }[]): void {
  const details = element("details", { open: true }, element("summary", {}, "Contents"),
    element("ol", {}, ...made.map(({ section }) =>
      element("li", {}, element("a", { href: `#${section.id}` }, report.own(section.heading))))));
  const wide = window.matchMedia("(min-width: 70rem)");
  const fit = (): void => { details.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);
  details.addEventListener("click", (event) => {
    if (!wide.matches && event.target instanceof HTMLAnchorElement) details.open = false;
  });
  nav.replaceChildren(details);
}

/** Draws charts anew when the width of the page or the choice of light and dark changes. */
function follow_the_screen(main: HTMLElement): void {
  let width = main.clientWidth;
  let waiting = 0;
  new ResizeObserver(() => {
    if (main.clientWidth === width || window.matchMedia("print").matches) return;
    width = main.clientWidth;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(redraw_all, 120);
  }).observe(main);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw_all);
}

function show(main: HTMLElement, nav: HTMLElement, text: string): void {
  const report = new Report(read(text));
  const { data } = report;
  document.title = `${data.title}: Waymark report`;
  const source = `Waymark ${data.run.engineVersion}, “${data.title}”, ${date(data.run.created)}. `
    + `${report.range_note} ${report.own("The people are invented.")}`;
  const build = (): { section: Section }[] => {
    forget_figures();
    const made = sections.flatMap((section) => {
      const drawn = chapter(section, report, source);
      return drawn ? [{ section, drawn }] : [];
    });
    main.replaceChildren(header(report), ...made.map(({ drawn }) => drawn),
      element("footer", {}, element("p", {}, source)));
    return made;
  };
  // Charts measure the room they have, so the frame of the page must stand first.
  main.replaceChildren(header(report));
  contents(nav, report, build());
  document.addEventListener(arms_chosen, (event) => {
    const height = window.scrollY;
    build();
    window.scrollTo({ top: height, behavior: "instant" });
    refocus(main, (event as CustomEvent<string>).detail);
  });
  follow_the_screen(main);
}

/** The box a reader has just used keeps the focus when the page is built anew. */
function refocus(main: HTMLElement, arm: string): void {
  for (const box of main.querySelectorAll<HTMLInputElement>(".chooser input")) {
    if (box.value === arm) box.focus({ preventScroll: true });
  }
}

const main = document.getElementById("report") as HTMLElement;
const nav = document.getElementById("contents") as HTMLElement;
try {
  show(main, nav, document.getElementById("report-data")?.textContent ?? "");
} catch (error) {
  main.replaceChildren(element("h1", {}, "Waymark report"),
    element("p", {}, error instanceof Error ? error.message : "The page could not be drawn."));
}
