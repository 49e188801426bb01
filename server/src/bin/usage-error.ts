/** A reason why the command can't run, for a person. */
export class UsageError extends Error {}
