// Reads the cases of a rule's page, docs/rules/<id>.md.

import { positionsOf } from '../server/src/check/check.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

/** A finding as a page draws it under the line it is in. */
export interface Drawn {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** `severity rule(subject): message` */
  readonly text: string;
}

export interface Case {
  readonly name: string;
  readonly note: string;
  readonly drawn: readonly Drawn[];
  readonly fixed?: string;
  /** Other files of the workspace. */
  readonly others: ReadonlyMap<string, string>;
  /** Configuration of the workspace, if the case has one. */
  readonly config?: string;
}

const CARETS = /^( *)(\^+) (\S.*)$/;
const NAME = 'note.prep.md';
const TODAY = '2026-11-24';

/** The cases of a page: a heading each, then blocks of notes. */
export function readCases(page: string): Case[] {
  const cases: Case[] = [];
  const body = page.slice(page.indexOf('\n## Cases\n'));
  for (const [name, ...lines] of partsOf(body)) {
    const part = lines.join('\n');
    const others = new Map<string, string>();
    let note = '';
    let fixed: string | undefined;
    let config: string | undefined;
    let drawn: Drawn[] = [];
    for (const [, info, text] of part.matchAll(/^~~~(?:md|json)(?: (\S+))?\n([\s\S]*?)^~~~$/gm)) {
      if (info === 'fixed') fixed = text;
      else if (info === '.staffprep.json') config = text;
      else if (info) others.set(info, text!);
      else ({ note, drawn } = split(text!));
    }
    cases.push({
      name: name!,
      note,
      drawn,
      others,
      ...(fixed !== undefined && { fixed }),
      ...(config && { config }),
    });
  }
  return cases;
}

/** The lines of each case, its name first; what stands in a block is no heading. */
function partsOf(body: string): string[][] {
  const parts: string[][] = [];
  let inBlock = false;
  for (const line of body.split('\n')) {
    if (line.startsWith('~~~')) inBlock = !inBlock;
    if (!inBlock && line.startsWith('### ')) parts.push([line.slice(4)]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function split(text: string): { note: string; drawn: Drawn[] } {
  const lines: string[] = [];
  const drawn: Drawn[] = [];
  for (const line of text.split('\n')) {
    const carets = CARETS.exec(line);
    if (!carets) {
      lines.push(line);
      continue;
    }
    const start = carets[1]!.length;
    drawn.push({ line: lines.length - 1, start, end: start + carets[2]!.length, text: carets[3]! });
  }
  return { note: lines.join('\n'), drawn };
}

/** Checks a case's note; what a rule finds, drawn, and the note with the rule's fixes applied. */
export function runCase(
  rule: string,
  { note, others, config }: Case,
): { drawn: Drawn[]; fixed: string } {
  const workspace = new Workspace(() => TODAY);
  if (config) workspace.putConfig('.staffprep.json', config);
  for (const [path, text] of others) workspace.put(path, text);
  workspace.put(NAME, note);
  const located = workspace.at(NAME);
  const findings = located
    ? workspace.check(located).findings.filter((found) => found.rule.id === rule)
    : [];
  const drawn = findings.map((finding) => {
    const { start, end } = positionsOf(located!.note, finding);
    return {
      line: start.line,
      start: start.character,
      end: end.line === start.line ? end.character : start.character,
      text: `${finding.severity} ${rule}(${finding.subject}): ${finding.message}`,
    };
  });
  return {
    drawn,
    fixed: applyEdits(
      note,
      findings.flatMap(({ fix }) => fix?.edits ?? []),
    ),
  };
}
