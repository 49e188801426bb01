// Checks the labelled notes of test/corpus and tells what was found too much, missed or read otherwise.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { absolute } from '../server/src/text/span.ts';
import { isConfig } from '../server/src/workspace/config.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

interface Label {
  readonly rule: string;
  readonly subject: string;
  readonly severity: string;
  /** The text its range is to hold, where the specification leaves no choice. */
  readonly at?: string;
}

interface ExpectedFile {
  /** `null` for a file that is no note. */
  readonly kind: 'note' | 'lines' | null;
  readonly stage?: string | null;
  readonly readiness?: Readonly<Record<string, string>>;
  readonly findings?: readonly Label[];
  /** Whether only warnings and errors are labelled. */
  readonly loudOnly?: boolean;
  /** What the specification leaves open: neither right nor wrong. */
  readonly undecided?: readonly Omit<Label, 'severity'>[];
}

/** A labelled workspace. */
export interface Expected {
  readonly today: string;
  readonly files: Readonly<Record<string, ExpectedFile>>;
}

/** How often a rule was right, spoke too much and kept silent wrongly. */
export interface Score {
  right: number;
  extra: number;
  missed: number;
}

export interface Outcome {
  readonly scores: Map<string, Score>;
  /** Scores of warnings and errors only. */
  readonly loud: Score;
  readonly extras: string[];
  readonly misses: string[];
  /** Other readings that differ: kind, stage, severity, readiness. */
  readonly differences: string[];
}

/** The precision of a score, 1 where nothing was said. */
const precision = ({ right, extra }: Score) => (right + extra === 0 ? 1 : right / (right + extra));
/** The recall of a score, 1 where nothing was to be said. */
const recall = ({ right, missed }: Score) => (right + missed === 0 ? 1 : right / (right + missed));

/** The files under a folder, relative to it. */
export function filesUnder(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'));
}

/** Reads a folder of notes as a workspace. */
export function openWorkspace(folder: string, today: string): Workspace {
  const workspace = new Workspace(() => today);
  for (const name of filesUnder(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (isConfig(name)) workspace.putConfig(name, text);
    else if (/\.(?:md|markdown)$/i.test(name)) workspace.put(name, text);
  }
  return workspace;
}

/** Compares a workspace with its labels and adds what it finds to `outcome`. */
export function compare(
  name: string,
  workspace: Workspace,
  expected: Expected,
  outcome: Outcome,
): void {
  const seen = new Set<string>();
  for (const located of workspace.notes()) {
    const { path, note } = located;
    const where = `${name}/${path}`;
    seen.add(path);
    const wanted = expected.files[path];
    const { findings, readiness } = workspace.check(located);
    if (wanted?.kind === undefined || wanted.kind === null) {
      outcome.differences.push(`${where} was taken for a ${located.kind}`);
      continue;
    }
    if (located.kind !== 'stray' && wanted.kind !== located.kind)
      outcome.differences.push(`${where} is a ${wanted.kind}, not a ${located.kind}`);
    if (wanted.stage !== undefined && (note.stage ?? null) !== wanted.stage)
      outcome.differences.push(`${where}: stage ${note.stage} instead of ${wanted.stage}`);
    for (const [id, state] of Object.entries(wanted.readiness ?? {}))
      if (located.kind === 'note' && readiness[id as keyof typeof readiness] !== state)
        outcome.differences.push(
          `${where}: ${id} is ${readiness[id as keyof typeof readiness]} instead of ${state}`,
        );
    const keyOf = ({ rule, subject }: { rule: string; subject: string }) => `${rule} ${subject}`;
    const got = findings.map(({ rule, subject, severity }) => ({
      rule: rule.id,
      subject,
      severity,
    }));
    const texts = findings.map(({ at }) => {
      const { start, end } = absolute(at);
      return note.text.slice(start, end);
    });
    const labels = new Map((wanted.findings ?? []).map((label) => [keyOf(label), label]));
    const undecided = new Set((wanted.undecided ?? []).map(keyOf));
    for (const [i, found] of got.entries()) {
      const label = labels.get(keyOf(found));
      if (label) {
        count(outcome, found, 'right');
        if (label.severity !== found.severity)
          outcome.differences.push(
            `${where}: ${keyOf(found)} is ${found.severity} instead of ${label.severity}`,
          );
        if (label.at !== undefined && label.at !== texts[i])
          outcome.differences.push(
            `${where}: ${keyOf(found)} is at “${texts[i]}” instead of “${label.at}”`,
          );
      } else if (!undecided.has(keyOf(found)) && !(wanted.loudOnly && !isLoud(found))) {
        count(outcome, found, 'extra');
        outcome.extras.push(`${where}: ${keyOf(found)}`);
      }
    }
    for (const label of labels.values())
      if (!got.some((found) => keyOf(found) === keyOf(label)) && !undecided.has(keyOf(label))) {
        count(outcome, label, 'missed');
        outcome.misses.push(`${where}: ${keyOf(label)}`);
      }
  }
  for (const [path, { kind }] of Object.entries(expected.files))
    if (kind !== null && !seen.has(path))
      outcome.differences.push(`${name}/${path} was not taken for a ${kind}`);
}

function count(
  { scores, loud }: Outcome,
  { rule, severity }: { rule: string; severity: string },
  what: keyof Score,
): void {
  const score = scores.get(rule) ?? { right: 0, extra: 0, missed: 0 };
  score[what]++;
  scores.set(rule, score);
  if (isLoud({ severity })) loud[what]++;
}

const isLoud = ({ severity }: { severity: string }) =>
  severity === 'warning' || severity === 'error';

/** Checks the labelled workspaces of a folder, or those of these names. */
export function checkCorpus(
  folder: string,
  names: readonly string[] = readdirSync(folder).sort(),
): Outcome & { files: number } {
  const outcome: Outcome = {
    scores: new Map(),
    loud: { right: 0, extra: 0, missed: 0 },
    extras: [],
    misses: [],
    differences: [],
  };
  let files = 0;
  for (const name of names) {
    const labels = join(folder, name, 'expected.json');
    if (!statSync(labels, { throwIfNoEntry: false })) continue;
    const expected = JSON.parse(readFileSync(labels, 'utf8')) as Expected;
    files += Object.keys(expected.files).length;
    compare(name, openWorkspace(join(folder, name), expected.today), expected, outcome);
  }
  return { ...outcome, files };
}

/** The table of the corpus: precision and recall per rule. */
export function table({ scores, loud, files }: ReturnType<typeof checkCorpus>): string {
  const row = (name: string, score: Score) =>
    `| ${name} | ${score.right} | ${score.extra} | ${score.missed} | ${precision(score).toFixed(3)} | ${recall(score).toFixed(3)} |`;
  return [
    `${files} labelled files`,
    '',
    '| rule | right | extra | missed | precision | recall |',
    '| --- | --- | --- | --- | --- | --- |',
    ...[...scores].sort(([a], [b]) => a.localeCompare(b)).map(([name, score]) => row(name, score)),
    row('**warnings and errors**', loud),
  ].join('\n');
}
