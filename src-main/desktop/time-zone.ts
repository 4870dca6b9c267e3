/** Seconds east of UTC at a moment (seconds since 1970), where this computer is; daylight saving time counts. */
export function timeZoneOffsetAt(seconds: number): number {
  return -new Date(seconds * 1_000).getTimezoneOffset() * 60;
}
