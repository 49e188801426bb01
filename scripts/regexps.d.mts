interface Expression {
  readonly source: string;
  readonly flags: string;
}
interface Found extends Expression {
  readonly place: string;
  /** Of our own code, not of a library. */
  readonly ours: boolean;
}
type Modules = Record<string, Record<string, unknown>>;
export function regexps(
  use?: (modules: Modules) => void,
): Promise<{ all: Found[]; unseen: string[] }>;
export function faultsOf(of: Expression): string[];
