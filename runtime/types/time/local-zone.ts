const EPOCH = 621355968000000000n;

/** Offset of the local time zone in minutes at a UTC instant. */
export function localOffsetAtUtc(ticks: bigint): number {
  return -new Date(Number((ticks - EPOCH) / 10000n)).getTimezoneOffset();
}

/** Offset of the local time zone in minutes at a local wall-clock time. */
export function localOffset(ticks: bigint): number {
  const guess = localOffsetAtUtc(ticks);
  return localOffsetAtUtc(ticks - BigInt(guess) * 600000000n);
}

/** Ticks of the present moment in UTC. */
export function utcNowTicks(): bigint {
  const ms = performance.timeOrigin + performance.now();
  return EPOCH + BigInt(Math.trunc(ms * 1000)) * 10n;
}

export const unixEpochTicks = EPOCH;
