import { commands, type ExtensionContext } from 'vscode';
import type { Service } from '../client.ts';
import { draftEmail } from './draft-email.ts';
import { drawLines } from './draw-lines.ts';
import { exportCalendar } from './export-calendar.ts';
import { insertSection } from './insert-section.ts';
import { newOpportunity } from './new-opportunity.ts';
import { showGaps } from './show-gaps.ts';

/** Registers the commands; each waits for the server. */
export function registerCommands(context: ExtensionContext, service: Promise<Service>): void {
  const all: Readonly<Record<string, (service: Service, ...args: unknown[]) => Promise<void>>> = {
    newOpportunity,
    drawLines,
    insertSection,
    showGaps,
    exportCalendar,
    draftEmail: (started, ...args) => draftEmail(started, context.globalState, ...args),
  };
  for (const [name, run] of Object.entries(all))
    context.subscriptions.push(
      commands.registerCommand(`staffPrep.${name}`, async (...args: unknown[]) =>
        run(await service, ...args),
      ),
    );
}
