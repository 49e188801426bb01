import * as l10n from '@vscode/l10n';
import { entryOf } from '../../note/front-matter.ts';
import type { Note } from '../../note/note.ts';
import { sectionRegion } from '../../note/section.ts';
import { nextLine, titleOf } from '../../rules/place.ts';
import { type Edit, lineEnding } from '../../text/edit.ts';
import { absolute } from '../../text/span.ts';
import { type Action, SHARED, type Touches } from './action.ts';

/** Moves the lines of a note into a shared one, and links it. */
export function extractLines(note: Note, touches: Touches): Action[] {
  const title = titleOf(note, 'lines');
  if (!title || note.kind !== 'note' || note.lines.length === 0) return [];
  // A note that has shared lines already, or front matter that can't be read, has no place for a link.
  if (entryOf(note.frontMatter, 'lines') || note.frontMatter.problem) return [];
  const region = sectionRegion(title.section);
  if (!touches(region)) return [];
  return [
    {
      title: l10n.t('Move these lines to {0} and link it', SHARED),
      kind: 'refactor.extract',
      preferred: false,
      creates: SHARED,
      change: () => {
        const eol = lineEnding(note.text);
        const start = note.positions.offsetAt({
          line: note.positions.positionAt(region.start).line,
          character: 0,
        });
        const end = nextLine(note.text, region.end);
        const body = note.text
          .slice(nextLine(note.text, absolute(title.line.span).end), end)
          .trim();
        return {
          edits: [linkEdit(note, eol), { start, end: skipBlank(note.text, end), text: '' }],
          create: {
            name: SHARED,
            text: `# My lines${eol}${eol}${body.replace(/^[=-]+\s*[\r\n]/, '')}${eol}`,
          },
        };
      },
    },
  ];
}

function linkEdit(note: Note, eol: string): Edit {
  const { span, entries } = note.frontMatter;
  if (!span) {
    const start = note.text.startsWith('\ufeff') ? 1 : 0;
    return { start, end: start, text: `---${eol}lines: ${SHARED}${eol}---${eol}${eol}` };
  }
  // The key may stand there without a value; twice it would be no YAML.
  const bare = entries.find(({ key }) => key.toLowerCase() === 'lines');
  if (bare) {
    const key = absolute(bare.keySpan);
    const after = /^[ \t]*:[ \t]*(?:~|null)?/i.exec(note.text.slice(key.end))![0];
    return { start: key.end, end: key.end + after.length, text: `: ${SHARED}` };
  }
  const start = nextLine(note.text, absolute(span).start);
  return { start, end: start, text: `lines: ${SHARED}${eol}` };
}

function skipBlank(text: string, from: number): number {
  const blank = /^[ \t\r\n]*/.exec(text.slice(from))![0];
  return from + Math.max(blank.lastIndexOf('\n'), blank.lastIndexOf('\r')) + 1;
}
