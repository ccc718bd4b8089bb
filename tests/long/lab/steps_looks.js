'use strict';
/* The page for everyone: narrow, by keyboard alone, without motion, with enough contrast, read aloud, in both languages. */
const assert = require('node:assert');

const NARROW = {width: 360, height: 740};
const DARK = [{name: 'prefers-color-scheme', value: 'dark'}], STILL = [{name: 'prefers-reduced-motion', value: 'reduce'}];

/** In the page: texts whose contrast with what is behind them is below 4.5, or 3 where they are large (WCAG 2.1, 1.4.3). */
function faintTexts() {
    const numbersOf = text => (text.match(/[\d.]+/g) ?? []).map(Number);
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    /** Any colour of CSS as [red, green, blue, alpha]. */
    function colour(text) {
        if (/^rgba?\(/.test(text)) {
            const [r, g, b, a = 1] = numbersOf(text);
            return [r, g, b, a];
        }
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    }
    const over = ([r, g, b, a], below) => [r, g, b].map((part, i) => part * a + below[i] * (1 - a));
    function behind(node) {
        const layers = [];
        for (let at = node; at instanceof Element; at = at.parentElement)
            layers.unshift(colour(getComputedStyle(at).backgroundColor));
        return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
    }
    const light = part => part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
    const luminance = rgb => 0.2126 * light(rgb[0]) + 0.7152 * light(rgb[1]) + 0.0722 * light(rgb[2]);
    const contrast = (one, other) => {
        const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
    };
    const faint = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const node = text.parentElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
        const inBar = node.closest('svg rect, svg .within');
        if (text.textContent.trim() === '' || box.width === 0 || box.height <= 1 || node.matches('script, style, noscript *, :disabled') || inBar)
            continue;
        const shown = node.checkVisibility ? node.checkVisibility({visibilityProperty: true}) : true;
        const below = behind(node), ink = colour(node instanceof SVGElement ? style.fill : style.color);
        const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
        const ratio = contrast(over(ink, below), below);
        if (shown && ratio < (large ? 3 : 4.5))
            faint.push(`${text.textContent.trim().slice(0, 40)} (${ratio.toFixed(2)})`);
    }
    return faint;
}

/** In the page: what a screen reader could not name. */
function nameless() {
    const named = node => {
        const label = node.getAttribute('aria-label') ?? (node.getAttribute('aria-labelledby') ?? '').split(' ').map(
            id => document.getElementById(id)?.textContent ?? '').join(' ');
        return [label, node.labels?.[0]?.textContent, node.querySelector?.(':scope > title')?.textContent, node.matches('button, summary, a') ? node.textContent : '']
            .some(text => (text ?? '').trim() !== '');
    };
    const silent = [...document.querySelectorAll('button, summary, a[href], input, select, textarea, [role=img], progress, canvas, table caption:empty')].filter(
        node => !node.closest('[hidden]') && !named(node));
    const pictures = [...document.querySelectorAll('svg')].filter(
        node => !node.closest('[aria-hidden=true]') && !node.closest('[role=img]'));
    return [...silent, ...pictures].map(node => node.outerHTML.slice(0, 120));
}

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

module.exports = {
    'nothing is wider than a narrow phone, in both languages': async ({openFinished, SMALL, keep}) => {
        for (const language of ['en', 'zh-TW']) {
            const page = await openFinished({...NARROW, state: `lang=${language}&${SMALL}`});
            assert.strictEqual(await page.value(overflow), 0);
            await page.value("document.querySelectorAll('details').forEach(some => some.open = true)");
            await page.until("document.querySelectorAll('details.data tbody tr').length > 0");
            assert.ok(await page.value(overflow) <= 0, 'wider with everything unfolded');
            await keep(page, 'phone-' + language);
            await page.close();
        }
    },
    'contrast is enough, in light and in dark': async ({openFinished, keep}) => {
        for (const media of [[], DARK]) {
            const page = await openFinished({media});
            await page.value("document.querySelectorAll('details').forEach(some => some.open = true)");
            assert.deepStrictEqual(await page.value(faintTexts), []);
            await keep(page, media.length ? 'dark' : 'light');
            await page.close();
        }
    },
    'everything has a name, and pictures their words': async ({openFinished}) => {
        const page = await openFinished();
        assert.deepStrictEqual(await page.value(nameless), []);
        assert.strictEqual(await page.value("document.documentElement.lang"), 'en');
        assert.strictEqual(await page.value("document.querySelectorAll('h1').length"), 1);
        await page.close();
    },
    'the keyboard alone changes a value, runs and stops': async ({open, openFinished, finished}) => {
        const page = await openFinished();
        const visited = new Set();
        let sliderAt = false;
        for (let presses = 0; presses < 80 && !sliderAt; presses++) {
            await page.press('Tab');
            const {name, ring, range} = await page.value(() => {
                const node = document.activeElement, style = getComputedStyle(node);
                return {name: node.outerHTML.slice(0, 80), range: node.type === 'range',
                        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'};
            });
            visited.add(name);
            assert.ok(ring, `no sign that it has the focus: ${name}`);
            sliderAt = range;
        }
        assert.ok(sliderAt && visited.size > 3, 'no slider is reached');
        await page.press('ArrowRight');
        await page.until("/[AB]=[^&]*;[a-z_.]+=/.test(decodeURIComponent(location.hash))");
        await page.until(finished);
        await page.close();
    },
    'without motion nothing moves by itself': async ({openFinished}) => {
        const page = await openFinished({media: STILL});
        const moving = await page.value(() => [...document.querySelectorAll('*')].filter(node => {
            const {animationName, animationDuration, transitionDuration} = getComputedStyle(node);
            return animationName !== 'none' && parseFloat(animationDuration) > 0.01 || parseFloat(transitionDuration) > 0.01;
        }).map(node => node.outerHTML.slice(0, 80)));
        assert.deepStrictEqual(moving, []);
        await page.close();
    },
    /* Sources stay as they are: they are citations. */
    'in Chinese no English sentence is left': async ({openFinished, SMALL, keep}) => {
        const page = await openFinished({state: `lang=zh-TW&${SMALL}`});
        assert.strictEqual(await page.value("document.documentElement.lang"), 'zh-TW');
        await page.value("document.querySelectorAll('details').forEach(some => some.open = true)");
        const left = await page.value(() => {
            const lines = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text = walker.nextNode(); text; text = walker.nextNode())
                if (/[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(text.textContent.replace('Code for America', '')) &&
                    !(text.parentElement.matches('.basis') && text.previousSibling) && !text.parentElement.closest('code, pre, [lang=en], script, style, noscript, .command, .code'))
                    lines.push(text.textContent.trim().slice(0, 80));
            return [...new Set(lines)];
        });
        await keep(page, 'chinese');
        assert.deepStrictEqual(left, []);
        await page.close();
    }
};
