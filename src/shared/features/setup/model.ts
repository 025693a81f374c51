/** The PIN of everybody in a demo workshop: it is told, so that anybody can try every role. */
export const demoPin = '1234';

/** Name of the task in progress events. */
export const demoTask = 'demo';
