import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailto } from '../../server/src/features/drafts/mailto.ts';
import { said } from '../../server/src/features/drafts/said.ts';
import { newNote } from '../../server/src/features/new-note.ts';
import { isPlaceholder } from '../../server/src/note/placeholder.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { insertSnippet } from '../snippet.ts';

test('any text makes a link that says just that, or leaves a long body out', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 900 }),
      (subject, body) => {
        const { uri, whole } = mailto({ subject, body });
        expect(uri).toMatch(/^mailto:[\x21-\x7e]*$/);
        expect(uri.length).toBeLessThanOrEqual(2000);
        const { searchParams } = new URL(uri);
        expect([...searchParams.keys()]).toEqual(whole ? ['subject', 'body'] : ['subject']);
        expect(searchParams.get('subject')).toBe(subject.replace(/\p{Surrogate}/gu, '\ufffd'));
      },
    ),
  );
});

test('any company and role are read back from the note as they were given', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(text, text, (company, role) => {
      const { name, snippet } = newNote({ company, role, stage: 'offer' }, false);
      expect(name).toMatch(/^[^/\\:*?"<>|\s.]+\.prep\.md$/);
      const workspace = new Workspace(() => '2026-11-24');
      workspace.put(name, insertSnippet(snippet));
      const { note } = workspace.at(name)!;
      expect(note.frontMatter.problem).toBeUndefined();
      expect(note.stage).toBe('offer');
      for (const [read, given] of [
        [note.company, said(company)],
        [note.role, said(role)],
      ] as const)
        if (given && !isPlaceholder(given, [])) expect(read).toBe(given);
    }),
  );
});
