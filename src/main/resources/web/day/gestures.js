// What fingers and wheels do on a timeline: drag, pinch, press. Everything is told as a share of its width, from 0 to 1.

const SLACK_PX = 6;
const WHEEL_STEP = 1.0015;

/** Listens to `timeline` until `signal` ends it; `heard` hears pressed(place), moved(by) and zoomed(factor). */
export function listenForGestures(timeline, heard, signal) {
  const listen = (name, act) => timeline.addEventListener(name, act, { signal, passive: false });
  const fingers = new Map();
  let strayed = false;
  const place = x => {
    const { left, width } = timeline.getBoundingClientRect();
    return (x - left) / width;
  };
  const apart = () => {
    const [one, other] = [...fingers.values()];
    return Math.max(1, Math.abs(one.x - other.x));
  };
  listen('pointerdown', event => {
    if (event.button !== 0 || fingers.size === 2) return;
    strayed = fingers.size > 0;
    fingers.set(event.pointerId, { x: event.clientX, from: event.clientX });
    timeline.setPointerCapture(event.pointerId);
  });
  listen('pointermove', event => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    strayed ||= Math.abs(event.clientX - finger.from) > SLACK_PX;
    const before = fingers.size === 2 ? apart() : 0;
    const by = place(finger.x) - place(event.clientX);
    finger.x = event.clientX;
    if (before) heard.zoomed(before / apart());
    else if (strayed) heard.moved(by);
  });
  listen('pointerup', event => {
    if (fingers.delete(event.pointerId) && !strayed) heard.pressed(place(event.clientX));
  });
  listen('pointercancel', event => fingers.delete(event.pointerId));
  listen('wheel', event => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) heard.zoomed(WHEEL_STEP ** event.deltaY);
    else heard.moved((event.deltaX || event.deltaY) / timeline.clientWidth);
  });
}

/** Lets `handle` be dragged along `timeline` until `signal` ends it; `heard` hears moved(place) and done(place). */
export function listenForDrag(handle, timeline, heard, signal) {
  const place = event => {
    const { left, width } = timeline.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width));
  };
  let dragged = false;
  handle.addEventListener('pointerdown', event => {
    event.stopPropagation();
    if (event.button !== 0) return;
    dragged = true;
    handle.setPointerCapture(event.pointerId);
  }, { signal });
  handle.addEventListener('pointermove', event => { if (dragged) heard.moved(place(event)); }, { signal });
  for (const end of ['pointerup', 'pointercancel']) {
    handle.addEventListener(end, event => {
      if (!dragged) return;
      dragged = false;
      heard.done(place(event));
    }, { signal });
  }
}
