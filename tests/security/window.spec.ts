/**
 * Attack: a script that got into the page (a name with HTML in it, a poisoned import) tries to leave it: to Node.js, to
 * another page, to a new window, to the network, to a device, to the disk. Chromium's sandbox is off when the tests run
 * as root, therefore the window's preferences and what the page can really do are asserted, not the operating system's
 * part of it.
 */
import { expect, test } from '@playwright/test';
import { openProgram, type Program } from '../support/program';

let program: Program;
test.beforeEach(async () => {
  program = await openProgram();
});
test.afterEach(async () => program.close());

test('the window’s preferences are the strict ones', async () => {
  const preferences = await program.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the page has two functions of the program and nothing of Node.js', async () => {
  const surface = await program.page.evaluate(() => ({
    maistor: Object.keys(window.maistor).sort(),
    frozen: Object.isFrozen(window.maistor),
    leaks: ['require', 'process', 'Buffer', 'module', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(surface).toEqual({ maistor: ['call', 'onEvent'], frozen: true, leaks: [] });
});

test('an inline script, eval and a foreign script do not run', async () => {
  const ran = await program.page.evaluate(async () => {
    const marks: string[] = [];
    Object.assign(window, { marks });
    const inline = document.createElement('script');
    inline.textContent = "window.marks.push('inline')";
    document.body.append(inline);
    const image = document.createElement('div');
    image.innerHTML = `<img src="x" onerror="window.marks.push('handler')">`;
    document.body.append(image);
    const foreign = document.createElement('script');
    foreign.src = 'data:text/javascript,window.marks.push("data")';
    document.body.append(foreign);
    // In a timer, because the debugger lifts the policy for what it evaluates itself.
    setTimeout(() => new Function("window.marks.push('eval')")(), 10);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return marks;
  });
  expect(ran).toEqual([]);
});

test('no navigation, no new window, no frame', async () => {
  const before = program.page.url();
  await program.page.evaluate(() => {
    window.open('https://example.org/');
    location.href = 'https://example.org/';
  });
  await program.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'file:///etc/passwd';
    document.body.append(link);
    link.click();
    const frame = document.createElement('iframe');
    frame.src = 'maistor://app/index.html';
    document.body.append(frame);
  });
  await program.page.waitForTimeout(500);
  expect(program.page.url()).toBe(before);
  const windows = await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
  const loaded = program.page.frames().filter((frame) => frame !== program.page.mainFrame());
  expect(loaded.filter((frame) => frame.url().startsWith('maistor:'))).toEqual([]);
});

test('the network and the disk are out of reach', async () => {
  const answers = await program.page.evaluate(async () => {
    const outcome = async (url: string) =>
      fetch(url).then(
        (response) => `status ${response.status}`,
        () => 'refused',
      );
    return {
      network: await outcome('https://example.org/'),
      disk: await outcome('file:///etc/passwd'),
      escape: await outcome('maistor://app/..%2f..%2fpackage.json'),
      main: await outcome('maistor://app/../main/main.js'),
      page: await outcome('maistor://app/index.html'),
    };
  });
  expect(answers).toEqual({
    network: 'refused',
    disk: 'refused',
    escape: 'status 404',
    main: 'status 404',
    page: 'status 200',
  });
});

test('permissions are denied without a question', async () => {
  const answers = await program.page.evaluate(async () => {
    const refused = async (request: Promise<unknown> | undefined) =>
      request
        ? request.then(
            () => 'allowed',
            () => 'denied',
          )
        : 'denied';
    return [
      await refused(navigator.mediaDevices?.getUserMedia({ audio: true })),
      await refused(navigator.clipboard?.readText()),
      await Notification.requestPermission(),
    ];
  });
  expect(answers).toEqual(['denied', 'denied', 'denied']);
});
