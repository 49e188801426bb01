// Looks at every regular expression of the server and the client for matching that takes longer than
// the text grows, and says which do: `node scripts/regexps.mjs`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegExpParser } from '@eslint-community/regexpp';
import { analyse } from 'scslre';
import { ROOT } from './run.mjs';

const FOLDERS = ['server/src', 'client/src', 'client/webview'];

/** Every regular expression literal of our sources, and each that is put together, with its place. */
export function* regexps() {
  for (const folder of FOLDERS)
    for (const name of readdirSync(join(ROOT, folder), { recursive: true })) {
      if (!/\.tsx?$/.test(name)) continue;
      const text = readFileSync(join(ROOT, folder, name), 'utf8');
      for (const [i, line] of text.split('\n').entries())
        for (const { source, flags } of literalsIn(line))
          yield { place: `${folder}/${name}:${i + 1}`, source, flags };
    }
}

const LITERAL =
  /(?<![\w)\]/*])\/(?![/*])((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=\s*(?:[.,;)\]}?:]|$))/g;

function* literalsIn(line) {
  if (/^\s*(?:\/\/|\*|\/\*)/.test(line)) return;
  for (const [, source, flags] of line.matchAll(LITERAL)) yield { source, flags };
}

/** Why an expression may be slow, in a few words each. */
export function faultsOf({ source, flags }) {
  const parser = new RegExpParser({ ecmaVersion: 2024 });
  let literal;
  try {
    literal = {
      pattern: parser.parsePattern(source, 0, source.length, {
        unicode: flags.includes('u'),
        unicodeSets: flags.includes('v'),
      }),
      flags: parser.parseFlags(flags),
    };
  } catch {
    return ['it can’t be parsed'];
  }
  const { reports } = analyse(literal, {
    reportTypes: { Move: true },
    assumeRejectingSuffix: true,
  });
  return reports.map(({ type, exponential, ...rest }) => {
    const quants = [rest.quant, rest.startQuant, rest.endQuant].filter(Boolean).map((q) => q.raw);
    return `${exponential ? 'exponential' : 'polynomial'} (${type}): ${[...new Set(quants)].join(' and ')}`;
  });
}

if (process.argv[1] === import.meta.filename) {
  let count = 0;
  for (const found of regexps()) {
    count++;
    for (const fault of faultsOf(found))
      console.log(`${found.place}  /${found.source}/${found.flags}\n    ${fault}`);
  }
  console.log(`${count} regular expressions`);
}
