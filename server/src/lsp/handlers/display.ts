import { hover, plainText } from '../../features/hover.ts';
import { hints, lenses } from '../../features/lens.ts';
import { TOKEN_TYPES, tokens } from '../../features/tokens.ts';
import { absolute } from '../../text/span.ts';
import type { Session } from '../session.ts';
import { MarkupKind } from '../values.ts';

/** What is shown on and beside the text: hovers, code lenses, inlay hints, semantic tokens. */
export function answerDisplay(session: Session): void {
  const { connection } = session;
  connection.onRequest('textDocument/hover', ({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    if (!opened) return null;
    const { note } = opened.located;
    const shown = hover(note, session.check(opened).findings, opened.converter.offset(position));
    if (!shown) return null;
    const formats = session.client.textDocument?.hover?.contentFormat;
    const contents =
      formats && !formats.includes(MarkupKind.Markdown)
        ? { kind: MarkupKind.PlainText, value: plainText(shown.markdown) }
        : { kind: MarkupKind.Markdown, value: shown.markdown };
    return { contents, range: opened.converter.range(shown.span) };
  });

  connection.onRequest('textDocument/codeLens', async ({ textDocument: { uri } }) => {
    const opened = await session.known(uri);
    if (!opened) return [];
    const { findings, readiness } = session.check(opened);
    return lenses(opened.located.note, findings, readiness).map(({ text, span }) => ({
      range: opened.converter.range(span),
      command: session.hasCommands
        ? { title: text, command: 'staffPrep.showGaps', arguments: [uri] }
        : { title: text, command: '' },
    }));
  });

  connection.onRequest('textDocument/inlayHint', async ({ textDocument: { uri }, range }) => {
    const opened = await session.known(uri);
    if (!opened || !session.editor.inlayHints) return [];
    const { start, end } = opened.converter.offsets(range);
    return hints(opened.located.note)
      .map(({ text, span }) => ({ text, at: absolute(span).end }))
      .filter(({ at }) => at >= start && at <= end)
      .map(({ text, at }) => ({
        position: opened.converter.position(at),
        label: text,
        paddingLeft: true,
      }));
  });

  connection.onRequest('textDocument/semanticTokens/full', async ({ textDocument: { uri } }) => {
    // Each token counts from the one before it: lines, characters of the line, length, type, modifiers.
    const data: number[] = [];
    let last = { line: 0, character: 0 };
    const opened = await session.known(uri);
    if (opened)
      for (const { type, start, end } of tokens(opened.located.note)) {
        const { start: from, end: to } = opened.converter.range({ start, end });
        if (from.line !== to.line) continue;
        const lines = from.line - last.line;
        const characters = from.character - (lines === 0 ? last.character : 0);
        data.push(lines, characters, to.character - from.character, TOKEN_TYPES.indexOf(type), 0);
        last = from;
      }
    // A result id would promise differences.
    return { data };
  });
}
