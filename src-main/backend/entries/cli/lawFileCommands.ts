import { copyFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { errorCode } from '#backend/ledger/index.ts';
import { print, readCall, required, UsageError } from '#backend/entries/cli/commandLine.ts';
import { changeLaw, clientOf, countryOption } from '#backend/entries/cli/lawOptions.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { lawRuleTitle, lawValueText } from '#shared/i18n/lawText.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** `law load`: takes a law pack from a file, or with `--dry-run` says what it would change. */
export async function loadLawCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, { data: { type: 'string' }, 'dry-run': { type: 'boolean' } }, true);
  const [path, ...more] = call.files;
  if (path === undefined || more.length > 0) throw new UsageError('law load takes one file');
  if (call.values['dry-run'] === true) {
    return withOffice(required(call, 'data'), null, async (office) => {
      const file = office.files.register(resolve(path), basename(path));
      const preview = await clientOf(office).law.inspectFile({ file });
      print(call, preview, () =>
        [
          `${preview.country}  ${preview.version}  ${preview.published}`,
          ...preview.differences.map(
            (each) =>
              `${lawRuleTitle(call.texts, each)} ${each.from ?? ''}: ${[each.before, each.after]
                .map((value) => lawValueText(call.texts, each, value, preview.currency))
                .join(' → ')}`,
          ),
        ].join('\n'),
      );
      return 0;
    });
  }
  return changeLaw(call, (office) => {
    const file = office.files.register(resolve(path), basename(path));
    return clientOf(office).law.loadFile({ file });
  });
}

/** `law export`: writes the office's law as a pack for another machine. */
export async function exportLawCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    country: { type: 'string' },
    out: { type: 'string' },
  });
  const country = countryOption(call);
  const out = resolve(required(call, 'out'));
  return withOffice(required(call, 'data'), null, async (office) => {
    const { file } = await clientOf(office).law.exportFile({ country });
    try {
      await copyFile(office.files.resolve(file)?.path ?? '', out);
    } catch (error) {
      throw new Refusal('output_unwritable', { path: out, problem: errorCode(error) });
    }
    print(call, { file: out }, () => out);
    return 0;
  });
}
