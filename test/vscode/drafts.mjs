// Where a draft goes, as a person chooses it: a mail program, the clipboard, a document.
import { command, picked, same, until } from './page.mjs';

/** Tries the draft to the recruiter of the note that is open, with what no link may take for its own. */
export async function testDrafts(host, page, check, role) {
  const subject = `Questions about the interviews: ${role} at Soon & Sons`;
  const body = `Hi,

I am looking forward to the interviews for the ${role} role at Soon & Sons and would like to prepare well. Could you help me with these questions?

1. Do any of the interviews require specific preparation?
2. When in the process is the level decided, and by whom?

Thank you!

Kind regards
`;
  const draft = async () => {
    await command(page, 'Staff Prep: Draft Email');
    return picked(page, 'Ask the recruiter');
  };
  /** A draft by the button of an icon, and the next, which goes the same way without being asked. */
  const twice = async (button, take) => {
    for (const by of [button, undefined])
      await take(async () => {
        const row = await draft();
        if (by) await row.hover();
        await (by ? row.locator(by) : row).click();
      });
  };

  await check(`a draft goes to the mail program, escaped, and the next too, in ${host}`, () =>
    twice('.codicon-mail', async (run) => {
      const isMail = (request) => request.url().startsWith('mailto:');
      const [request] = await Promise.all([page.waitForRequest(isMail), run()]);
      const link = new URL(request.url());
      // What a note says starts no field of its own.
      same([...link.searchParams.keys()], ['subject', 'body']);
      same([link.pathname, link.hash], ['', '']);
      same(link.searchParams.get('subject'), subject);
      same(link.searchParams.get('body'), body.replaceAll('\n', '\r\n'));
    }),
  );

  await check(`a draft is copied, and the next too, in ${host}`, async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const write = (text) => page.evaluate((now) => navigator.clipboard.writeText(now), text);
    const toast = page.locator('.notification-toast', { hasText: 'The email is copied.' });
    await twice('.codicon-copy', async (run) => {
      await write('');
      await run();
      await until('the text', async () => (await copied()) === body);
    });
    await toast.getByRole('button', { name: 'Copy the subject' }).click();
    await until('the subject', async () => (await copied()) === subject);
  });

  await check(`a draft is opened as a document, and the next too, in ${host}`, () =>
    twice('.codicon-edit', async (run) => {
      await run();
      await page
        .locator('.view-line', { hasText: 'Subject: Questions about the interviews' })
        .waitFor();
      await command(page, 'View: Revert and Close Editor');
      await page.locator('.view-line', { hasText: 'role: ' }).waitFor();
    }),
  );
}
