import { DecodeAuthorizationMessageCommand, STSClient } from "@aws-sdk/client-sts";
import { print, styled } from "../terminal.ts";
import { layerWords } from "./layer-names.ts";
import { isObject, itemsIn, textIn } from "./unknown-json.ts";

/** Explains the encoded message of a denial, which the server that denied decodes (`sts:DecodeAuthorizationMessage`). */
export async function explainMessage(
  message: string,
  endpoint: string | undefined,
  json: boolean,
): Promise<void> {
  const decoded = await decode(message.trim(), endpoint);
  if (json) return print(JSON.stringify(decoded, null, 2));
  print(shown(decoded));
}

async function decode(message: string, endpoint: string | undefined): Promise<unknown> {
  const region = process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"] ?? "us-east-1";
  const client = new STSClient({ region, ...(endpoint !== undefined && { endpoint }) });
  try {
    const answer = await client.send(
      new DecodeAuthorizationMessageCommand({ EncodedMessage: message }),
    );
    return JSON.parse(answer.DecodedMessage ?? "");
  } catch (error) {
    throw new Error(`The message is not decoded: ${reasonOf(error)}`, { cause: error });
  } finally {
    client.destroy();
  }
}

const advice: Readonly<Record<string, string>> = {
  CredentialsProviderError:
    'there are no credentials. Get some, as with eval "$(ostiary credentials)".',
  InvalidAuthorizationMessageException:
    "it is not a message of this server. Name the server that denied with --endpoint-url.",
  AccessDenied: "the caller may not do that; it needs sts:DecodeAuthorizationMessage.",
  ECONNREFUSED: "no server answers there. Start it, or name another with --endpoint-url.",
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : error.name;
  return advice[code] ?? advice[error.name] ?? error.message;
}

/** The decoded message for people ("DecodeAuthorizationMessage" says what is in it). */
function shown(decoded: unknown): string {
  const context = isObject(decoded) ? decoded["context"] : undefined;
  const principal = isObject(context) ? textIn(context["principal"], "arn") : undefined;
  const isExplicit = isObject(decoded) && decoded["explicitDeny"] === true;
  const statements = itemsIn(decoded, "matchedStatements").map(statementShown);
  const layers = itemsIn(decoded, "failures").flatMap((failure) => textIn(failure, "layer") ?? []);
  const missing = itemsIn(decoded, "missingContextKeys").map((key) => `  ${key}`);
  const conditions = itemsIn(context, "conditions").map(conditionShown);
  const what = `${textIn(context, "action")} on ${textIn(context, "resource")} by ${principal}`;
  return [
    `${styled("DENIED", "bold", "red")}  ${what}\n${because(isExplicit, layers)}`,
    ...section("Statements that deny", statements),
    ...section("Asked for by statements, and not in the request", missing),
    ...section("What the request brought", conditions),
  ].join("\n\n");
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [[styled(title, "bold"), ...lines].join("\n")];

function because(isExplicit: boolean, layers: readonly string[]): string {
  const words = Object.entries(layerWords).find(([layer]) => layers.includes(layer))?.[1];
  if (isExplicit) return `An explicit Deny in ${words?.a ?? "a policy"} ends it.`;
  return `No ${words?.one ?? "policy"} allows it.`;
}

function statementShown(statement: unknown): string {
  const place = isObject(statement) ? statement["startPosition"] : undefined;
  const line =
    isObject(place) && typeof place["line"] === "number" ? `, line ${place["line"]}` : "";
  const sid = textIn(statement, "statementId");
  const name = sid === undefined || sid === "" ? "" : ` ${sid}`;
  return `  ${textIn(statement, "sourcePolicyId") ?? "a policy"}${line}:${name} ${textIn(statement, "effect")}`;
}

function conditionShown(condition: unknown): string {
  const values = isObject(condition) ? itemsIn(condition, "values") : [];
  const texts = values.map((value) => textIn(value, "value"));
  return `  ${textIn(condition, "key")} = ${texts.join(", ")}`;
}
