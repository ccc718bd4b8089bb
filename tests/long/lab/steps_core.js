'use strict';
/* The page and the core in it: it loads, asks for nothing, shows a picture soon, answers to its controls, and says what the
 * core computes. */
const assert = require('node:assert');
const {packedRead, worker, scenarios} = require('./packed.js');

const OWN = /^(blob:|data:)/;
const drawn = "[...document.querySelectorAll('.card.adoption svg path')].some(path => path.getAttribute('d').length > 50)";

function quiet(page, address) {
    assert.deepStrictEqual(page.said, []);
    const asked = page.asked.filter(url => !OWN.test(url) && !url.startsWith(address));
    assert.deepStrictEqual(asked, []);
}

/** Cells of the table under a card, by the heading of each row. */
async function tableOf(page, name) {
    await page.value(card => document.querySelector(`.card.${card} details.data`).open = true, name);
    await page.until(card => document.querySelectorAll(`.card.${card} details.data tbody tr`).length > 0, name);
    return page.value(card => [...document.querySelectorAll(`.card.${card} details.data tbody tr`)].map(
        row => [...row.cells].map(cell => cell.textContent)), name);
}

module.exports = {
    'from a disk it loads without a word and asks for nothing': async ({openFinished, file, keep}) => {
        const page = await openFinished();
        quiet(page, file);
        await keep(page, 'desk');
        await page.close();
    },
    'from a web server too': async ({openFinished, web}) => {
        const page = await openFinished({url: web.url});
        quiet(page, web.url);
        assert.deepStrictEqual(web.asked.filter(url => url !== '/' && url !== '/favicon.ico'), []);
        await page.close();
    },
    'what it must not do is forbidden': async ({open}) => {
        const page = await open();
        const tried = await page.value(async () => {
            const results = [];
            for (const url of ['http://127.0.0.1:9/', 'data:text/plain,a'])
                results.push(await fetch(url).then(() => 'allowed', () => 'refused'));
            const script = document.createElement('script');
            script.textContent = 'globalThis.intruder = true';
            document.body.append(script);
            return [...results, String(globalThis.intruder)];
        });
        assert.deepStrictEqual(tried, ['refused', 'refused', 'undefined']);
        await page.close();
    },
    'the first picture of two scenarios of ten years is there soon': async ({open}) => {
        const begin = Date.now();
        const page = await open({state: 'seed=7&worlds=20&years=10'});
        await page.until(drawn);
        const seconds = (Date.now() - begin) / 1000;
        console.log(`        first picture after ${seconds.toFixed(1)} s; 5 are promised on a machine at rest`);
        const worlds = await page.value("document.querySelector('.headline progress').value");
        assert.ok(worlds < 20, `a picture only after ${worlds} worlds`);
        await page.close();
    },
    'it answers while it runs, and stops': async ({open}) => {
        const page = await open({state: 'seed=7&worlds=200&years=10'});
        await page.until(drawn);
        const slowest = await page.value(() => new Promise(resolve => {
            let last = performance.now(), slow = 0, left = 20;
            const tick = () => {
                slow = Math.max(slow, performance.now() - last);
                last = performance.now();
                left-- > 0 ? setTimeout(tick, 10) : resolve(slow);
            };
            tick();
        }));
        console.log(`        the longest wait of the page while it runs: ${slowest.toFixed(0)} ms`);
        await page.value("document.querySelector('.go').click()");
        const at = await page.value("document.querySelector('.headline progress').value");
        assert.ok(at < 200);
        await new Promise(resolve => setTimeout(resolve, 1500));
        const later = await page.value("document.querySelector('.headline progress').value");
        assert.ok(later <= at + 2, `${at} worlds when it was stopped, ${later} later`);
        quiet(page, 'file:');
        await page.close();
    },
    'a slider changes results': async ({openFinished, finished}) => {
        const page = await openFinished();
        const before = await tableOf(page, 'adoption');
        await page.value(() => {
            const slider = document.querySelector('.controls input[type=range]');
            slider.value = slider.max;
            slider.dispatchEvent(new Event('input', {bubbles: true}));
            slider.dispatchEvent(new Event('change', {bubbles: true}));
        });
        await page.until("location.hash.includes('trust.citizen_mean')");
        await page.until("document.querySelector('.headline progress').value < document.querySelector('.headline progress').max");
        await page.until(finished);
        const after = await tableOf(page, 'adoption');
        assert.notDeepStrictEqual(after, before);
        quiet(page, 'file:');
        await page.close();
    },
    'the page says what the core computes': async ({openFinished, index}) => {
        const page = await openFinished();
        const cells = (await tableOf(page, 'adoption')).at(-1);
        const packed = packedRead(index), core = worker().coreOpen(packed.core, packed.messages);
        const {modelIndexed, scenarioOf, scenarioCoreText} = scenarios(), model = modelIndexed(packed.model);
        const said = cells.join(' ').match(/[0-9]+(\.[0-9]+)?/g).map(Number);
        for (const [which, name] of ['baseline', 'intervention-legal-guideline'].entries()) {
            core.scenario(which, scenarioCoreText(model, scenarioOf(model, name)));
            const ends = [0, 1, 2, 3].map(replicate => core.replicate(which, '7', replicate, 156).weekly.ever_tried_share.at(-1));
            const mean = 100 * ends.reduce((sum, value) => sum + value) / ends.length;
            assert.ok(said.some(number => Math.abs(number - mean) <= 0.051), `${mean} % of ${name} is not in: ${cells.join(' | ')}`);
        }
        await page.close();
    },
    'a mistake in a link is said, and the rest of it holds': async ({openFinished}) => {
        const page = await openFinished({state: 'seed=7&worlds=4&years=3&A=no-such-scenario'});
        await page.until("document.querySelector('[role=alert]').textContent.includes('no-such-scenario')");
        await page.close();
    }
};
