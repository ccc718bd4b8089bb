'use strict';
/* What the page does: its arithmetic, link and command, sliders, network, prediction, projector, what it says aloud. The functions
 * of the page are global there. In a step check(holds, words) keeps what does not hold. */
const assert = require('node:assert');
const {execFileSync} = require('node:child_process');
const {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} = require('node:fs');
const {tmpdir} = require('node:os');
const {join} = require('node:path');

const SMALL = 'world.agencies=40;world.citizens=400;world.burn_in_weeks=20';
const stateOf = (language, b = '') => `lang=${language}&seed=7&worlds=4&years=2&A=baseline;${SMALL}&B=baseline;${SMALL}${b}`;
const PHONE = {width: 360, height: 740};

/** Opens the page in a state and waits until all its worlds have come. */
async function opened({open}, state, settings = {}) {
    const page = await open({...settings, state});
    await page.until(() => document.querySelector('progress')?.value === 4);
    await page.until(() => document.querySelectorAll('.adoption .mean').length > 0);
    return page;
}

/** Everything that folds is unfolded, and the networks are drawn. */
async function unfolded(page) {
    await page.value(() => document.querySelectorAll('details').forEach(details => details.open = true));
    await page.value(() => document.querySelector('.units .primary').click());
    await page.until(() => document.querySelectorAll('svg.network').length === 2);
    await page.value(() => document.querySelectorAll('details').forEach(details => details.open = true));
}

const near = (a, b, tolerance) => Math.abs(a - b) <= tolerance;

async function arithmetic({check, ...tools}) {
    const page = await opened(tools, stateOf('en'));
    const tabled = {1: 12.7062, 2: 4.3027, 3: 3.1824, 9: 2.2622, 19: 2.0930, 100: 1.9840};
    for (const [freedom, value] of Object.entries(tabled))
        check(near(await page.value(`studentCritical(${freedom})`), value, 6e-5), `Student's t at ${freedom} degrees of freedom`);
    const {value, low, high} = await page.value('estimate([1, 2, 3, 4, NaN, null])');
    check(near(value, 2.5, 1e-12) && near(low, 0.445740, 1e-5) && near(high, 4.554260, 1e-5), 'a mean and its interval');
    check(near(await page.value('quantile([4, 1, 3, 2], 0.05)'), 1.15, 1e-12), 'a quantile of type 7');
    const share = await page.value('estimateShare([0, 0.02, 0.01, 0.05])');
    check(share.low > 0 && share.high < 1 && share.low < share.value && share.value < share.high, 'a share stays within 0 and 1');
    const one = await page.value('fieller([2, 4, 6, 8.5], [1, 2, 3, 4])');
    check(near(one.value, 2.05, 1e-12) && one.low < 2.05 && one.high > 2.05 && one.high - one.low < 1, 'a ratio with its interval');
    check(await page.value('fieller([1, 2, 3], [-1, 1, 0.1])') === null, 'no ratio to what may be 0');
    const counted = await page.value('niceRange(0.13, 0.87)');
    check(counted[0] <= 0.13 && counted[1] >= 0.87, 'an axis holds its data');
    await page.close();
}

/** In the page: the link of a state that it read from a link. */
function relinked(hash) {
    const model = modelIndexed(JSON.parse(document.getElementById('model').textContent));
    const state = firstState(model), problems = linkRead(model, hash, state);
    return {link: '#' + linkText(model, state), problems, state};
}

async function links({check, ...tools}) {
    const page = await opened(tools, stateOf('en'));
    const names = await page.value(() => JSON.parse(document.getElementById('model').textContent).presets.map(({name}) => name));
    check(names.length >= 5, 'there are presets');
    const changed = [';legal.ambiguity=0.4', ';*', ';+legal_guideline,104,520,26,0.5,all', ';*;+fellowship,0,52,0,0.1,random.0.25,0.5',
        ';+workshop,0,260,0,1,agencies.3.5.8', ';+workshop,0,260.5,0,1,government.3', ';+announcement,1,2,0,1,best_connected.10'];
    for (const b of [...names.map(() => ''), ...changed].map((change, i) => (names[i] ?? 'baseline') + change)) {
        const hash = `#lang=zh-TW&seed=18446744073709551615&worlds=50&years=7&A=null&B=${b}`;
        const {link, problems} = await page.value(relinked, hash);
        check(problems.length === 0, `${b} is understood: ${problems}`);
        const again = await page.value(relinked, link);
        check(again.link === link && again.problems.length === 0, `the link of ${b} gives itself: ${link}, ${again.link}`);
    }
    const looked = '#lang=en&seed=1&worlds=1&years=3&curve=routine&measure=completed&predict=1&A=baseline&B=baseline';
    check((await page.value(relinked, looked)).link === looked, 'what is looked at, and that B is hidden, stands in the link');
    const wrong = ['curve=x', 'measure=x', 'predict=yes', 'seed=18446744073709551616', 'worlds=0', 'years=x', 'lang=fr', 'B=nowhere', 'B=baseline;legal.ambiguity=7', 'nothing=1',
        'B=baseline;legal.nothing=1', 'B=baseline;+legal_guideline,9,8,0,1,all', 'B=baseline;+nothing,0,8,0,1,all', 'B=%E0%A4%A',
        'B=baseline;+workshop,0,9,0,1,best_connected', 'B=baseline;legal.ambiguity=', 'B=baseline;legal.ambiguity=0x1',
        'B=baseline;world.agencies=20.5', 'toString=1', '__proto__=1', 'constructor=1', 'B=baseline;+workshop,0,9,0,1,constructor.1'];
    for (const part of wrong)
        check((await page.value(relinked, '#' + part)).problems.length === 1, `${part} is not understood, once`);
    const lessons = join(__dirname, '../../../scenarios/lessons');
    const used = readdirSync(lessons).flatMap(name => readFileSync(join(lessons, name), 'utf8').match(/index\.html#[^)\s]+/g) ?? []);
    check(used.length > 5, 'the lessons have links');
    for (const link of new Set(used)) {
        const {problems} = await page.value(relinked, link.replace('index.html', ''));
        check(problems.length === 0, `a link of the lessons is understood: ${problems}`);
    }
    await page.value(hash => location.hash = hash, '#' + stateOf('en') + '&<img src=x onerror=alert(1)>');
    await page.until(() => document.querySelector('.problem')?.hidden === false);
    check(await page.value(() => document.querySelector('.problem').childElementCount) === 0, 'text of a link is text');
    await page.value(hash => location.hash = hash, '#' + stateOf('en') + `&B=baseline;\u202e\u009b2J${'x'.repeat(100000)}` + '&y'.repeat(100000));
    await page.until(() => document.querySelector('.problem').textContent.includes('??2J'));
    check((await page.value(() => document.querySelector('.problem').textContent)).length < 500, 'a long mistake is said briefly');
    await page.close();
}

async function commands({check, ...tools}) {
    const program = process.env.TANDEM, page = await opened(tools, stateOf('en'));
    const plain = await page.value(hash => {
        const model = modelIndexed(JSON.parse(document.getElementById('model').textContent));
        return commandText(model, {...firstState(model), worlds: 9, years: 3, seed: '5'});
    });
    check(plain === 'tandem compare baseline intervention-legal-guideline --replicates 9 --weeks 156 --seed 5', `a plain command: ${plain}`);
    const set = await page.value(() => {
        const model = modelIndexed(JSON.parse(document.getElementById('model').textContent)), state = firstState(model);
        linkRead(model, '#A=baseline&B=baseline;trust.citizen_mean=0.5;legal.ambiguity=0.4', state);
        return [commandText(model, state), traceText(model, state, 1, 3, '77')];
    });
    check(set[0].startsWith('tandem compare baseline --set legal.ambiguity=0.4 --set trust.citizen_mean=0.5 --rep'), `set: ${set[0]}`);
    check(/^cat >b.cfg [^]*\ntandem trace b.cfg --episode 77 --replicate 3 --weeks 520 --seed 20260101$/.test(set[1]), `trace: ${set[1]}`);
    const folder = mkdtempSync(join(tmpdir(), 'lab-'));
    const presets = await page.value(() => {
        const model = modelIndexed(JSON.parse(document.getElementById('model').textContent));
        return model.presets.map(({name}) => [name, scenarioFile(model, scenarioOf(model, name), name), Object.keys(model.preset.get(name).set).length]);
    });
    for (const [name, text, count] of program ? presets : []) {
        const file = join(folder, 'b.cfg');
        writeFileSync(file, text);
        const said = execFileSync(program, ['check', file], {encoding: 'utf8'});
        check(said.includes('no fault found') && (count === 0 || said.includes(`${count} of `)), `the file of ${name} is right and whole: ${said}`);
    }
    rmSync(folder, {recursive: true});
    await page.close();
}

async function sliders({check, ...tools}) {
    const page = await opened(tools, stateOf('en'));
    await page.value(() => document.querySelector('.constructs details').open = true);
    await page.until(() => document.querySelector('.constructs tbody') !== null);
    const ends = () => page.value(
        () => [...document.querySelectorAll('.constructs tbody tr:last-child td')].map(cell => cell.textContent));
    const before = await ends();
    check(before.every((value, i) => i % 2 === 1 || value === before[i + 1]), 'the same scenarios give the same worlds');
    check((await page.value(() => document.querySelector('.sentence').textContent)).includes('the same'), 'and the page says so');
    await page.value(() => document.querySelector('[data-key="trust.citizen_mean"] input[type="range"]').focus());
    for (let i = 0; i < 5; i++)
        await page.press('ArrowRight');
    await page.until(() => location.hash.includes('trust.citizen_mean='));
    await page.until(first => {
        const last = document.querySelector('.constructs tbody tr:last-child td:nth-of-type(2)').textContent;
        const settled = !document.querySelector('main').classList.contains('stale') && document.querySelector('progress').value === 4;
        return settled && last !== first;
    }, before[1]);
    const after = await ends();
    check(after.every((value, i) => i % 2 === 1 || value === before[i]), `A stays as it was: ${before}; ${after}`);
    check(after[1] !== before[1], 'a slider of B moves B');
    await page.value(() => document.querySelector('[data-key="trust.citizen_mean"] .quiet').click());
    await page.until(() => document.querySelector('.sentence').textContent.includes('the same') && !location.hash.includes('citizen_mean'));
    await page.value(() => document.querySelector('[data-key="trust.citizen_mean"] input[type="range"]').focus());
    await page.press('ArrowLeft');
    await page.value(() => document.querySelector('.language').click());
    check(await page.value(() => document.documentElement.lang) === 'zh-TW', 'the language of the page is said');
    check((await page.value(() => location.hash)).includes('trust.citizen_mean='), 'what was set stays');
    await page.close();
}

/** The focus goes through all that can be used, in the order in which it stands, is seen, and never held. */
async function keyboard({check, ...tools}) {
    const page = await opened(tools, stateOf('en'));
    await page.value(() => document.body.focus());
    const count = await page.value(() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(
        node => node.checkVisibility({checkVisibilityCSS: true}) && !node.disabled).length);
    let unseen = 0, backwards = 0;
    await page.value(() => window.reached = []);
    for (let i = 0; i < count; i++) {
        await page.press('Tab');
        const {ring, order} = await page.value(() => {
            const node = document.activeElement, last = window.reached.at(-1), style = getComputedStyle(node);
            window.reached.push(node);
            return {
                ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
                order: last === undefined || (last.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) > 0
            };
        });
        unseen += ring ? 0 : 1;
        backwards += order ? 0 : 1;
    }
    const reached = await page.value(() => new Set(window.reached).size);
    check(reached === count, `${reached} of ${count} controls are reached by the Tab key`);
    check(unseen === 0, `${unseen} show no focus`);
    check(backwards === 0, `${backwards} times the focus goes back`);
    await page.value(() => document.querySelector('.units .primary').focus());
    await page.press('Enter');
    await page.until(() => document.querySelectorAll('svg.network').length === 2);
    await page.value(() => document.querySelector('svg.network').focus());
    await page.press('ArrowRight');
    await page.press('Enter');
    await page.until(() => document.querySelector('.unit-panel h3') !== null);
    check(await page.value(() => document.activeElement.matches('.unit-panel h3')), 'a unit is chosen by keys, and the focus goes there');
    await page.close();
}

/** A story by its kind, with its numbers, and one of a unit that was clicked. */
async function stories({check, ...tools}) {
    const page = await opened(tools, stateOf('zh-TW'));
    const told = () => page.value(() => {
        const place = document.querySelector('.story');
        return {title: place.querySelector('h3')?.textContent ?? '', about: place.querySelector('.about')?.textContent ?? '', steps: place.querySelectorAll('.steps li').length,
                chances: place.querySelectorAll('.chance').length, command: place.querySelector('pre')?.textContent ?? ''};
    });
    await page.value(() => {
        const exit = [...document.querySelectorAll('.telling select')].find(menu => [...menu.options].some(({value}) => value === 'dropout'));
        exit.value = 'dropout';
        exit.dispatchEvent(new Event('change'));
        document.querySelector('.telling .primary').click();
    });
    await page.until(() => document.querySelector('.story h3, .story .problem') !== null);
    const first = await told();
    const dropout = await page.value(() => JSON.parse(document.getElementById('messages').textContent).dropout);
    check(first.steps > 2 && first.about.endsWith(dropout), `a story of one that ended so: ${first.about}`);
    check(first.chances === 0 && first.command.includes('tandem trace'), 'without numbers, with its command');
    await page.value(() => document.querySelector('.telling input[type="checkbox"]').click());
    await page.until(() => document.querySelector('.story .chance') !== null);
    check((await told()).title === first.title, 'the same with numbers');
    await unfolded(page);
    await page.value(() => {
        const [map] = document.querySelectorAll('svg.network'), box = map.getBoundingClientRect();
        for (const dot of map.querySelectorAll('.unit:not(.none)')) {
            const x = box.left + (Number(dot.getAttribute('cx')) / 800 + 0.5) * box.width;
            const y = box.top + (Number(dot.getAttribute('cy')) / 800 + 0.5) * box.height;
            map.dispatchEvent(new MouseEvent('click', {clientX: x, clientY: y, bubbles: true}));
            if (document.querySelector('.episodes button') !== null)
                break;
        }
        window.before = document.querySelector('.story h3').textContent;
        document.querySelector('.episodes button').click();
    });
    await page.until(() => (document.querySelector('.story h3')?.textContent ?? window.before) !== window.before);
    check((await told()).steps > 0, 'a unit tells the story of a collaboration');
    await page.close();
}

/** Letters within bars stand out from them; WCAG 2.2, 1.4.3. */
async function bars({check, ...tools}) {
    const page = await opened(tools, stateOf('en'));
    const found = await page.value(() => {
        const parts = [1, 2, 3].map(i => 0.2126 * (i === 1) + 0.7152 * (i === 2) + 0.0722 * (i === 3));
        const light = text => text.match(/[\d.]+/g).slice(0, 3).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * parts[i], 0);
        return [...document.querySelectorAll('.endings .within')].map(node => {
            const bar = node.parentElement.querySelector(`rect.${[...node.classList].at(-1)}`);
            const [a, b] = [node, bar].map(some => light(getComputedStyle(some).fill)).sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05);
        });
    });
    check(found.length > 5 && Math.min(...found) >= 4.5, `letters in bars: ${Math.min(...found)}`);
    await page.value(() => document.querySelector('.endings details').open = true);
    await page.until(() => document.querySelector('.endings tbody') !== null);
    const sums = await page.value(() => [...document.querySelectorAll('.endings tbody tr')].map(row => [...row.cells].slice(2).reduce(
        (sum, cell) => sum + parseFloat(cell.textContent), 0)).filter(Number.isFinite));
    check(sums.length >= 8 && sums.every(sum => near(sum, 100, 0.6)), `ways of ending add up: ${sums}`);
    await page.close();
}

async function names({check, ...tools}) {
    const page = await opened(tools, stateOf('en', ';+workshop,0,104,0,1,all'));
    await unfolded(page);
    await page.send('Accessibility.enable', {});
    const {nodes} = await page.send('Accessibility.getFullAXTree', {});
    const roles = ['button', 'slider', 'spinbutton', 'combobox', 'checkbox', 'textbox', 'searchbox', 'image', 'img', 'progressbar', 'application',
        'link', 'table', 'group', 'region'];
    const shown = nodes.filter(node => !node.ignored && roles.includes(node.role?.value));
    const nameless = shown.filter(node => !node.name?.value && !['group'].includes(node.role.value));
    check(shown.length > 60, `the tree of names is there: ${shown.length}`);
    check(nameless.length === 0, `${nameless.length} have no name: ${nameless.slice(0, 4).map(node => node.role.value).join(', ')}`);
    const pictures = await page.value(() => [...document.querySelectorAll('main svg[role="img"]')].map(
        node => [node.getAttribute('aria-label'), node.closest('.card')?.querySelector('details.data') !== null]));
    check(pictures.length >= 10 && pictures.every(([words, table]) => words.length > 20 && table), 'each picture has words and a table');
    const heads = await page.value(() => [...document.querySelectorAll('h1, h2, h3, h4')].map(node => Number(node.tagName[1])));
    check(heads.filter(level => level === 1).length === 1, 'one main heading');
    await page.close();
}

async function widths({check, ...tools}) {
    for (const language of ['en', 'zh-TW']) {
        const page = await opened(tools, stateOf(language, ';legal.conservatism=0.6;+workshop,0,104,0,1,all'), PHONE);
        await unfolded(page);
        const wide = await page.value(() => document.documentElement.scrollWidth);
        check(wide <= PHONE.width, `${language}: ${wide} pixels wide on a phone`);
        const cut = await page.value(() => [...document.querySelectorAll('main svg text')].filter(node => {
            const box = node.getBoundingClientRect(), whole = node.closest('svg').getBoundingClientRect();
            return node.checkVisibility() && box.width > 0 && (box.right > whole.right + 1 || box.left < whole.left - 1);
        }).map(node => node.textContent));
        check(cut.length === 0, `${language}: labels are cut: ${cut.slice(0, 4).join('; ')}`);
        const small = await page.value(() => [...document.querySelectorAll('button, select, input')].filter(node => {
            const box = node.getBoundingClientRect();
            return box.height > 0 && (box.height < 18 || (node.matches('button') && (box.height < 24 || box.width < 24)));
        }).map(node => node.outerHTML.slice(0, 60)));
        check(small.length === 0, `${language}: too small for a finger: ${small.slice(0, 3).join('; ')}`);
        await page.close();
    }
}

async function languages({check, ...tools}) {
    const page = await opened(tools, stateOf('zh-TW', ';+workshop,0,104,0,1,all'));
    const faults = await page.value(() => Object.entries(TEXTS).filter(([, texts]) => {
        const places = texts.map(text => (text.match(/\{\w+\}/g) ?? []).sort().join());
        return texts.length !== 2 || texts.some(text => text === '') || places[0] !== places[1];
    }).map(([key]) => key));
    check(faults.length === 0, `texts in both languages, with the same places: ${faults}`);
    const english = await page.value(() => Object.entries(TEXTS).filter(([key, [, text]]) => key !== 'language' && !/[\u4e00-\u9fff]/.test(text) &&
        /[A-Za-z]{3}/.test(text.replace(/\{\w+\}/g, ''))).map(([key]) => key));
    check(english.length === 0, `Chinese is Chinese: ${english}`);
    await unfolded(page);
    const shown = await page.value(() => document.getElementById('page').innerText + [...document.querySelectorAll('[aria-label]')].map(
        node => node.getAttribute('aria-label')).join('\n'));
    const odd = shown.match(/undefined|NaN|null\b|\{\w+\}|\[object/g) ?? [];
    check(odd.length === 0, `nothing is left open: ${odd.slice(0, 4)}`);
    await page.close();
}

async function prediction({check, ...tools}) {
    const page = await opened(tools, stateOf('en', ';legal.conservatism=0.35'));
    await page.value(() => document.querySelector('.prediction button').click());
    await page.until(() => document.querySelector('.guesses') !== null && document.querySelector('.mean.b') === null);
    check((await page.value(() => location.hash)).includes('&predict=1'), 'the link hides B too');
    await page.value(() => document.querySelectorAll('details').forEach(details => details.open = true));
    check(await page.value(() => document.querySelector('.adoption tbody td:last-child').textContent) === '?', 'the table keeps B back too');
    check(await page.value(() => document.querySelectorAll('main .name.b, main .bar.b').length) === 0, 'no picture shows B');
    await page.value(() => {
        const slider = [...document.querySelectorAll('.guesses input')].at(-1);
        slider.value = 1;
        slider.dispatchEvent(new Event('input'));
        [...document.querySelectorAll('.prediction button')].at(-1).click();
    });
    await page.until(() => document.querySelector('.adoption .mean.b') !== null && document.querySelector('.adoption .guess') !== null);
    check((await page.value(() => document.querySelector('.answer').textContent)).startsWith('You said 100'), 'the guess is told beside what came');
    await page.close();
}

async function classroom({check, ...tools}) {
    const page = await opened(tools, stateOf('en'));
    const letters = () => page.value(() => parseFloat(getComputedStyle(document.querySelector('.adoption .tick')).fontSize));
    const before = await letters();
    await page.value(() => document.querySelector('.project').click());
    await page.until(() => document.querySelector('.adoption .tick') !== null);
    check(await letters() >= 1.4 * before, 'the projector has larger letters, in pictures too');
    check(await page.value(() => document.documentElement.scrollWidth <= innerWidth), 'and no wider page');
    await page.value(() => document.querySelector('.project').click());
    await page.until(() => document.querySelector('.adoption .tick') !== null);
    check(near(await letters(), before, 0.01), 'and leaves them again');
    await page.close();
    const calm = await opened(tools, stateOf('en'), {media: [{name: 'prefers-reduced-motion', value: 'reduce'}]});
    await unfolded(calm);
    check(await calm.value(() => getComputedStyle(document.querySelector('circle.unit')).transitionDuration) === '0s', 'nothing glides where motion is unwanted');
    await calm.value(() => document.querySelector('.player button').click());
    await calm.until(() => document.querySelector('.player input').value === '52');
    await calm.close();
}

async function spoken({check, ...tools}) {
    const page = await opened(tools, stateOf('en', ';legal.conservatism=0.35'));
    await page.value(() => {
        window.heard = [];
        const node = document.querySelector('.headline [role="status"]');
        new MutationObserver(() => window.heard.push(node.textContent)).observe(node, {childList: true, characterData: true, subtree: true});
        document.querySelector('.go').click();
    });
    await page.until(() => window.heard.length > 0 && document.querySelector('progress').value === 4);
    const heard = await page.value(() => window.heard.length);
    check(heard <= 3, `results are told aloud at 1, 2 and 4 worlds, not each time: ${heard}`);
    const milestones = await page.value('Array.from({length: 20}, (ignored, i) => i + 1).filter(n => isMilestone(n, 20)).join()');
    check(milestones === '1,2,4,8,16,20', `milestones: ${milestones}`);
    await page.close();
}

/** A step of page.js out of one of the functions above. */
const step = test => async tools => {
    const faults = [];
    await test({...tools, check: (holds, words) => holds || faults.push(words)});
    assert.deepStrictEqual(faults, []);
};

module.exports = {
    'the page reckons as the program does': step(arithmetic),
    'a link gives the state that it was made from, and its text is no code': step(links),
    'the command and its files are those of the program': step(commands),
    'a slider of B moves B and leaves A': step(sliders),
    'all controls are reached by the Tab key in their order; a unit is chosen by keys': step(keyboard),
    'a story is told by its kind, with its numbers, and of a unit that is clicked': step(stories),
    'bars add up, and letters within them stand out': step(bars),
    'names in the tree of accessibility; each picture has words and a table': step(names),
    'on a phone no label is cut and no control too small': step(widths),
    'each text stands in both languages, and nothing is left open': step(languages),
    'what is guessed first stays hidden until it is revealed': step(prediction),
    'the projector has larger letters; without motion a step is a year': step(classroom),
    'results are told aloud at milestones': step(spoken)
};
