// What of the code is to be translated: found in the syntax tree, and in data.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { TOPICS } from '../server/src/guide/topics.ts';
import { KINDS } from '../server/src/note/kind.ts';
import { RULES } from '../server/src/rules/index.ts';
import { TEMPLATES } from '../server/src/rules/template.ts';

const SOURCES = ['server/src', 'client/src', 'client/webview'];
/** Calls whose literals are English texts; the second marks data. */
const CALLS = new Set(['l10n.t', 'vscode.l10n.t', 'translatable']);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Every English text that a person may see in another language, in the order of the code. */
export function englishTexts(root: string): Set<string> {
  const texts = new Set<string>();
  for (const source of SOURCES)
    for (const path of readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(path)) continue;
      const file = join(root, source, path);
      for (const text of textsOf(file, readFileSync(file, 'utf8'))) texts.add(text);
    }
  for (const text of data()) texts.add(text);
  return texts;
}

/** Texts that stand in data with a type of its own. */
function data(): string[] {
  return [
    ...TOPICS.flatMap(({ title, advice }) => [title, advice]),
    ...TEMPLATES.flatMap(({ title, description }) => [title, description]),
    ...RULES.flatMap(({ summary, why }) => [summary, why]),
    ...KINDS.map(({ kind }) => kind),
    'other',
  ];
}

/** The texts of one file. */
export function textsOf(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const found: string[] = [];
  visit(program as unknown as Node, (node) => {
    if (node.type !== 'CallExpression') return;
    const { callee, arguments: args } = node as unknown as { callee: Node; arguments: Node[] };
    if (CALLS.has(nameOf(callee)) && args[0]) found.push(...literals(args[0]));
  });
  return found;
}

function nameOf(callee: Node): string {
  if (callee.type === 'Identifier') return String(callee.name);
  if (callee.type !== 'MemberExpression') return '';
  return `${nameOf(callee.object as Node)}.${nameOf(callee.property as Node)}`;
}

/** The strings in an expression, keys of objects and indexes left out. */
function literals(node: Node): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral') throw new Error('a text to translate is no template');
  if (node.type === 'Property') return literals(node.value as Node);
  if (node.type === 'CallExpression' || node.type === 'MemberExpression') return [];
  return children(node).flatMap(literals);
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of children(node)) visit(child, see);
}

function children(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof (value as Node | null)?.type === 'string');
}
