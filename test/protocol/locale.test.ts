import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, CodeLens, Hover } from 'vscode-languageserver-protocol/node';
import type { Guide } from '../../server/src/lsp/protocol.ts';
import { Client } from './client.ts';

const URI = 'untitled:acme.prep.md';
const NOTE = `---
prep: staff-plus
company: Acme
stage: offer
---

# Acme

## Draw your lines

- L1: I don’t practise leetcode; the company is a public one.

## Debug the process

- When is level decided?
  - Staff, fixed.

## Finish well

- [ ] Brief references
- [x] Negotiate
- [x] Send follow-up emails
`;
let client: Client;
beforeEach(() => {
  client = new Client();
});
afterEach(() => client.stop());

/** What is said of the note: findings, fixes, a hover, the lens, the stages. */
async function everything(locale: string | undefined, l10n?: unknown) {
  await client.start({
    ...(locale !== undefined && { locale }),
    initializationOptions: { today: '2026-11-24', opportunities: true, l10n },
  });
  await client.open(URI, NOTE);
  const diagnostics = await client.diagnostics(URI, (all) => all.length > 0);
  const request = <R>(method: string, params: object) =>
    client.connection.sendRequest<R>(method, params);
  const textDocument = { uri: URI };
  const { range } = diagnostics[0]!;
  const [actions, hover, lenses, guide] = [
    await request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics },
    }),
    await request<Hover>('textDocument/hover', { textDocument, position: range.start }),
    await request<CodeLens[]>('textDocument/codeLens', { textDocument }),
    await request<Guide>('staffPrep/guide', {}),
  ];
  return {
    findings: diagnostics.map(({ message }) => message),
    actions: actions.map(({ title }) => title),
    hover: (hover.contents as { value: string }).value.split('\n\n'),
    lens: lenses[0]!.command!.title,
    stages: guide.stages.slice(0, 3).map(({ title }) => title),
    checkpoint: guide.checkpoints[0]!.title,
  };
}

const ENGLISH = {
  findings: [
    'Sell chats are not on your list: accept those you are offered, with questions to ask.',
    'Your references are not briefed yet: tell each about the role, then tick this.',
  ],
  actions: [
    'Insert “Accept sell chats”',
    'Say nothing of missing-finish-step here',
    'Say nothing of missing-finish-step in this note',
  ],
  hover: [
    '> always negotiate the details, and remember to finish well\n>\n> — [Interviewing for Staff-plus roles](https://staffeng.com/guides/interviewing-staff-plus-roles#finish-well), StaffEng',
    'List the last mile: negotiate, brief references, follow up, accept sell chats.',
    'What is on no list is forgotten in the week of an offer. [missing-finish-step](https://github.com/staff-prep/staff-prep/blob/main/docs/rules/missing-finish-step.md)',
  ],
  lens: '4 of 9 · next: what are the formats?',
  stages: ['Researching', 'Applied', 'Screening'],
  checkpoint: 'Draw your lines',
};

describe('the client’s language', () => {
  test('German', async () =>
    expect(await everything('de')).toMatchInlineSnapshot(`
    {
      "actions": [
        "„Accept sell chats“ einfügen",
        "Zu missing-finish-step hier nichts sagen",
        "Zu missing-finish-step in dieser Notiz nichts sagen",
      ],
      "checkpoint": "Deine Linien ziehen",
      "findings": [
        "Sell-Chats stehen nicht auf deiner Liste: nimm an, was man dir anbietet, und bring Fragen mit.",
        "Deine Referenzen sind noch nicht gebrieft: erzähl jeder von der Stelle und hak es dann ab.",
      ],
      "hover": [
        "> always negotiate the details, and remember to finish well
    >
    > — [Interviewing for Staff-plus roles](https://staffeng.com/guides/interviewing-staff-plus-roles#finish-well), StaffEng",
        "Liste den letzten Kilometer auf: verhandeln, Referenzen briefen, nachfassen, Sell-Chats annehmen.",
        "Was auf keiner Liste steht, geht in der Woche des Angebots unter. [missing-finish-step](https://github.com/staff-prep/staff-prep/blob/main/docs/rules/missing-finish-step.md)",
      ],
      "lens": "4 von 9 · als Nächstes: welche Formate gibt es?",
      "stages": [
        "Recherche",
        "Beworben",
        "Erstgespräch",
      ],
    }
  `));
  test('Spanish of a country', async () =>
    expect(await everything('es-MX')).toMatchInlineSnapshot(`
      {
        "actions": [
          "Insertar «Accept sell chats»",
          "No avisar de missing-finish-step aquí",
          "No avisar de missing-finish-step en esta nota",
        ],
        "checkpoint": "Traza tus líneas",
        "findings": [
          "Los sell chats no están en tu lista: acepta los que te ofrezcan y lleva preguntas.",
          "Tus referencias aún no están informadas: cuéntale el puesto a cada una y luego márcalo.",
        ],
        "hover": [
          "> always negotiate the details, and remember to finish well
      >
      > — [Interviewing for Staff-plus roles](https://staffeng.com/guides/interviewing-staff-plus-roles#finish-well), StaffEng",
          "Apunta el último tramo: negociar, informar a las referencias, escribir a los entrevistadores, aceptar los sell chats.",
          "Lo que no está en ninguna lista se olvida en la semana de una oferta. [missing-finish-step](https://github.com/staff-prep/staff-prep/blob/main/docs/rules/missing-finish-step.md)",
        ],
        "lens": "4 de 9 · siguiente: ¿qué formatos hay?",
        "stages": [
          "Explorando",
          "Candidatura enviada",
          "Primer contacto",
        ],
      }
    `));
  // A worker can read no file: VS Code hands over what it has for its own language.
  test('that of the translations it brings', async () => {
    const [finding] = ENGLISH.findings;
    const said = await everything('de', { [finding!]: 'Uno', [ENGLISH.checkpoint]: 2 });
    expect(said).toEqual({ ...ENGLISH, findings: ['Uno', ENGLISH.findings[1]] });
  });
  test.each([null, [], 'de', 1])('%j is no translation', async (l10n) =>
    expect(await everything('en', l10n)).toEqual(ENGLISH),
  );
  test.each([undefined, 'en', 'en-GB', 'fr', '', '__proto__', '../de', 'deutsch'])(
    '%s is English',
    async (locale) => expect(await everything(locale)).toEqual(ENGLISH),
  );
});
