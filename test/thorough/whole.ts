import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { frontMatterEnd } from '../../server/src/markdown/front-matter-end.ts';
import { readTree } from '../../server/src/markdown/tree.ts';
import { readFrontMatter } from '../../server/src/note/front-matter.ts';
import { isNamed } from '../../server/src/note/live-note.ts';
import { type Note, type Reading, readNote } from '../../server/src/note/note.ts';
import { Outline } from '../../server/src/note/outline.ts';
import type { Kind } from '../../server/src/note/recognition.ts';
import { anchorOf, suppressionsIn } from '../../server/src/note/source.ts';
import { linesOf } from '../../server/src/note/walk.ts';
import { LineIndex } from '../../server/src/text/lines.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']);
const body = unified().use(remarkParse).use(remarkGfm);

/** A note read by one parse of the whole text, with unified and remark: what every other way must equal. */
export function readWhole(text: string, kind: Kind, reading: Reading): Note {
  const anchor = anchorOf(text);
  const source = text.slice(anchor.offset);
  // Front matter that is never closed is none, and confuses that parser about the quotes below it.
  const parser = frontMatterEnd(source) > 0 ? markdown : body;
  const fragment = readTree(parser.parse(source), source, anchor);
  const chunk = {
    text: source,
    anchor,
    last: true,
    fragment,
    defines: { links: [], footnotes: [] },
    weight: 0,
  };
  const outline = new Outline([chunk], reading.titles);
  return readNote(
    {
      text,
      anchor,
      positions: new LineIndex(text),
      frontMatter: readFrontMatter(source, anchor),
      suppressions: () => suppressionsIn(chunk),
      unread: () => [],
    },
    outline,
    kind,
    reading,
    (name) => linesOf(outline.root).filter(({ line }) => isNamed(line, name, text)),
  );
}
