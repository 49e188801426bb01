import * as l10n from '@vscode/l10n';
import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** A folder with no more files is read at once. */
const FEW = 500;

/** Tells the client how far the reading of a folder is, where that takes long; the person may stop it. */
export class ReadingProgress {
  private asked = false;
  private ended = false;
  private shown: WorkDoneProgressServerReporter | undefined;

  constructor(private readonly session: Session) {}

  /** So many of so many are read; says whether to go on. */
  report(done: number, total: number): boolean {
    if (total > FEW && !this.asked) this.ask();
    this.shown?.report(Math.round((100 * done) / total), l10n.t('{0} of {1}', done, total));
    return this.shown?.token.isCancellationRequested !== true;
  }

  end(): void {
    this.ended = true;
    this.shown?.done();
  }

  /** Reading doesn't wait for the client's answer. */
  private ask(): void {
    this.asked = true;
    const { client, connection } = this.session;
    if (!client.window?.workDoneProgress) return;
    connection.window.createWorkDoneProgress().then(
      (shown) => {
        shown.begin(l10n.t('Reading your notes'), 0, undefined, true);
        if (this.ended) shown.done();
        else this.shown = shown;
      },
      () => {},
    );
  }
}
