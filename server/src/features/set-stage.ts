import type { Entry } from '../note/front-matter.ts';
import { entryOf } from '../note/front-matter.ts';
import type { Note } from '../note/note.ts';
import { readFrontMatterOf } from '../note/source.ts';
import { readStage, type Stage } from '../note/stage.ts';
import { nextLine } from '../rules/place.ts';
import { applyEdits, type Edit, lineEnding } from '../text/edit.ts';
import { absolute } from '../text/span.ts';

/**
 * The edit that gives a note a stage: the value of `stage` (or `status`, where that is written), the
 * key where there is none, the front matter where there is none. Nothing around it changes. Nothing
 * is given where the front matter can't be edited without harm.
 */
export function stageEdit(note: Note, stage: Stage): Edit | undefined {
  const edit = propose(note, stage);
  if (!edit) return undefined;
  const { entries, problem } = readFrontMatterOf(applyEdits(note.text, [edit]));
  const kept = note.frontMatter.entries.every(({ key }) => entries.some((e) => e.key === key));
  const after = stageOf(entries);
  const read = after?.values[0] && readStage(after.values[0].text);
  return problem === undefined && kept && read === stage ? edit : undefined;
}

function propose({ text, frontMatter }: Note, stage: Stage): Edit | undefined {
  const eol = lineEnding(text);
  if (frontMatter.problem) return undefined;
  if (!frontMatter.span) {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    return { start, end: start, text: `---${eol}stage: ${stage}${eol}---${eol}${eol}` };
  }
  const entry = stageOf(frontMatter.entries);
  if (entry && entry.values.length > 0) return { ...absolute(entry.span), text: stage };
  if (entry) {
    const at = absolute(entry.keySpan).end;
    const rest = /^(\s*:)(?:[ \t]*(?:null|~|''|""|(?![ \t]))|)(?=[ \t]*(?:[\r\n]|$)|[ \t]+#)/.exec(
      text.slice(at),
    );
    if (!rest) return undefined;
    return { start: at + rest[1]!.length, end: at + rest[0].length, text: ` ${stage}` };
  }
  const { start, end } = absolute(frontMatter.span);
  const first = frontMatter.entries[0];
  const indent = first ? indentOf(text, absolute(first.keySpan).start) : '';
  const close = Math.max(nextLine(text, start), start + text.slice(start, end).lastIndexOf('---'));
  return { start: close, end: close, text: `${indent}stage: ${stage}${eol}` };
}

/** The entry that says the stage, or would if it had a value. */
function stageOf(entries: readonly Entry[]): Entry | undefined {
  const frontMatter = { entries };
  return (
    entryOf(frontMatter, 'stage') ??
    entryOf(frontMatter, 'status') ??
    entries.find(({ key }) => key.toLowerCase() === 'stage')
  );
}

function indentOf(text: string, offset: number): string {
  return /(?<![ \t])[ \t]*$/.exec(text.slice(0, offset))![0];
}
