import { quick, thorough } from "./effort.ts";
import { type PartName, parts } from "./parts/index.ts";

/** Measures one part and sends what it has found to the process that began this one. */
const [name, effort] = process.argv.slice(2);
const isPart = (text: string | undefined): text is PartName =>
  text !== undefined && Object.hasOwn(parts, text);
if (!isPart(name)) throw new Error(`No part ${name}`);
const result = await parts[name](effort === "quick" ? quick : thorough);
process.send?.(result);
