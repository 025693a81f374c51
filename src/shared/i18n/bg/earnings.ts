export const earnings = {
  levels: {
    modification: 'операция и модификация',
    model: 'операция и модел',
    make: 'операция и марка',
    operation: 'операция',
    group: 'група операции',
    grade: 'разряд',
    default: 'обща разценка',
  },
  basisNormHour:
    '{{hours}} н.ч. × {{quantity}} × {{rate}} €/н.ч. ({{level}}) × {{coefficient}} за вида поръчка = {{line}} €; дял {{share}} от {{sum}} = {{amount}} €.',
  basisOperation:
    '{{quantity}} × {{rate}} € за операция ({{level}}) × {{coefficient}} за вида поръчка = {{line}} €; дял {{share}} от {{sum}} = {{amount}} €.',
};
