import { useEffect, useRef, useState } from 'react';
import { isoDate, toEpochDay, type EpochDay } from '#shared/kernel/isoDate.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/StepChart.module.css';

/** A line of the chart: a value holds from its day until the next one. */
export interface StepSeries {
  readonly id: string;
  readonly title: string;
  /** In order of their day, `YYYY-MM-DD`. */
  readonly points: readonly { readonly from: string; readonly value: number }[];
}

interface Props {
  /** What the chart shows, in a sentence: it is read out in place of the picture. */
  readonly label: string;
  /** At most two; they differ by colour and by dash. */
  readonly series: readonly StepSeries[];
  /** A day that is marked, e.g. the present one. */
  readonly mark: { readonly day: string; readonly title: string };
  readonly formatValue: (value: number) => string;
}

const height = 172;
const margin = { top: 14, right: 58, bottom: 24, left: 46 };
/** The picture goes on for so many days behind the last one, so that the newest value is a line and no point. */
const daysBehind = 120;

/** Values that hold for a time each, as a line of steps. Beside it stands the same as a table. */
export function StepChart({ label, series, mark, formatValue }: Props) {
  const [frame, width] = useWidth();
  const all = series.flatMap(({ points }) => points);
  const days = [...all.map(({ from }) => toEpochDay(isoDate(from))), toEpochDay(isoDate(mark.day))];
  const span = { from: Math.min(...days), to: Math.max(...days) + daysBehind };
  const ticks = valueTicks(all.map(({ value }) => value));
  const [lowest = 0, highest = 1] = [ticks[0], ticks.at(-1)];
  const x = (day: EpochDay) =>
    margin.left + ((day - span.from) / (span.to - span.from)) * (width - margin.left - margin.right);
  const y = (value: number) =>
    margin.top + ((highest - value) / (highest - lowest || 1)) * (height - margin.top - margin.bottom);
  const right = width - margin.right;
  const marked = x(toEpochDay(isoDate(mark.day)));
  return (
    <div ref={frame} className={styles['frame']}>
      <svg role="img" aria-label={label} width={width} height={height} className={styles['chart']}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={margin.left} x2={right} y1={y(tick)} y2={y(tick)} className={styles['grid']} />
            <text x={margin.left - 8} y={y(tick) + 4} className={classNames(styles['text'], styles['end'])}>
              {formatValue(tick)}
            </text>
          </g>
        ))}
        {yearTicks(span, width).map(({ day, year }) => (
          <text key={year} x={x(day)} y={height - 6} className={classNames(styles['text'], styles['middle'])}>
            {year}
          </text>
        ))}
        <line
          x1={marked}
          x2={marked}
          y1={margin.top}
          y2={height - margin.bottom}
          className={styles['mark']}
        />
        <text x={marked} y={margin.top - 4} className={classNames(styles['text'], styles['middle'])}>
          {mark.title}
        </text>
        {series.map(({ id, points }, at) => (
          <g key={id} className={at === 0 ? styles['first'] : styles['second']}>
            <path d={stepPath(points, x, y, right)} className={styles['line']} />
            {points.slice(-1).map(({ value }) => (
              <text key="latest" x={right + 6} y={y(value) + 4} className={styles['latest']}>
                {formatValue(value)}
              </text>
            ))}
          </g>
        ))}
      </svg>
      {series.length > 1 && (
        <ul className={styles['legend']} aria-hidden>
          {series.map(({ id, title }, at) => (
            <li key={id} className={at === 0 ? styles['first'] : styles['second']}>
              <svg width="22" height="6">
                <path d="M0 3H22" className={styles['line']} />
              </svg>
              {title}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The width there is, followed as it changes; lines and letters keep their size. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(320, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}

function stepPath(
  points: StepSeries['points'],
  x: (day: EpochDay) => number,
  y: (value: number) => number,
  right: number,
): string {
  const steps = points.map(({ from, value }, at) => {
    const left = x(toEpochDay(isoDate(from))).toFixed(1);
    return at === 0 ? `M${left} ${y(value).toFixed(1)}` : `H${left}V${y(value).toFixed(1)}`;
  });
  return steps.length === 0 ? '' : `${steps.join('')}H${right.toFixed(1)}`;
}

/** Round values around the given ones, five steps at most. */
function valueTicks(values: readonly number[]): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = [50, 100, 200, 500, 1000, 2000].find((each) => (most - least) / each <= 4) ?? 5000;
  const first = Math.floor(least / step) * step;
  const last = Math.max(Math.ceil(most / step) * step, first + step);
  return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, at) => first + at * step);
}

/** The first days of the years, as many as there is room for. */
function yearTicks(
  { from, to }: { readonly from: EpochDay; readonly to: EpochDay },
  width: number,
): readonly { readonly day: EpochDay; readonly year: number }[] {
  const firstYear = new Date(from * 86_400_000).getUTCFullYear();
  const lastYear = new Date(to * 86_400_000).getUTCFullYear();
  const every = Math.max(1, Math.ceil((lastYear - firstYear + 1) / Math.max(1, Math.floor(width / 64))));
  const ticks: { day: EpochDay; year: number }[] = [];
  for (let year = firstYear; year <= lastYear; year += every) {
    const day = toEpochDay(isoDate(`${year}-01-01`));
    if (day >= from) ticks.push({ day, year });
  }
  return ticks;
}
