import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

const ID = 'staff-prep.staff-prep';

/**
 * What the editor calls: activates the extension and writes down what that took of the extension
 * host, in milliseconds by the clock: what the editor itself shows under “Running Extensions”.
 */
export async function run(): Promise<void> {
  await vscode.extensions.getExtension(ID)!.activate();
  const loading = between('willLoadExtensionCode', 'didLoadExtensionCode');
  const activating = between('willActivateExtension', 'didActivateExtension');
  const times = { loading, activating, both: loading + activating };
  writeFileSync(process.env.STAFF_PREP_RESULTS!, JSON.stringify(times));
}

/** The editor’s own marks. */
declare const MonacoPerformanceMarks: { getMarks(): { name: string; startTime: number }[] };

function between(from: string, to: string): number {
  const [start, end] = [from, to].map((name) =>
    MonacoPerformanceMarks.getMarks().find((mark) => mark.name === `code/extHost/${name}/${ID}`),
  );
  return end!.startTime - start!.startTime;
}
