import { describe, expect, it } from 'vitest';
import { dataFolder as startFolder } from '#scripts/dataFolder.mjs';
import { contentSecurityPolicy } from '#shell/contentSecurityPolicy.ts';
import { dataFolder, type Machine } from '#shell/dataFolder.ts';
import { mayBeOpened, safeFileName } from '#shell/fileNames.ts';
import { RestartLimit } from '#shell/RestartLimit.ts';
import { shellTexts } from '#shell/shellTexts.ts';

const machine: Machine = { platform: 'linux', home: '/home/kari', environment: {}, workingFolder: '/work' };

describe('dataFolder', () => {
  it.each([
    [[], machine, '/home/kari/.local/share/frist'],
    [[], { ...machine, environment: { XDG_DATA_HOME: '/data' } }, '/data/frist'],
    [[], { ...machine, platform: 'darwin' as const }, '/home/kari/Library/Application Support/Frist'],
    [['electron', '.', '--data', 'here'], machine, '/work/here'],
    [['electron', '.', '--data=/there'], machine, '/there'],
  ])('for %j', (args, on, expected) => {
    expect(dataFolder(args, on)).toBe(expected);
  });

  it('is the same in the start script', () => {
    const home = process.env['XDG_DATA_HOME'];
    process.env['XDG_DATA_HOME'] = '/tmp/frist-data-home';
    try {
      expect(dataFolder([])).toBe('/tmp/frist-data-home/frist');
      expect(startFolder(undefined)).toBe(dataFolder([]));
    } finally {
      if (home === undefined) delete process.env['XDG_DATA_HOME'];
      else process.env['XDG_DATA_HOME'] = home;
    }
  });
});

describe('file names', () => {
  it.each([
    ['Purringer 2026-11-21.pdf', 'Purringer 2026-11-21.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\x.pdf', 'x.pdf'],
    ['a:b|c?.pdf', 'a_b_c_.pdf'],
    ['line\nbreak.pdf', 'line_break.pdf'],
    ['...', 'frist.pdf'],
    ['', 'frist.pdf'],
  ])('%j is saved as %j', (suggested, expected) => {
    expect(safeFileName(suggested)).toBe(expected);
  });

  it.each([
    ['/out/run.pdf', true],
    ['/out/RUN.PDF', true],
    ['/out/run.exe', false],
    ['/out/run.pdf.sh', false],
    ['/out/run', false],
  ])('%s may be opened: %s', (path, expected) => {
    expect(mayBeOpened(path)).toBe(expected);
  });
});

describe('RestartLimit', () => {
  it('allows three restarts in a minute, and again when a minute has passed', () => {
    const limit = new RestartLimit();
    expect([0, 1, 2, 3, 59_999].map((now) => limit.allows(now))).toEqual([true, true, true, false, false]);
    expect(limit.allows(60_000)).toBe(true);
  });
});

describe('the content security policy', () => {
  it('lets no script in but the own files, and nothing from afar', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("script-src 'self';");
    expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|https?:|\*/);
  });
});

describe('shellTexts', () => {
  it('speaks the language of the system where Frist does, and English to the rest', () => {
    const quit = (locale: string) => shellTexts(locale).quit;
    expect(['nb-NO', 'nn', 'no'].map(quit)).toEqual(['Avslutt Frist', 'Avslutt Frist', 'Avslutt Frist']);
    expect(['sv-SE', 'sv-FI', 'fi', 'da-DK'].map(quit)).toEqual([
      'Avsluta Frist',
      'Avsluta Frist',
      'Lopeta Frist',
      'Afslut Frist',
    ]);
    const english = ['en-GB', 'de', 'nbx', 'constructor', ''];
    expect(english.map(quit)).toEqual(english.map(() => 'Quit Frist'));
  });

  it('names the folder that cannot be written, in every language', () => {
    for (const locale of ['en', 'nb', 'sv', 'fi', 'da']) {
      expect(shellTexts(locale).folderUnwritable('/srv/frist')).toContain('/srv/frist');
    }
  });
});
