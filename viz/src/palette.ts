/** Every colour here stands at least 3 : 1 against white, paper and the dark page alike, so that one
 *  palette serves all; a test computes it. Shape and dash go with colour everywhere. */

export interface Theme {
  name: "light" | "dark";
  page: string;
  ink: string;
  quiet: string;
  rule: string;
}

export const light: Theme = {
  name: "light", page: "#ffffff", ink: "#1b2428", quiet: "#516069", rule: "#d9dedf",
};
export const dark: Theme = {
  name: "dark", page: "#12181c", ink: "#e9edee", quiet: "#a9b6bd", rule: "#34404a",
};

export type Mark = "circle" | "diamond" | "triangle" | "square";

export interface ArmStyle {
  colour: string;
  mark: Mark;
  dash: number[] | null;
}

/** The base arm comes first and is the quiet one. */
export const arm_styles: readonly ArmStyle[] = [
  { colour: "#6f7d88", mark: "circle", dash: null },
  { colour: "#0e8f86", mark: "diamond", dash: [8, 4] },
  { colour: "#8b66d6", mark: "triangle", dash: [2, 3] },
  { colour: "#b5780f", mark: "square", dash: [10, 3, 2, 3] },
];

export const loss_colour = "#d2504a";

/** At most this many arms in one chart. */
export const most_series = arm_styles.length;

/** Corners of a mark of about the size of a circle of radius r, round (0, 0); a circle has none. */
export function mark_corners(mark: Mark, r: number): [number, number][] {
  switch (mark) {
    case "circle":
      return [];
    case "diamond": {
      const d = r * 1.25;
      return [[0, -d], [d, 0], [0, d], [-d, 0]];
    }
    case "triangle": {
      const d = r * 1.2;
      return [[0, -d], [d, d * 0.8], [-d, d * 0.8]];
    }
    case "square": {
      const d = r * 0.9;
      return [[-d, -d], [d, -d], [d, d], [-d, d]];
    }
  }
}
