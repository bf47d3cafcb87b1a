import { inForm } from '../../../src/providers/aliyun/element-forms';

const SUBJECT = {
  name: '张三',
  idNumber: '11010519491231002X',
  bankCard: '6222600260001072444',
  mobile: '13800138000',
};

describe('the elements of a check', () => {
  it('are as they are in the form normal', () => {
    expect(inForm('normal', SUBJECT)).toEqual(SUBJECT);
  });

  it('have a part of each as its MD5 in the form md5', () => {
    expect(inForm('md5', SUBJECT)).toEqual({
      name: '6499fc7409049355527ef6a2ba5706b8三',
      idNumber: '110105f8817a477938df5a3e7763cadc5a9abb002X',
      bankCard: '6222600260001c208d523f92455e3e649368082bcfc19',
      mobile: '7945bd83237335e5376ff44d62e4f0ae',
    });
  });

  it('have no mobile number where there is none', () => {
    const { mobile, ...three } = SUBJECT;
    expect(mobile).toBeDefined();
    expect(inForm('md5', three)).not.toHaveProperty('mobile');
  });

  // printf '𠮷' | md5sum
  it('are cut between characters, not within one', () => {
    expect(inForm('md5', { ...SUBJECT, name: '𠮷野·三' }).name).toBe(
      'fe74100e1790d3b8e2a4b04e1fb184e2野·三',
    );
  });

  // printf '755914' | md5sum
  it('have the last six digits of a short card as their MD5', () => {
    const { bankCard } = inForm('md5', { ...SUBJECT, bankCard: '6217920181755914' });
    expect(bankCard).toBe('6217920181dc6d26769086b94c80d6ee9da4200aa8');
  });
});
