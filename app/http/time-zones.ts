const zones = Intl.supportedValuesOf('timeZone');

/** The names of time zones to choose from, with the one in use among them however it is spelt. */
export function timeZones(inUse: string): string[] {
  return [...new Set(['UTC', inUse, ...zones])].sort((a, b) => (a < b ? -1 : 1));
}
