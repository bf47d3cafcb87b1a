import { sampleOperations } from './sample-operations';

/** A person whose elements can be chosen instead of being typed. */
export interface ReadyPerson {
  /** How the explorer calls the person. The demo has words of its own, for what else is told. */
  readonly title: string;
  readonly name: string;
  readonly idNumber: string;
  readonly bankCard: string;
  readonly mobile: string;
}

export interface ExplorerOptions {
  /** Whose elements are ready to be asked about. Default: nobody's. */
  readonly people?: readonly ReadyPerson[] | undefined;
  /** Whether anybody may ask, without credentials. */
  readonly anonymous: boolean;
}

/**
 * What Altair starts with: a tab for each sample operation, and an environment for each person, whose elements
 * it puts in the places of `{{name}}` and so on. Where nobody is ready, these places are empty.
 */
export function altairOptions({ people = [], anonymous }: ExplorerOptions, now: number): object {
  const isAnyoneReady = people.length > 0;
  return {
    initialWindows: sampleOperations(now).map(({ title, text, variables }) => {
      const variablesText = JSON.stringify(variables, null, 2);
      return {
        initialName: title,
        initialQuery: text,
        initialVariables: isAnyoneReady ? variablesText : variablesText.replace(/\{\{\w+\}\}/g, ''),
      };
    }),
    initialEnvironments: {
      activeSubEnvironment: people[0]?.title,
      subEnvironments: people.map(({ title, name, idNumber, bankCard, mobile }) => ({
        id: title,
        title,
        variables: { name, idNumber, bankCard, mobile },
      })),
    },
    preserveState: false,
    disableAccount: true,
    initialSettings: {
      'alert.disableUpdateNotification': true,
      'banners.disable': true,
      disablePushNotification: true,
      // Without credentials this would fail in every tab.
      'schema.reloadOnStart': anonymous,
    },
  };
}
