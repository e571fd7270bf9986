// Decides how fast to play so that the picture stays near now. Pure: it is told the times and touches no player.

const TARGET_S = 0.35;
const MAX_TARGET_S = 2;
const SPARE_S = 0.1;
const JUMP_S = 4;
const FAST_S = 1;
const HURRY_S = 0.08;      // 0.3 would leave the median far above the 350 ms that are the goal
const SETTLE_S = 0.25;
const REACHED_S = 0;
const LOW_S = -0.2;
const HYSTERESIS_S = 0.2;
const SETTLING_MS = 1000;
const BEHIND_S = 1.15;     // above the target; with the usual one that is 1.5 s
const GAPS_KEPT_MS = 10_000;

export class LiveEdge {
  #joinedAt = 0;
  #lastArrival = 0;
  #gaps = [];
  #rate = 1;
  #behind = false;

  /** Starts anew: what arrives in the next second is the past the node had kept, and is skipped rather than played. */
  join(now) {
    this.#joinedAt = now;
    this.#lastArrival = 0;
    this.#gaps = [];
    this.#rate = 1;
    this.#behind = false;
  }

  /** Notes that media arrived. The longest wait of the last 10 s says how much must be in hand to play without a hitch. */
  arrived(now) {
    if (!this.#joinedAt) this.join(now);
    if (this.#lastArrival && now - this.#joinedAt > SETTLING_MS) this.#gaps.push({ at: now, seconds: (now - this.#lastArrival) / 1000 });
    this.#gaps = this.#gaps.filter(gap => now - gap.at < GAPS_KEPT_MS);
    this.#lastArrival = now;
  }

  /** Seconds of media to have in hand. */
  get target() {
    const longest = Math.max(0, ...this.#gaps.map(gap => gap.seconds));
    return Math.min(MAX_TARGET_S, Math.max(TARGET_S, longest + SPARE_S));
  }

  /** Whether so much is in hand that the picture must be called late. */
  get behind() {
    return this.#behind;
  }

  /** Says what to do with `ahead` seconds in hand: `jump` to the newest (`late` if not at the beginning), or play at `rate`. */
  advise(ahead, now) {
    const over = ahead - this.target;
    this.#behind = over > (this.#behind ? BEHIND_S - HYSTERESIS_S : BEHIND_S);
    const settling = now - this.#joinedAt < SETTLING_MS;
    if (over > (settling ? SETTLE_S : JUMP_S)) {
      this.#rate = 1;
      this.#behind = false;
      return { jump: true, late: !settling, rate: 1 };
    }
    this.#rate = this.#nextRate(over);
    return { jump: false, late: false, rate: this.#rate };
  }

  #nextRate(over) {
    if (over > FAST_S || (this.#rate === 1.1 && over > FAST_S - HYSTERESIS_S)) return 1.1;
    if (over > HURRY_S || (this.#rate >= 1.05 && over > REACHED_S)) return 1.05;
    if (over < LOW_S || (this.#rate === 0.95 && over < 0)) return 0.95;
    return 1;
  }
}
