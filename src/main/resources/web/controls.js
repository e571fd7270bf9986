// What a person can do with the picture: keep it, make it small or large; by button and by key.
import { at } from './elements.js';

const JPEG_QUALITY = 0.92;

/** Saves the picture on the screen as a file and gives its name, or null if there is none. The name carries the picture's own time. */
export async function snapshot(video, camera, pictureAt) {
  if (!pictureAt || !video.videoWidth) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d').drawImage(video, 0, 0);
  const picture = await new Promise(done => { canvas.toBlob(done, 'image/jpeg', JPEG_QUALITY); });
  if (!picture) return null;
  const name = `${fileName(camera)}_${pictureAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z.jpg`;
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(picture), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return name;
}

/** Whether this browser can show a picture in a small window. */
export const hasSmallWindow = Boolean(document.pictureInPictureEnabled);

/** Opens or closes the small window. */
export async function toggleSmallWindow(video) {
  if (document.pictureInPictureElement) await document.exitPictureInPicture();
  else await video.requestPictureInPicture();
}

/** Fills the screen with `element`, or goes back. Phones that fill only with a video do that. */
export async function toggleFullScreen(element, video) {
  if (document.fullscreenElement) await document.exitFullscreen();
  else if (element.requestFullscreen) await element.requestFullscreen();
  else video.webkitEnterFullscreen?.();
}

/**
 * Makes the keys act while `wanted()`: `actions` maps a key to what it does. They can be switched off in the help, and rest while a field
 * has focus.
 */
export function listenForKeys(actions, wanted = () => true) {
  addEventListener('keydown', event => {
    if (!wanted() || !at('keys-on').checked || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
    const { target } = event;
    if (target.closest('input, textarea, select, dialog')) return;
    if (event.key === ' ' && target.closest('button:not([role="slider"]), summary, a')) return;
    const act = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function fileName(camera) {
  return camera.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'camera';
}
