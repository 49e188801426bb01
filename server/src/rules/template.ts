import snippets from '../../../snippets/staff-prep.json';
import type { PartId, TopicId } from '../guide/topics.ts';

/** The templates that the editor's snippets and ours share, by name. */
export type TemplateId = keyof typeof snippets;

/** A template and where it belongs. */
export interface Template {
  readonly id: TemplateId;
  readonly title: string;
  /** The word that brings it up, as in the editor's snippets. */
  readonly prefix: string;
  readonly description: string;
  readonly part?: PartId;
  /** What a note has once it is inserted. */
  readonly fills?: TopicId;
}

const PLACES: Readonly<Record<TemplateId, Pick<Template, 'title' | 'part' | 'fills'>>> = {
  note: { title: 'A whole note' },
  lines: { title: 'Draw your lines', part: 'lines', fills: 'lines' },
  process: { title: 'Debug the process', part: 'process', fills: 'process' },
  finish: { title: 'Finish well', part: 'finish', fills: 'finish' },
  questions: { title: 'The three questions', part: 'process' },
  'question-formats': { title: 'What are the formats?', part: 'process', fills: 'formats' },
  'question-preparation': { title: 'What to prepare?', part: 'process', fills: 'preparation' },
  'question-interviewers': {
    title: 'Who are the interviewers?',
    part: 'process',
    fills: 'interviewers',
  },
  leveling: { title: 'When is level decided?', part: 'process', fills: 'leveling' },
  interviews: { title: 'Table of interviews', part: 'process' },
  'interview-row': { title: 'One more interview, as a row', part: 'process' },
  interview: { title: 'One interview', part: 'process' },
  concern: { title: 'A concern to raise', part: 'process' },
  'step-negotiate': { title: 'Negotiate', part: 'finish', fills: 'negotiate' },
  'step-references': { title: 'Brief references', part: 'finish', fills: 'references' },
  'step-follow-ups': { title: 'Follow-up emails', part: 'finish', fills: 'follow-ups' },
  'step-sell-chats': { title: 'Sell chats', part: 'finish', fills: 'sell-chats' },
  line: { title: 'A line', part: 'lines' },
  'company-criteria': { title: 'The right company', part: 'lines' },
};

/** All templates, in the order in which they are offered. */
export const TEMPLATES: readonly Template[] = (Object.keys(PLACES) as TemplateId[]).map((id) => ({
  id,
  ...PLACES[id],
  // Looked up when somebody asks: few starts do.
  get prefix() {
    return snippets[id].prefix;
  },
  get description() {
    return snippets[id].description;
  },
}));

/** A template as an editor's snippet, with tab stops. */
export function snippetOf(id: TemplateId): string {
  return snippets[id].body.join('\n');
}

/** The text of a snippet without its tab stops: they give way to what they suggest. */
export function plain(snippet: string): string {
  let text = snippet.replace(/\$\{\d+\|([^,|}]*)(?:,[^|}]*)?\|\}/g, '$1');
  // From the inside out: a tab stop may stand in the suggestion of another.
  for (let i = 0; i < 4; i++) text = text.replace(/\$\{\d+:([^${}]*)\}/g, '$1');
  return text.replace(/(?<!\\)(?:\$\{\d+\}|\$\d+)/g, '').replace(/\\([$}\\])/g, '$1');
}
