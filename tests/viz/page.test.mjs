import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { filled, fixture, launched, opened, require, template_file } from "./support.mjs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const example = fixture("example");
const charts = "figure:not(.route)";
const nothing_outside = (asked) => asked.filter((url) => !/^(file|data|blob):/.test(url));

let browser;
before(async () => { browser = await launched(); }, { timeout: 90_000 });
after(async () => { await browser?.close(); });

/** Opens one page for all tests of a group: most of them only look. */
function shared(data, look = {}) {
  const held = {};
  before(async () => Object.assign(held, await opened(browser, filled(data), look)), { timeout: 90_000 });
  after(async () => held.close?.());
  return held;
}

async function with_page(html, use) {
  const made = await opened(browser, html);
  try {
    await use(made);
  } finally {
    await made.close();
  }
}

async function resized(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.waitForFunction(() => {
    const drawn = document.querySelector(".on-screen svg");
    const room = Math.max(280, Math.min(document.getElementById("report").clientWidth, 1100));
    return !drawn || Number(drawn.getAttribute("width")) === room;
  });
}

const open_tables = (page, figures = "figure") => page.evaluate((of) =>
  document.querySelectorAll(`${of} button[aria-expanded=false]`).forEach((one) => one.click()), figures);

/** The long monthly tables are left closed where axe reads every cell. */
const short_ones = "figure:not([id^=figure-waiting])";

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"], preload: false,
  }));
  return result.violations.map((one) =>
    `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
}

/** Elements that reach beyond the right edge and are not inside a region that scrolls by itself. */
const sticking_out = () => [...document.querySelectorAll("main *, nav *")].filter((one) => {
  const region = one.closest(".scroll, .drawing, pre");
  if (region && region !== one && getComputedStyle(region).overflowX !== "visible") return false;
  return one.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
}).map((one) => `${one.tagName}.${one.className} in ${one.closest("[id]")?.id}`).slice(0, 5);

async function downloaded(page, figure, words) {
  const button = page.locator(`#figure-${figure} .buttons button`, { hasText: words });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

async function fits_a_telephone(page) {
  await open_tables(page);
  await resized(page, 390);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.deepEqual(await page.evaluate(sticking_out), []);
}

/** A4 inside its margins is 176 mm wide and 263 mm high: 665 by 994 pixels. What must stand on one
 *  page is a chart with its title and words, or at least the chart. */
async function prints(page, fewest, most, whole = ".whole") {
  await resized(page, 665);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = [...pdf.matchAll(/\/Type \/Page\b/g)].length;
  assert.ok(pages >= fewest && pages <= most, `${pages} pages`);
  for (const [, width, height] of pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)) {
    assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} by ${height}`);
  }
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await page.evaluate(sticking_out), []);
  const tall = await page.$$eval(whole, (all) => all.map((one) => one.getBoundingClientRect().height));
  assert.ok(tall.length > 8 && tall.every((height) => height < 994), tall.join(" "));
  await page.emulateMedia({ media: null });
}

describe("the example, opened from a file", () => {
  const held = shared(example);

  test("says nothing on the console and asks for nothing", async () => {
    assert.deepEqual(held.said, []);
    assert.deepEqual(nothing_outside(held.asked), []);
    assert.equal(held.asked.filter((url) => url.startsWith("file:")).length, 1);
    assert.deepEqual(await held.page.evaluate(() => window.refused), []);
  });

  test("every part is drawn, in order, and the contents lead to each", async () => {
    const ids = await held.page.$$eval("main > section", (all) => all.map((one) => one.id));
    assert.deepEqual(ids, ["answer", "lost", "targets", "waiting", "differences", "money", "burden", "equity",
      "routes", "looked-back", "assumptions", "left-out", "limits", "methods", "reproduce"]);
    assert.doesNotMatch(await held.page.textContent("main"), /could not be drawn|undefined|NaN|\[object/);
    const links = await held.page.$$eval("nav a", (all) => all.map((one) => one.getAttribute("href").slice(1)));
    assert.deepEqual(links, ids);
  });

  test("each route says what its hoops ask, lose and protect, and who is full first", async () => {
    const words = (await held.page.textContent("#routes")).replace(/\s+/g, " ");
    assert.match(words, /Of 100 people who ask for the first time, 53 get help\. 6 hoops stand on every way to it/);
    assert.match(words, /“Keyworkers: places” is full first, at 1\.41 times today’s requests/);
    assert.match(words, /serious incidents: 1\.2 more a year for every 100 without it \(0\.0 to 3\.6; assumed\)/);
    const loads = await held.page.$$eval("#routes table", (all) => all
      .filter((one) => /Who does the work on Today/.test(one.caption.textContent))
      .flatMap((one) => [...one.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent))));
    assert.deepEqual(loads, [["Keyworkers: places", "590", "832", "71 %", "1.41 times today’s requests"],
      ["Keyworkers: hours for contacts", "9,000 hours", "8,100 hours", "111 %", "contacts are cut to 90 %"],
      ["Volunteers", "1.0", "no limit", "", "no limit"]]);
    const beside = await held.page.$$eval("#routes table caption", (all) => all.map((one) => one.textContent));
    assert.equal(beside[0], "Every route read without simulating it");
  });

  test("the first sentence holds both starts, the measured difference and the cost", async () => {
    const words = (await held.page.textContent(".lead")).replace(/\s+/g, " ");
    assert.equal(words, "Of 100 people asking for help, 51 start support on Today’s route (49 to 52) and 81 on "
      + "Lighter route (80 to 82). The difference is 30 more of 100 (29 to 31 more). Counting only effects someone has "
      + "measured, it is 21 more of 100 (20 to 23 more); the rest rests on assumptions listed here. Five-year cost to "
      + "the council: £190,000 more (£40,000 to £340,000 more). The people are invented.");
  });

  test("titles say what the chart shows", async () => {
    const titles = await held.page.$$eval(`${charts} h3`, (all) => all.map((one) => one.textContent));
    assert.ok(titles.includes("47 of 100 are lost before support on Today’s route, 18 on Lighter route, 13 on Shared route"));
    for (const title of titles) assert.match(title, /\d|every|no group|agree/, title);
  });

  test("what people said stands beside the steps it is about, with who, when and consent", async () => {
    const said = await held.page.$$eval("#lost .voices > :is(h4, blockquote)", (all) => all.map((one) => one.textContent));
    assert.deepEqual(said, ["Risk panel",
      "They talked about me in a room I was not in.A member, 34, workshop, 12 November 2026. Consent: agreed in writing to be quoted without a name.",
      "Screening call; Comprehensive assessment",
      "I told it three times. The third time I left things out.A member, interview, 2 December 2026. Consent: agreed to this sentence."]);
  });

  test("what the model leaves out has its own section, with who said it and why", async () => {
    const said = await held.page.$$eval("#left-out li", (all) => all.map((one) => one.textContent));
    assert.equal(said.length, 2);
    assert.equal(said[0], "What waiting does to a family. Said by four members at the workshop of 12 November 2026. "
      + "Left out because: families are no part of the model.");
    assert.match(await held.page.textContent("#limits"), /Left out by the makers of this modelWeather and transport\./);
    assert.doesNotMatch(await held.page.textContent("#limits"), /front desk/);
  });

  test("what was counted stands beside the model, a line for each thing and year", async () => {
    const words = (await held.page.textContent("#looked-back")).replace(/\s+/g, " ");
    assert.match(words, /Of 4 numbers that were counted in them, 3 lie where 95 of 100 runs of the model do\./);
    const rows = await held.page.$$eval("#looked-back tbody tr", (all) =>
      all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.deepEqual(rows, [["Requests", "2024-04 to 2024-05", "93", "80", "1 of 2"], ["2025-04", "81", "80", "1 of 1"],
      ["Waiting", "2024-04", "", "", "0 of 0"], ["Start within 3 weeks", "2024/25 Q1", "62 of 100", "66 of 100", "1 of 1"]]);
  });

  test("planned money is told by payer, with what is declared and what changing over costs", async () => {
    const words = await held.page.textContent("#money");
    assert.match(words, /Lighter route plans £120,000 a year more than the others: two more posts, asked for by the members\./);
    assert.match(words, /Each labelled change of the steps costs £20,000 once, on every route alike: Lighter route makes 2\. What the old route no longer needs is still paid for 3 months\./);
    const rows = await held.page.$$eval("#standing-planned-money tbody tr", (all) => all.map((one) => one.textContent));
    assert.deepEqual(rows, ["The council£4.60 million£4.72 million£4.60 million",
      "Health services£640,000£640,000£640,000", "All together£5.24 million£5.36 million£5.24 million"]);
  });

  test("an effect that was only observed says how much of it is taken as cause", async () => {
    const words = await held.page.textContent("#assumptions");
    assert.match(words, /size of an effect, only observed: 50 % of it is taken as cause \(causal-share\)/);
    assert.match(words, /1 effect was only observed/);
  });

  test("nothing claims more than a model can", async () => {
    assert.doesNotMatch(await held.page.textContent("main"), /\bsignifican|\bprove[ns]?\b/i);
  });

  test("every chart has a picture with a name, words, a table with rows, and four buttons", async () => {
    const found = await held.page.$$eval(charts, (all) => all.map((figure) => {
      const svg = figure.querySelector(".on-screen svg[role=img]");
      const named = (attribute) => document.getElementById(svg?.getAttribute(attribute))?.textContent ?? "";
      return {
        id: figure.id, name: named("aria-labelledby"), words: named("aria-describedby"),
        texts: svg?.querySelectorAll("text").length, shapes: svg?.querySelectorAll("path").length,
        rows: figure.querySelectorAll("tbody tr").length,
        buttons: [...figure.querySelectorAll(".buttons button")].map((one) => one.textContent).join(" "),
      };
    }));
    assert.equal(found.length, 12);
    for (const figure of found) {
      assert.ok(figure.texts > 3 && figure.shapes > 3, `${figure.id} is empty`);
      assert.ok(figure.name.length > 10 && figure.words.length > 20, figure.id);
      assert.ok(figure.rows > 0, figure.id);
      assert.equal(figure.buttons, "Table PNG SVG CSV", figure.id);
    }
  });

  test("each person of 100 is one mark", async () => {
    // Today's route is grey: 100 people in each of two years, and a mark before each of 6 states x 2 years.
    const grey = await held.page.$$eval("#figure-where .on-screen svg path",
      (all) => all.filter((one) => one.getAttribute("fill") === "#6f7d88").length);
    assert.equal(grey, 212);
  });

  test("a group is called better off only where ranges do not overlap", async () => {
    assert.equal(await held.page.textContent("#equity-1-title"),
      "Sustained recovery at 5 years: 4 of 6 groups do better on Lighter route, 2 not told apart");
  });

  test("a group under 10 shows no number", async () => {
    const row = await held.page.$$eval("#figure-equity-1 tbody tr", (all) =>
      all.map((one) => one.textContent).find((text) => text.includes("65 and over")));
    assert.equal(row, "Aged 65 and overfewer than 10fewer than 10fewer than 10fewer than 10");
  });

  test("a button opens and closes the table of its chart", async () => {
    const button = held.page.locator("#figure-lost .buttons button").first();
    assert.equal(await held.page.isVisible("#lost-table"), false);
    await button.click();
    assert.equal(await held.page.isVisible("#lost-table"), true);
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    await button.click();
    assert.equal(await held.page.isVisible("#lost-table"), false);
  });

  test("hands over PNG, SVG and CSV", async () => {
    const png = await downloaded(held.page, "lost", "PNG");
    assert.equal(png.name, "waymark-lost.png");
    assert.equal(png.content.subarray(1, 4).toString(), "PNG");
    assert.equal(png.content.readUInt32BE(16), 2000);
    assert.ok(png.content.length > 20_000);
    const svg = (await downloaded(held.page, "lost", "SVG")).content.toString();
    assert.ok(svg.startsWith("<svg ") && svg.includes("47 of 100 are lost") && svg.includes("invented"));
    const csv = (await downloaded(held.page, "lost", "CSV")).content.toString();
    assert.ok(csv.startsWith("\uFEFFRoute,Hoop,Reached,"), csv.slice(0, 200));
    assert.ok(csv.includes("\r\nToday’s route,Referral form,100,8.2,3.1,0,no,nothing declared\r\n"), csv.slice(0, 400));
    assert.deepEqual(held.said, []);
  });

  test("axe finds nothing, 1280 wide", async () => {
    await open_tables(held.page, short_ones);
    assert.deepEqual(await violations(held.page), []);
  });

  test("a telephone never scrolls sideways", async () => fits_a_telephone(held.page));

  test("prints to A4, every chart whole", async () => prints(held.page, 10, 21));
});

describe("the example in the dark", () => {
  const held = shared(example, { dark: true, still: true });

  test("axe finds nothing, 1280 and 390 wide", async () => {
    assert.deepEqual(await violations(held.page), []);
    await resized(held.page, 390);
    assert.deepEqual(await violations(held.page), []);
  });

  test("nothing moves for those who asked for stillness", async () => {
    assert.equal(await held.page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
    assert.equal(await held.page.evaluate(() => document.getAnimations().length), 0);
  });

  test("paper is light and carries no buttons", async () => {
    await held.page.emulateMedia({ media: "print" });
    for (const hidden of [".buttons", "nav", ".on-screen", ".skip"]) {
      assert.equal(await held.page.locator(hidden).first().isVisible(), false, hidden);
    }
    assert.equal(await held.page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    assert.equal(await held.page.$eval(".on-paper text", (text) => text.getAttribute("fill")), "#1b2428");
    await held.page.emulateMedia({ media: null });
  });

  test("charts are drawn anew when the screen turns light", async () => {
    const ink = () => held.page.$eval("#figure-lost .on-screen text", (text) => text.getAttribute("fill"));
    assert.equal(await ink(), "#e9edee");
    await held.page.emulateMedia({ colorScheme: "light" });
    await held.page.waitForFunction(() =>
      document.querySelector("#figure-lost .on-screen text").getAttribute("fill") === "#1b2428");
  });
});

function six_arms() {
  const data = structuredClone(example);
  for (const id of ["well-run", "nothing-changes", "longer-contract"]) {
    data.arms.push({ id, label: `Another route with quite a long name: ${id}`, description: "One more." });
    data.pairs.push({ base: data.arms[0].id, other: id });
    const copy = (list) => list.push(...list.filter((one) => one.arm === data.arms[1].id)
      .map((one) => ({ ...structuredClone(one), arm: id })));
    for (const list of [data.whereAt, data.funnels, data.fans, data.money, data.equity, data.twoByTwo.arms]) copy(list);
    for (const metric of [...data.indicators, ...data.outcomes, ...data.burden]) copy(metric.arms);
    data.differences.push(...data.differences.filter((one) => one.pair.other === data.arms[1].id)
      .map((one) => ({ ...one, pair: { base: data.arms[0].id, other: id } })));
  }
  const of_arm = (id) => data.differences.filter((one) => one.pair.other === id);
  for (const one of of_arm("nothing-changes")) Object.assign(one, { mean: 0, lo: 0, hi: 0 });
  for (const one of of_arm("longer-contract")) {
    data.differences.push({ ...one, label: `${one.label}, at 10 years`, worthKnowing: null });
  }
  return data;
}

describe("six arms", () => {
  const held = shared(six_arms());
  const panels = () => held.page.$$eval("#figure-lost .on-screen text", (all) => all.map((one) => one.textContent));

  test("charts show four, tables all but a copy", async () => {
    assert.deepEqual(held.said, []);
    assert.equal((await panels()).filter((words) => words.startsWith("Started")).length, 4);
    assert.equal(await held.page.$$eval("#figure-lost tbody th", (all) => all.length), 5);
  });

  test("an arm that never differs is told in one sentence", async () => {
    assert.match(await held.page.textContent(".key"),
      /nothing-changes” is Today’s route run again unchanged: every difference is exactly 0\./);
    const charts = await held.page.$$eval("figure, table, .chooser", (all) => all.map((one) => one.textContent).join("\n"));
    assert.doesNotMatch(charts, /nothing-changes/);
  });

  test("a long table stays behind its button; the drawn measures stand open", async () => {
    assert.equal(await held.page.isVisible("#differences-4-table"), false);
    assert.equal(await held.page.$$eval("#differences-4-table tbody tr", (all) => all.length), 20);
    assert.equal(await held.page.$$eval("#standing-drawn-4 tbody tr", (all) => all.length), 9);
  });

  test("axe finds nothing, the chooser included", async () => {
    assert.deepEqual(await violations(held.page), []);
  });

  test("the chooser keeps charts to four and redraws them", async () => {
    const boxes = held.page.locator(".chooser input");
    await boxes.nth(4).click();
    assert.equal(await held.page.locator(".chooser input:checked").count(), 4);
    assert.match(await held.page.textContent(".chooser [role=status]"), /At most 4/);
    await boxes.nth(1).click();
    await boxes.nth(4).click();
    const names = (await panels()).join("\n");
    assert.match(names, /longer-contr/);
    assert.doesNotMatch(names, /Lighter route/);
    assert.doesNotMatch(await held.page.textContent("#lost-title"), /Lighter route/);
    assert.equal(await held.page.evaluate(() => document.activeElement.value), "longer-contract");
  });

  test("fit a telephone and A4", async () => {
    await fits_a_telephone(held.page);
    await prints(held.page, 10, 40);
  });
});

describe("a hostile run", () => {
  const held = shared(fixture("hostile"));

  test("executes nothing, fetches nothing and makes no markup", async () => {
    await open_tables(held.page);
    for (const event of ["click", "mouseover", "focus", "error", "load", "toggle"]) {
      await held.page.evaluate((name) => document.querySelectorAll("main :not(button, input, a)")
        .forEach((one) => one.dispatchEvent(new Event(name))), event);
    }
    await held.page.waitForTimeout(300);
    assert.equal(await held.page.evaluate(() => window.hacked), undefined);
    assert.deepEqual(held.said, []);
    assert.deepEqual(nothing_outside(held.asked), []);
    const made = await held.page.evaluate(() => ({
      scripts: document.querySelectorAll("script").length,
      images: [...document.querySelectorAll("img")].filter((one) => !one.src.startsWith("data:image/svg+xml;base64,")).length,
      handlers: [...document.querySelectorAll("*")].filter((one) =>
        one.getAttributeNames().some((name) => name.startsWith("on"))).length,
      links: [...document.querySelectorAll("a")].filter((one) => !one.getAttribute("href").startsWith("#")).length,
      bold: document.querySelectorAll("main b").length,
    }));
    assert.deepEqual(made, { scripts: 2, images: 0, handlers: 0, links: 0, bold: 0 });
  });

  test("shows markup as the letters it is, without characters that reorder them", async () => {
    const words = await held.page.textContent("main");
    assert.ok(words.includes("<script>window.hacked=1</script>"));
    assert.doesNotMatch(words, /[\u202A-\u202E\u2066-\u2069]/);
    assert.doesNotMatch(words, /could not be drawn/);
  });

  test("saves under our own names, with formulas made harmless and markup escaped", async () => {
    const csv = await downloaded(held.page, "lost", "CSV");
    assert.equal(csv.name, "waymark-lost.csv");
    for (const line of csv.content.toString().split("\r\n")) assert.doesNotMatch(line, /(^|,)"?[=+@]/, line);
    const svg = (await downloaded(held.page, "lost", "SVG")).content.toString();
    assert.ok(!/<script|<img|<foreignObject|<[^>]* on[a-z]+=/.test(svg));
    const png = await downloaded(held.page, "where", "PNG");
    assert.equal(png.content.subarray(1, 4).toString(), "PNG");
  });

  test("fits a telephone and A4", async () => {
    await fits_a_telephone(held.page);
    await prints(held.page, 10, 45, ".on-paper svg");
  });
});

describe("cost held against effect, and what is not known", () => {
  const estimate = (mean) => ({ mean, lo: mean - 1, hi: mean + 1 });
  const arm = (id, cost, effect, more, most, standing) => ({
    arm: id, cost: estimate(cost), effect: { mean: effect }, moreCost: { mean: cost - 100 }, moreEffect: { mean: effect - 2 },
    benefits: [{ worth: 20000, value: estimate(more), difference: estimate(more), most }], ...standing,
  });
  const share = (base) => [{ arm: "patient-pathway", share: base }, { arm: "lighter-pathway", share: 1 - base }];
  const valued = {
    ...example,
    valueForMoney: {
      cost: { label: "Money: the council", unit: "pounds", better: "lower" },
      effect: { label: "Good years", unit: "years", better: "higher" },
      counted: [{ couplings: "all", runs: 4, arms: [
        arm("patient-pathway", 100, 2, 0, false, { standing: "efficient" }),
        arm("lighter-pathway", 400, 2.5, 9700, true, { standing: "efficient", against: "patient-pathway", icer: { mean: 600, lo: 500, hi: 700 } }),
        arm("same-again", 500, 2.4, 7600, false, { standing: "dominated", by: "lighter-pathway" })] }],
    },
    unknown: {
      samples: 50, runsASample: 2,
      differences: [{ metric: "good-years", arm: "lighter-pathway", label: "Good years", unit: "years", mean: 0.5, lo: 0.1, hi: 0.9, chanceShare: 0.2 }],
      plane: Array.from({ length: 50 }, (_, i) => ({ arm: "lighter-pathway", effect: 0.1 + i / 60, cost: 300 + i })),
      curve: [0, 20000, 40000].map((worth) => ({ worth, arms: share(worth === 0 ? 1 : 0.1), best: worth === 0 ? "patient-pathway" : "lighter-pathway", perfectInformation: 12 })),
    },
  };
  const held = shared(valued);

  test("says what one more costs, and against whom", async () => {
    const words = await held.page.textContent("#value");
    assert.match(words, /At £20,000 for each year more, “.+” has most net benefit/);
    assert.match(words, /£600 \(£500 to £700\) for each year more than “/);
    assert.doesNotMatch(words, /undefined|NaN/);
  });

  test("draws acceptability and the plane, and tells them in words", async () => {
    const words = await held.page.textContent("#unknown");
    assert.match(words, /drawn anew in each of 50 samples/);
    assert.match(words, /has most net benefit on average, and in 90 of 100 samples/);
    assert.ok(await held.page.isVisible("#figure-acceptability svg"));
    assert.ok(await held.page.isVisible("#figure-plane svg"));
    assert.deepEqual(held.said, []);
  });

  test("axe finds nothing", async () => {
    assert.deepEqual(await violations(held.page), []);
  });

  test("fits a telephone", async () => fits_a_telephone(held.page));
});

describe("with parts missing", () => {
  const bare = { format: 1, title: "Bare", question: "?", run: example.run, arms: example.arms.slice(0, 1) };
  const parts = Object.keys(example).filter((key) => !(key in bare));
  const without = (names) => ({ ...example, ...Object.fromEntries(names.map((name) => [name, null])) });

  async function stands(data, sections) {
    await with_page(filled(data), async ({ page, said }) => {
      assert.deepEqual(said, []);
      assert.doesNotMatch(await page.textContent("main"), /could not be drawn|undefined|NaN/);
      if (sections) assert.deepEqual(await page.$$eval("main > section", (all) => all.map((one) => one.id)), sections);
    });
  }

  test("one arm and nothing else still makes a page", async () => stands(bare, ["answer", "reproduce"]));

  test("every second part left out, the rest stands", async () => {
    await stands(without(parts.filter((_, index) => index % 2 === 0)));
    await stands(without(parts.filter((_, index) => index % 2 === 1)));
  });

  test("one replication is told without ranges", async () => {
    await stands(JSON.parse(JSON.stringify(example).replace(/"(lo|hi)":-?[\d.e]+/g, '"$1":null')));
  });

  test("broken data in one part leaves the others", async () => {
    await with_page(filled({ ...example, funnels: [{ arm: "patient-pathway" }] }), async ({ page, said }) => {
      assert.deepEqual(said, []);
      assert.match(await page.evaluate(() => document.getElementById("lost")?.textContent ?? ""), /could not be drawn/);
      assert.ok(await page.isVisible("#figure-waiting-1"));
    });
  });

  test("an unfilled template says how to make a report", async () => {
    await with_page(readFileSync(template_file, "utf8"), async ({ page, said }) => {
      assert.deepEqual(said, []);
      assert.match(await page.textContent("main"), /waymark report RUN -o report.html/);
    });
  });
});
