import './suite.ts';
import './views.ts';
import './drafts.ts';
import './commands.ts';
// Last: it ends the server for good.
import './crashes.ts';

/** What the editor calls: runs every test that the suite declares. */
export { runAll as run } from './harness.ts';
