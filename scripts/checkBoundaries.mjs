import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { boundaryRules, threadRule } from './boundaryRules.mjs';
import { projectRoot } from './projectRoot.mjs';

/**
 * @typedef {{ readonly file: string, readonly line: number, readonly code: string, readonly text: string }} Violation
 * @typedef {{ readonly specifier: string, readonly typesOnly: boolean, readonly line: number }} Import
 * @typedef {{ readonly kind: 'file', readonly path: string } | { readonly kind: 'package', readonly name: string } | { readonly kind: 'none' }} Target
 */

/** Stands for what an import names by a calculation. */
const computed = '<computed>';

const sourceFile = /\.(ts|tsx|mts|cts|mjs|cjs|js|jsx)$/;
const foldersOutside = new Set([
  'node_modules',
  'out',
  'dist',
  '.git',
  'coverage',
  'test-results',
  'playwright-report',
]);

/**
 * Holds every source file of a checkout against the boundary rules: static, type-only and dynamic imports,
 * `export … from`, `import('…')` types, `import x = require('…')`, `require` and `require.resolve`.
 * @param {string} root folder with a `package.json` whose `imports` name the folders
 * @returns {{ violations: readonly Violation[], files: number, imports: number }}
 */
export function checkBoundaries(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = Object.entries(/** @type {Record<string, string>} */ (manifest.imports ?? {}));
  /** @type {Violation[]} */
  const violations = [];
  /** @type {Map<string, readonly { import: Import, target: Target }[]>} */
  const graph = new Map();
  let imports = 0;
  for (const file of sourceFiles(root, '')) {
    const { found, errors } = importsOf(join(root, file));
    imports += found.length;
    for (const text of errors) violations.push({ file, line: 1, code: 'unreadable', text });
    const edges = found.map((one) => ({ import: one, target: targetOf(file, one.specifier, names) }));
    graph.set(file, edges);
    violations.push(...checkFile(root, file, edges, manifest));
  }
  violations.push(...checkThreads(graph));
  return { violations, files: graph.size, imports };
}

/**
 * @param {string} root
 * @param {string} file
 * @param {readonly { import: Import, target: Target }[]} edges
 * @param {{ dependencies?: Record<string, string> }} manifest
 * @returns {Violation[]}
 */
function checkFile(root, file, edges, manifest) {
  const match = ruleSetOf(file);
  if (match === undefined) {
    return [
      {
        file,
        line: 1,
        code: 'no_rule',
        text: 'no rule set covers this file: give its folder one in scripts/boundaryRules.mjs',
      },
    ];
  }
  const { rules, area } = match;
  /** @type {Violation[]} */
  const violations = [];
  for (const { import: one, target } of edges) {
    /** @type {(code: string, text: string) => void} */
    const refuse = (code, text) => violations.push({ file, line: one.line, code, text });
    if (one.specifier === computed) {
      if (matches(rules.computed ?? [], file)) continue;
      refuse('computed', 'what is imported must stand there as a text, so that it can be checked');
    } else if (target.kind === 'none') {
      refuse(
        'unresolved',
        `\`${one.specifier}\` is neither below this folder nor named in package.json's imports`,
      );
    } else if (target.kind === 'file') {
      if (!existsSync(join(root, target.path))) refuse('missing', `\`${one.specifier}\` is not there`);
      else if (!mayImportFile(rules, area, target.path, one.typesOnly)) {
        refuse(
          'forbidden',
          `${rules.name} may not import \`${one.specifier}\`${one.typesOnly ? ' (even as a type)' : ''}`,
        );
      }
    } else if (!mayImportPackage(rules, target.name)) {
      refuse('forbidden', `${rules.name} may not import the package \`${target.name}\``);
    } else if (file.startsWith('src-') && !one.typesOnly && !isDelivered(target.name, file, manifest)) {
      refuse('not_delivered', `\`${target.name}\` is not among the dependencies that are delivered`);
    }
  }
  return violations;
}

/**
 * @param {string} name
 * @param {string} file
 * @param {{ dependencies?: Record<string, string> }} manifest
 */
function isDelivered(name, file, manifest) {
  if (name.startsWith('node:') || name === 'electron' || file.endsWith('vite.config.ts')) return true;
  return Object.hasOwn(manifest.dependencies ?? {}, name);
}

/**
 * Follows what a thread loads, and names the way on which it reaches what it must not.
 * @param {Map<string, readonly { import: Import, target: Target }[]>} graph
 * @returns {Violation[]}
 */
function checkThreads(graph) {
  /** @type {Violation[]} */
  const violations = [];
  for (const entry of graph.keys()) {
    if (!matches(threadRule.entries, entry)) continue;
    const seen = new Set([entry]);
    const ways = [[entry]];
    for (const way of ways) {
      const file = way.at(-1) ?? entry;
      for (const { import: one, target } of graph.get(file) ?? []) {
        if (one.typesOnly || target.kind !== 'file' || seen.has(target.path)) continue;
        seen.add(target.path);
        const onward = [...way, target.path];
        if (matches(threadRule.never, target.path) && !matches(threadRule.but, target.path)) {
          violations.push({
            file: entry,
            line: way.length === 1 ? one.line : 1,
            code: 'thread',
            text: `a thread may not load ${onward.slice(1).join(' → ')}`,
          });
        } else ways.push(onward);
      }
    }
  }
  return violations;
}

/**
 * @param {string} file
 * @returns {{ rules: import('./boundaryRules.mjs').RuleSet, area: string } | undefined}
 */
function ruleSetOf(file) {
  for (const rules of boundaryRules) {
    for (const pattern of rules.files) {
      const match = expressionOf(pattern, undefined).exec(file);
      if (match !== null) return { rules, area: match.groups?.['area'] ?? '' };
    }
  }
  return undefined;
}

/**
 * @param {import('./boundaryRules.mjs').RuleSet} rules
 * @param {string} area
 * @param {string} path
 * @param {boolean} typesOnly
 */
function mayImportFile(rules, area, path, typesOnly) {
  return matches(rules.code, path, area) || (typesOnly && matches(rules.types ?? [], path, area));
}

/**
 * @param {import('./boundaryRules.mjs').RuleSet} rules
 * @param {string} name
 */
function mayImportPackage(rules, name) {
  // `*` is a part of one name, and a scoped name has two; written alone it is meant for all.
  const allowed = rules.packages.includes('*') || matches(rules.packages, name);
  return allowed && !matches(rules.never ?? [], name);
}

/**
 * @param {readonly string[]} patterns
 * @param {string} text
 * @param {string} [area]
 */
function matches(patterns, text, area) {
  return patterns.some((pattern) => expressionOf(pattern, area).test(text));
}

/** @type {Map<string, RegExp>} */
const expressions = new Map();

/**
 * @param {string} pattern
 * @param {string | undefined} area the area word that `{area}` stands for; undefined captures it
 */
function expressionOf(pattern, area) {
  const key = `${area ?? ''} ${pattern}`;
  const known = expressions.get(key);
  if (known !== undefined) return known;
  const source = pattern.replaceAll(/\*\*|\*|\?|\{area\}|[.+^$()|[\]\\{}]/g, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part === '{area}') return area ?? '(?<area>[^/]+)';
    return `\\${part}`;
  });
  const expression = new RegExp(`^${source}$`);
  expressions.set(key, expression);
  return expression;
}

/**
 * @param {string} file
 * @param {string} specifier
 * @param {readonly (readonly [string, string])[]} names `imports` of package.json
 * @returns {Target}
 */
function targetOf(file, specifier, names) {
  const bare = specifier.split('?')[0] ?? specifier;
  if (bare.startsWith('./')) return { kind: 'file', path: posix.join(posix.dirname(file), bare) };
  if (bare.startsWith('.') || bare.startsWith('/') || bare.startsWith('file:')) return { kind: 'none' };
  if (bare.startsWith('#')) {
    for (const [name, place] of names) {
      const [head = '', tail = ''] = name.split('*');
      if (!bare.startsWith(head) || !bare.endsWith(tail)) continue;
      return {
        kind: 'file',
        path: posix.normalize(place.replace('*', bare.slice(head.length, bare.length - tail.length))),
      };
    }
    return { kind: 'none' };
  }
  if (bare.startsWith('node:') || bare.startsWith('virtual:')) return { kind: 'package', name: bare };
  const parts = bare.split('/');
  return { kind: 'package', name: bare.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? bare) };
}

/**
 * @param {string} path absolute
 * @returns {{ found: Import[], errors: string[] }}
 */
function importsOf(path) {
  const text = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, text);
  /** @type {Import[]} */
  const found = [];
  /** @type {(source: unknown, typesOnly: boolean, start: number) => void} */
  const note = (source, typesOnly, start) => {
    const line = text.slice(0, start).split('\n').length;
    const specifier = literalOf(source);
    // An import that is put together at run time cannot be checked, so it is not allowed to hide behind that.
    found.push({ specifier: specifier ?? computed, typesOnly, line });
  };
  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers ?? [];
      const allTypes =
        named.length > 0 && named.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      note(node.source, node.importKind === 'type' || allTypes, node.start);
    },
    ExportNamedDeclaration(node) {
      if (node.source === null) return;
      const allTypes =
        node.specifiers.length > 0 && node.specifiers.every((one) => one.exportKind === 'type');
      note(node.source, node.exportKind === 'type' || allTypes, node.start);
    },
    ExportAllDeclaration(node) {
      note(node.source, node.exportKind === 'type', node.start);
    },
    ImportExpression(node) {
      note(node.source, false, node.start);
    },
    TSImportType(node) {
      note(node.source, true, node.start);
    },
    TSExternalModuleReference(node) {
      note(node.expression, false, node.start);
    },
    CallExpression(node) {
      if (isRequire(node.callee) && node.arguments.length > 0) note(node.arguments[0], false, node.start);
    },
  }).visit(program);
  return { found, errors: errors.filter((one) => one.severity === 'Error').map((one) => one.message) };
}

/** @param {any} callee */
function isRequire(callee) {
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression' || callee.property.name !== 'resolve') return false;
  return callee.object.name === 'require';
}

/**
 * @param {any} node
 * @returns {string | undefined}
 */
function literalOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSLiteralType') return literalOf(node.literal);
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0].value.cooked;
  return undefined;
}

/**
 * @param {string} root
 * @param {string} folder relative to root, with slashes
 * @returns {string[]}
 */
function sourceFiles(root, folder) {
  const files = [];
  for (const name of readdirSync(join(root, folder)).sort()) {
    if (foldersOutside.has(name)) continue;
    const path = posix.join(folder, name);
    if (statSync(join(root, path)).isDirectory()) files.push(...sourceFiles(root, path));
    else if (sourceFile.test(name) && !name.endsWith('.d.ts')) files.push(path);
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { violations, files, imports } = checkBoundaries(projectRoot);
  for (const one of violations) process.stdout.write(`${one.file}:${one.line} ${one.text}\n`);
  process.stdout.write(`${imports} imports in ${files} files, ${violations.length} not allowed\n`);
  // Nothing checked is not the same as nothing found.
  process.exitCode = violations.length > 0 || imports === 0 ? 1 : 0;
}
