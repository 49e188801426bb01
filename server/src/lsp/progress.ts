import * as l10n from '@vscode/l10n';
import type {
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageserver-protocol';
import type { Session } from './session.ts';

/** A folder with no more files is read at once. */
const FEW = 500;

let count = 0;

/** Tells the client how far the reading of a folder is, where that takes long; the person may stop it. */
export class ReadingProgress {
  private readonly token = `staff-prep/reading/${++count}`;
  private asked = false;
  private ended = false;
  private shown = false;

  constructor(private readonly session: Session) {}

  /** So many of so many are read; says whether to go on. */
  report(done: number, total: number): boolean {
    if (total > FEW && !this.asked) this.ask();
    const percentage = Math.round((100 * done) / total);
    if (this.shown)
      this.tell({ kind: 'report', percentage, message: l10n.t('{0} of {1}', done, total) });
    return !this.session.stopped.has(this.token);
  }

  end(): void {
    this.ended = true;
    this.session.stopped.delete(this.token);
    if (this.shown) this.tell({ kind: 'end' });
  }

  /** Reading doesn't wait for the client's answer. */
  private ask(): void {
    this.asked = true;
    const { client, connection } = this.session;
    if (!client.window?.workDoneProgress) return;
    connection.sendRequest('window/workDoneProgress/create', { token: this.token }).then(
      () => {
        this.shown = true;
        this.tell({
          kind: 'begin',
          title: l10n.t('Reading your notes'),
          percentage: 0,
          cancellable: true,
        });
        if (this.ended) this.end();
      },
      () => {},
    );
  }

  private tell(value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void {
    const { token } = this;
    this.session.connection.sendNotification('$/progress', { token, value });
  }
}
