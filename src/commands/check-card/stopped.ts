/** How the command ends. The usage and `docs/check-card.md` explain them. */
export const EXIT = {
  ALL_ANSWERED: 0,
  SOME_UNANSWERED: 1,
  UNUSABLE: 2,
  UNFINISHED: 3,
  DENIED: 4,
} as const;

/** The run cannot go on. The message is for the user, and holds nothing of a row. */
export class Stopped extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The input or the output is not what the command can work with. */
export const unusable = (message: string) => new Stopped(message, EXIT.UNUSABLE);
