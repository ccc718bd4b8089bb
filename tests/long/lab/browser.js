'use strict';
/* A headless Chromium, driven through its DevTools protocol over pipes. `browserOpen(profile)` promises a browser whose
 * pages are opened with `visit`; what they say on the console, throw, or ask for is kept. */
const {spawn} = require('node:child_process');
const {once} = require('node:events');

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-default-apps', '--hide-scrollbars', '--remote-debugging-pipe',
    '--allow-pre-commit-input'];
const PATIENCE = 120000; // milliseconds after which something never comes

function connect(process) {
    const [, , , orders, answers] = process.stdio, waiting = new Map(), listeners = [];
    let serial = 0, rest = '';
    answers.setEncoding('utf8').on('data', text => {
        const messages = (rest + text).split('\0');
        rest = messages.pop();
        for (const message of messages.map(JSON.parse)) {
            const promise = waiting.get(message.id);
            waiting.delete(message.id);
            if (promise === undefined)
                listeners.forEach(listener => listener(message));
            else if (message.error)
                promise.reject(new Error(message.error.message));
            else
                promise.resolve(message.result);
        }
    });
    return {
        listen: listener => listeners.push(listener),
        send: (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
            waiting.set(++serial, {resolve, reject});
            orders.write(JSON.stringify({id: serial, method, params, sessionId}) + '\0');
        })
    };
}

/** A page: `said` and `asked` are what it wrote on the console or threw, and the addresses that it asked for. */
async function pageOpen(wire, {width, height, media = []}) {
    const {targetId} = await wire.send('Target.createTarget', {url: 'about:blank'});
    const {sessionId} = await wire.send('Target.attachToTarget', {targetId, flatten: true});
    const send = (method, params) => wire.send(method, params, sessionId);
    const page = {said: [], asked: [], send};
    wire.listen(({method, params, sessionId: from}) => {
        if (from !== sessionId)
            return;
        if (method === 'Runtime.consoleAPICalled')
            page.said.push(params.args.map(word => word.value ?? word.description).join(' '));
        else if (method === 'Runtime.exceptionThrown')
            page.said.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
        else if (method === 'Log.entryAdded')
            page.said.push(`${params.entry.text} ${params.entry.url ?? ''}`);
        else if (method === 'Network.requestWillBeSent')
            page.asked.push(params.request.url);
    });
    for (const domain of ['Page', 'Runtime', 'Log', 'Network'])
        await send(domain + '.enable');
    await send('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: 1, mobile: width < 600});
    await send('Emulation.setEmulatedMedia', {features: media});
    page.go = async url => {
        const loaded = new Promise(resolve => wire.listen(({method, sessionId: from}) => {
            if (method === 'Page.loadEventFired' && from === sessionId)
                resolve();
        }));
        await send('Page.navigate', {url});
        await loaded;
    };
    /** The value of an expression, or of a function called with arguments, in the page. */
    page.value = async (expression, ...words) => {
        const text = typeof expression === 'function' ? `(${expression})(...${JSON.stringify(words)})` : expression;
        const {result, exceptionDetails} = await send('Runtime.evaluate', {expression: text, returnByValue: true, awaitPromise: true});
        if (exceptionDetails)
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    };
    /** Waits until an expression is true. */
    page.until = async (expression, ...words) => {
        const end = Date.now() + PATIENCE;
        while (!await page.value(expression, ...words)) {
            if (Date.now() > end)
                throw new Error(`never came: ${expression}; the page said: ${page.said.join('; ')}`);
            await new Promise(resolve => setTimeout(resolve, 50));
        }
    };
    const KEYS = {Tab: 9, Enter: 13, ' ': 32, ArrowRight: 39, ArrowLeft: 37, Escape: 27};
    page.press = async (key, modifiers = 0) => {
        const code = {key, code: key === ' ' ? 'Space' : key, windowsVirtualKeyCode: KEYS[key], modifiers};
        const text = {Enter: '\r', ' ': ' '}[key];
        await send('Input.dispatchKeyEvent', {type: text ? 'keyDown' : 'rawKeyDown', text, ...code});
        await send('Input.dispatchKeyEvent', {type: 'keyUp', ...code});
    };
    page.picture = async () => Buffer.from((await send('Page.captureScreenshot', {captureBeyondViewport: true})).data, 'base64');
    page.close = () => wire.send('Target.closeTarget', {targetId});
    return page;
}

async function browserOpen(program, profile) {
    const child = spawn(program, [...FLAGS, `--user-data-dir=${profile}`], {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});
    const wire = connect(child);
    return {
        open: settings => pageOpen(wire, settings),
        close: async () => {
            const ended = once(child, 'exit');
            await wire.send('Browser.close');
            await ended;
        }
    };
}

module.exports = {browserOpen};
