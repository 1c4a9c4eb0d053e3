import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture, module_of } from "./support.mjs";

const { csv, harmless } = await module_of("table.ts");
const { plain, cleaned, read } = await module_of("read.ts");
const { in_words, vocabulary } = await module_of("vocabulary.ts");
const { arm_styles, loss_colour, light, dark } = await module_of("palette.ts");
const { Report } = await module_of("report.ts");
const { whole_people, shown_years } = await module_of("charts/where.ts");
const { whole_way, loss_words } = await module_of("charts/funnel.ts");
const { axis_span } = await module_of("charts/groups.ts");
const { capital, sentence, inside, spoken } = await module_of("phrases.ts");

// ---- tables for spreadsheets -------------------------------------------------------------------

test("text that a spreadsheet would run is neutralised", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"]) {
    assert.equal(harmless(text), `'${text}`);
  }
  assert.equal(harmless("Today's route"), "Today's route");
});

test("a CSV table quotes as RFC 4180 says and keeps numbers as numbers", () => {
  const text = csv({
    caption: "", columns: [{ label: "what" }, { label: "value" }],
    rows: [['a "b", c', -2.5], ["=x", { estimate: { mean: 0.4, lo: 0.3, hi: 0.5 }, unit: "share" }]],
  });
  assert.equal(text, "\uFEFFwhat,value,value: low,value: high,value: unit\r\n"
    + '"a ""b"", c",-2.5,,,\r\n'
    + "'=x,0.4,0.3,0.5,share (0 to 1)\r\n");
});

// ---- reading the data --------------------------------------------------------------------------

test("characters that reorder or hide text are taken out", () => {
  assert.equal(plain("a\u202Egnp.exe\u202C\u0000\u2066b\uFEFF"), "agnp.exeb");
  assert.equal(plain("عربي, family: 👨‍👩‍👧"), "عربي, family: 👨‍👩‍👧");
});

test("cleaning reaches every text and leaves drawings alone", () => {
  const copy = cleaned({ a: ["\u202Ex"], svg: "\u202Ey", n: 1 });
  assert.deepEqual({ ...copy }, { a: ["x"], svg: "\u202Ey", n: 1 });
});

test("a page without a run says how to make one", () => {
  assert.throws(() => read("<!--MARKER-->"), /waymark report RUN/);
});

test("damaged data and other formats are told apart", () => {
  assert.throws(() => read("{"), /damaged/);
  assert.throws(() => read('{"format":2}'), /format/);
  assert.throws(() => read('{"format":1}'), /no run/);
  assert.throws(() => read("null"), /format/);
});

test("the example can be read", () => {
  assert.equal(read(JSON.stringify(fixture("example"))).arms.length, 3);
});

// ---- words -------------------------------------------------------------------------------------

test("a renamed word brings its plural; an unrenamed one keeps its own", () => {
  const word = vocabulary({ person: "member", gate: "hoop" });
  assert.equal(word("people"), "members");
  assert.equal(word("gates"), "hoops");
  assert.equal(vocabulary({ person: "person" })("people"), "people");
  assert.equal(vocabulary(null)("arm"), "route");
});

test("a phrase takes its s where it belongs", () => {
  assert.equal(vocabulary({ person: "person in recovery" })("people"), "persons in recovery");
  assert.equal(vocabulary({ person: "child", people: "children" })("people"), "children");
});

test("the page's own texts take the words of the scenario, whole words only", () => {
  const word = vocabulary({ person: "member", gate: "check" });
  assert.equal(in_words(word, "Where people are lost: a hoop, hoops; personal"), "Where members are lost: a check, checks; personal");
  assert.equal(in_words(word, "People at Hoops"), "Members at Checks");
  assert.equal(in_words(vocabulary(null), "People"), "People");
});

test("a vocabulary cannot reach beyond its own words", () => {
  const word = vocabulary(JSON.parse('{"__proto__": {"gate": "x"}, "toString": "y"}'));
  assert.equal(word("gate"), "hoop");
});

// ---- colours -----------------------------------------------------------------------------------

/** WCAG 2.2 relative luminance and contrast. */
function luminance(colour) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test("every colour of the palette stands 3 : 1 against white and against the dark page", () => {
  for (const colour of [...arm_styles.map((style) => style.colour), loss_colour]) {
    for (const page of [light.page, dark.page]) {
      assert.ok(contrast(colour, page) >= 3, `${colour} on ${page}: ${contrast(colour, page)}`);
    }
  }
});

test("words in charts stand 4.5 : 1 against their page", () => {
  for (const theme of [light, dark]) {
    for (const colour of [theme.ink, theme.quiet]) {
      assert.ok(contrast(colour, theme.page) >= 4.5, `${theme.name} ${colour}`);
    }
  }
});

test("routes differ by shape and by dash, not by colour alone", () => {
  assert.equal(new Set(arm_styles.map((style) => style.mark)).size, 4);
  assert.equal(new Set(arm_styles.map((style) => String(style.dash))).size, 4);
});

// ---- which arms a chart shows ------------------------------------------------------------------

test("charts show at most four arms: the base, those of the first pair, then the next", () => {
  const arms = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id, label: id, base: id === "c" }));
  const report = new Report({ arms, pairs: [{ base: "c", other: "f" }], run: {} });
  assert.deepEqual(report.shown.map((arm) => arm.id), ["a", "b", "c", "f"]);
  assert.equal(report.style("c").mark, "circle");
});

// ---- pictures ----------------------------------------------------------------------------------

test("people of 100 are whole and add up", () => {
  assert.deepEqual(whole_people([33.4, 33.3, 33.3]), [34, 33, 33]);
  assert.deepEqual(whole_people([99.6, 0.4]), [100, 0]);
  assert.deepEqual(whole_people([]), []);
});

test("the first chart shows years 1 and 5, or the first and the last", () => {
  const at = (...years) => years.map((year) => ({ year }));
  assert.deepEqual(shown_years(at(10, 5, 3, 1)), [1, 5]);
  assert.deepEqual(shown_years(at(2, 4, 8)), [2, 8]);
  assert.deepEqual(shown_years(at(1)), [1]);
});

test("people lost after the last hoop are not lost from the funnel", () => {
  const report = new Report({ arms: [{ id: "a", label: "A" }], run: {} });
  const step = { id: "form", label: "Form", reached: 100, lost: 10, refused: 0, gaveUpWaiting: 0 };
  const added = whole_way(report, { steps: [step], started: { mean: 68 }, stillOnTheWay: 2 });
  assert.deepEqual([added.length, added[1].reached, added[1].lost, added[1].unsaid], [2, 90, 0, 20]);
  assert.equal(loss_words(added[1]), "20.0 lost, how is not told");
  assert.equal(whole_way(report, { steps: [step], started: { mean: 88 }, stillOnTheWay: 2 }).length, 1);
});

test("an axis starts at nothing unless all values lie close together far from it", () => {
  assert.deepEqual(axis_span([10, 40]), { min: 0, max: 40 });
  assert.deepEqual(axis_span([94, 97]), { min: 94, max: 97, interval: 1 });
  assert.deepEqual(axis_span([]), { min: 0, max: 1 });
});

test("small turns of words", () => {
  assert.equal(capital("in support"), "In support");
  assert.equal(sentence("Alive and stable"), "Alive and stable.");
  assert.equal(sentence("Who decides?"), "Who decides?");
  assert.equal(inside("The council"), "the council");
  assert.equal(inside("Theatre trust"), "Theatre trust");
  assert.equal(spoken("not-own-home"), "Not own home");
  assert.equal(spoken("Home of their own: no"), "Home of their own: no");
});
