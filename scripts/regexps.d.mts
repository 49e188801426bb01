interface Found {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}
export function regexps(): Generator<Found>;
export function faultsOf(of: Pick<Found, 'source' | 'flags'>): string[];
