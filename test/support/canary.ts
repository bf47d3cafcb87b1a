/** Data of nobody, which occurs nowhere else. */
export const CANARY = {
  name: '龘靐齉爨',
  latinName: 'QUETZALCOATLUS',
  idNumber: '110105190809091238',
  bankCard: '6228481234567895432',
  mobile: '19912345678',
};

/** It in plain, as a URL, base64, hex and JSON have it. */
export const NEEDLES = Object.values(CANARY).flatMap((text) => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Buffer.from(text).toString('hex'),
  JSON.stringify(text).slice(1, -1),
]);
