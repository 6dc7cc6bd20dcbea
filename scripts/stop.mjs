/**
 * An end that the user can do something about: one sentence that says what is wrong and the way out.
 * Anything else that is thrown is a defect of the scripts and keeps its stack.
 */
export class Stop extends Error {}

const oldestNode = 20;

/**
 * Runs a script's main function and turns a `Stop` into its sentence on stderr and exit code 1.
 * The Node version is looked at first, since an old one fails later in ways nobody understands.
 * @param {() => Promise<number> | number} main gives the exit code
 * @returns {Promise<void>}
 */
export async function runScript(main) {
  try {
    requireNode();
    process.exitCode = await main();
  } catch (problem) {
    if (!(problem instanceof Stop)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = 1;
  }
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= oldestNode) return;
  throw new Stop(
    `Frist needs Node ${oldestNode} or newer and this is Node ${process.versions.node}: install the current version from https://nodejs.org and run the same command again.`,
  );
}
