import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  holdsLetterOrDigit,
  isLetterOrDigit,
  trimToLetters,
} from '../../server/src/text/letters.ts';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'a',
      'Z',
      '0',
      '9',
      '@',
      '[',
      '`',
      '{',
      '/',
      ':',
      ' ',
      '’',
      'é',
      'ß',
      '中',
      '🗓',
      '𝒜',
      '𐍈',
      '☐',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

test('letters and digits are those of Unicode, wherever they stand', () => {
  fc.assert(
    fc.property(text, (written) => {
      expect(holdsLetterOrDigit(written)).toBe(/[\p{L}\p{N}]/u.test(written));
      let at = 0;
      for (const char of written) {
        expect(isLetterOrDigit(written, at)).toBe(/^[\p{L}\p{N}]/u.test(char));
        at += char.length;
      }
      expect(isLetterOrDigit(written, -1)).toBe(false);
      expect(isLetterOrDigit(written, written.length)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('what stands around them is cut off, and nothing else', () => {
  fc.assert(
    fc.property(text, (written) => {
      const expected = written
        .replace(/^[^\p{L}\p{N}]+/u, '')
        .replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '');
      expect(trimToLetters(written)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});
