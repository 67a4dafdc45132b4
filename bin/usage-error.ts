/** A mistake on the command line or in what it names: one line on stderr, exit code 2. */
export class UsageError extends Error {}
