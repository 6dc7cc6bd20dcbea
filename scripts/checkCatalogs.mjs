import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { projectRoot } from './projectRoot.mjs';

/**
 * @typedef {{ readonly catalog: string, readonly key: string, readonly code: string, readonly text: string }} Fault
 * @typedef {Map<string, string>} Catalog texts by key, `area.group.name`
 */

/** The locale whose keys are the measure; the typed keys of the program come from it too. */
const measure = 'en';

/** Where texts are asked for. */
const sourceFolders = ['src-shared', 'src-renderer', 'src-main'];

/** Codes of the operating system, which come at run time and stand nowhere in the sources. */
const systemCode = /^E[A-Z0-9]+$/;

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/**
 * Compares the catalogs of all locales: the same areas and keys, the plural forms that each language has, the same
 * placeholders, no empty text, and no key that nothing asks for. Needs a Node that reads TypeScript.
 * @param {string} root
 * @returns {Promise<{ faults: readonly Fault[], locales: number, texts: number }>}
 */
export async function checkCatalogs(root) {
  const folder = join(root, 'resources', 'i18n');
  const locales = existsSync(folder) ? readdirSync(folder).filter((name) => !name.includes('.')) : [];
  /** @type {Map<string, Catalog>} */
  const catalogs = new Map();
  for (const locale of locales.sort()) catalogs.set(locale, await readLocale(join(folder, locale)));
  const standard = catalogs.get(measure) ?? new Map();
  /** @type {Fault[]} */
  const faults = [];
  for (const [locale, catalog] of catalogs) {
    faults.push(...checkTexts(locale, catalog), ...checkPlurals(locale, catalog));
    if (locale !== measure) faults.push(...compare(locale, catalog, standard));
  }
  faults.push(...findUnused(root, standard));
  const texts = [...catalogs.values()].reduce((sum, catalog) => sum + catalog.size, 0);
  return { faults, locales: catalogs.size, texts };
}

/**
 * Reads the catalogs of a locale: one file per area, with one exported object of the area's name.
 * @param {string} folder
 * @returns {Promise<Catalog>}
 */
async function readLocale(folder) {
  /** @type {Catalog} */
  const catalog = new Map();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ts') || file === 'index.ts') continue;
    const exported = await import(pathToFileURL(join(folder, file)).href);
    for (const [area, texts] of Object.entries(exported)) {
      if (typeof texts === 'object' && texts !== null) flatten(area, texts, catalog);
    }
  }
  return catalog;
}

/**
 * @param {string} prefix
 * @param {object} texts
 * @param {Catalog} into
 */
function flatten(prefix, texts, into) {
  for (const [name, text] of Object.entries(texts)) {
    const key = `${prefix}.${name}`;
    if (typeof text === 'string') into.set(key, text);
    else if (typeof text === 'object' && text !== null) flatten(key, text, into);
  }
}

/**
 * @param {string} locale
 * @param {Catalog} catalog
 * @returns {Fault[]}
 */
function checkTexts(locale, catalog) {
  /** @type {Fault[]} */
  const faults = [];
  for (const [key, text] of catalog) {
    if (text.trim() === '') faults.push({ catalog: locale, key, code: 'empty', text: 'has no text' });
    const left = text.replaceAll(/\{\{\s*[\w.-]+(\s*,[^{}]*)?\s*\}\}/g, '').replaceAll(/\$t\([^()]*\)/g, '');
    if (/\{\{|\}\}/.test(left)) {
      faults.push({
        catalog: locale,
        key,
        code: 'placeholder_broken',
        text: `has a broken placeholder: ${text}`,
      });
    }
  }
  return faults;
}

/**
 * Every plural key has all the forms that the language knows, and no other.
 * @param {string} locale
 * @param {Catalog} catalog
 * @returns {Fault[]}
 */
function checkPlurals(locale, catalog) {
  const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  /** @type {Map<string, Set<string>>} */
  const forms = new Map();
  for (const key of catalog.keys()) {
    const form = pluralEnding.exec(key)?.[1];
    if (form === undefined) continue;
    const base = key.replace(pluralEnding, '');
    forms.set(base, (forms.get(base) ?? new Set()).add(form));
  }
  /** @type {Fault[]} */
  const faults = [];
  for (const [key, present] of forms) {
    const missing = wanted.filter((form) => !present.has(form));
    const odd = [...present].filter((form) => form !== 'zero' && !wanted.some((one) => one === form));
    if (missing.length > 0)
      faults.push({
        catalog: locale,
        key,
        code: 'plural_missing',
        text: `lacks the form ${missing.join(', ')}`,
      });
    if (odd.length > 0)
      faults.push({
        catalog: locale,
        key,
        code: 'plural_odd',
        text: `has the form ${odd.join(', ')}, which ${locale} does not know`,
      });
  }
  return faults;
}

/**
 * @param {string} locale
 * @param {Catalog} catalog
 * @param {Catalog} standard
 * @returns {Fault[]}
 */
function compare(locale, catalog, standard) {
  /** @type {Fault[]} */
  const faults = [];
  const own = byBase(catalog);
  const theirs = byBase(standard);
  for (const [key, text] of theirs) {
    const translation = own.get(key);
    if (translation === undefined) {
      faults.push({ catalog: locale, key, code: 'missing', text: `is missing; ${measure} says: ${text[0]}` });
    } else if (placeholders(translation) !== placeholders(text)) {
      faults.push({
        catalog: locale,
        key,
        code: 'placeholders',
        text: `has the placeholders {${placeholders(translation)}}, ${measure} has {${placeholders(text)}}`,
      });
    }
  }
  for (const key of own.keys()) {
    if (!theirs.has(key))
      faults.push({ catalog: locale, key, code: 'surplus', text: `is not in ${measure}` });
  }
  return faults;
}

/**
 * All plural forms of a key together: languages differ in how many they have.
 * @param {Catalog} catalog
 * @returns {Map<string, string[]>}
 */
function byBase(catalog) {
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  for (const [key, text] of catalog) {
    const base = key.replace(pluralEnding, '');
    texts.set(base, [...(texts.get(base) ?? []), text]);
  }
  return texts;
}

/** @param {readonly string[]} texts */
function placeholders(texts) {
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\{\{\s*([\w.-]+)/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(names)].sort().join(', ');
}

/**
 * Finds keys that nothing asks for. A key is asked for by its own text; or by a template such as `errors.${code}`,
 * or by the text of its group (`errors`), when what stands for the rest is itself written somewhere in the sources.
 * @param {string} root
 * @param {Catalog} standard
 * @returns {Fault[]}
 */
function findUnused(root, standard) {
  const { literals, words, templates } = askedFor(root);
  /** @type {Fault[]} */
  const faults = [];
  /** @type {(word: string) => boolean} */
  const isKnown = (word) => words.has(word) || systemCode.test(word);
  for (const key of byBase(standard).keys()) {
    const used =
      literals.has(key) ||
      groupsOf(key).some(([group, rest]) => literals.has(group) && rest.every(isKnown)) ||
      templates.some((template) => {
        const filled = template.exec(key);
        return filled !== null && filled.slice(1).every((part) => part.split('.').every(isKnown));
      });
    if (!used) faults.push({ catalog: measure, key, code: 'unused', text: 'is never asked for' });
  }
  return faults;
}

/**
 * The groups a key stands in, without the area itself, each with what follows.
 * @param {string} key
 * @returns {readonly (readonly [group: string, rest: readonly string[]])[]}
 */
function groupsOf(key) {
  const parts = key.split('.');
  return parts.slice(2).map((_part, index) => [parts.slice(0, index + 2).join('.'), parts.slice(index + 2)]);
}

/**
 * @param {string} root
 * @returns {{ literals: Set<string>, words: Set<string>, templates: readonly RegExp[] }}
 */
function askedFor(root) {
  /** @type {Set<string>} */
  const literals = new Set();
  /** @type {Set<string>} */
  const words = new Set();
  /** @type {Map<string, RegExp>} */
  const templates = new Map();
  const visitor = new Visitor({
    Literal(node) {
      if (typeof node.value !== 'string') return;
      literals.add(node.value);
      words.add(node.value);
    },
    Identifier(node) {
      words.add(node.name);
    },
    TemplateLiteral(node) {
      const parts = node.quasis.map((quasi) => quasi.value.raw);
      if (parts.length === 1) literals.add(parts[0] ?? '');
      // `${a}.${b}` alone would make everything count as used.
      if (parts.length === 1 || !/^[a-zA-Z]\w*\./.test(parts[0] ?? '')) return;
      const source = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)');
      templates.set(source, new RegExp(`^${source}$`));
    },
  });
  for (const folder of sourceFolders) {
    if (!existsSync(join(root, folder))) continue;
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name)) continue;
      const path = join(root, folder, name);
      visitor.visit(parseSync(path, readFileSync(path, 'utf8')).program);
    }
  }
  return { literals, words, templates: [...templates.values()] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { faults, locales, texts } = await checkCatalogs(projectRoot);
  for (const one of faults) process.stdout.write(`${one.catalog} ${one.key} ${one.text}\n`);
  process.stdout.write(`${texts} texts in ${locales} locales, ${faults.length} faults\n`);
  process.exitCode = faults.length > 0 || locales < 2 ? 1 : 0;
}
