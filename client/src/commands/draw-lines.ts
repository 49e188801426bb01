import { Uri } from 'vscode';
import type { Service } from '../client.ts';
import { ask } from '../opportunities.ts';
import { folderForNote, openExisting, openNew } from './new-file.ts';

/** Starts the note of the lines that all notes share, or shows it. */
export async function drawLines(service: Service): Promise<void> {
  const folder = await folderForNote(service);
  if (folder === false) return;
  const { existing, ...file } = await ask(service.client, 'staffPrep/newLines', {
    ...(folder && { folder: folder.toString() }),
  });
  if (existing === undefined) await openNew(file, folder);
  else await openExisting(Uri.parse(existing));
}
