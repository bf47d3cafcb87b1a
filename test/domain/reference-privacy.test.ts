import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellsOfPerson, type Elements } from '../../src/domain/reference-privacy';

/** Somebody of whom nothing has the form of anybody's number, so that only being an element counts. */
const TRAVELLER = {
  name: 'Quetzal Coatlus',
  idNumber: 'E1234567',
  bankCard: '9000000000000001',
  mobile: '19912345678',
};
const RESIDENT = {
  name: '阿卜杜拉·买买提',
  idNumber: '110105190809091238',
  bankCard: '9000000000000001',
};
const NOBODY: Elements = {};

describe('a reference tells of a person where it holds', () => {
  it.each([
    ['the name', 'ref-Quetzal Coatlus-1', TRAVELLER],
    ['the name in other letters', 'JHQUETZALCOATLUS7', TRAVELLER],
    ['the name in full width', 'ＱｕｅｔｚａｌＣｏａｔｌｕｓ', TRAVELLER],
    ['the name split by hyphens', 'que-tzal-coa-tlus', TRAVELLER],
    ['the name with another separator', '阿卜杜拉•买买提', RESIDENT],
    ['the ID number in small letters', 'jh-e1234567', TRAVELLER],
    ['the ID number split by hyphens', 'E-123-4567', TRAVELLER],
    ['the ID number within more digits', '7E12345678', TRAVELLER],
    ['a resident ID number without its check character', 'JH11010519080909123', RESIDENT],
    ['a resident ID number as it was before 2000', 'JH110105080909123', RESIDENT],
    ['the card', 'JH9000000000000001', TRAVELLER],
    ['the card within more digits', '7190000000000000010', TRAVELLER],
    ['the card split by hyphens', '9000-0000-0000-0001', TRAVELLER],
    ['the card in full width', '９００００００００００００００１', TRAVELLER],
    ['the mobile number within more digits', 'JH7199123456789', TRAVELLER],
    ['the mobile number split by hyphens', '7-199-1234-5678-9', TRAVELLER],
    ['somebody’s mobile number', 'JH13800138000E7', NOBODY],
    ['somebody’s mobile number in groups', 'JH138-0013-8000', NOBODY],
    ['somebody’s mobile number with a prefix', 'JH8613800138000', NOBODY],
    ['somebody’s ID number', 'JH11010519491231002X', NOBODY],
    ['somebody’s card', 'JH6222600260001072444', NOBODY],
  ])('%s: %s', (_what, reference, elements) => {
    expect(tellsOfPerson(reference, elements)).toBe(true);
  });
});

describe('a reference is kept where it is', () => {
  it.each(sampleReferences())('one of the providers’ documents: %s', (reference) => {
    expect(tellsOfPerson(reference, TRAVELLER)).toBe(false);
    expect(tellsOfPerson(reference, RESIDENT)).toBe(false);
  });

  it.each([
    ['an order number of our own', 'K1764067151123a5dkfmwcoylqez'],
    ['longer than a number', '13800138000138001380'],
    ['a number of no person', '2026112109391100'],
    ['part of an element', 'JH199123456'],
    ['a UUID of Aliyun’s gateway', '7AD463AC-3E2C-4F9B-8B2B-1A5B1D7B5E0C'],
  ])('%s: %s', (_what, reference) => {
    expect(tellsOfPerson(reference, TRAVELLER)).toBe(false);
  });
});

/** Those in the samples of the providers' documents. One of these is no valid JSON. */
function sampleReferences(): readonly string[] {
  const texts = ['juhe', 'shujubao'].flatMap((provider) => {
    const folder = join('test/fixtures', provider);
    return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  });
  const found = texts.flatMap((text) => [
    ...text.matchAll(/"(?:jobid|orderid|seqNo)": "(?<reference>\w+)"/g),
  ]);
  return [...new Set(found.map(({ groups }) => groups?.['reference'] ?? ''))];
}
