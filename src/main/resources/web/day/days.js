// Days and hours as a clock on the wall tells them. A day may have 23 or 25 hours; then an hour is missing, or comes twice. Pure.
import { timeOfDay } from '../words.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [1, 5, 10, 15, 30].map(n => n * SECOND).concat([1, 2, 5, 10, 15, 30].map(n => n * MINUTE), [1, 2, 3, 6, 12].map(n => n * HOUR));
const MAX_TICKS = 64;

const nameOfDay = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });

/** The name of the day of this time: Fri 20 Nov. */
export const dayName = time => nameOfDay.format(time).replace(',', '');

/** The date without its weekday: 9 November. */
export const dateName = time => dayAndMonth.format(time);

/** When the day of this time begins. */
export const dayStart = time => new Date(time).setHours(0, 0, 0, 0);

/** When the next day begins: 23, 24 or 25 hours later. */
export function dayEnd(time) {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** The same time of day so many days on, or back. */
export function daysOn(time, days) {
  const date = new Date(time);
  date.setDate(date.getDate() + days);
  return date.getTime();
}

/** The ticks from `from` until `to`, about `most` at most, as `{ time, label }`. */
export function ticks(from, to, most) {
  const step = STEPS.find(one => (to - from) / one <= most) ?? 24 * HOUR;
  const found = [];
  // hour by hour, as the clock shows them, so that 3, 6, 9 stay 3, 6, 9 on a day of 25
  for (let hour = hourStart(from); hour < to && found.length < MAX_TICKS; hour += HOUR) {
    if ((new Date(hour).getHours() * HOUR) % step !== 0 && step > HOUR) continue;
    for (let time = hour; time < hour + HOUR; time += step) if (time >= from && time < to) found.push({ time, label: label(time, step) });
  }
  return found;
}

function hourStart(time) {
  const date = new Date(time);
  return time - (date.getMinutes() * MINUTE + date.getSeconds() * SECOND + date.getMilliseconds());
}

function label(time, step) {
  const clock = timeOfDay(time);
  if (step < MINUTE) return clock.slice(3);
  return `${comesAgain(time) ? '2nd ' : ''}${step >= HOUR ? clock.slice(0, 2) : clock.slice(0, 5)}`;
}

// the clock showed this hour an hour ago already
const comesAgain = time => new Date(time).getHours() === new Date(time - HOUR).getHours();
