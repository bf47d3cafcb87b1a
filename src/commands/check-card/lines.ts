import { createReadStream } from 'node:fs';
import { unusable } from './stopped';

/** A person's row has a few hundred characters. A file that is no CSV may have no line break at all. */
const MAX_LINE_CHARACTERS = 16_384;

/**
 * The lines of a UTF-8 file from first to last, without their ends (LF or CRLF) and without a byte order mark. The file is
 * streamed.
 *
 * @param onBytes is given every chunk as it is read
 * @throws Stopped where the file cannot be read, is not UTF-8, or has a line that no CSV of people has
 */
export async function* readLines(
  path: string,
  onBytes: (chunk: Buffer) => void = () => undefined,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 1;
  let rest = '';
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw unusable(
        `${path} is not UTF-8 (line ${number} or soon after). In Excel, save it as "CSV UTF-8".`,
      );
    }
  };
  for await (const chunk of chunksOf(path)) {
    onBytes(chunk);
    const lines = (rest + decode(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield withoutCarriageReturn(line);
      number += 1;
    }
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw unusable(`Line ${number} of ${path} is too long: is it a CSV?`);
    }
  }
  rest += decode();
  if (rest !== '') yield withoutCarriageReturn(rest);
}

const withoutCarriageReturn = (line: string): string =>
  line.endsWith('\r') ? line.slice(0, -1) : line;

async function* chunksOf(path: string): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw unusable(`${path} cannot be read: ${code ?? 'unknown'}`);
  }
}
