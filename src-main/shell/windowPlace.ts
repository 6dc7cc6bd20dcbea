import { readFileSync, writeFileSync } from 'node:fs';

/** A rectangle on the desktop, in the system's own points. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was when it was last closed. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

export const smallestWindow = { width: 960, height: 600 } as const;
const firstWindow = { width: 1440, height: 900 } as const;

/** So much of the title bar must lie on a display that the user can take hold of the window. */
const grip = { width: 120, height: 40 } as const;

/** Reads the place back; undefined where there is none or where it is not one. */
export function readWindowPlace(path: string): WindowPlace | undefined {
  try {
    return parsePlace(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps the place. That it cannot be kept is no reason to disturb anybody who is closing the program. */
export function writeWindowPlace(path: string, place: WindowPlace): void {
  try {
    writeFileSync(path, JSON.stringify(place));
  } catch {
    // The next start opens in the middle of the screen.
  }
}

/**
 * The bounds to open with: the remembered ones where the displays of today (their work areas) still show enough
 * of them, else a window of usual size in the middle of the first display.
 */
export function usableBounds(place: WindowPlace | undefined, displays: readonly Rectangle[]): Rectangle {
  const remembered = place?.bounds;
  if (remembered !== undefined && displays.some((display) => showsGrip(remembered, display)))
    return remembered;
  const display = displays[0] ?? { x: 0, y: 0, ...firstWindow };
  const width = Math.min(firstWindow.width, display.width);
  const height = Math.min(firstWindow.height, display.height);
  return {
    x: display.x + Math.floor((display.width - width) / 2),
    y: display.y + Math.floor((display.height - height) / 2),
    width,
    height,
  };
}

function showsGrip(bounds: Rectangle, display: Rectangle): boolean {
  const visible =
    Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
  const top = bounds.y - display.y;
  return visible >= grip.width && top >= 0 && top <= display.height - grip.height;
}

function parsePlace(value: unknown): WindowPlace | undefined {
  if (!isRecord(value) || !isRecord(value['bounds'])) return undefined;
  const { x, y, width, height } = value['bounds'];
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
  if (width < smallestWindow.width || height < smallestWindow.height) return undefined;
  return { bounds: { x, y, width, height }, maximized: value['maximized'] === true };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
