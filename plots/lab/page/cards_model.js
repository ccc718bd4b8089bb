/** Cards of how collaborations end, how the constructs move, and what it costs. */

import {yearly} from './cards_effects.js';
import {card} from './card.js';
import {drawBars, drawEndings} from './chart_bars.js';
import {drawLines} from './chart_lines.js';
import {html} from './dom.js';
import {fixed, percent, rounded, WEEKS} from './numbers.js';
import {CONSTRUCTS} from './replicate.js';
import {costOfOneMore, curveOf, endingsOf, MONEY, moneyOf, pairsOf} from './results.js';

function legend(say, names) {
    return html('ul', {class: 'legend'}, names.map(({name, title, sentence}) => html(
        'li', {title: sentence ? say.model(sentence) : null}, html('span', {class: `swatch exit ${name}`, 'aria-hidden': true}), title)));
}

/** Scenarios that are shown: while B is being guessed, A alone. */
const shown = page => page.view.predicting ? [0] : [0, 1];

export function endingsCard(page) {
    const {say, model, results} = page;
    const exits = [...model.exits.map(exit => ({...exit, title: say.model(exit.title)})), {name: 'open', title: say('inProgress')}];
    const types = [null, ...model.case_types.keys()];
    const titleOf = type => type === null ? say('allTypes') : say('typeNumber', {n: type + 1, title: say.model(model.case_types[type].title)});
    const controls = [legend(say, exits)];
    return card(say, {name: 'endings', title: say('endingsTitle'), hint: ' ', controls}, parts => {
        const groups = types.map(type => ({title: titleOf(type), bars: shown(page).map(i => {
            const endings = endingsOf(results(), i, type);
            const value = name => name === 'open' ? endings.open : endings.exits[name] ?? 0;
            return {total: endings.started, value, parts: exits.map(({name, title}) => ({
                name, value: value(name), words: `${title}: ${percent(endings.started > 0 ? value(name) / endings.started : null)}`
            }))};
        })}));
        const completed = groups.map(({title, bars}) => `${title} ${bars.map(
            (bar, i) => `${'AB'[i]} ${percent(bar.total > 0 ? bar.value('completed') / bar.total : null)}`).join(', ')}`);
        parts.hint.textContent = say('endingsHint', {n: pairsOf(results()).length});
        drawEndings(parts.picture, {groups, alternative: say('endingsAlternative', {what: completed.join('; ')})});
        parts.tabulate(['', say('startedCount'), ...exits.map(exit => exit.title)], () => groups.flatMap(
            ({title, bars}) => bars.map((bar, i) => [`${title}, ${'AB'[i]}`, fixed(bar.total, 1), ...exits.map(
                ({name}) => percent(bar.total > 0 ? bar.value(name) / bar.total : null))])));
    });
}

export function constructsCard(page) {
    const {say, model, state, results} = page;
    const title = name => say.model(model.weekly.find(column => column.name === name).title);
    return card(say, {name: 'constructs', title: say('constructsTitle'), hint: say('constructsChartHint')}, parts => {
        const panels = CONSTRUCTS.map(name => {
            const place = html('div', {class: 'panel'});
            return {name, place, node: html('figure', {}, html('figcaption', {}, title(name)), place),
                    curves: [0, 1].map(i => curveOf(results(), i, run => run.constructs[name]))};
        });
        parts.picture.replaceChildren(...panels.map(({node}) => node));
        for (const {name, place, curves} of panels) {
            const [a, b] = curves.map(curve => fixed(curve[curve.length - 1]?.value ?? null, 2));
            drawLines(place, {
                curves, hidden: page.view.predicting, years: state.years, zero: false, height: 9.5, yText: value => fixed(value, 2), labels: ['A', 'B'],
                alternative: say('constructAlternative', {what: title(name), years: state.years, a, b: page.view.predicting ? '?' : b})
            });
        }
        const heads = [say('year'), ...CONSTRUCTS.flatMap(name => shown(page).map(i => `${title(name)}, ${'AB'[i]}`))];
        parts.tabulate(heads, () => yearly(panels[0].curves[0]).map(({week}) => [
            fixed((week + 1) / WEEKS, 0), ...panels.flatMap(({curves}) => shown(page).map(
                i => fixed(curves[i].find(point => point.week === week)?.value ?? null, 3)))]));
    });
}

export function moneyCard(page) {
    const {say, results} = page;
    return card(say, {name: 'money', title: say('moneyTitle'), hint: say('moneyHint')}, parts => {
        const rows = MONEY.map(part => {
            const values = shown(page).map(i => moneyOf(results(), i, part).value ?? 0);
            return {title: say('money_' + part), values, words: values.map(rounded)};
        });
        drawBars(parts.picture, {
            rows, alternative: say('moneyAlternative', {what: rows.map(row => `${row.title}: ${row.words.map((words, i) => `${'AB'[i]} ${words}`).join(', ')}`).join('; ')})
        });
        const more = page.view.predicting ? null : costOfOneMore(results());
        parts.note.textContent = page.view.predicting ? '' : more === null ? say('oneMoreUnknown') : say('oneMore', {
            value: rounded(more.value), low: rounded(more.low), high: rounded(more.high)
        });
        parts.tabulate(['', ...shown(page).map(i => 'AB'[i])], () => rows.map(row => [row.title, ...row.words]));
    });
}
