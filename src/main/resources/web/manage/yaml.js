// The lines for a camera's file, from what a device says about itself. Pure.

const MOST_PIXELS = 1280 * 720;
const LEAST_RATE = 15;
const MAX_NAME = 32;

/** The lines of `config/cameras/NAME.yaml` for a device. */
export function yamlOf(device) {
  const lines = [`device: ${scalar(device.recommended ?? device.path ?? device.name)}`];
  const format = formatFor(device.formats ?? []);
  if (format) lines.push(`width: ${format.width}`, `height: ${format.height}`, ...(format.fps >= 1 ? [`fps: ${Math.floor(format.fps)}`] : []));
  return `${lines.join('\n')}\n`;
}

/** The lines that add a microphone to a camera's file. */
export function soundYamlOf(device) {
  return `enableAudio: true\naudioDevice: ${scalar(device.recommended ?? device.path ?? device.name)}\n`;
}

/** A name for the file: what the device is called, in the letters that a camera's name may have. */
export function fileNameOf(device) {
  if (device.kind === 'test') return 'test';
  const name = String(device.name ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, MAX_NAME).replace(/^-+|-+$/g, '');
  return name && name !== 'default' ? name : 'camera';
}

/** What a device can do, in one sentence: each size once, with its highest rate. */
export function sizesOf(formats) {
  const rates = new Map();
  for (const { width, height, fps } of formats) {
    const size = `${width} × ${height}`;
    rates.set(size, { pixels: width * height, fps: Math.max(fps ?? 0, rates.get(size)?.fps ?? 0) });
  }
  const sizes = [...rates].sort(([, one], [, other]) => other.pixels - one.pixels);
  return sizes.slice(0, 5).map(([size, { fps }]) => (fps ? `${size} at ${Math.round(fps)}` : size)).join(', ') + (sizes.length > 5 ? ', and smaller' : '');
}

// the largest that is no larger than 1280 × 720 and not slow; else the smallest there is
function formatFor(formats) {
  const pixels = ({ width, height }) => width * height;
  const bySize = formats.filter(one => one.width > 0 && one.height > 0).sort((one, other) => pixels(other) - pixels(one) || (other.fps ?? 0) - (one.fps ?? 0));
  return bySize.find(one => pixels(one) <= MOST_PIXELS && (one.fps ?? 0) >= LEAST_RATE) ?? bySize.at(-1);
}

// a JSON string is a YAML string, whatever a device is called
function scalar(text) {
  return /^[/A-Za-z][\w./-]*$/.test(text) ? text : JSON.stringify(text);
}
