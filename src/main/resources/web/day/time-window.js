// How much of time is seen: from a minute to a day. Pure: a window never changes, it makes another one.
import { dayEnd, dayStart } from './days.js';

/** The least that is seen. */
export const LEAST_MS = 60_000;

/** The most: a day of 25 hours. */
export const MOST_MS = 25 * 3_600_000;

const HALF = 0.5;

export class TimeWindow {
  /** Milliseconds since 1970. */
  constructor(from, length) {
    this.from = from;
    this.length = Math.min(MOST_MS, Math.max(LEAST_MS, length));
  }

  /** The whole day of a time. */
  static ofDay(time) { return new TimeWindow(dayStart(time), dayEnd(time) - dayStart(time)); }

  /** So much, with a time in the middle. */
  static around(time, length) { return new TimeWindow(time - HALF * length, length); }

  get to() { return this.from + this.length; }

  /** Whether a time is in it. */
  holds(time) { return time >= this.from && time < this.to; }

  /** Where a time is, from 0 to 1; less or more if it is outside. */
  fraction(time) { return (time - this.from) / this.length; }

  /** Where a time is, in per cent. */
  percent(time) { return `${(100 * this.fraction(time)).toFixed(3)}%`; }

  /** The time at a place from 0 to 1. */
  timeAt(fraction) { return this.from + fraction * this.length; }

  /** Shows `factor` times as much around a time, which stays where it is if it is seen, and comes to the middle if not. */
  zoomed(factor, around) {
    const length = Math.min(MOST_MS, Math.max(LEAST_MS, this.length * factor));
    const place = this.holds(around) ? this.fraction(around) : HALF;
    return new TimeWindow(around - place * length, length);
  }

  /** As much, so many milliseconds later. */
  moved(by) { return new TimeWindow(this.from + by, this.length); }

  /** As much, but nothing before or after these times, where that is possible. */
  within(earliest, latest) { return new TimeWindow(Math.max(earliest, Math.min(this.from, latest - this.length)), this.length); }
}
