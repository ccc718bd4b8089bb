/** Predict, then reveal: a curve of five points that a student draws for B, by dragging in the picture of adoption or by sliders. */

import {button, html} from './dom.js';
import {percent} from './numbers.js';
import {curveOf, effectOf, measureOf, pairsOf, runsOf} from './results.js';

const POINTS = 5;

const yearsOf = state => Array.from({length: POINTS + 1}, (ignored, i) => i * state.years / POINTS);

export function guessMake(state) {
    const guess = {values: null, frame: null};
    guess.points = () => guess.values === null ? [] : yearsOf(state).map((year, i) => [year, guess.values[i]]);
    return guess;
}

/** The guess beside what came out. */
function verdict(page) {
    const {say, guess, view, results} = page, curve = curveOf(results(), 1, run => run.adoption[view.curve]);
    const end = curve[curve.length - 1], said = guess.values[POINTS];
    const key = said > end.bandHigh ? 'predictVerdictHigh' : said < end.bandLow ? 'predictVerdictLow' : 'predictVerdictIn';
    const sentences = [say(key, {
        guess: percent(said, 0), n: end.count, value: percent(end.value), low: percent(end.bandLow, 0), high: percent(end.bandHigh, 0)
    })];
    const {a, difference} = effectOf(results(), {...measureOf('tried'), read: run => run.adoption[view.curve].at(-1)});
    const unclear = difference.low === null || (difference.low <= 0 && difference.high >= 0);
    sentences.push(say(unclear ? 'predictDirectionUnclear'
                               : (said > a.value) === (difference.value > 0) ? 'predictDirectionRight' : 'predictDirectionWrong'));
    return sentences.join(' ');
}

/** Sets the point of the guess that is nearest to a place of the picture. */
function drag(page, event, show) {
    const {guess} = page, {frame} = guess;
    const svg = event.target.closest('svg');
    if (frame === null || svg !== frame.node)
        return;
    const box = svg.getBoundingClientRect(), years = yearsOf(page.state);
    const at = event.clientX - box.left;
    const nearest = years.reduce((best, year, i) => Math.abs(frame.x(year) - at) < Math.abs(frame.x(years[best]) - at) ? i : best, 0);
    const {top, bottom} = frame.inner;
    guess.values[nearest] = Math.min(Math.max((bottom - (event.clientY - box.top)) / (bottom - top), 0), 1);
    show();
}

/** The panel below the picture of adoption. `picture` is where dragging draws. */
export function predictionPanel(page, picture) {
    const {say, view, state, guess} = page;
    const answer = html('p', {class: 'answer', role: 'status'});
    const inputs = html('div', {class: 'guesses'});
    function show() {
        [...inputs.querySelectorAll('input')].forEach((input, i) => {
            input.value = guess.values[i + 1];
            input.nextElementSibling.textContent = percent(guess.values[i + 1], 0);
        });
        page.redraw();
    }
    function fill() {
        inputs.replaceChildren(...yearsOf(state).slice(1).map((year, i) => html(
            'label', {}, html('span', {class: 'words'}, say('predictYear', {n: year})),
            html('input', {
                type: 'range', min: 0, max: 1, step: 0.01, value: guess.values[i + 1], on: {input: event => {
                    guess.values[i + 1] = Number(event.target.value);
                    show();
                }}
            }),
            html('output', {}, percent(guess.values[i + 1], 0)))));
    }
    function begin() {
        const curve = curveOf(page.results(), 0, run => run.adoption[view.curve]);
        const end = curve.at(-1)?.value ?? 0.3;
        guess.values = yearsOf(state).map(year => end * year / state.years);
        view.predicting = true;
        answer.textContent = '';
        draw();
        page.redraw();
    }
    function reveal() {
        if (pairsOf(page.results()).length < 2) {
            answer.textContent = say('predictWaiting', {n: runsOf(page.results(), 1).length, of: state.worlds});
            return;
        }
        view.predicting = false;
        draw();
        page.redraw();
        answer.textContent = verdict(page);
    }
    const body = html('div');
    function draw() {
        if (view.predicting)
            fill();
        body.replaceChildren(...view.predicting
                                 ? [html('p', {class: 'hint'}, say('predictHint')), inputs, button(say('reveal'), reveal, {class: 'primary'})]
                                 : [button(say('predictOn'), begin)]);
    }
    let held = false;
    picture.addEventListener('pointerdown', event => {
        held = view.predicting && guess.values !== null;
        if (held)
            drag(page, event, show);
    });
    picture.addEventListener('pointermove', event => held && drag(page, event, show));
    window.addEventListener('pointerup', () => held = false);
    draw();
    return html('div', {class: 'prediction'}, html('h3', {}, say('predictTitle')), body, answer);
}
