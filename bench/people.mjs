const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SURNAMES = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈'];
const GIVEN_NAMES = ['一', '伟', '芳', '秀英', '娜', '敏', '静', '强', '磊', '洋洋'];

/** The first digits of cards that the stub calls a match, and of those that it calls a mismatch. */
export const MATCHING_BIN = '621799';
export const MISMATCHING_BIN = '621798';

/**
 * An invented person. ID number and card are valid by date, check character and check digit, and differ for every number
 * below 40 million.
 */
export function person(number, bin = MATCHING_BIN) {
  return {
    name: SURNAMES[number % 10] + GIVEN_NAMES[Math.floor(number / 10) % 10],
    idNumber: idNumber(number),
    bankCard: bankCard(bin, number),
  };
}

function idNumber(number) {
  const day = new Date(Date.UTC(1900, 0, 1 + (Math.floor(number / 999) % 40_000)));
  const birth = day.toISOString().slice(0, 10).replaceAll('-', '');
  const body = `110101${birth}${String((number % 999) + 1).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

function bankCard(bin, number) {
  const body = bin + String(number).padStart(12, '0');
  const sum = Array.from(body).reduceRight((total, digit, i) => {
    const doubled = (body.length - i) % 2 === 1 ? digit * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}
