/** Cards of how collaborations end, how the constructs move, and what it costs. */

import {card} from './card.js';
import {yearly} from './cards_effects.js';
import {drawBars, drawEndings} from './chart_bars.js';
import {drawLines} from './chart_lines.js';
import {html} from './dom.js';
import {fixed, percent, rounded, WEEKS} from './numbers.js';
import {CONSTRUCTS} from './replicate.js';
import {costOfOneMore, curveOf, endingsOf, MONEY, moneyOf, pairsOf} from './results.js';

/** Scenarios that are shown: while B is being guessed, A alone. */
const shown = page => page.state.predict ? [0] : [0, 1];

const shareOf = (part, whole) => percent(whole > 0 ? part / whole : null);

function exitLegend(say, exits) {
    const item = ({name, title, sentence}) => html(
        'li', {title: sentence ? say.model(sentence) : null},
        html('span', {class: `swatch exit ${name}`, 'aria-hidden': true}), title);
    return html('ul', {class: 'legend'}, exits.map(item));
}

/** The bar of one scenario and case type (null: all). */
function endingsBar(page, exits, type, i) {
    const endings = endingsOf(page.results(), i, type);
    const value = name => name === 'open' ? endings.open : endings.exits[name] ?? 0;
    const parts = exits.map(({name, title}) => ({
        name, value: value(name), words: `${title}: ${shareOf(value(name), endings.started)}`
    }));
    return {name: 'AB'[i], total: endings.started, parts};
}

export function endingsCard(page) {
    const {say, model, results} = page;
    const exits = [...model.exits.map(exit => ({...exit, title: say.model(exit.title)})),
                   {name: 'open', title: say('inProgress')}];
    const typeTitle = type => say('typeNumber', {n: type + 1, title: say.model(model.case_types[type].title)});
    const types = [null, ...model.case_types.keys()];
    const what = {name: 'endings', title: say('endingsTitle'), controls: [exitLegend(say, exits)]};
    return card(say, what, parts => {
        const groups = types.map(type => ({
            title: type === null ? say('allTypes') : typeTitle(type),
            bars: shown(page).map(i => endingsBar(page, exits, type, i))
        }));
        const completed = ({title, bars}) => `${title} ${bars.map(
            bar => `${bar.name} ${shareOf(bar.parts[0].value, bar.total)}`).join(', ')}`;
        parts.hint.textContent = say('endingsHint', {n: pairsOf(results()).length});
        const alternative = say('endingsAlternative', {what: groups.map(completed).join('; ')});
        drawEndings(parts.picture, {groups, alternative});
        parts.tabulate([say('typeWord'), say('startedCount'), ...exits.map(exit => exit.title)], () => groups.flatMap(
            ({title, bars}) => bars.map(bar => [`${title}, ${bar.name}`, fixed(bar.total, 1),
                                                ...bar.parts.map(part => shareOf(part.value, bar.total))])));
    });
}

export function constructsCard(page) {
    const {say, model, state, results} = page;
    const titleOf = name => say.model(model.weekly.find(column => column.name === name).title);
    const what = {name: 'constructs', title: say('constructsTitle'), hint: say('constructsChartHint')};
    return card(say, what, parts => {
        const panels = CONSTRUCTS.map(name => ({
            title: titleOf(name),
            place: html('div', {class: 'panel'}),
            curves: [0, 1].map(i => curveOf(results(), i, run => run.constructs[name]))
        }));
        const figure = ({title, place}) => html('figure', {}, html('figcaption', {}, title), place);
        parts.picture.replaceChildren(...panels.map(figure));
        for (const {title, place, curves} of panels) {
            const [a, b] = curves.map(curve => fixed(curve.at(-1)?.value ?? null, 2)), hidden = page.state.predict;
            drawLines(place, {
                curves,
                hidden,
                years: state.years,
                zero: false,
                height: 9.5,
                yText: value => fixed(value, 2),
                exact: value => fixed(value, 3),
                labels: ['A', 'B'],
                alternative: say('constructAlternative', {what: title, years: state.years, a, b: hidden ? '?' : b})
            });
        }
        const heads = panels.flatMap(({title}) => shown(page).map(i => `${title}, ${'AB'[i]}`));
        const at = (curve, week) => fixed(curve.find(point => point.week === week)?.value ?? null, 3);
        parts.tabulate([say('year'), ...heads], () => yearly(panels[0].curves[0]).map(({week}) => [
            fixed((week + 1) / WEEKS, 0), ...panels.flatMap(({curves}) => shown(page).map(i => at(curves[i], week)))]));
    });
}

export function moneyCard(page) {
    const {say, results} = page;
    return card(say, {name: 'money', title: say('moneyTitle'), hint: say('moneyHint')}, parts => {
        const rows = MONEY.map(part => {
            const values = shown(page).map(i => moneyOf(results(), i, part).value ?? 0);
            return {title: say('money_' + part), values, words: values.map(rounded)};
        });
        const told = row => `${row.title}: ${row.words.map((words, i) => `${'AB'[i]} ${words}`).join(', ')}`;
        drawBars(parts.picture, {rows, alternative: say('moneyAlternative', {what: rows.map(told).join('; ')})});
        const more = page.state.predict ? null : costOfOneMore(results());
        if (page.state.predict)
            parts.note.textContent = '';
        else if (more === null)
            parts.note.textContent = say('oneMoreUnknown');
        else
            parts.note.textContent = say('oneMore', {
                value: rounded(more.value), low: rounded(more.low), high: rounded(more.high)
            });
        parts.tabulate([say('costWord'), ...shown(page).map(i => 'AB'[i])], () => rows.map(row => [row.title, ...row.words]));
    });
}
