import { Range, Uri, window } from 'vscode';
import type { Location } from 'vscode-languageserver-protocol';
import type { Service } from './client.ts';

/** Opens a note at its start, or where it was left. */
export async function openNote(uri: string): Promise<void> {
  await window.showTextDocument(Uri.parse(uri));
}

/** Opens the note where a checkpoint stands now, or where it belongs. */
export async function openCheckpoint(
  { opportunities }: Service,
  uri: string,
  checkpoint: string,
): Promise<void> {
  const now = await opportunities.fresh(uri);
  const place = now?.checkpoints.find(({ id }) => id === checkpoint)?.place;
  await (place ? openAt(place) : openNote(uri));
}

/** Opens the note where an interview stands now. */
export async function openInterview(
  { opportunities }: Service,
  uri: string,
  name: string,
): Promise<void> {
  const now = await opportunities.fresh(uri);
  const interview = now?.interviews.find((other) => other.name === name);
  await (interview ? openAt({ uri, range: interview.range }) : openNote(uri));
}

/** Opens a file and selects a range of it. */
export async function openAt({ uri, range: { start, end } }: Location): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { selection });
}
