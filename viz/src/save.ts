import { font, wrapped } from "./drawing";
import { svg_element } from "./element";
import { light } from "./palette";

/** Hands a file to the reader. Nothing leaves the machine. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function lines_of(lines: string[], y: number, size: number, weight: number, fill: string): Node[] {
  return lines.map((words, index) => svg_element("text", {
    x: 20, y: y + index * size * 1.35, "font-family": font, "font-size": size, "font-weight": weight,
    fill,
  }, words));
}

/** A picture that stands by itself: title above, source below, on white. */
export function picture(chart: SVGSVGElement, title: string, source: string): SVGSVGElement {
  const width = Number(chart.getAttribute("width")) + 40;
  const inner = Number(chart.getAttribute("height"));
  const title_lines = wrapped(title, width - 40, { size: 20, bold: true }, 4);
  const source_lines = wrapped(source, width - 40, { size: 12 }, 4);
  const chart_top = 24 + title_lines.length * 27;
  const source_top = chart_top + inner + 26;
  const height = source_top + source_lines.length * 17 + 6;
  chart.setAttribute("x", "20");
  chart.setAttribute("y", String(chart_top));
  return svg_element("svg", {
    xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`,
  },
  svg_element("title", {}, title),
  svg_element("rect", { width, height, fill: "#ffffff" }),
  ...lines_of(title_lines, 34, 20, 600, light.ink),
  chart,
  ...lines_of(source_lines, source_top, 12, 400, light.quiet)) as SVGSVGElement;
}

export function svg_text(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(svg);
}

/** Twice the size of the picture, for slides and print. */
export async function png(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round(height * 2);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser cannot draw pictures");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob(
    (blob) => (blob ? done(blob) : failed(new Error("this browser cannot save PNG"))), "image/png"));
}
