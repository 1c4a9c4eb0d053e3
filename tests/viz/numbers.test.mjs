import assert from "node:assert/strict";
import { test } from "node:test";
import { module_of } from "./support.mjs";

const numbers = await module_of("numbers.ts");
const { amount, valued, range, difference, short, as_share, is_clear, listed, date } = numbers;
const words = (estimate, unit) => difference(estimate, unit).join("");

test("a share is told as people of 100", () => {
  assert.equal(amount(0.412, "share"), "41 of 100");
  assert.equal(amount(0.02, "share"), "2 of 100");
});

test("a range is told with the decimals of its value", () => {
  assert.equal(valued({ mean: 0.41, lo: 0.39, hi: 0.43 }, "share"), "41 of 100 (39 to 43)");
  assert.equal(valued({ mean: 0.046, lo: 0.041, hi: 0.052 }, "share"), "4.6 of 100 (4.1 to 5.2)");
});

test("a narrow range does not collapse to one number", () => {
  assert.equal(valued({ mean: 0.4123, lo: 0.411, hi: 0.4136 }, "share"), "41.2 of 100 (41.1 to 41.4)");
});

test("a small difference keeps the decimals that tell it from its range", () => {
  assert.equal(valued({ mean: 0.0134, lo: 0.0121, hi: 0.0148 }, "years", true), "+0.013 years (+0.012 to +0.015)");
});

test("a value without a range is told alone", () => {
  assert.equal(valued({ mean: 12 }, "weeks"), "12 weeks");
  assert.equal(range({ mean: 12, lo: null, hi: null }, "weeks"), "");
});

test("pounds are told in the size a reader can hold", () => {
  assert.equal(amount(1_240_000, "pounds"), "£1.24 million");
  assert.equal(amount(309_700, "pounds"), "£310,000");
  assert.equal(amount(38.5, "pounds"), "£38.5");
  assert.equal(amount(-412_300, "pounds"), "−£412,000");
  assert.equal(short(1_240_000, "pounds"), "£1.24 m");
});

test("a difference says more or fewer", () => {
  assert.equal(words({ mean: 0.21, lo: 0.18, hi: 0.24 }, "share"), "21 more of 100 (18 to 24 more)");
  assert.equal(words({ mean: -0.21, lo: -0.24, hi: -0.18 }, "share"), "21 fewer of 100 (18 to 24 fewer)");
});

test("a difference that may go either way says so", () => {
  assert.equal(words({ mean: 0.02, lo: -0.01, hi: 0.05 }, "share"), "2.0 more of 100 (1.0 fewer to 5.0 more)");
  assert.equal(words({ mean: 190_000, lo: -40_000, hi: 420_000 }, "pounds"),
    "£190,000 more (£40,000 less to £420,000 more)");
});

test("nothing is told as no difference", () => {
  assert.equal(words({ mean: 0, lo: 0, hi: 0 }, "share"), "no difference");
  assert.equal(words({ mean: 0 }, "pounds"), "no difference");
});

test("a negative number that rounds to nothing carries no sign", () => {
  assert.equal(amount(-0.00001, "share"), "0 of 100");
});

test("people of 100 and shares are told alike", () => {
  assert.deepEqual(as_share({ mean: 41, lo: 39, hi: null }), { mean: 0.41, lo: 0.39, hi: null });
});

test("a difference is clear only when its whole range lies on one side", () => {
  assert.equal(is_clear({ mean: 1, lo: 0.1, hi: 2 }), true);
  assert.equal(is_clear({ mean: 1, lo: -0.1, hi: 2 }), false);
  assert.equal(is_clear({ mean: 1 }), false);
});

test("lists and dates read as a person would say them", () => {
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
  assert.equal(date("2027-04-01"), "1 April 2027");
  assert.equal(date("2027-04"), "April 2027");
  assert.equal(date("soon"), "soon");
});
