import { l10n } from 'vscode';
import type { Service } from '../client.ts';
import { ask } from '../opportunities.ts';
import { folderForNote, openNew } from './new-file.ts';
import { askAll, pickStep, textStep } from './steps.ts';

/** Asks for company, role and stage, and starts the note. */
export async function newOpportunity(service: Service): Promise<void> {
  const { stages } = await service.opportunities.guide();
  const said = { company: '', role: '', stage: '' };
  const answered = await askAll(l10n.t('New Opportunity'), [
    textStep(
      {
        prompt: l10n.t('The company; the file is named after it'),
        placeholder: l10n.t('Company'),
        needed: l10n.t('Which company is it?'),
      },
      () => said.company,
      (value) => {
        said.company = value;
      },
    ),
    textStep(
      {
        prompt: l10n.t('The role, as the posting has it; leave it empty if you don’t know yet'),
        placeholder: l10n.t('Role'),
      },
      () => said.role,
      (value) => {
        said.role = value;
      },
    ),
    pickStep(
      l10n.t('How far are you?'),
      stages
        .filter(({ closed }) => !closed)
        .map(({ id, title, meaning }) => ({ id, label: title, detail: meaning })),
      ({ id }) => {
        said.stage = id;
      },
    ),
  ]);
  const folder = answered && (await folderForNote(service));
  if (folder === false) return;
  const file = await ask(service.client, 'staffPrep/newNote', {
    ...said,
    ...(folder && { folder: folder.toString() }),
  });
  await openNew(file, folder);
}
