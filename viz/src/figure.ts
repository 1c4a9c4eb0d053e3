import { draw, type Drawing } from "./drawing";
import { element } from "./element";
import { dark, light, type Theme } from "./palette";
import { picture, png, save, svg_text } from "./save";
import { csv, table_element, type Table } from "./table";

/** One chart with its title, the same in words, and the same as a table. */
export interface Figure {
  /** Names the files it saves; made of letters and hyphens by us, never from data. */
  id: string;
  /** Says what the chart shows. */
  title: string;
  /** The text alternative: what a reader who cannot see the chart must know. */
  words: string;
  drawing: (width: number, theme: Theme) => Drawing;
  table: Table;
  /** The table shows from the start. */
  open?: boolean;
  /** What stands on paper instead of an open table, which may be long; null for nothing, where the
   *  chart says it all. */
  paper?: Table | null;
  /** What is drawn on paper instead, where the whole would become too small to read. */
  paper_drawing?: (width: number, theme: Theme) => Drawing;
  /** Paper leaves the figure out. */
  screen_only?: boolean;
  /** Under the chart: what ranges mean, what is left out. */
  note?: string;
}

const print_width = 660;
const saved_width = 960;

const redraws: (() => void)[] = [];

/** Draws every chart of the page anew: the screen turned dark, or became narrower. */
export function redraw_all(): void {
  for (const redraw of redraws) redraw();
}

export function forget_figures(): void {
  redraws.length = 0;
}

function page_theme(): Theme {
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? dark : light;
}

function labelled(svg: SVGSVGElement, figure: Figure): SVGSVGElement {
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${figure.id}-title`);
  svg.setAttribute("aria-describedby", `${figure.id}-words`);
  return svg;
}

function available_width(): number {
  const main = document.getElementById("report");
  const width = main ? main.clientWidth : saved_width;
  return Math.max(280, Math.min(width, 1100));
}

function button(words: string, about: string, press: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", "aria-label": `${words}: ${about}` }, words);
  made.addEventListener("click", press);
  return made;
}

function table_button(holder: HTMLElement, title: string): HTMLButtonElement {
  const made = button("Table", title, () => {
    holder.hidden = !holder.hidden;
    made.setAttribute("aria-expanded", String(!holder.hidden));
  });
  made.setAttribute("aria-expanded", String(!holder.hidden));
  made.setAttribute("aria-controls", holder.id);
  return made;
}

function save_picture(figure: Figure, source: string, kind: "svg" | "png"): void {
  const made = picture(draw(figure.drawing(saved_width, light), light), figure.title, source);
  const words = svg_text(made);
  if (kind === "svg") {
    save(`waymark-${figure.id}.svg`, new Blob([words], { type: "image/svg+xml" }));
    return;
  }
  void png(words, Number(made.getAttribute("width")), Number(made.getAttribute("height")))
    .then((blob) => save(`waymark-${figure.id}.png`, blob));
}

export function save_table(id: string, table: Table): void {
  save(`waymark-${id}.csv`, new Blob([csv(table)], { type: "text/csv;charset=utf-8" }));
}

export function buttons(about: string, ...made: HTMLElement[]): HTMLElement {
  return element("div", { class: "buttons", role: "group", "aria-label": `Take away: ${about}` }, ...made);
}

/** The figure on the page: one drawing for the screen, one for paper. */
export function figure_element(figure: Figure, source: string): HTMLElement {
  const screen = element("div", { class: "chart on-screen" });
  const paper = element("div", { class: "chart on-paper", "aria-hidden": "true" });
  paper.append(draw((figure.paper_drawing ?? figure.drawing)(print_width, light), light));
  const redraw = (): void => {
    const theme = page_theme();
    const drawn = draw(figure.drawing(available_width(), theme), theme);
    screen.replaceChildren(labelled(drawn, figure));
  };
  redraw();
  redraws.push(redraw);

  const holder = element("div", { id: `${figure.id}-table`, class: figure.open && figure.paper === undefined ? "chart-table printed" : "chart-table" },
    table_element(figure.table));
  holder.hidden = !figure.open;
  const on_paper = figure.open && figure.paper
    ? element("div", { class: "chart-table paper-table" }, table_element(figure.paper)) : null;
  return element("figure", { id: `figure-${figure.id}`, class: figure.screen_only ? "screen-only" : null, "aria-labelledby": `${figure.id}-title` },
    element("div", { class: "whole" },
      element("h3", { id: `${figure.id}-title` }, figure.title),
      element("p", { id: `${figure.id}-words`, class: "words" }, figure.words),
      screen, paper,
      figure.note ? element("p", { class: "note" }, figure.note) : null),
    buttons(figure.title,
      table_button(holder, figure.title),
      button("PNG", figure.title, () => save_picture(figure, source, "png")),
      button("SVG", figure.title, () => save_picture(figure, source, "svg")),
      button("CSV", figure.title, () => save_table(figure.id, figure.table))),
    holder, on_paper);
}

/** A table that always shows, with its own CSV button; paper may leave it out. */
export function standing_table(id: string, table: Table, screen_only = false): HTMLElement {
  return element("div", { class: screen_only ? "standing screen-only" : "standing", id: `standing-${id}` },
    table_element(table),
    buttons(table.caption, button("CSV", table.caption, () => save_table(id, table))));
}

/** A table that only paper has, in the place of one that is too long for it. */
export function paper_table(table: Table): HTMLElement {
  return element("div", { class: "standing paper-only" }, table_element(table));
}

export { button };
