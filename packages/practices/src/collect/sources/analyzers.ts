import { ListAnalyzersCommand } from "@aws-sdk/client-accessanalyzer";
import { analyzerOf, answersIn } from "../../answers/index.ts";
import type { AnalyzerSnapshot } from "../../snapshot/index.ts";
import type { Source } from "../source.ts";

/** Access Analyzer's analyzers in the region that is asked. */
export const analyzers: Source = {
  input: "analyzers",
  actions: ["access-analyzer:ListAnalyzers"],
  async collect({ account, clients }, asking) {
    const found: AnalyzerSnapshot[] = [];
    const pages = asking.pages("access-analyzer:ListAnalyzers", (nextToken, options) =>
      clients.accessAnalyzer.send(new ListAnalyzersCommand({ nextToken }), options),
    );
    for await (const page of pages) {
      found.push(...answersIn(page["analyzers"]).flatMap((analyzer) => analyzerOf(analyzer) ?? []));
    }
    if (asking.coverage().state !== "absent") account.plain.analyzers = found;
  },
};
