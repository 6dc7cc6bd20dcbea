import { isDefinedError } from '@orpc/client';
import type { RefusalCode } from '#shared/contract/refusals.ts';
import type { ErrorTextCode, Texts } from '#shared/i18n/createTexts.ts';
import { PlatformFailure } from '#renderer/platform/platform.ts';

/** What went wrong, as data: the key of its text and the figures in it. */
export interface Failure {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Reads any thrown thing as a failure. What the border did not declare is `general`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof PlatformFailure) return { code: error.code, params: error.params };
  if (error instanceof Error && isDefinedError(error)) {
    // Only what a procedure declares is defined, and that is made of refusals alone.
    const declared = error as { readonly code: RefusalCode; readonly data: unknown };
    return { code: withText(declared.code), params: isParams(declared.data) ? declared.data : {} };
  }
  return { code: 'general', params: {} };
}

/** The sentence of a failure in the reader's language. */
export function failureText(texts: Texts, failure: Failure): string {
  return texts.refusalText(failure.code, failure.params);
}

/** Does not compile as long as an error of the border has no text in the catalogs. */
function withText(code: RefusalCode): ErrorTextCode {
  return code;
}

function isParams(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
