/** Texts of the handover protocol. */
export const handover = {
  print: {
    forWorkshop: 'за {{workshop}}',
    onBehalf: 'за клиента {{client}}',
    client: 'клиент',
    front: 'предни',
    rear: 'задни',
    keyWithTag: '1 бр., табелка {{tag}}',
    oldPartsBack: 'старите части се връщат',
    limit: 'работа без обаждане до {{amount}}',
  },
};
