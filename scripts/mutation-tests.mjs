// Stands for vitest where tests run for `npm run mutation`: it only collects them.
import {
  ChaiStyleAssertions,
  chai,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from '@vitest/expect';

for (const plugin of [JestExtend, JestChaiExpect, ChaiStyleAssertions, JestAsymmetricMatchers])
  chai.use(plugin);

/** Every test, in order. */
export const tests = [];

export function expect(value, message) {
  return chai.expect(value, message);
}
Object.assign(expect, chai.expect);

const path = [];

export function test(name, run) {
  tests.push({ name: [...path, name].join(' > '), run });
}

export function describe(name, body) {
  path.push(name);
  body();
  path.pop();
}

/** A test or group for each of `rows`; a row that is a list gives several arguments. */
const each = (make) => (rows) => (name, body) => {
  for (const [i, row] of rows.entries())
    make(`${name} ${i}`, () => body(...(Array.isArray(row) ? row : [row])));
};
test.each = each(test);
describe.each = each(describe);

export function afterAll() {}
