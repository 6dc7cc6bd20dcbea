import { ORPCError } from '@orpc/server';
import { borderError, type Log } from '#backend/border/index.ts';
import { errorCode } from '#backend/ledger/index.ts';
import { calcInterestCommand } from '#backend/entries/cli/calcInterestCommand.ts';
import { calcScheduleCommand } from '#backend/entries/cli/calcScheduleCommand.ts';
import {
  invoiceChargesCommand,
  keepChargesCommand,
  listChargesCommand,
  payChargesCommand,
  reopenChargesCommand,
  waiveChargesCommand,
} from '#backend/entries/cli/chargeCommands.ts';
import {
  exportChangesCommand,
  listChangesCommand,
  tickChangesCommand,
} from '#backend/entries/cli/changeCommands.ts';
import { languages, textsFor, UsageError } from '#backend/entries/cli/commandLine.ts';
import { addCreditorCommand, listCreditorsCommand } from '#backend/entries/cli/creditorCommands.ts';
import { listCustomersCommand, setCustomerCommand } from '#backend/entries/cli/customerCommands.ts';
import { demoCommand } from '#backend/entries/cli/demoCommand.ts';
import { explainCommand } from '#backend/entries/cli/explainCommand.ts';
import { importCommand } from '#backend/entries/cli/importCommand.ts';
import { listImportsCommand, undoImportCommand } from '#backend/entries/cli/importHistoryCommands.ts';
import {
  addFigureCommand,
  confirmFigureCommand,
  startReformCommand,
  withdrawCommand,
} from '#backend/entries/cli/lawChangeCommands.ts';
import { exportLawCommand, loadLawCommand } from '#backend/entries/cli/lawFileCommands.ts';
import {
  explainVersionCommand,
  listLawCommand,
  showLawCommand,
} from '#backend/entries/cli/lawShowCommands.ts';
import { runCommand } from '#backend/entries/cli/runCommand.ts';
import { serveCommand } from '#backend/entries/cli/serveCommand.ts';
import { setSourceCommand, showSourceCommand } from '#backend/entries/cli/sourceCommands.ts';
import { standingCommand } from '#backend/entries/cli/standingCommand.ts';
import { syncCommand } from '#backend/entries/cli/syncCommand.ts';

const usage = `Frist, reminders for accounting offices

  creditor add --data DIR --file creditor.json     add a client company
  creditor list --data DIR                         the client companies
  import --data DIR --creditor ID FILE|FOLDER|ZIP...
         [--complete] [--date DAY] [--mapping FILE] [--accept-older] [--dry-run]
                                                   take over customers and invoices, of any format
  import --list-formats                            what is read
  imports list --data DIR --creditor ID            the imports of a client, by their numbers
  imports undo --data DIR --creditor ID --import N take back what an import did
  source show --data DIR [--creditor ID]           where files come from, how fresh data is, what waits
  source set --data DIR --creditor ID [--folder DIR|--files]
         [--absent settle|keep|ask] [--taking ask|auto] [--stale-days N]
  sync --data DIR [--creditor ID] [--take]         read what is new in the folders of clients; take it over
                                                   where nothing is doubtful
  customers list --data DIR --creditor ID          the customers of a client
         [--search TEXT] [--kind person|company] [--profile ID] [--language …] [--stop …] [--situation …]
         [--missing address|email|identity_number] [--invoices open|overdue] [--changed] [--sort …] [--descending]
  customers set --data DIR --creditor ID --customer NUMBER
         [--address TEXT] [--name …] [--identity-number …] [--email …] [--invoice-email …] [--phone …] [--kind …]
         [--profile ID|default] [--language …|default] [--channel …|default] [--interest-free yes|no]
         [--collection-ban yes|no] [--direct-debit yes|no] [--hold KIND|lift --reason TEXT [--until DAY]]
         [--contact NAME [--contact-email …] [--contact-phone …]] [--situation …|none [--on DAY]]
                                                   enter what is known of a customer
  changes list --data DIR --creditor ID [--done]   what was entered here and belongs in the accounting system
  changes export --data DIR --creditor ID --out FILE [--format csv|netvisor]
  changes tick --data DIR --creditor ID --change ID,ID…|--all [--undo]
  standing --data DIR [--creditor ID] --as-of DAY  where every open invoice stands, and why
  run --data DIR --creditor ID --as-of DAY         what would go out on that day; books nothing
      [--approve --out DIR [--confirm [--sent-on DAY]]]  … write the letters; … book them as sent
  run … --discard                                  throw away what was approved and not booked
  charges list --data DIR --creditor ID            fees, interest and compensation that were claimed
          [--state open|paid|waived|invoiced] [--to-decide]
  charges waive|keep|pay|invoice|reopen            … and what becomes of them
          --data DIR --creditor ID --charge ID,ID… [--reason TEXT] [--date DAY] [--amount AMOUNT] [--number NO]
  calc interest --country XX --debtor person|company --principal AMOUNT --due DAY --to DAY
       [--from DAY] [--payment DAY:AMOUNT …] [--credit DAY:AMOUNT …] [--rate PERCENT]
       [--day-count …] [--include-first-day] [--rounding half-away|down-to-unit]
  calc schedule --country XX --debtor person|company [--profile gentle|standard|strict]
       --due DAY [--invoice-date DAY] [--sent STEP:DAY …] --as-of DAY
  explain --facts FILE --as-of DAY                 where the invoice of a fact file stands, and why
  law list [--data DIR]                            the law of every country: version, what is not confirmed
  law show --country XX [--rule PATH] [--data DIR] every figure with its source and grade
  law version --data DIR --country XX --version V  what a version that a letter names was made of
  law add --data DIR --country XX --from DAY --value VALUE --source TEXT
      [--rule PATH] [--debtor both|person|company] [--by NAME]
                                                   add a figure; without --rule the next rate of interest
  law confirm --data DIR --country XX --rule PATH [--from DAY] [--debtor …] [--by NAME]
  law start --data DIR --country XX --reform ID --from DAY
  law withdraw --data DIR --addition ID --reason TEXT
  law load --data DIR FILE [--dry-run]             take a law pack from a file, or see what it would change
  law export --data DIR --country XX --out FILE    the office's law as a pack for another machine
  serve --data DIR [--port N] [--open]             open Frist in a browser on this machine
        [--today DAY]
  demo --out DIR [--as-of DAY]                     the whole job on the demo office

The rules without a ledger take the office's own figures with --data DIR.
Everywhere: --json for JSON on stdout, --lang ${languages.join('|')} for the language of messages.
Exit codes: 0 done, 1 refused ({ code, params } with --json), 2 the call is wrong,
3 something waits for a person (sync).
`;

/** The commands by their words. Each gives its exit code. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  'creditor add': addCreditorCommand,
  'creditor list': listCreditorsCommand,
  import: importCommand,
  'imports list': listImportsCommand,
  'imports undo': undoImportCommand,
  'source show': showSourceCommand,
  'source set': setSourceCommand,
  sync: syncCommand,
  'customers list': listCustomersCommand,
  'customers set': setCustomerCommand,
  'changes list': listChangesCommand,
  'changes export': exportChangesCommand,
  'changes tick': tickChangesCommand,
  standing: standingCommand,
  run: runCommand,
  'charges list': listChargesCommand,
  'charges waive': waiveChargesCommand,
  'charges keep': keepChargesCommand,
  'charges pay': payChargesCommand,
  'charges invoice': invoiceChargesCommand,
  'charges reopen': reopenChargesCommand,
  'calc interest': calcInterestCommand,
  'calc schedule': calcScheduleCommand,
  explain: explainCommand,
  'law list': listLawCommand,
  'law show': showLawCommand,
  'law version': explainVersionCommand,
  'law add': addFigureCommand,
  'law confirm': confirmFigureCommand,
  'law start': startReformCommand,
  'law withdraw': withdrawCommand,
  'law load': loadLawCommand,
  'law export': exportLawCommand,
  serve: serveCommand,
  demo: demoCommand,
};

async function main(args: readonly string[]): Promise<number> {
  const [first = '', second = ''] = args;
  if (first === '' || first === 'help' || args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return first === '' ? 2 : 0;
  }
  const twoWords = commands[`${first} ${second}`];
  const command = twoWords ?? commands[first];
  try {
    if (command === undefined) throw new UsageError(`unknown command: ${first}`);
    return await command(args.slice(twoWords === undefined ? 1 : 2));
  } catch (error) {
    return report(error, args);
  }
}

/** One clear sentence on stderr, and with --json the error as data on stdout. Never a stack. */
function report(error: unknown, args: readonly string[]): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
  const known = borderError(error, stderrLog, '');
  const code = known instanceof ORPCError ? known.code : 'unexpected';
  const params = (known.data ?? {}) as Record<string, unknown>;
  const lang = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
  process.stderr.write(`${textsFor(lang).refusalText(code, params)}\n`);
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ code, params })}\n`);
  return 1;
}

/** Only what was not foreseen is logged here, and only when somebody asks for it. */
const stderrLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error(message, cause) {
    if (process.env['FRIST_DEBUG'] !== undefined) console.error(message, cause);
  },
};

// Whoever reads the output may have seen enough (`… | head`); that is no failure, and nothing is left to say.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));
