import type { Cardholder, Fault } from '../api/cardholders';
import type { ProviderName } from '../api/generated/graphql';
import { useLocalised, type Localised } from '../i18n/language';
import type { Texts } from '../i18n/texts';
import { NO_ELEMENTS, type Elements } from './elements';

interface PeopleProps {
  readonly people: readonly Cardholder[];
  readonly onPick: (elements: Elements) => void;
}

type Group = keyof Texts['people']['groups'];

interface Sample {
  readonly group: Group;
  readonly elements: Elements;
  readonly remark: string | undefined;
}

/** The people of the sandbox, by what asking about them shows. One click fills the form. */
export function People({ people, onPick }: PeopleProps) {
  const localised = useLocalised();
  const { texts } = localised;
  const samples = [
    ...people.map((person) => sampleOf(person, localised)),
    ...mismatches(people, localised),
  ];
  const groups = Object.keys(texts.people.groups) as Group[];
  return (
    <section className="panel people" aria-labelledby="people-heading">
      <h2 id="people-heading">{texts.people.heading}</h2>
      <p className="note">{texts.people.hint}</p>
      {groups.map((group) => (
        <div key={group} className="group" role="group" aria-labelledby={`people-${group}`}>
          <h3 id={`people-${group}`}>{texts.people.groups[group]}</h3>
          {samples
            .filter((sample) => sample.group === group)
            .map(({ elements, remark }) => (
              <button
                key={`${elements.bankCard} ${elements.name}`}
                type="button"
                onClick={() => {
                  onPick(elements);
                }}
              >
                <span lang="zh-CN">{elements.name}</span>
                {remark !== undefined && <small>{remark}</small>}
              </button>
            ))}
        </div>
      ))}
    </section>
  );
}

function sampleOf(person: Cardholder, { texts }: Localised): Sample {
  const { name, idNumber, bankCard, state, blacklists = [], faults = {}, delayMs } = person;
  const elements = { ...NO_ELEMENTS, name, idNumber, bankCard };
  const [provider] = Object.keys(faults) as ProviderName[];
  const [fault] = Object.values((provider && faults[provider]) ?? {});
  if (provider !== undefined && fault !== undefined) {
    const remark = texts.people.fault[fault.kind](texts.provider[provider], codeOf(fault));
    return { group: 'trouble', elements, remark };
  }
  if (blacklists.length > 0) {
    const [first, ...others] = blacklists;
    const remark =
      first && others.length === 0 ? texts.category[first] : texts.half.listed(blacklists.length);
    return { group: 'listed', elements, remark };
  }
  if (state !== undefined) {
    return { group: 'unverifiable', elements, remark: texts.people.state[state] ?? state };
  }
  const remark = delayMs === undefined ? undefined : texts.people.afterSeconds(delayMs / 1000);
  return { group: 'match', elements, remark };
}

function codeOf(fault: Fault): string {
  if (fault.kind === 'code') return fault.code;
  return fault.kind === 'raw' ? `HTTP ${fault.status}` : '';
}

/** The first person's card under the second one's name. */
function mismatches([first, second]: readonly Cardholder[], { texts }: Localised): Sample[] {
  if (first === undefined || second === undefined) return [];
  const { idNumber, bankCard } = first;
  const elements = { ...NO_ELEMENTS, name: second.name, idNumber, bankCard };
  return [{ group: 'mismatch', elements, remark: texts.people.otherName }];
}
