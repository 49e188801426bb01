import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../server/src/rules/index.ts';
import { readCases, runCase } from '../page.ts';

const pages = join(import.meta.dirname, '..', '..', 'docs', 'rules');

describe.each(RULES.map(({ id }) => id))('%s', (id) => {
  const cases = readCases(readFileSync(join(pages, `${id}.md`), 'utf8'));

  test('has at least four forms, and one that stays silent', () => {
    expect(cases.length).toBeGreaterThanOrEqual(4);
    expect(cases.some(({ drawn }) => drawn.length === 0)).toBe(true);
    expect(cases.some(({ drawn }) => drawn.length > 0)).toBe(true);
  });

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const { drawn, fixed } = runCase(id, each);
    const key = (found: (typeof drawn)[number]) => JSON.stringify(found);
    const wanted = each.drawn.map(key);
    const got = drawn.map(key);
    expect(
      got.filter((found) => !wanted.includes(found)),
      'said too much',
    ).toEqual([]);
    expect(
      wanted.filter((found) => !got.includes(found)),
      'not said',
    ).toEqual([]);
    if (each.fixed !== undefined) expect(fixed).toBe(each.fixed);
    else if (drawn.length === 0) expect(fixed).toBe(each.note);
  });
});

test('a heading in a block of a page begins no case', () => {
  const page = '\n## Cases\n\n### One\n\n~~~md\n### Two\n~~~\n\n### Three\n';
  expect(readCases(page).map(({ name, note }) => [name, note])).toEqual([
    ['One', '### Two\n'],
    ['Three', ''],
  ]);
});
