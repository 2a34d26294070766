import { dictionary } from '@zxcvbn-ts/language-common';
import { limits, normalisePassword } from './rules';

/**
 * The passwords that people choose most, those of at least our shortest length (ASVS 5.0, 6.2.4 asks for 3,000).
 * Letters of either case count as the same.
 */
const common = new Set(
  dictionary['passwords-common'].map((word) => String(word).toLowerCase()).filter((word) => word.length >= limits.password.min),
);

/**
 * What is wrong with a password, as a key of the `errors` messages, or null. No rule says which characters it has to
 * have; it may not be one that many people use, nor made of the community's name or of the member's own.
 */
export function passwordProblem(typed: string, own: { brandName: string; username?: string; email?: string }): string | null {
  const password = normalisePassword(typed);
  const length = [...password].length;
  if (length < limits.password.min) return `passwordTooShort|min=${limits.password.min}`;
  if (length > limits.password.max) return `passwordTooLong|max=${limits.password.max}`;
  const lower = password.toLowerCase();
  if (common.has(lower) || new Set(lower).size === 1) return 'passwordCommon';
  const email = own.email?.toLowerCase() ?? '';
  const words = [own.brandName, own.username ?? '', email, email.split('@')[0] ?? '', 'parvis'];
  const letters = lower.replace(/[^\p{L}\p{N}]/gu, '');
  for (const word of words) {
    const plain = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    // The word itself, or it with a few digits or letters around it.
    if (plain.length >= 3 && letters.includes(plain) && letters.length - plain.length < 4) return 'passwordOwnWords';
  }
  return null;
}
