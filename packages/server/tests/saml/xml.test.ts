import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { XmlRefusedError } from "../../src/services/sts/saml/well-formed.ts";
import { parseXml } from "../../src/services/sts/saml/xml.ts";

const read = (text: string) => parseXml(text, "message").textContent;

test.each([
  ["an empty element", "<a/>", ""],
  ["text", "<a>b</a>", "b"],
  ["text in parts", "<a>b<c>d</c>e</a>", "bde"],
  ["the entities of XML", "<a>&lt;&gt;&amp;&quot;&apos;</a>", "<>&\"'"],
  ["characters by number", "<a>&#65;&#x42;&#x1F600;</a>", "AB\u{1f600}"],
  ["a declaration", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a>b</a>\n', "b"],
  ["quotes of both kinds", `<a b='"' c="'">d</a>`, "d"],
  ["a sign that only begins a tag", "<a>b > c</a>", "b > c"],
  ["prefixes that are bound", '<p:a xmlns:p="u" p:b="c">d</p:a>', "d"],
  ["the prefix of XML", '<a xml:lang="en">b</a>', "b"],
])("%s is read", (_, text, content) => {
  expect(read(text)).toBe(content);
});

const refusedTexts: Readonly<Record<string, string>> = {
  nothing: "",
  blanks: "  ",
  text: "a",
  "two roots": "<a/><b/>",
  "text before the root": "x<a/>",
  "text behind the root": "<a/>x",
  "a tag that breaks off": "<a",
  "an element that breaks off": "<a>b",
  "an end too many": "<a></a></a>",
  "ends in another order": "<a><b></a></b>",
  "an end in other letters": "<A></a>",
  "an attribute without quotes": "<a b=c/>",
  "an attribute without a value": "<a b/>",
  "an attribute twice": "<a b='1' b='2'/>",
  "an attribute twice under two prefixes": "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
  "a tag in an attribute": "<a b='<c/>'/>",
  "attributes without a blank between": "<a b='1'c='2'/>",
  "a name that begins with a digit": "<1a/>",
  "a name with two colons": "<a:b:c xmlns:a='u'/>",
  "a name beyond ASCII": "<\u00e4/>",
  "a prefix that nothing binds": "<p:a/>",
  "a prefix of an attribute that nothing binds": "<a p:b='c'/>",
  "a prefix that is bound to nothing": "<a xmlns:p=''/>",
  "a comment": "<a><!-- b --></a>",
  "a comment before the root": "<!-- b --><a/>",
  "a CDATA section": "<a><![CDATA[b]]></a>",
  "the end of a CDATA section": "<a>]]></a>",
  "a processing instruction": "<a><?b c?></a>",
  "a second declaration": "<?xml version='1.0'?><?xml version='1.0'?><a/>",
  "a declaration behind a blank": " <?xml version='1.0'?><a/>",
  "another version": "<?xml version='1.1'?><a/>",
  "another encoding": "<?xml version='1.0' encoding='UTF-16'?><a/>",
  "a document type": "<!DOCTYPE a><a/>",
  "a document type in small letters": "<!doctype a><a/>",
  "an entity that nothing declares": "<a>&b;</a>",
  "an entity that does not end": "<a>&amp</a>",
  "a bare ampersand": "<a>b & c</a>",
  "a null by number": "<a>&#0;</a>",
  "a surrogate by number": "<a>&#xD800;</a>",
  "a number beyond Unicode": "<a>&#x110000;</a>",
  "a null": "<a>\u0000</a>",
  "half a surrogate": "<a>\ud800</a>",
  "a byte order mark": "\ufeff<a/>",
  "a line end of XML 1.1": "<a>\u2028</a>",
  "49 elements in each other": `${"<a>".repeat(49)}${"</a>".repeat(49)}`,
  "2,001 elements": `<a>${"<b/>".repeat(2_000)}</a>`,
  "65 attributes": `<a ${Array.from({ length: 65 }, (_, at) => `b${at}=''`).join(" ")}/>`,
};

test.each(Object.entries(refusedTexts))("%s is refused", (_, text) => {
  expect(() => read(text)).toThrow(XmlRefusedError);
});

describe("in metadata", () => {
  test("comments are no part of a text", () => {
    expect(parseXml("<!-- a --><b>c<!-- <d> & --></b>", "metadata").textContent).toBe("c");
  });
  test.each(["<a><!-- b -- c --></a>", "<a><!-- b </a>", "<!DOCTYPE a><a/>", "<a><!b></a>"])(
    "%s is refused all the same",
    (text) => {
      expect(() => parseXml(text, "metadata")).toThrow(XmlRefusedError);
    },
  );
});

/** Pieces of XML, right and wrong, in any order. */
const pieces = fc.constantFrom(
  ...["<a>", "</a>", "<b c='d'>", "</b>", "<a/>", "<", ">", "&", "&amp;", "&#65;", "]]>", "<!--"],
  ...[
    "-->",
    "<![CDATA[",
    "<?x?>",
    "<!DOCTYPE x>",
    "'",
    '"',
    "=",
    " ",
    "x",
    "\n",
    "/",
    "a:b",
    "\u0000",
  ],
);

test("whatever is accepted, the parser reads without a complaint and as it is written", () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = `<a>${parts.join("")}</a>`;
      try {
        parseXml(text, "message");
      } catch (error) {
        expect(error).toBeInstanceOf(XmlRefusedError);
        return;
      }
      accepted += 1;
      const complain = (message: string): never => {
        throw new Error(message);
      };
      const errorHandler = { warning: complain, error: complain, fatalError: complain };
      const root = new DOMParser({ errorHandler }).parseFromString(text, "text/xml");
      const plain = text
        .replace(/<[^>]*>/g, "")
        .replaceAll("&amp;", "&")
        .replaceAll("&#65;", "A");
      expect(root.documentElement.textContent).toBe(plain);
    }),
    { numRuns: 3_000 },
  );
  expect(accepted).toBeGreaterThan(50);
});
