import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { compare, openWorkspace, precision, recall, type Outcome } from '../corpus.ts';
test('c', () => {
  const corpus = join(import.meta.dirname, '..', 'corpus');
  const o: Outcome = { scores: new Map(), loud: { right: 0, extra: 0, missed: 0 }, extras: [], misses: [], differences: [] };
  let n = 0;
  for (const name of readdirSync(corpus).filter((x) => x.startsWith('c-') && (!process.env.ONLY || process.env.ONLY.split(',').includes(x))).sort()) {
    const e = JSON.parse(readFileSync(join(corpus, name, 'expected.json'), 'utf8'));
    n += Object.keys(e.files).length;
    compare(name, openWorkspace(join(corpus, name), e.today), e, o);
  }
  const all = { right: 0, extra: 0, missed: 0 };
  for (const s of o.scores.values()) { all.right += s.right; all.extra += s.extra; all.missed += s.missed; }
  console.log(n, 'files', 'loud', JSON.stringify(o.loud), precision(o.loud), recall(o.loud), 'all', JSON.stringify(all), precision(all), recall(all));
  console.log(['EXTRA', ...o.extras, 'MISSED', ...o.misses, 'DIFF', ...o.differences].join('\n'));
});
