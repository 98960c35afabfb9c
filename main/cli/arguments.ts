import { parseArgs } from 'node:util';
import { messageOf, PlainError } from '../../core/result.ts';

/** The options of all commands, as the person gave them. */
export interface CliOptions {
  readonly library: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
  readonly quote: string | undefined;
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly issue: readonly string[];
  readonly note: string | undefined;
  readonly speaker: string | undefined;
  readonly stance: string | undefined;
  readonly certainty: string | undefined;
  readonly eventDate: string | undefined;
  readonly definition: string | undefined;
  readonly article: readonly string[];
  readonly format: string | undefined;
  readonly out: string | undefined;
  readonly into: string | undefined;
  readonly top: boolean;
  readonly title: string | undefined;
  readonly sentences: boolean;
  readonly fullText: boolean;
  readonly leaveOutMismatches: boolean;
  readonly trash: boolean;
  readonly codebook: boolean;
  readonly repair: boolean;
  readonly private: boolean;
  readonly order: string | undefined;
  readonly limit: string | undefined;
}

export interface CliArguments {
  readonly command: string | null;
  /** What follows the command and is no option. */
  readonly words: readonly string[];
  readonly options: CliOptions;
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** @throws PlainError for an option that is unknown or lacks its value */
export function parseArguments(args: readonly string[]): CliArguments {
  const { values, positionals } = parsed(args);
  const [command, ...words] = positionals;
  return {
    command: command ?? null,
    words,
    options: {
      library: values.library,
      json: values.json ?? false,
      help: values.help ?? false,
      quote: values.quote,
      prefix: values.prefix,
      suffix: values.suffix,
      start: values.start,
      end: values.end,
      issue: values.issue ?? [],
      note: values.note,
      speaker: values.speaker,
      stance: values.stance,
      certainty: values.certainty,
      eventDate: values['event-date'],
      definition: values.definition,
      article: values.article ?? [],
      format: values.format,
      out: values.out,
      into: values.into,
      top: values.top ?? false,
      title: values.title,
      sentences: values.sentences ?? false,
      fullText: values['full-text'] ?? false,
      leaveOutMismatches: values['leave-out-mismatches'] ?? false,
      trash: values.trash ?? false,
      codebook: values.codebook ?? false,
      repair: values.repair ?? false,
      private: values.private ?? false,
      order: values.order,
      limit: values.limit,
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        library: text,
        json: flag,
        help: { ...flag, short: 'h' },
        quote: text,
        prefix: text,
        suffix: text,
        start: text,
        end: text,
        issue: texts,
        note: text,
        speaker: text,
        stance: text,
        certainty: text,
        'event-date': text,
        definition: text,
        article: texts,
        format: text,
        out: text,
        into: text,
        top: flag,
        title: text,
        sentences: flag,
        'full-text': flag,
        'leave-out-mismatches': flag,
        trash: flag,
        codebook: flag,
        repair: flag,
        private: flag,
        order: text,
        limit: text,
      },
    });
  } catch (error) {
    throw new PlainError(messageOf(error));
  }
}
