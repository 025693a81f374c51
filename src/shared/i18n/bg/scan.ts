/** What a scanner reads on any screen. */
export const scan = {
  title: 'Скенер',
  unknown: 'Непознат код {{code}}. Нищо не е променено.',
  forbidden: 'Код {{code}}: няма право за този запис.',
  unread: 'Код {{code}} не е прочетен. Нищо не е променено.',
};
