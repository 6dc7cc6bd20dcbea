/** The value of a command-line argument, written `--name value` or `--name=value`. */
export function argumentOf(args: readonly string[], name: string): string | undefined {
  const joined = args.find((argument) => argument.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const position = args.indexOf(name);
  return position === -1 ? undefined : args[position + 1];
}
