/** How long the client may take to answer, in milliseconds. */
const LONGEST = 5000;

/** What was asked for; nothing where that fails, or takes too long. */
export async function patiently<T>(asked: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, LONGEST, undefined);
  });
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  clearTimeout(timer);
  return answer;
}
