/** Predict, then reveal: a curve that a student draws for B, by dragging in the picture of adoption or by sliders. */

import {button, html} from './dom.js';
import {percent} from './numbers.js';
import {curveOf, effectOf, measureOf, pairsOf} from './results.js';

const POINTS = 5;

const yearsOf = state => Array.from({length: POINTS + 1}, (ignored, i) => i * state.years / POINTS);
const curve = (page, scenario) => curveOf(page.results(), scenario, run => run.adoption[page.state.curve]);

/** [[year, value], …]; empty before anything was guessed. */
export function guessPoints({view, state}) {
    return view.guess === null ? [] : yearsOf(state).map((year, i) => [year, view.guess[i]]);
}

/** The guess beside what came out. */
function verdict(page) {
    const {say, state, view} = page, end = curve(page, 1).at(-1), said = view.guess[POINTS];
    const place = said > end.bandHigh ? 'High' : said < end.bandLow ? 'Low' : 'In';
    const first = say('predictVerdict' + place, {
        guess: percent(said, 0),
        n: end.count,
        value: percent(end.value),
        low: percent(end.bandLow, 0),
        high: percent(end.bandHigh, 0)
    });
    const measure = {...measureOf('tried'), read: run => run.adoption[state.curve].at(-1)};
    const {a, difference} = effectOf(page.results(), measure);
    const unclear = difference.low === null || (difference.low <= 0 && difference.high >= 0);
    const right = (said > a.value) === (difference.value > 0);
    return `${first} ${say('predictDirection' + (unclear ? 'Unclear' : right ? 'Right' : 'Wrong'))}`;
}

/** Sets the point of the guess that is nearest to a place of the picture. */
function drag(page, event) {
    const {guess} = page.view, frame = page.view.frame;
    if (frame === undefined || event.target.closest('svg') !== frame.node)
        return false;
    const box = frame.node.getBoundingClientRect(), {top, bottom} = frame.inner;
    const away = yearsOf(page.state).map(year => Math.abs(frame.x(year) - (event.clientX - box.left)));
    const height = (bottom - (event.clientY - box.top)) / (bottom - top);
    guess[away.indexOf(Math.min(...away))] = Math.min(Math.max(height, 0), 1);
    return true;
}

/** A slider for each point but the first. Returns {node, show}. */
function sliders(page, changed) {
    const {say, state, view} = page;
    const rows = yearsOf(state).map((year, i) => {
        const input = html('input', {type: 'range', min: 0, max: 1, step: 0.01, on: {input: () => {
            view.guess[i] = Number(input.value);
            changed();
        }}});
        const output = html('output');
        const node = html('label', {}, html('span', {class: 'words'}, say('predictYear', {n: year})), input, output);
        return {node, show: () => {
            input.value = view.guess[i];
            output.textContent = percent(view.guess[i], 0);
        }};
    });
    const node = html('div', {class: 'guesses'}, rows.slice(1).map(row => row.node));
    return {node, show: () => rows.forEach(row => row.show())};
}

/** The panel below the picture of adoption. `picture` is where dragging draws. */
export function predictionPanel(page, picture) {
    const {say, view, state} = page;
    const answer = html('p', {class: 'answer', role: 'status'}), body = html('div');
    const {node, show} = sliders(page, changed);
    function changed() {
        show();
        page.redraw();
    }
    function begin() {
        const end = curve(page, 0).at(-1)?.value ?? 0.3;
        view.guess = yearsOf(state).map(year => end * year / state.years);
        state.predict = true;
        answer.textContent = '';
        draw();
        page.looked();
    }
    function reveal() {
        const worlds = pairsOf(page.results()).length;
        if (worlds < Math.min(2, state.worlds)) {
            answer.textContent = say('predictWaiting', {n: worlds, of: state.worlds});
            return;
        }
        state.predict = false;
        draw();
        page.looked();
        answer.textContent = verdict(page);
    }
    function draw() {
        const guessing = () => [html('p', {class: 'hint'}, say('predictHint')), node,
                                button(say('reveal'), reveal, {class: 'primary'})];
        picture.parentElement?.classList.toggle('predicting', state.predict);
        if (state.predict)
            show();
        body.replaceChildren(...state.predict ? guessing() : [button(say('predictOn'), begin)]);
    }
    let held = false;
    const pull = event => {
        if (held && drag(page, event))
            changed();
    };
    picture.addEventListener('pointerdown', event => {
        held = state.predict;
        pull(event);
    });
    picture.addEventListener('pointermove', pull);
    for (const end of ['pointerup', 'pointerleave', 'pointercancel'])
        picture.addEventListener(end, () => held = false);
    if (state.predict && view.guess === null)
        begin();
    else
        draw();
    return html('div', {class: 'prediction'}, html('h3', {}, say('predictTitle')), body, answer);
}
