/** Texts of closing an order and of the register of documents. */
export const invoicing = {
  print: {
    hour: 'н.ч.',
    operation: 'опер.',
    share: '{{name}}, дял {{percent}}',
    internalGround: 'вътрешен документ, не е доставка',
    approved: 'одобрена {{on}}',
  },
};
