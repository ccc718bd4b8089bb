/** Cards of what B changes: adoption over the years, effects with intervals, how an interval sharpens. */

import {card} from './card.js';
import {SIDES} from './chart.js';
import {drawEffects} from './chart_bars.js';
import {drawLines, drawSharpening} from './chart_lines.js';
import {html, labelled, menu} from './dom.js';
import {differenceNumber, differenceText, measureText, measureTitle, tone} from './measures.js';
import {fixed, percent, signed, WEEKS} from './numbers.js';
import {guessPoints} from './prediction.js';
import {CURVES} from './replicate.js';
import {curveOf, effectOf, MEASURES, measureOf, pairsOf, sharpeningOf} from './results.js';
import {scenarioIsPreset} from './scenario.js';

const curveTitle = (say, key) => say('curve_' + key);
const range = (low, high) => `${low} – ${high}`;

/** The kept weeks at the ends of years. */
export function yearly(curve) {
    const ends = curve.filter(point => (point.week + 1) % WEEKS === 0);
    return ends.length > 0 ? ends : curve.slice(-1);
}

/** Which scenario is which line, by the titles that they began with. */
function scenarioLegend({say, model, state}) {
    const title = scenario => {
        const words = say.own(model.preset.get(scenario.preset), 'title');
        return scenarioIsPreset(model, scenario) ? words : say('changedFrom', {what: words});
    };
    return state.scenarios.map((scenario, i) => html(
        'li', {}, html('span', {class: `stroke ${SIDES[i]}`, 'aria-hidden': true}), `${'AB'[i]}: ${title(scenario)}`));
}

export function adoptionCard(page) {
    const {say, view, state, results} = page;
    const choose = menu(CURVES.map(key => [key, curveTitle(say, key)]), state.curve, key => {
        state.curve = key;
        page.looked();
    });
    const interval = ({low, high}) => low === null ? '–' : range(percent(low), percent(high));
    const words = point => [percent(point.value), interval(point)];
    const legend = html('ul', {class: 'legend'});
    const what = {
        name: 'adoption',
        title: say('adoptionTitle'),
        hint: say('adoptionHint'),
        controls: [labelled(say('measure'), choose, {class: 'row'}), legend]
    };
    return card(say, what, parts => {
        legend.replaceChildren(...scenarioLegend(page));
        const curves = [0, 1].map(i => curveOf(results(), i, run => run.adoption[state.curve]));
        const [a, b] = curves.map(curve => percent(curve.at(-1)?.value ?? null)), hidden = state.predict;
        view.frame = drawLines(parts.picture, {
            curves,
            hidden,
            years: state.years,
            zero: true,
            height: 19,
            range: hidden ? [0, 1] : undefined,
            yText: value => percent(value, 0),
            exact: percent,
            labels: ['A', 'B'],
            guess: guessPoints(page),
            guessName: say('yourGuess'),
            xTitle: say('yearAxis'),
            alternative: say('adoptionAlternative',
                             {years: state.years, what: curveTitle(say, state.curve), a, b: hidden ? '?' : b})
        });
        const heads = ['A', 'B'].flatMap(name => [`${name}: ${say('meanWord')}`, say('intervalWord')]);
        parts.tabulate([say('year'), ...heads], () => yearly(curves[0]).map((point, i) => {
            const other = hidden ? undefined : yearly(curves[1])[i];
            return [fixed((point.week + 1) / WEEKS, 0), ...words(point), ...other ? words(other) : ['?', '?']];
        }));
    });
}

function effectRow(say, results, measure) {
    const effect = effectOf(results, measure), {value, low, high} = effect.difference;
    const number = some => differenceNumber(measure, some);
    const interval = low === null ? '–' : range(number(low), number(high)), text = differenceText(say, measure, value);
    return {
        title: measureTitle(say, measure),
        words: low === null ? text : `${text} (${interval})`,
        difference: effect.difference,
        tone: tone(measure, effect.difference),
        cells: [measureText(measure, effect.a.value), measureText(measure, effect.b.value),
                text, interval]
    };
}

export function effectsCard(page) {
    const {say, results} = page;
    const what = {name: 'effects', title: say('effectsTitle'), hint: say('effectsHint')};
    return card(say, what, parts => {
        const hidden = page.state.predict;
        const rows = hidden ? [] : MEASURES.map(measure => effectRow(say, results(), measure));
        const told = rows.map(row => `${row.title} ${row.words}`).join('; ');
        drawEffects(parts.picture, {rows, alternative: say('effectsAlternative', {what: told})});
        parts.note.textContent = hidden ? say('predictHidden') : say('effectsCaution', {n: rows.length});
        parts.tabulate([say('measureWord'), 'A', 'B', say('differenceWord'), say('intervalWord')],
                       () => rows.map(row => [row.title, ...row.cells]));
    });
}

export function sharpeningCard(page) {
    const {say, state, results} = page;
    const choose = menu(MEASURES.map(measure => [measure.key, measureTitle(say, measure)]), state.measure, key => {
        state.measure = key;
        page.looked();
    });
    const what = {
        name: 'sharpening',
        title: say('sharpenTitle'),
        hint: say('sharpenHint'),
        controls: [labelled(say('measure'), choose, {class: 'row'})]
    };
    return card(say, what, parts => {
        const measure = measureOf(state.measure), points = state.predict ? [] : sharpeningOf(results(), measure);
        const number = value => differenceNumber(measure, value);
        const axis = value => Number.isInteger(100 * value) ? signed(fixed(100 * value, 0)) : number(value);
        parts.tabulate([say('worldsAxis'), say('differenceWord'), say('intervalWord')], () => points.map(
            ({worlds, value, low, high}) => [String(worlds), differenceText(say, measure, value),
                                             range(number(low), number(high))]));
        if (points.length === 0)
            return parts.picture.replaceChildren();
        const {value, low, high} = points.at(-1);
        drawSharpening(parts.picture, {
            points,
            worlds: state.worlds,
            xTitle: say('worldsAxis'),
            yText: measure.unit === 'share' ? axis : number,
            alternative: say('sharpenAlternative', {
                n: pairsOf(results()).length,
                difference: differenceText(say, measure, value),
                low: number(low),
                high: number(high)
            })
        });
    });
}
