import type { Grade, LawSource } from '#shared/domain/law/lawPack.ts';

/**
 * The source of a result that rests on several figures: the given place in the law, with the grade of the figure that
 * is known least well. One figure that is not confirmed makes the whole result not confirmed.
 */
export function weakestSource(reference: string, sources: readonly LawSource[]): LawSource {
  let weakest: LawSource = { kind: 'law', reference, grade: 'A', confirmed: true };
  for (const source of sources) if (isWeaker(source, weakest)) weakest = { ...source, reference };
  return weakest;
}

/** From the best known on; what the office entered itself it has read itself. */
const order: readonly Grade[] = ['A', 'B', 'O', 'C', 'I', 'M'];

function isWeaker(a: LawSource, b: LawSource): boolean {
  if (a.confirmed !== b.confirmed) return !a.confirmed;
  return order.indexOf(a.grade) > order.indexOf(b.grade);
}
