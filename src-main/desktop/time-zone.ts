/** Seconds east of UTC at a moment (seconds since 1970), where this computer is; daylight saving time counts. */
export function timeZoneOffsetAt(seconds: number): number {
  return -new Date(seconds * 1_000).getTimezoneOffset() * 60;
}

/**
 * Has the zone of this computer read anew, which a running process otherwise does not see change: writing to `TZ`, or
 * deleting it, is what makes Node look. https://nodejs.org/api/cli.html#tz
 */
export function readZoneAnew(env: NodeJS.ProcessEnv): void {
  const { TZ: chosen } = env;
  if (chosen === undefined) delete env.TZ;
  else env.TZ = chosen;
}
