/** Cards of what B changes: adoption over the years, effects with intervals, how an interval sharpens. */

import {card} from './card.js';
import {drawEffects} from './chart_bars.js';
import {drawLines, drawSharpening} from './chart_lines.js';
import {labelled, menu} from './dom.js';
import {differenceNumber, differenceText, measureText, measureTitle, tone} from './measures.js';
import {fixed, percent, signed, WEEKS} from './numbers.js';
import {curveOf, effectOf, MEASURES, measureOf, pairsOf, sharpeningOf} from './results.js';

const CURVES = ['tried', 'programme', 'decided', 'routine'];

const curveTitle = (say, key) => say('curve' + key[0].toUpperCase() + key.slice(1));
const interval = ({low, high}) => low === null ? '–' : `${fixed(100 * low, 1)} – ${fixed(100 * high, 1)}`;
const atEnd = curve => curve.length > 0 ? curve[curve.length - 1].value : null;

/** The kept weeks nearest to the ends of years. */
export function yearly(curve) {
    const ends = curve.filter(point => (point.week + 1) % WEEKS === 0);
    return ends.length > 0 ? ends : curve.slice(-1);
}

export function adoptionCard(page) {
    const {say, view, state, results} = page;
    const choose = menu(CURVES.map(key => [key, curveTitle(say, key)]), view.curve, key => {
        view.curve = key;
        page.redraw();
    });
    const controls = [labelled(say('measure'), choose, {class: 'row'})];
    return card(say, {name: 'adoption', title: say('adoptionTitle'), hint: say('adoptionHint'), controls}, parts => {
        const curves = [0, 1].map(i => curveOf(results(), i, run => run.adoption[view.curve]));
        const hidden = view.predicting, [a, b] = curves.map(atEnd);
        page.guess.frame = drawLines(parts.picture, {
            curves, hidden, years: state.years, zero: true, height: 19, yText: value => percent(value, 0), exact: percent, labels: ['A', 'B'],
            guess: page.guess.points(), guessName: say('yourGuess'), range: view.predicting ? [0, 1] : undefined, xTitle: say('yearAxis'),
            alternative: say('adoptionAlternative', {
                years: state.years, what: curveTitle(say, view.curve), a: percent(a), b: hidden ? '?' : percent(b)
            })
        });
        const heads = [say('year'), ...'AB'.split('').flatMap(name => [`${name}: ${say('meanWord')}`, say('intervalWord')])];
        parts.tabulate(heads, () => yearly(curves[0]).map((point, i) => {
            const other = hidden ? null : yearly(curves[1])[i];
            return [fixed((point.week + 1) / WEEKS, 0), percent(point.value), interval(point),
                    other ? percent(other.value) : '?', other ? interval(other) : '?'];
        }));
    });
}

function effectRow(say, results, measure) {
    const effect = effectOf(results, measure), {difference} = effect;
    const words = difference.low === null ? '' : `${differenceText(say, measure, difference.value)} (${
        differenceNumber(measure, difference.low)} – ${differenceNumber(measure, difference.high)})`;
    return {measure, effect, title: measureTitle(say, measure), words, difference, tone: tone(measure, difference)};
}

export function effectsCard(page) {
    const {say, results} = page;
    return card(say, {name: 'effects', title: say('effectsTitle'), hint: say('effectsHint')}, parts => {
        const rows = page.view.predicting ? [] : MEASURES.map(measure => effectRow(say, results(), measure));
        drawEffects(parts.picture, {
            rows, alternative: say('effectsAlternative', {what: rows.map(row => `${row.title} ${row.words}`).join('; ')})
        });
        parts.note.textContent = page.view.predicting ? say('predictHidden') : say('effectsCaution', {n: rows.length});
        parts.tabulate(['', 'A', 'B', say('differenceWord'), say('intervalWord')], () => rows.map(({title, measure, effect, difference}) => [
            title, measureText(measure, effect.a.value), measureText(measure, effect.b.value),
            differenceText(say, measure, difference.value),
            difference.low === null ? '–' : `${differenceNumber(measure, difference.low)} – ${differenceNumber(measure, difference.high)}`
        ]));
    });
}

export function sharpeningCard(page) {
    const {say, view, state, results} = page;
    const choose = menu(MEASURES.map(measure => [measure.key, measureTitle(say, measure)]), view.measure, key => {
        view.measure = key;
        page.redraw();
    });
    const controls = [labelled(say('measure'), choose, {class: 'row'})];
    return card(say, {name: 'sharpening', title: say('sharpenTitle'), hint: say('sharpenHint'), controls}, parts => {
        const measure = measureOf(view.measure), points = view.predicting ? [] : sharpeningOf(results(), measure);
        const now = points[points.length - 1] ?? {value: null, low: null, high: null};
        const number = value => differenceNumber(measure, value);
        if (points.length === 0)
            parts.picture.replaceChildren();
        else
            drawSharpening(parts.picture, {
                points, worlds: state.worlds, xTitle: say('worldsAxis'),
                yText: value => signed(measure.unit === 'share' ? fixed(100 * value, Math.abs(value) < 0.01 && value !== 0 ? 1 : 0) : number(value)),
                alternative: say('sharpenAlternative', {
                    n: pairsOf(results()).length, difference: differenceText(say, measure, now.value), low: number(now.low), high: number(now.high)
                })
            });
        parts.tabulate([say('worldsAxis'), say('differenceWord'), say('intervalWord')], () => points.map(
            point => [String(point.worlds), differenceText(say, measure, point.value), `${number(point.low)} – ${number(point.high)}`]));
    });
}
