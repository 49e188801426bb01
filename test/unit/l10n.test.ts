import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../scripts/generated.ts';
import { GUIDE } from '../../server/src/guide/passages.ts';
import { englishTexts, textsOf } from '../l10n.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;
const manifest = readFileSync(join(root, 'package.json'), 'utf8');
const manifestKeys = [...manifest.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key!);
const english = englishTexts(root);

/** What is the same in another language: names, and words that German or Spanish have taken over. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['Pipeline', 'Interviewer'],
  es: ['Pipeline', 'Sell chats'],
};

/** Each term has one translation: where the first stands, one of the others must. */
const GLOSSARY: Readonly<Record<string, readonly [english: RegExp, translated: RegExp][]>> = {
  de: [
    [/\blines?\b(?! or none)/i, /Linie|Zeile/],
    [/\bgaps?\b/i, /Lücke/],
    [/\bstage\b(?!, mission)/i, /Stand\b|Phase/],
    [/\bopportunit/i, /Bewerbung|Möglichkeit/],
    [/\bsell chat/i, /Sell-Chat/],
    [/\brecruiter\b/i, /Recruiting/],
    [/\brules?\b/i, /Regel/],
    [/\bcheckpoints?\b/i, /Prüfpunkt/],
    [/\bconcerns?\b(?! if)/i, /Bedenken|bedenklich/],
    [/\bguide\b/i, /Leitfaden/],
  ],
  es: [
    [/\blines?\b(?! or none)/i, /línea/i],
    [/\bgaps?\b/i, /hueco/i],
    [/\bstage\b/i, /etapa/i],
    [/\bopportunit/i, /oportunidad/i],
    [/\bsell chat/i, /sell chat/i],
    [/\brecruiter\b/i, /selección/],
    [/\brules?\b/i, /regla/],
    [/\bcheckpoints?\b/i, /puntos? de control/i],
    [/\bconcerns?\b(?! if)/i, /inquietud/i],
    [/\bguide\b/i, /guía/],
  ],
};

test('every place of the manifest that is read by people is a key', () => {
  expect([...new Set(manifestKeys)].sort()).toEqual(Object.keys(read('package.nls.json')).sort());
  const { contributes } = JSON.parse(manifest) as { contributes: unknown };
  expect(plainTexts(contributes)).toEqual([]);
});

test('every language has its files, and no file is of another', () => {
  const languages = (folder: string, pattern: RegExp) =>
    readdirSync(join(root, folder)).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  expect(languages('l10n', /^bundle\.l10n\.(.+)\.json$/)).toEqual(LANGUAGES);
  expect(languages('.', /^package\.nls\.(.+)\.json$/)).toEqual(LANGUAGES);
});

describe.each(LANGUAGES)('%s', (language) => {
  const bundle = read(`l10n/bundle.l10n.${language}.json`);
  const own = read('package.nls.json');
  const other = read(`package.nls.${language}.json`);
  /** English and its translation, of the bundle and of the manifest. */
  const pairs = [
    ...Object.entries(bundle),
    ...Object.entries(own).map(([key, text]) => [text, other[key] ?? ''] as const),
  ];
  const offenders = (wrong: (english: string, translated: string) => boolean) =>
    pairs.filter(([from, to]) => wrong(from, to));

  test('says everything that is said in English, and nothing else', () => {
    expect([...english].filter((text) => !Object.hasOwn(bundle, text))).toEqual([]);
    expect(Object.keys(bundle).filter((text) => !english.has(text))).toEqual([]);
    expect(Object.keys(other)).toEqual(Object.keys(own));
  });

  test('puts in the same values, and leads to the same commands', () => {
    const marks = (text: string) =>
      [...text.matchAll(/\{\d\}|\]\([^)]*\)|\n/g)].map(([mark]) => mark).sort();
    expect(offenders((from, to) => marks(from).join() !== marks(to).join())).toEqual([]);
  });

  test('leaves nothing in English', () => {
    const left = (from: string, to: string) =>
      to === '' ||
      (from === to && !SAME[language]!.includes(to)) ||
      /\b(?:the|your|and|with|which|what|is|are)\b/i.test(
        to.replace(/[„«][^“»]*[“»]/g, '').replace(GUIDE.title, ''),
      );
    expect(offenders(left)).toEqual([]);
  });

  test('writes quotation marks, ends and beginnings in its own way', () => {
    const foreign = language === 'de' ? /[«»”"]/ : /[„“”"]|[?!](?![^¿¡]*$)(?<![¿¡][^?!]*.)/;
    expect(offenders((_, to) => foreign.test(to))).toEqual([]);
    const end = (text: string) => /[.?…:]?$/.exec(text)![0];
    expect(offenders((from, to) => end(from) !== end(to) && !/!$/.test(from))).toEqual([]);
  });

  // The quick pick shows them on lines of their own.
  test('keeps what is missing and what to do apart', () => {
    const parts = (text: string) => text.split(': ').length;
    expect(offenders((from, to) => parts(from) > 1 && parts(to) === 1)).toEqual([]);
  });

  test.each(GLOSSARY[language]!)('%s is always %s', (term, translated) => {
    const shown = (text: string) => text.replace(/“[^”]*”|\(command:[^)]*\)/g, '');
    expect(offenders((from, to) => term.test(shown(from)) && !translated.test(to))).toEqual([]);
  });
});

describe('finding what is to be translated', () => {
  test.each([
    ["l10n.t('One {0}', x)", ['One {0}']],
    ["l10n.t(bare ? 'None' : 'Some')", ['None', 'Some']],
    ["l10n.t(MAP['key'])", []],
    ["vscode.l10n.t('One')", ['One']],
    [
      "const all = translatable({ 'a-b': 'One', c: ['Two', 'Three'] } as const)",
      ['One', 'Two', 'Three'],
    ],
    ["other.t('One'); t('Two')", []],
    ["// l10n.t('One')\n'l10n.t(\"Two\")'", []],
  ])('%s', (source, texts) => expect(textsOf('a.ts', source)).toEqual(texts));
});

const READ = new Set([
  'title',
  'description',
  'name',
  'label',
  'displayName',
  'contents',
  'altText',
]);
/** Not for people, or names that are the same everywhere. */
const NAMES = new Set(['Staff Prep', 'list_prep_gaps']);

function plainTexts(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return READ.has(key) && !/^%.+%$/.test(value) && !NAMES.has(value) ? [value] : [];
  if (typeof value !== 'object' || value === null || key === 'inputSchema') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    plainTexts(inner, Array.isArray(value) ? key : name),
  );
}
