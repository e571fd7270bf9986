// The places that need the management key. Loaded only by those who hold it.
import { Devices } from './devices.js';
import { NodePlace } from './node.js';
import { People } from './people.js';

const PLACES = { people: People, node: NodePlace, devices: Devices };

/** Opens a place, which lives until its close(); `heard` hears refused() if the node does not know the key. */
export function open(place, key, heard) {
  return new PLACES[place](key, heard);
}
