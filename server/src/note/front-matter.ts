import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { translatable } from '../l10n.ts';
import type { Line } from '../markdown/block.ts';
import type { Anchor, Span } from '../text/span.ts';

/** A key of the front matter and what is written for it. */
export interface Entry {
  /** As written. */
  readonly key: string;
  readonly keySpan: Span;
  /** The values in the order written: several of a list, none of a key without a value. */
  readonly values: readonly Line[];
  /** The value's place, or the key's when there is none. */
  readonly span: Span;
}

/** The YAML at the top of a note. */
export interface FrontMatter {
  /** From the first `---` to the end of the line that closes it; absent without front matter. */
  readonly span?: Span;
  /** What stands there. */
  readonly text?: string;
  readonly entries: readonly Entry[];
  /** Why it can't be read as YAML, for a person. */
  readonly problem?: { readonly message: string; readonly span: Span };
}

const NONE: FrontMatter = { entries: [] };
const BLOCK = /^---[ \t]*(\r\n|\r|\n)((?:[\s\S]*?(?:\r\n|\r|\n))??)---[ \t]*(?=\r|\n|$)/;
/** Beyond this many characters no person wrote it, and YAML takes its time. */
const LONGEST = 20_000;
/** So deep nobody nests, and the parser calls itself once for each. */
const DEEPEST = 100;

/**
 * Reads the YAML between `---` at the very start of a text. What can't be read becomes `problem`;
 * it never throws. `anchor` stands at the start of `source`; `before` is given back where it still
 * says what stands there.
 */
export function readFrontMatter(source: string, anchor: Anchor, before?: FrontMatter): FrontMatter {
  if (!source.startsWith('---')) return NONE;
  const block = BLOCK.exec(source);
  if (!block) return NONE;
  const [text] = block;
  if (before?.text === text && before.span?.anchor.offset === anchor.offset) return before;
  return { ...readBlock(block, source, anchor), text };
}

function readBlock(block: RegExpExecArray, source: string, anchor: Anchor): FrontMatter {
  const open = source.indexOf(block[1]!) + block[1]!.length;
  const yaml = block[2]!;
  const span: Span = { anchor, start: 0, end: block[0].length };
  // A block of several lines ends with its line break, which is not the value’s.
  const at = (start: number, end: number): Span => ({
    anchor,
    start: open + start,
    end: open + start + yaml.slice(start, end).trimEnd().length,
  });
  if (yaml.trim() === '') return { span, entries: [] };
  const whole = at(0, yaml.length);
  const beyond =
    yaml.length > LONGEST
      ? translatable(
          'The front matter is too long to be read: move what is not about the opportunity below it.',
        )
      : isTooNested(yaml)
        ? translatable(
            'The front matter is too deeply nested to be read: give each key a plain value.',
          )
        : undefined;
  if (beyond)
    return {
      span,
      entries: [],
      problem: { message: beyond, span: at(0, firstLineLength(yaml)) },
    };
  const document = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false, version: '1.2' });
  const entries = readEntries(document, yaml, at);
  const problem = findProblem(document, yaml, whole, at);
  return { span, entries, ...(problem && { problem }) };
}

/** Whether more may stand in each other than the parser’s stack bears: by lines, and by brackets. */
function isTooNested(yaml: string): boolean {
  if (yaml.split(/\r\n|\r|\n/).some((line) => /^[ \t?:-]*/.exec(line)![0].length > 2 * DEEPEST))
    return true;
  let depth = 0;
  for (const char of yaml) {
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

type At = (start: number, end: number) => Span;

function findProblem(
  document: Document,
  yaml: string,
  whole: Span,
  at: At,
): FrontMatter['problem'] {
  const error = document.errors[0];
  if (error) {
    const duplicate = error.code === 'DUPLICATE_KEY';
    return {
      message: duplicate
        ? translatable('This key stands in the front matter twice: delete one of them.')
        : translatable(
            'The front matter is no valid YAML from here on: put a text with a colon, bracket or quote in quotes.',
          ),
      span: lineAt(yaml, error.pos[0], at),
    };
  }
  if (document.contents !== null && !isMap(document.contents))
    return {
      message: translatable(
        'The front matter holds no keys with values: write them as “key: value”.',
      ),
      span: whole,
    };
  // Only aliases can expand.
  if (!yaml.includes('*')) return undefined;
  try {
    document.toJS({ maxAliasCount: 50 });
  } catch {
    return {
      message: translatable(
        'The aliases of the front matter expand beyond reason: write the values out.',
      ),
      span: whole,
    };
  }
  return undefined;
}

/** The line that holds an offset, without blanks around it; the one before where it is empty. */
function lineAt(yaml: string, offset: number, at: At): Span {
  const before = yaml.slice(0, offset).trimEnd();
  const rest = /^[^\r\n]*/.exec(yaml.slice(before.length))![0].trimEnd();
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const indent = /^\s*/.exec(yaml.slice(start))![0].length;
  return at(start + indent, before.length + rest.length);
}

/** A token of a template is a mapping to YAML. */
const TOKEN = /^\{\{[^{}\n]{1,60}\}\}/;

function readEntries(document: Document, yaml: string, at: At): Entry[] {
  const { contents } = document;
  if (!isMap(contents)) return [];
  const entries: Entry[] = [];
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || !key.range) continue;
    const name = String(key.source ?? key.value);
    if (entries.some((entry) => entry.key === name)) continue;
    const keySpan = at(key.range[0], key.range[1]);
    const node = value as Node | null;
    const range = node?.range;
    const token = range ? TOKEN.exec(yaml.slice(range[0], range[1]))?.[0] : undefined;
    const values = token
      ? [plainLine(token, at(range![0], range![0] + token.length))]
      : readValues(node, at);
    const span = values.length > 0 && range ? at(range[0], range[1]) : keySpan;
    entries.push({ key: name, keySpan, values, span });
  }
  return entries;
}

function readValues(node: Node | null, at: At, depth = 0): Line[] {
  if (depth > 4) return [];
  if (isSeq(node)) return node.items.flatMap((item) => readValues(item as Node, at, depth + 1));
  if (isMap(node)) {
    // “- date: 2026-12-02, what: onsite”: of an interview with more to it that is the date.
    const dated = node.items.filter(
      ({ key }) => isScalar(key) && /^(?:date|when|day)$/i.test(String(key.value)),
    );
    const items = dated.length > 0 ? dated : node.items;
    return items.flatMap(({ value }) => readValues(value as Node, at, depth + 1));
  }
  if (!isScalar(node) || !node.range || node.value === null) return [];
  const text = node.source ?? String(node.value);
  if (text.trim() === '') return [];
  return [plainLine(text, at(node.range[0], node.range[1]))];
}

function plainLine(text: string, span: Span): Line {
  return { text, runs: [{ text, start: span.start, end: span.end, marks: 0 }], span };
}

function firstLineLength(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}

/** The entry of the first of the keys that has a value, in any case. */
export function entryOf(frontMatter: FrontMatter, ...keys: string[]): Entry | undefined {
  for (const key of keys) {
    const found = frontMatter.entries.find(
      (entry) => entry.key.toLowerCase() === key && entry.values.length > 0,
    );
    if (found) return found;
  }
  return undefined;
}
