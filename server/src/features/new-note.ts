import { STAGES } from '../note/stage.ts';
import { snippetOf } from '../rules/template.ts';
import { said } from './drafts/said.ts';
import { yamlValue } from './entity.ts';

/** A file to make: its name and its text as an editor's snippet, the first gap the first tab stop. */
export interface NewFile {
  readonly name: string;
  readonly snippet: string;
}

/** What a person says of a new opportunity; what is empty stays a gap. */
export interface NewOpportunity {
  readonly company: string;
  readonly role: string;
  readonly stage: string;
}

/** The note of a new opportunity; one that sees shared lines draws none of its own. */
export function newNote({ company, role, stage }: NewOpportunity, sharesLines: boolean): NewFile {
  const known = new Map([
    ['1', said(company)],
    ['2', said(role)],
    ['3', (STAGES as readonly string[]).includes(stage) ? stage : ''],
  ]);
  const template = snippetOf('note');
  const snippet = (sharesLines ? template.replace(LINES, '') : template).replace(
    /\$\{(\d+)[:|][^}]*\}|\$(\d+)/g,
    (stop, asked: string | undefined, again: string | undefined) => {
      const text = known.get(asked ?? again ?? '');
      if (!text) return stop;
      return escapeSnippet(asked ? yamlValue(text) : escapeInline(text));
    },
  );
  return { name: `${slug(company)}.prep.md`, snippet };
}

const LINES = /^## Draw your lines\n[\s\S]*?(?=^## )/m;

/** The note of the lines that all notes share; it is one under any name. */
export function newLines(): NewFile {
  return {
    name: 'lines.prep.md',
    snippet: snippetOf('lines').replace(/^## .*$/m, '---\nprep: lines\n---\n\n# My lines'),
  };
}

/** Names that Windows keeps for devices, whatever follows the first point. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const LONGEST = 60;

/** A file's name for any company: letters, digits and hyphens of any script; never empty. */
export function slug(company: string): string {
  const words = said(company)
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short = [...words]
    .slice(0, LONGEST)
    .join('')
    .replace(/^-+|(?<!-)-+$/g, '');
  if (short === '') return 'opportunity';
  // The shared lines have that name.
  return DEVICE.test(short) || short === 'lines' ? `${short}-company` : short;
}

/** Text that stands in a snippet as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Text that Markdown shows as it is, in a heading. */
function escapeInline(text: string): string {
  return text
    .replace(/[\\`*[\]<>]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<!#)#+$/, '\\$&');
}
