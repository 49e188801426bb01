/** Gives what runs `renew` when it is called on another day than the last time. */
export function daily(renew: () => void, today = () => new Date().toDateString()): () => void {
  let last = today();
  return () => {
    const now = today();
    if (now === last) return;
    last = now;
    renew();
  };
}
