/** Makes elements of the page. Text always becomes a text node, so nothing from a scenario can turn
 *  into markup; attributes that run code are refused. */

export type Child = Node | string | null | undefined;
export type Attributes = Record<string, string | number | boolean | null | undefined>;

const svg_namespace = "http://www.w3.org/2000/svg";

function filled<E extends Element>(made: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (/^on|^style$/i.test(name)) throw new Error(`attribute ${name} is not allowed`);
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined) made.append(child);
  }
  return made;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

export function svg_element(tag: string, attributes: Attributes, ...children: Child[]): SVGElement {
  return filled(document.createElementNS(svg_namespace, tag) as SVGElement, attributes, children);
}
