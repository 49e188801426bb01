import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';

/** Something missing, as the preview shows it. */
export interface Gap {
  /** Zero-based. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
}

/** What the plugin asks for while it renders: it must answer at once. */
export interface Source {
  /** The gaps of the document that is rendered; none where nothing is known, or it is no note. */
  gapsOf(document: unknown): readonly Gap[];
  /** “2 gaps”. */
  title(count: number): string;
}

const TYPE = 'staff_prep_gaps';
/** Blocks after which, and not in which, a folded list can stand. */
const PHRASING = new Set(['heading_close', 'paragraph_close']);

/**
 * Shows the gaps of a note beside the blocks they are about. Which document it is, is known only when
 * tokens are rendered, not when they are made; the tokens themselves are kept by the editor and
 * stay as they are.
 */
export function gapsPlugin(md: MarkdownIt, source: Source): MarkdownIt {
  const render = md.renderer.render.bind(md.renderer);
  const toHtml = (gaps: readonly Gap[]) => htmlOf(gaps, source, md.utils.escapeHtml);
  md.renderer.rules[TYPE] = (tokens, index) => toHtml(tokens[index]!.meta as Gap[]);
  md.renderer.render = (tokens: Token[], options, env: { currentDocument?: unknown } = {}) => {
    const gaps = env.currentDocument ? source.gapsOf(env.currentDocument) : [];
    if (gaps.length === 0) return render(tokens, options, env);
    const { leading, placed } = place(tokens, gaps);
    return toHtml(leading) + render(placed, options, env);
  };
  return md;
}

/** A copy of the tokens with the gaps among them; `leading` are those before the first text. */
function place(tokens: readonly Token[], gaps: readonly Gap[]) {
  const texts = textsOf(tokens);
  const leading: Gap[] = [];
  const after = new Map<number, Gap[]>();
  for (const gap of gaps) {
    const text = texts.findLast(({ line }) => line <= gap.line);
    if (!text) leading.push(gap);
    else after.set(text.end, [...(after.get(text.end) ?? []), gap]);
  }
  const placed = tokens.flatMap((token, index) => {
    const here = after.get(index);
    return here ? [token, tokenOf(token, here)] : [token];
  });
  return { leading, placed };
}

/** The lines on which texts begin, and the tokens after which something can be put beside them. */
function textsOf(tokens: readonly Token[]): { line: number; end: number }[] {
  const texts: { line: number; end: number }[] = [];
  let line = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.map) line = token.map[0];
    if (token.type !== 'inline') continue;
    const next = tokens[index + 1];
    texts.push({ line, end: next && PHRASING.has(next.type) ? index + 1 : index });
  }
  return texts;
}

/** Tokens are made as the editor's markdown-it makes them: we bring none of our own. */
function tokenOf(like: Token, gaps: readonly Gap[]): Token {
  const Made = like.constructor as new (type: string, tag: string, nesting: 0) => Token;
  const token = new Made(TYPE, '', 0);
  token.block = true;
  token.meta = gaps;
  return token;
}

function htmlOf(gaps: readonly Gap[], source: Source, escaped: (text: string) => string): string {
  if (gaps.length === 0) return '';
  const items = gaps.map(
    ({ severity, message }) => `<li class="staff-prep-${severity}">${escaped(message)}</li>`,
  );
  return `<details class="staff-prep-gaps"><summary>${escaped(source.title(gaps.length))}</summary><ul>${items.join('')}</ul></details>`;
}
