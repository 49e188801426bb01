import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { filesUnder, openWorkspace } from '../corpus.ts';

/*
 * The same note written in another form says the same: each labelled note is rewritten, and what is
 * said of it must stay. FORMS_SHARE=1 takes every note for every form, instead of a share of them.
 */
const SHARE = Number(process.env.FORMS_SHARE ?? 8);
const TODAY = '2026-11-24';
const CORPUS = join(import.meta.dirname, '..', 'corpus');

type Change = (text: string) => string;

/** Rewrites the lines outside of front matter, fences and comments. */
function lines(map: (line: string, before: string) => string | string[]): Change {
  return (text) => {
    const all = text.split('\n');
    let at = all[0] === '---' ? all.indexOf('---', 1) + 1 : 0;
    const done = all.slice(0, at);
    let fence = '';
    let comment = false;
    for (; at < all.length; at++) {
      const line = all[at]!;
      const mark = /^[\s>]*(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark) fence = fence === '' ? mark : line.includes(fence) ? '' : fence;
      comment ||= line.includes('<!--');
      done.push(...(mark || fence || comment ? [line] : [map(line, all[at - 1] ?? '')].flat()));
      if (line.includes('-->')) comment = false;
    }
    return done.join('\n');
  };
}

/** Gives headings below the first level other titles of the same meaning. */
function retitled(written: string): Change {
  const names = new Map(written.split('; ').map((pair) => pair.split(' = ') as [string, string]));
  return lines((line) => {
    const heading = /^(#{2,6} )(.*?)\s*$/.exec(line);
    const name = heading && names.get(heading[2]!.toLowerCase());
    return name ? heading[1] + name : line;
  });
}

/** Writes the labels of the questions otherwise. */
function relabelled(write: (name: string) => string): Change {
  return lines((line) =>
    line.replace(
      /^(- )?(Formats|Preparation|Interviewers|Leveling): (?=\S)(?!.*\?\s*$)/,
      (_, marker: string | undefined, name: string) => `${marker ?? ''}${write(name)} `,
    ),
  );
}

const QUESTIONS: Readonly<Record<string, string>> = {
  Formats: 'What are the interview formats?',
  Preparation: 'Do any of the interviews require specific preparation?',
  Interviewers: 'Who are the interviewers?',
  Leveling: 'When is level decided?',
};
const isRow = (line: string) => /^\|.*\|\s*$/.test(line);
const nests = (text: string) => /^[ \t]+\S/m.test(text);

/** Writes the labelled questions of a list that stands alone under its title otherwise. */
function unlisted(head: string, write: (name: string, value: string) => string): Change {
  const list =
    /^(## [^\n]+\n)\n*((?:- (?:Formats|Prep|Preparation|Interviewers|Leveling): [^\n]*\S\n){2,})(?=\n|$|##)/gm;
  return (text) =>
    text.replace(list, (_, title: string, items: string) => {
      const written = items
        .trimEnd()
        .split('\n')
        .map((item) => write(item.slice(2, item.indexOf(':')), item.slice(item.indexOf(':') + 2)));
      return `${title}\n${head}${written.join('')}\n`;
    });
}

const COLUMNS: Readonly<Record<string, string>> = {
  evaluates: 'Evaluates',
  focus: 'Evaluates',
  'looking for': 'Evaluates',
  prep: 'Prep',
  preparation: 'Prep',
  with: 'With',
  who: 'With',
  panel: 'With',
  interviewer: 'With',
  when: 'Date',
  date: 'Date',
};

/** Writes each row of a table of rounds as an item, and its cells as labels under it. */
function roundsAsItems(text: string): string {
  const all = text.split('\n');
  const done: string[] = [];
  const cells = (row: string) =>
    row
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
  for (let at = 0; at < all.length; at++) {
    const [first, ...rest] = isRow(all[at]!) ? cells(all[at]!.toLowerCase()) : [''];
    // A list right below a text goes on with it.
    const apart = /^(?:#.*|\s*)$/.test(all[at - 1] ?? '');
    const rounds =
      apart && /^(?:interview|round)$/.test(first!) && rest.every((name) => COLUMNS[name]);
    if (!rounds || !/^\|[\s:|-]+$/.test(all[at + 1] ?? '')) {
      done.push(all[at]!);
      continue;
    }
    for (at += 2; isRow(all[at] ?? ''); at++) {
      const [name, ...said] = cells(all[at]!);
      done.push(`- ${name}`);
      said.forEach((cell, i) => {
        if (cell !== '') done.push(`  - ${COLUMNS[rest[i]!]}: ${cell}`);
      });
    }
    at--;
  }
  return done.join('\n');
}

const FORMS: Readonly<Record<string, Change>> = {
  'lines that end with CR and LF': (text) => text.replaceAll('\n', '\r\n'),
  'no last line ending': (text) => text.trimEnd(),
  'more empty lines': lines((line) => (line.trim() === '' ? ['', ''] : line)),
  'blanks at the end': lines((line) => (/^(?:#|\s*[-*+] )/.test(line) ? `${line} ` : line)),
  'curly apostrophes': lines((line) => line.replaceAll("'", '’')),
  'asterisks for bullets': lines((line) => line.replace(/^(\s*)-(?=\s)/, '$1*')),
  'pluses for bullets': lines((line) => line.replace(/^(\s*)-(?=\s)/, '$1+')),
  'dots for bullets': (text) =>
    nests(text) || /^- (?:\[|.*\n(?![-\n]))/m.test(text)
      ? text
      : lines((line) => line.replace(/^- /, '• '))(text),
  'numbers for bullets': (text) =>
    nests(text) ? text : lines((line) => line.replace(/^- /, '1. '))(text),
  'numbers with a parenthesis': lines((line) => line.replace(/^(\s*\d+)\. /, '$1) ')),
  // What stands under a step may say that it is done; a box says that it is not.
  'steps as tasks': (text) =>
    text.replace(/^- (?=(?:negotiate|references|follow-ups|sell chats)$(?!\n[ \t]))/gim, '- [ ] '),
  'underscores for bold': lines((line) =>
    line.replace(/(?<![\w*])\*\*(?=\S)([^*_]+?)(?<=\S)\*\*(?![\w*])/g, '__$1__'),
  ),
  'headings one level down': (text) =>
    /^#{5,6} /m.test(text) ? text : lines((line) => line.replace(/^(?=#+ )/, '#'))(text),
  'headings with hashes at both ends': lines((line) =>
    line.replace(/^(#{1,6}) (.*[^#\s])\s*$/, '$1 $2 $1'),
  ),
  'headings underlined': lines((line, before) => {
    const heading = /^(#{1,2}) ([^\d#*+>|-].*[^\s#])\s*$/.exec(line);
    if (!heading || before.trim() !== '') return line;
    return [heading[2]!, heading[1] === '#' ? '===' : '---'];
  }),
  'headings in bold': lines((line) => line.replace(/^(#{2,6}) ([^*_`[\]]+)$/, '$1 **$2**')),
  'headings with an emoji': lines((line) => line.replace(/^(#{2,6} )(?=\p{L})/u, '$1🎯 ')),
  'headings with a colon': lines((line) => line.replace(/^(#{2,6} .*\p{L})$/u, '$1:')),
  'tables without outer pipes': lines((line) =>
    isRow(line) && !/^\|\s*(?:\||#)|\|\s*\|\s*$/.test(line) ? line.trim().slice(1, -1) : line,
  ),
  'tables with wide cells': lines((line) =>
    isRow(line) && /[^\s|:-]/.test(line) ? line.replace(/(?<!\\)\|/g, '  |  ').trim() : line,
  ),
  'other titles': retitled(
    'draw your lines = Deal-breakers; my lines = Non-negotiables; debug the process = Interview process; process = About the process; interview process = The loop; finish well = Closing out; wrap up = After the interviews; interviewers = Who are the interviewers?; formats = What are the interview formats?; rounds = Interview formats; preparation = Prep needed; leveling = When is level decided?',
  ),
  'German titles': retitled(
    'draw your lines = Meine Grenzen; my lines = Meine Linien; debug the process = Prozess; process = Zum Prozess; interview process = Interviewprozess; finish well = Abschluss; wrap up = Gut abschließen; interviewers = Interviewer; formats = Formate; rounds = Runden; preparation = Vorbereitung; leveling = Einstufung',
  ),
  'Spanish titles': retitled(
    'draw your lines = Mis líneas; my lines = Líneas rojas; debug the process = Proceso; process = El proceso; interview process = Proceso de entrevistas; finish well = Cierre; wrap up = Termina bien; interviewers = Entrevistadores; formats = Formatos; rounds = Rondas; preparation = Preparación; leveling = Decisión de nivel',
  ),
  'labels in bold': relabelled((name) => `**${name}:**`),
  'labels in bold before the colon': relabelled((name) => `**${name}**:`),
  'labels that ask': relabelled((name) => QUESTIONS[name]!),
  'labels with an arrow': relabelled((name) => `${name} →`),
  'labels as sections': (text) =>
    // Which section is the innermost tells whether a crossing is decided.
    /cross/i.test(text) ? text : unlisted('', (name, value) => `### ${name}\n\n${value}\n\n`)(text),
  'labels as rows': unlisted(
    '| Question | Answer |\n|---|---|\n',
    (name, value) => `| ${name} | ${value.replaceAll('|', '\\|')} |\n`,
  ),
  'rows of rounds as items': roundsAsItems,
  'items with a dash': lines((line) =>
    line.replace(/^- (Formats|Preparation|Interviewers|Leveling): (?=\S)/, '- $1 — '),
  ),
};

/** What is said of a file, however its words are set. */
function said(workspace: Workspace, path: string): string[] {
  const located = workspace.notes().find((note) => note.path === path);
  if (!located) return [];
  return workspace
    .check(located)
    .findings.map(({ rule, subject, severity }) => {
      const plain = subject.replace(/\*\*|__|🎯/g, '').replaceAll('’', "'");
      return `${rule.id} ${plain.replace(/\s+/g, ' ').trim()} ${severity}`;
    })
    .sort();
}

const notes = readdirSync(CORPUS).flatMap((name) => {
  const folder = join(CORPUS, name);
  const files = filesUnder(folder).filter((file) => /\.prep\.md$/.test(file));
  return files
    .map((file) => ({ folder, file, text: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ text }) => !text.includes('\r'));
});

describe('what is said of a note stays, written with', () => {
  test.each(Object.entries(FORMS).map(([form, change], i) => ({ form, change, i })))(
    '$form',
    ({ change, i }) => {
      const told: string[] = [];
      const others = notes
        .map((note) => ({ ...note, other: change(note.text) }))
        .filter(({ text, other }) => other !== text);
      const chosen = others.filter((_, at) => others.length < 50 || (at + i) % SHARE === 0);
      for (const { folder, file, other } of chosen) {
        const workspace = openWorkspace(folder, TODAY);
        const before = said(workspace, file);
        workspace.put(file, other);
        const after = said(workspace, file);
        const where = `${folder.slice(CORPUS.length + 1)}/${file}`;
        for (const each of after) if (!before.includes(each)) told.push(`${where}: more: ${each}`);
        for (const each of before) if (!after.includes(each)) told.push(`${where}: less: ${each}`);
      }
      expect(told).toEqual([]);
      expect(chosen.length).toBeGreaterThan(4);
    },
  );
});
