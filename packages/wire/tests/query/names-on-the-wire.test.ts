import { NormalizedSchema } from "@smithy/core/schema";
import { expect, test } from "vitest";
import { defaultLimits } from "../../src/index.ts";
import { parseForm } from "../../src/query/form.ts";
import { formReader } from "../../src/query/read-form.ts";
import { xmlWriter } from "../../src/query/xml.ts";
import { type Shape, shapeOf } from "../../src/shape.ts";

/** Schemas with the traits that none of the served services uses, in the layout of the SDK's. */
const schemaOf = (tuple: unknown): Shape =>
  shapeOf(NormalizedSchema.of(tuple as Parameters<typeof NormalizedSchema.of>[0]));

const list = [1, "test", "Names", 0, 0];
const renamedList = [1, "test", "RenamedNames", 0, [0, { xmlName: "item" }]];
const map = [2, "test", "Attributes", 0, 0, 0];
const renamedMap = [2, "test", "Renamed", 0, [0, { xmlName: "Name" }], [0, { xmlName: "Value" }]];

const shape = schemaOf([
  3,
  "test",
  "Input",
  0,
  ["Plain", "Renamed", "Flat", "FlatMap", "RenamedMap", "Name"],
  [
    () => list,
    () => renamedList,
    [() => list, { xmlFlattened: 1, xmlName: "FlatName" }],
    [() => map, { xmlFlattened: 1 }],
    () => renamedMap,
    [0, { xmlName: "OtherName" }],
  ],
]);

const value = {
  Plain: ["a", "b"],
  Renamed: ["c"],
  Flat: ["e", "f"],
  FlatMap: { k: "v" },
  RenamedMap: { x: "y" },
  Name: "n",
};

test("forms are read by the names of the wire", () => {
  const form =
    "Plain.member.1=a&Plain.member.2=b&Renamed.item.1=c&FlatName.2=f&FlatName.1=e&FlatMap.1.key=k&FlatMap.1.value=v&" +
    "RenamedMap.entry.1.Name=x&RenamedMap.entry.1.Value=y&OtherName=n";
  expect(formReader(shape)(parseForm("", form, defaultLimits), "")).toEqual(value);
});

test("answers are written by the names of the wire", () => {
  expect(xmlWriter(shape)(value, "")).toBe(
    "<Plain><member>a</member><member>b</member></Plain><Renamed><item>c</item></Renamed>" +
      "<FlatName>e</FlatName><FlatName>f</FlatName>" +
      "<FlatMap><key>k</key><value>v</value></FlatMap>" +
      "<RenamedMap><entry><Name>x</Name><Value>y</Value></entry></RenamedMap><OtherName>n</OtherName>",
  );
});

test("a structure may contain itself", () => {
  const tree: unknown[] = [3, "test", "Tree", 0, ["Leaf", "Inner"], [0, () => tree]];
  const recursive = schemaOf(tree);
  const form = parseForm("", "Leaf=a&Inner.Leaf=b&Inner.Inner.Leaf=c", defaultLimits);
  const read = formReader(recursive)(form, "");
  expect(read).toEqual({ Leaf: "a", Inner: { Leaf: "b", Inner: { Leaf: "c" } } });
  expect(xmlWriter(recursive)(read, "")).toBe(
    "<Leaf>a</Leaf><Inner><Leaf>b</Leaf><Inner><Leaf>c</Leaf></Inner></Inner>",
  );
});

test("a schema of an unknown kind is a defect, not a text", () => {
  expect(() => schemaOf([3, "test", "Odd", 0, ["Big"], [17]])).toThrow(TypeError);
});
