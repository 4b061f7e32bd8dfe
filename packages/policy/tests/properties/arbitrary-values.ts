import fc from "fast-check";

const digits = fc.string({ unit: fc.constantFrom("0", "0", "1", "9"), minLength: 1, maxLength: 3 });

/** Numbers around zero in all their spellings, and some that are none. */
export const numbers = fc
  .tuple(
    fc.constantFrom("", "", "", "-", "+"),
    digits,
    fc.oneof(
      fc.constant(""),
      fc.constant(""),
      digits.map((text) => `.${text}`),
      fc.constantFrom(".", "e1", " "),
    ),
  )
  .map((parts) => parts.join(""));

/** Dates of a few days in all their spellings, and some that are none. */
export const dates = fc
  .tuple(
    fc.constantFrom(
      "2020",
      "2020",
      "2020",
      "2021",
      "2000",
      "1900",
      "0000",
      "-0001",
      "1969",
      "12020",
      "275760",
    ),
    fc.constantFrom("-01", "-02", "-12", "-2", "-13", "-00", ""),
    fc.constantFrom("-01", "-28", "-29", "-30", "-31", "-1", "-00", ""),
    fc.constantFrom(
      "",
      "T00:00",
      "T00:00:00",
      "t23:59:59",
      "T23:59:59.999",
      "T00:00:00.000000001",
      "T5",
      "T24:00",
      "T23:59:60",
      "T12:60",
      "T",
    ),
    fc.constantFrom(
      "",
      "Z",
      "Z",
      "z",
      "+00:00",
      "-00:30",
      "+05:30",
      "+23:59",
      "-23",
      "+0100",
      "+24:00",
      "+01:60",
    ),
  )
  .map((parts) => parts.join(""));

/** Epoch seconds. */
export const epochs = fc.constantFrom(
  "0",
  "00",
  "1",
  "999",
  "9999",
  "10000",
  "01577836800",
  "1577836800",
  "253402300800",
  "9223372036854775807",
);

const bytes = fc.constantFrom(0, 1, 9, 10, 127, 128, 203, 255);
const fours = fc.tuple(bytes, bytes, bytes, bytes).map((parts) => parts.join("."));
const groups = fc.constantFrom(
  "0",
  "0",
  "0",
  "1",
  "db8",
  "DB8",
  "0db8",
  "2001",
  "ffff",
  "FFFF",
  "cb00",
  "7107",
);
const sixes = fc.oneof(
  fc.array(groups, { minLength: 8, maxLength: 8 }).map((list) => list.join(":")),
  fc
    .tuple(fc.array(groups, { maxLength: 4 }), fc.array(groups, { maxLength: 4 }))
    .map(([before, after]) => `${before.join(":")}::${after.join(":")}`),
  fours.map((text) => `::ffff:${text}`),
  fc
    .tuple(fc.constantFrom("::", "0:0:0:0:0:FFFF:", "64:ff9b::", "1::", "::ffff:0:"), fours)
    .map((parts) => parts.join("")),
);
const spoilt = fc.constantFrom("", "", "", "", "", "", " ", ":", ".", "%eth0", "1");

/** Addresses of both families in all their spellings, and some that are none. */
export const addresses = fc.tuple(fc.oneof(fours, sixes), spoilt).map((parts) => parts.join(""));

/** Addresses and networks. */
export const networks = fc
  .tuple(
    fc.oneof(fours, sixes),
    fc.oneof(
      fc.constant(""),
      fc.constantFrom(
        "/0",
        "/1",
        "/8",
        "/9",
        "/24",
        "/31",
        "/32",
        "/33",
        "/64",
        "/95",
        "/96",
        "/97",
        "/120",
        "/128",
        "/129",
        "/08",
        "/",
        "/-1",
        "/1/1",
      ),
    ),
  )
  .map((parts) => parts.join(""));
