import { readListHead } from '#backend/intake/mappings/listHead.ts';
import { headerSearch } from '#backend/intake/formats/lists/findHeaders.ts';
import type { ListMappingData } from '#shared/contract/intake.ts';
import { mappingSignature } from '#shared/domain/intake/columnMapping.ts';
import { type IntakeField, isIntakeField } from '#shared/domain/intake/intakeFields.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * The mapping that came over the border or out of a file. Throws `mapping_invalid {problem: 'unknown_field', columns}` for
 * fields that there are not.
 */
export function readMapping(data: ListMappingData): ListMapping {
  const fields: Record<string, IntakeField> = {};
  const unknown: string[] = [];
  for (const [header, field] of Object.entries(data.fields)) {
    if (isIntakeField(field)) fields[header] = field;
    else unknown.push(field);
  }
  if (unknown.length > 0) throw invalid('unknown_field', unknown);
  return { ...data, fields };
}

/**
 * Looks whether a list can be read under a mapping, and gives it with the signature that it is found by. Throws
 * `mapping_invalid {problem, columns}` (`unknown_field`, `missing`, `twice`), and the refusals of the readers.
 */
export async function prepareMapping(
  path: string,
  data: ListMappingData,
  signal: AbortSignal,
): Promise<{ readonly mapping: ListMapping; readonly signature: string }> {
  const said = readMapping(data);
  const { mapping } = await readListHead(path, said, headerSearch, signal);
  if (mapping.missing.length > 0) throw invalid('missing', mapping.missing);
  if (mapping.twice.length > 0) throw invalid('twice', mapping.twice);
  return { mapping: said, signature: mappingSignature(mapping.headers) };
}

function invalid(problem: 'unknown_field' | 'missing' | 'twice', columns: readonly string[]): Refusal {
  return new Refusal('mapping_invalid', { problem, columns: columns.join(', ') });
}
