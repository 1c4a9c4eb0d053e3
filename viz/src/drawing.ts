import { CustomChart } from "echarts/charts";
import { GraphicComponent, GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { mark_corners, type ArmStyle, type Theme } from "./palette";

use([CustomChart, GridComponent, GraphicComponent, SVGRenderer]);

export const font = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/** One drawn thing, in ECharts' words for graphic elements. */
export type Shape = Record<string, unknown>;

/** Where a value of the axes lies on the page, in pixels. */
export type Place = (x: number, y?: number) => [number, number];

export interface Axis {
  min: number;
  max: number;
  label?: (value: number) => string;
  /** Distance between ticks; left out, ECharts chooses. */
  interval?: number;
}

/** A rectangle with axes; what stands in it is drawn by `marks`. Without `y`, only x has meaning. */
export interface Plot {
  left: number;
  top: number;
  width: number;
  height: number;
  x: Axis;
  y?: Axis;
  marks: (place: Place) => Shape[];
}

export interface Drawing {
  width: number;
  height: number;
  plots?: Plot[];
  shapes?: Shape[];
}

// ---- shapes ------------------------------------------------------------------------------------

export interface TextStyle {
  size?: number;
  bold?: boolean;
  fill?: string;
  align?: "left" | "center" | "right";
  /** Colour of the ground that keeps the words readable where they cross a line. */
  ground?: string;
}

const plain_size = 14;

function font_of(style: TextStyle): string {
  return `${style.bold ? 600 : 400} ${style.size ?? plain_size}px ${font}`;
}

/** Text whose middle line is at y. */
export function text(x: number, y: number, words: string, style: TextStyle = {}): Shape {
  return {
    type: "text", x, y, silent: true,
    style: {
      text: words, font: font_of(style), fill: style.fill, align: style.align ?? "left",
      verticalAlign: "middle", backgroundColor: style.ground, padding: style.ground ? [1, 2] : 0,
    },
  };
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1,
  dash: number[] | null = null): Shape {
  return {
    type: "line", silent: true, shape: { x1, y1, x2, y2 },
    style: { stroke, lineWidth: width, lineDash: dash, fill: null },
  };
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string,
  stroke: string | null = null): Shape {
  return {
    type: "rect", silent: true, shape: { x, y, width: Math.max(width, 0), height },
    style: { fill, stroke, lineWidth: stroke ? 1.5 : 0 },
  };
}

export function polygon(points: [number, number][], fill: string, opacity: number): Shape {
  return { type: "polygon", silent: true, shape: { points }, style: { fill, opacity } };
}

export function polyline(points: [number, number][], stroke: string, width: number,
  dash: number[] | null): Shape {
  return {
    type: "polyline", silent: true, shape: { points },
    style: { stroke, lineWidth: width, lineDash: dash, fill: null },
  };
}

/** The mark of an arm; hollow marks show the page through. */
export function mark(x: number, y: number, r: number, style: ArmStyle, hollow?: string): Shape {
  const look = {
    silent: true,
    style: { fill: hollow ?? style.colour, stroke: style.colour, lineWidth: hollow ? 2 : 0 },
  };
  const corners = mark_corners(style.mark, r).map(([dx, dy]) => [x + dx, y + dy]);
  return corners.length > 0
    ? { ...look, type: "polygon", shape: { points: corners } }
    : { ...look, type: "circle", shape: { cx: x, cy: y, r } };
}

// ---- text that fits ----------------------------------------------------------------------------

let ruler: CanvasRenderingContext2D | null = null;

export function text_width(words: string, style: TextStyle = {}): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return words.length * (style.size ?? plain_size) * 0.55;
  ruler.font = font_of(style);
  return ruler.measureText(words).width;
}

function shortened(words: string, width: number, style: TextStyle): string {
  if (text_width(words, style) <= width) return words;
  let kept = words;
  while (kept.length > 1 && text_width(`${kept}…`, style) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** Lines no wider than `width`; what does not fit in `most` lines ends in an ellipsis. */
export function wrapped(words: string, width: number, style: TextStyle = {}, most = 3): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of words.split(/\s+/)) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current === "" || text_width(longer, style) <= width) {
      current = longer;
    } else {
      lines.push(current);
      current = word;
    }
  }
  lines.push(current);
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = `${kept[most - 1]} ${lines.slice(most).join(" ")}`;
  return kept.map((one) => shortened(one, width, style));
}

/** A round number at or above the value, for the end of an axis. */
export function nice_top(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}

// ---- drawing -----------------------------------------------------------------------------------

function axis_option(axis: Axis | undefined, grid: number, theme: Theme, upright: boolean): object {
  if (!axis) return { type: "value", gridIndex: grid, show: false, min: 0, max: 1 };
  return {
    type: "value", gridIndex: grid, min: axis.min, max: axis.max, interval: axis.interval,
    axisLine: { show: false }, axisTick: { show: false },
    splitLine: { show: axis.label !== undefined, lineStyle: { color: theme.rule, width: 1 } },
    axisLabel: {
      show: axis.label !== undefined, formatter: axis.label, color: theme.quiet, fontSize: 13,
      fontFamily: font, hideOverlap: true, margin: upright ? 8 : 10,
    },
  };
}

function option(drawing: Drawing, theme: Theme): object {
  const plots = drawing.plots ?? [];
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: plots.map(({ left, top, width, height }) =>
      ({ left, top, width, height, containLabel: false, outerBoundsMode: "none" })),
    xAxis: plots.map((plot, index) => axis_option(plot.x, index, theme, false)),
    yAxis: plots.map((plot, index) => axis_option(plot.y, index, theme, true)),
    series: plots.map((plot, index) => ({
      type: "custom", xAxisIndex: index, yAxisIndex: index, silent: true, clip: false,
      data: [[plot.x.min, plot.y?.min ?? 0]],
      renderItem: (_: unknown, api: { coord: (at: number[]) => number[] }) => ({
        type: "group",
        children: plot.marks((x, y = 0) => api.coord([x, y]) as [number, number]),
      }),
    })),
    graphic: { elements: drawing.shapes ?? [] },
  };
}

/** Draws once and lets go of the chart: what stays is plain SVG that scales with its box. */
export function draw(drawing: Drawing, theme: Theme): SVGSVGElement {
  const { width, height } = drawing;
  const holder = document.createElement("div");
  const chart = init(holder, undefined, { renderer: "svg", width, height });
  try {
    chart.setOption(option(drawing, theme) as never);
    const drawn = holder.querySelector("svg");
    if (!drawn) throw new Error("the chart was not drawn");
    const copy = drawn.cloneNode(true) as SVGSVGElement;
    copy.removeAttribute("style");
    copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
    return copy;
  } finally {
    chart.dispose();
  }
}
