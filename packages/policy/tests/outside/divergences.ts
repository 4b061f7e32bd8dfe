import { readFileSync } from "node:fs";
import { type Json, listOf, objectOf, textOf } from "../decide/json.ts";

/** A way in which @cloud-copilot/iam-simulate decides cases otherwise. */
export interface Divergence {
  readonly reason: string;
  /** Who is wrong: the oracle, by the document; or nobody, where AWS is silent or the oracle does not claim to know the feature. */
  readonly wrong: "oracle" | "nobody";
  /** The AWS document that settles it, or docs/differences.md. */
  readonly document: string;
  /** How the files and names of the cases begin. */
  readonly cases: readonly string[];
}

function divergenceOf(json: Json): Divergence {
  const of = objectOf(json, ["reason", "wrong", "document", "cases"]);
  const { wrong } = of;
  if (wrong !== "oracle" && wrong !== "nobody") throw new Error(`Who is wrong? ${wrong}`);
  return {
    reason: textOf(of["reason"]),
    wrong,
    document: textOf(of["document"]),
    cases: listOf(of["cases"]).map(textOf),
  };
}

const json: Json = JSON.parse(readFileSync(new URL("divergences.json", import.meta.url), "utf8"));

/** Every divergence over cases/decide. */
export const divergences: readonly Divergence[] = listOf(json).map(divergenceOf);
