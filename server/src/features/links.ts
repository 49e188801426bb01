import * as l10n from '@vscode/l10n';
import { GUIDE, RESOURCES } from '../guide/passages.ts';
import { PARTS } from '../guide/topics.ts';
import { entryOf } from '../note/front-matter.ts';
import type { Note } from '../note/note.ts';
import { titleOf } from '../rules/place.ts';
import { absolute, type OffsetRange } from '../text/span.ts';

/** A place that leads somewhere. */
export interface Link extends OffsetRange {
  readonly tooltip: string;
  /** An address, or the path of a note of the workspace. */
  readonly target: { readonly url: string } | { readonly path: string };
}

/** The guide's own pages from the titles of its parts, and the shared lines from the front matter. */
export function links(note: Note, sharedPath: string | undefined): Link[] {
  const found: Link[] = [];
  for (const part of PARTS) {
    const title = titleOf(note, part);
    if (title)
      found.push({
        ...absolute(title.line.span),
        target: {
          url: `${GUIDE.url}#${part === 'lines' ? 'draw-your-lines' : part === 'process' ? 'debug-the-process' : 'finish-well'}`,
        },
        tooltip: l10n.t('Read the guide: {0}', GUIDE.title),
      });
  }
  const company = note.statements.find(
    ({ topic, form }) => topic === 'negotiate' && form === 'title',
  );
  if (company)
    found.push({
      ...absolute(company.line.span),
      target: { url: RESOURCES.negotiating },
      tooltip: l10n.t('Read the guide: negotiating the offer'),
    });
  const lines = entryOf(note.frontMatter, 'lines');
  if (lines && sharedPath)
    found.push({
      ...absolute(lines.span),
      target: { path: sharedPath },
      tooltip: l10n.t('Open the shared lines'),
    });
  return found;
}
