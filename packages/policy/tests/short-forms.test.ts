import { describe, expect, test } from "vitest";
import { momentOf, readClock } from "../src/condition/date.ts";
import { addressOf, readPlainAddress } from "../src/condition/ip-address.ts";
import { type NumberSlot, numberSlot } from "../src/condition/number-slot.ts";
import { decimalOf, readWhole } from "../src/condition/numeric.ts";

/** What a reader puts into the slot; undefined where it leaves a text to the long way. */
function read(
  reader: (text: string, into: NumberSlot) => boolean,
  text: string,
): number | undefined {
  const slot = numberSlot();
  return reader(text, slot) ? slot[0] : undefined;
}

/** A text with each of its characters replaced by others. */
const damaged = (text: string, others: string): readonly string[] =>
  [...text].flatMap((right, at) =>
    [...others]
      .filter((other) => other !== right)
      .map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  );

describe("dates as clocks write them are read at once, to the same moment as the long way", () => {
  const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(
    (day, month) => `2023-${String(month + 1).padStart(2, "0")}-${day}T00:00:00Z`,
  );
  test.each([
    "2026-11-24T20:14:46Z",
    "2026-11-24T20:14:46.000Z",
    "2026-11-24T20:14:46.123Z",
    "2026-09-09T09:09:09.999Z",
    "0000-01-01T00:00:00Z",
    "0000-02-29T23:59:59Z",
    "0000-03-01T00:00:00Z",
    "0099-12-31T00:00:00Z",
    "0400-02-29T00:00:00Z",
    "1600-03-01T00:00:00Z",
    "1900-03-01T00:00:00Z",
    "1969-12-31T23:59:59.999Z",
    "1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "2000-02-29T00:00:00Z",
    "2024-02-29T00:00:00Z",
    ...lastDays,
  ])("%s", (text) => {
    expect(read(readClock, text)).toBe(momentOf(text)?.milliseconds);
    expect(read(readClock, text)).toBe(Date.parse(text));
  });

  test("for every day of eight centuries", () => {
    const wrong: string[] = [];
    for (let day = -500 * 366; day < 300 * 366; day += 1) {
      const text = new Date(day * 86_400_000 + 45_296_789).toISOString();
      if (read(readClock, text) !== Date.parse(text)) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  const beyondLastDays = lastDays.map((text) =>
    text.replace(/[0-9]{2}T/, (day) => `${Number(day.slice(0, 2)) + 1}T`),
  );
  test.each([
    "1900-02-29T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "2024-02-30T00:00:00Z",
    "2024-00-01T00:00:00Z",
    "2024-13-01T00:00:00Z",
    "2024-01-00T00:00:00Z",
    "2024-01-01T24:00:00Z",
    "2024-01-01T00:60:00Z",
    "2024-01-01T00:00:60Z",
    "2024-01-01T00:00:00",
    "2024-01-01T00:00:0Z",
    "2024-01-01T00:00:00.0Z",
    "2024-01-01T00:00:00.0000Z",
    "2024-01-01T00:00Z",
    "",
    ...beyondLastDays,
    ...damaged("2022-11-12T11:12:12Z", "/:x-T."),
    ...damaged("2022-11-12T11:12:12.123Z", "/:x-T"),
  ])("%s is left to the long way", (text) => {
    expect(read(readClock, text)).toBeUndefined();
  });
});

describe("whole numbers are read at once", () => {
  test.each(["0", "9", "10", "007", "123456789012345", "999999999999999"])("%s", (text) => {
    expect(read(readWhole, text)).toBe(Number(text));
    expect(decimalOf(text)?.whole).toBe(Number(text));
  });
  test.each(["", "1000000000000000", "-1", "+1", "1.0", "1e3", " 1", "1 ", "/", ":", "1/", "1:"])(
    "%s is left to the long way",
    (text) => {
      expect(read(readWhole, text)).toBeUndefined();
      expect(decimalOf(text)?.whole ?? Number.NaN).toBeNaN();
    },
  );
});

describe("IPv4 addresses are read at once", () => {
  test.each(["0.0.0.0", "1.2.3.4", "10.1.2.3", "192.0.2.255", "99.100.199.200", "255.255.255.255"])(
    "%s",
    (text) => {
      expect(read(readPlainAddress, text)).toBe(Number(addressOf(text)?.bits));
    },
  );
  test.each([
    "",
    ".",
    "1",
    "1.2.3",
    "1.2.3.",
    ".1.2.3",
    "1..2.3",
    "1.2.3.4.",
    "1.2.3.4.5",
    "256.1.1.1",
    "1.1.1.256",
    "1.1.1.1000",
    "01.2.3.4",
    "1.2.3.04",
    "00.0.0.0",
    "1.2.3.4 ",
    " 1.2.3.4",
    "1.2.3.-4",
    "255.255.255.2555",
    "2001:db8::1",
    "::ffff:10.1.2.3",
    "1.2.3./",
    "1.2.3.:",
  ])("%s is left to the long way", (text) => {
    expect(read(readPlainAddress, text)).toBeUndefined();
  });
});
