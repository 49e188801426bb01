import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Location, Position } from 'vscode-languageserver-protocol/node';
import { applyEdits } from '../../server/src/text/edit.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { Client, named } from './client.ts';

export const ACME = `---
prep: staff-plus
company: Acme
stage: offer
lines: lines.prep.md
---

# Acme, Staff Engineer

## Debug the process

| Interview | Evaluates | Preparation | Interviewers |
| --- | --- | --- | --- |
| Deep dive | depth | outline | Ann Lee, Staff |
| Coding | speed | none | |

The screen crosses L1.

- When is level decided?
  - TBD

## Finish well

- [x] Negotiate
- [ ] Brief references
- [x] Follow-ups: Ann Lee
- [x] Sell chats: what would make you leave Acme?
`;
export const LINES = '# My lines\n\n- L1: no leetcode\n- L2: a company I can explain\n';

/** A folder with a note and its shared lines, and a client of the built server; new for each test, or one for all. */
export class Bench {
  client!: Client;
  folder!: string;
  private version = 1;

  constructor(how: 'each' | 'all' = 'each') {
    const [before, after] = how === 'each' ? [beforeEach, afterEach] : [beforeAll, afterAll];
    before(() => {
      this.folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
      this.version = 1;
      this.write('acme.prep.md', ACME);
      this.write('lines.prep.md', LINES);
      this.client = new Client();
    });
    after(() => {
      this.client.kill();
      rmSync(this.folder, { recursive: true });
    });
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Starts in the folder, opens the note and waits until the shared lines are known. */
  async start(capabilities: object = {}, settings: object = {}): Promise<void> {
    await this.client.start({
      workspaceFolders: [{ uri: pathToFileURL(this.folder).href, name: 'notes' }],
      initializationOptions: { today: '2026-11-24', settings },
      capabilities,
    });
    await this.client.open(this.uri('acme.prep.md'), ACME);
    await this.client.diagnostics(this.uri('acme.prep.md'), (found) =>
      named(found).includes('crossed-line L1'),
    );
  }

  /** Asks something about the note. */
  ask<T>(method: string, params: object = {}): Promise<T> {
    return this.client.connection.sendRequest<T>(`textDocument/${method}`, {
      textDocument: { uri: this.uri('acme.prep.md') },
      ...params,
    });
  }

  /** Replaces the whole text of the note in the editor. */
  async type(text: string): Promise<void> {
    this.version++;
    await this.client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri('acme.prep.md'), version: this.version },
      contentChanges: [{ text }],
    });
  }

  /** Tells the server that files changed outside the editor. */
  changed(...paths: string[]): Promise<void> {
    return this.client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: paths.map((path) => ({ uri: this.uri(path), type: 2 })),
    });
  }
}

/** The position just after the first occurrence of a text. */
export function endOf(needle: string, text = ACME): Position {
  return new LineIndex(text).positionAt(text.indexOf(needle) + needle.length);
}

/** A text after edits of it; positions are UTF-16. */
export function apply(
  text: string,
  edits: readonly { range: Location['range']; newText: string }[],
): string {
  const lines = new LineIndex(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      start: lines.offsetAt(range.start),
      end: lines.offsetAt(range.end),
      text: newText,
    })),
  );
}
