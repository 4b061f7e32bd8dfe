import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedChromium } from "../../../../tests/chromium.ts";
import {
  type AuditReport,
  audit,
  findingsOf,
  htmlReport,
  readSnapshot,
  rules,
} from "../../src/index.ts";
import { hostileTexts, madeReport, madeRules } from "./made-report.ts";

const sample = fileURLToPath(new URL("../samples/iam-vulnerable.json", import.meta.url));
let report: AuditReport;
let page: string;

beforeAll(async () => {
  const snapshot = await readSnapshot([sample], { takenAt: "2026-06-01T00:00:00.000Z" });
  report = audit(snapshot, { rules });
  page = htmlReport(report, rules);
});

test("an account of 44 users, 78 roles and 84 policies is told in less than 300 KB", () => {
  expect(Buffer.byteLength(page)).toBeLessThan(300_000);
});

test("its Content-Security-Policy allows its own style and script, and nothing else", () => {
  const hash = (element: string): string => {
    const text = new RegExp(`<${element}>([^]*?)</${element}>`, "u").exec(page)?.[1] ?? "";
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  };
  expect(page).toContain(
    `content="default-src 'none'; style-src ${hash("style")}; script-src ${hash("script")}; base-uri 'none'; form-action 'none'"`,
  );
  expect(page).not.toMatch(/<[^>]+\s(?:style|on\w+)=/u);
  expect(page).not.toMatch(/<[^>]+\s(?:src|href)="(?!#)/u);
});

test("hostile texts open no tag and no attribute", () => {
  const tags = (text: string) => text.match(/<\/?[a-z]+/gu)?.length;
  const plain = htmlReport(madeReport(hostileTexts.map((_, place) => `plain ${place}`)), madeRules);
  const hostile = htmlReport(madeReport(hostileTexts), madeRules);
  expect(tags(hostile)).toBe(tags(plain));
  expect(hostile).not.toMatch(/[\u202a-\u202e]/u);
});

describe("in a browser, from a file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "ostiary-report-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function open<T>(
    executablePath: string,
    html: string,
    scheme: "light" | "dark",
    use: (tab: import("playwright-core").Page) => Promise<T>,
  ): Promise<T> {
    const file = join(folder, "report.html");
    await writeFile(file, html);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      const tab = await browser.newPage({ colorScheme: scheme });
      const wrong: string[] = [];
      tab.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
      tab.on("pageerror", (error) => wrong.push(error.message));
      tab.on("request", (request) => {
        if (!request.url().startsWith("file:")) wrong.push(request.url());
      });
      await tab.goto(pathToFileURL(file).href);
      const result = await use(tab);
      expect(wrong).toEqual([]);
      return result;
    } finally {
      await browser.close();
    }
  }

  test("every finding is shown, and filters show what they are asked for", async ({ skip }) => {
    const executablePath = await installedChromium();
    if (executablePath === undefined)
      return skip("There is no Chromium; OSTIARY_CHROMIUM names one.");
    const findings = findingsOf(report);
    await open(executablePath, page, "dark", async (tab) => {
      const shown = tab.locator(".findings > li:visible");
      expect(await shown.locator("> p:first-child").allTextContents()).toHaveLength(
        findings.length,
      );
      const told = new Set(await shown.locator("> p:first-child").allTextContents());
      expect(findings.filter(({ message }) => !told.has(message))).toEqual([]);
      await tab.keyboard.press("/");
      await tab.keyboard.type("privesc7-attachuserpolicy");
      const some = await shown.count();
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(findings.length);
      expect(await tab.locator("#count").textContent()).toBe(
        `${some} of ${findings.length} findings`,
      );
      await tab.fill("#text", "");
      await tab.uncheck("[name=severity][value=high]");
      expect(await shown.count()).toBe(
        findings.filter(({ severity }) => severity !== "high").length,
      );
      await tab.check("[name=severity][value=high]");
      await tab.locator(".card button[data-practice='9']").press("Enter");
      expect(await shown.count()).toBe(
        findings.filter(({ rule }) => rule.startsWith("09.")).length,
      );
      await tab.selectOption("#practice", "3");
      await tab.locator("details:has(svg) summary").first().press("Enter");
      expect(await tab.locator("svg:visible").count()).toBeGreaterThan(0);
      await tab.locator(".copy:visible").first().click();
      await tab
        .locator(".copy", { hasText: /Copied|Selected/u })
        .first()
        .waitFor();
    });
  });

  test("hostile texts are shown as text", async ({ skip }) => {
    const executablePath = await installedChromium();
    if (executablePath === undefined)
      return skip("There is no Chromium; OSTIARY_CHROMIUM names one.");
    await open(
      executablePath,
      htmlReport(madeReport(hostileTexts), madeRules),
      "light",
      async (tab) => {
        expect(await tab.title()).not.toBe("taken");
        expect(await tab.locator("img").count()).toBe(0);
        const told = await tab.locator(".findings > li > p:first-child").allTextContents();
        for (const text of [hostileTexts[0], hostileTexts[1], hostileTexts[10]])
          expect(told).toContain(text);
      },
    );
  });
});
