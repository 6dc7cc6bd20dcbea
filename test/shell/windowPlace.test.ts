import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWindowPlace, usableBounds, writeWindowPlace } from '#shell/windowPlace.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('usableBounds', () => {
  it('takes the remembered place where a display shows it', () => {
    const bounds = { x: 1600, y: 100, width: 1200, height: 800 };
    expect(usableBounds({ bounds, maximized: false }, [laptop, second])).toEqual(bounds);
  });

  it.each([
    ['the display is gone', { x: 1600, y: 100, width: 1200, height: 800 }],
    ['it is off to the left', { x: -1190, y: 100, width: 1200, height: 800 }],
    ['the title bar is above the screen', { x: 10, y: -300, width: 1200, height: 800 }],
    ['the title bar is below the screen', { x: 10, y: 890, width: 1200, height: 800 }],
  ])('opens in the middle when %s', (_why, bounds) => {
    expect(usableBounds({ bounds, maximized: false }, [laptop])).toEqual({
      x: 0,
      y: 25,
      width: 1440,
      height: 875,
    });
  });

  it('opens in usual size in the middle of a large display', () => {
    expect(usableBounds(undefined, [second])).toEqual({ x: 2000, y: 270, width: 1440, height: 900 });
  });
});

describe('the remembered place', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'frist-window-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('comes back as it was kept', () => {
    const place = { bounds: { x: -10, y: 20, width: 1200, height: 800 }, maximized: true };
    writeWindowPlace(join(folder, 'window.json'), place);
    expect(readWindowPlace(join(folder, 'window.json'))).toEqual(place);
  });

  it.each([
    ['', 'an empty file'],
    ['null', 'nothing'],
    ['{"bounds":{"x":"1","y":2,"width":1200,"height":800}}', 'a text for a number'],
    ['{"bounds":{"x":1,"y":2,"width":10,"height":8}}', 'a window nobody can use'],
    ['{"bounds":{"x":1,"y":2,"width":1e999,"height":800}}', 'an infinite window'],
  ])('is forgotten when the file says %s', (text) => {
    writeFileSync(join(folder, 'window.json'), text);
    expect(readWindowPlace(join(folder, 'window.json'))).toBeUndefined();
  });

  it('cannot be kept in a folder that is gone, and that disturbs nobody', () => {
    const place = { bounds: { x: 0, y: 0, width: 1200, height: 800 }, maximized: false };
    expect(() => writeWindowPlace(join(folder, 'gone', 'window.json'), place)).not.toThrow();
  });
});
