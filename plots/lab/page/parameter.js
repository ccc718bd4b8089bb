/** The control of one parameter of the selected scenario: a slider over what is plausible, the number, what it rests on. */

import {button, html} from './dom.js';
import {plain} from './numbers.js';
import {scenarioValue, valueAllowed} from './scenario.js';
import {rowTitle} from './texts.js';

const STEPS = 60;

const isSwept = row => row.sweep_high > row.sweep_low;

/** What the places of a slider mean: {low, high, step} in its own units, `to` a value and `from` one. */
function sliderScale(row) {
    if (row.scale === 'log' && row.sweep_low > 0) {
        const [low, high] = [Math.log(row.sweep_low), Math.log(row.sweep_high)];
        const to = place => Number(Math.exp(place).toPrecision(3));
        return {low, high, step: (high - low) / STEPS, to, from: Math.log};
    }
    const fine = 10 ** Math.floor(Math.log10((row.sweep_high - row.sweep_low) / 20));
    const step = row.kind === 'integer' ? 1 : fine;
    const to = place => Number((Math.round(place / step) * step).toPrecision(12));
    return {low: row.sweep_low, high: row.sweep_high, step, to, from: value => value};
}

/** "probability; plausible 0.3 to 0.6; default 0.45; C7": what the table says of it beside its sentence and status. Sources
 * are cited as they are, in English. */
function basisNodes(say, row) {
    const [key, low, high] = isSwept(row) ? ['range', row.sweep_low, row.sweep_high] : ['allowed', row.low, row.high];
    const range = say(key, {low: plain(low), high: plain(high)});
    const words = [say.model(row.unit), range, say('default', {value: plain(row.default)})].join(say('between'));
    const source = row.basis.replace(/^(assumed|definition|informed by )(; )?/, '');
    return [words, source === '' ? null : [say('between'), html('span', {lang: 'en'}, source)]].flat();
}

function badge(say, row) {
    const hint = row.status === 'assumed' ? say('assumedHint') : null;
    return html('span', {class: `badge ${row.status}`, title: hint}, say(row.status));
}

/** A switch is a box to tick. Returns {nodes, show}. */
function switchControl(title, id, set) {
    const box = html('input', {
        type: 'checkbox', 'aria-describedby': id + '-basis', on: {change: () => set(box.checked ? 1 : 0)}
    });
    const show = value => box.checked = value !== 0;
    return {head: html('label', {class: 'switch'}, box, html('span', {}, title)), nodes: [], show};
}

/** A number, and a slider if it has a plausible range. Returns {head, nodes, show}. */
function numberControl(say, row, title, id, set) {
    const number = html('input', {
        type: 'number', class: 'number', min: row.low, max: row.high, step: 'any', 'aria-label': title,
        on: {change: () => set(number.value === '' ? row.default : valueAllowed(row, Number(number.value)))}
    });
    const head = html('label', {for: id, class: 'words'}, title);
    if (!isSwept(row)) {
        number.id = id;
        return {head, nodes: [number], show: value => number.value = plain(value)};
    }
    const places = sliderScale(row);
    const slider = html('input', {
        type: 'range', id, min: places.low, max: places.high, step: places.step, 'aria-describedby': id + '-basis',
        on: {input: () => set(places.to(Number(slider.value)))}
    });
    const mark = html('span', {class: 'mark', 'aria-hidden': true});
    mark.style.setProperty('--at', (places.from(row.default) - places.low) / (places.high - places.low));
    const show = value => {
        number.value = plain(value);
        slider.value = places.from(value);
        slider.setAttribute('aria-valuetext', `${plain(value)} ${say.model(row.unit)}`);
    };
    return {head, nodes: [html('span', {class: 'slider'}, slider, mark), number], show};
}

/**
 * @param {object} page
 * @param {string} key
 * @param {?string} name  of a construct, English; without one the title in the table
 * @param {(value: number) => void} change  takes the new value
 */
export function parameterControl(page, key, name, change) {
    const {say, model, state, view} = page, row = model.parameter.get(key);
    const id = (name ? 'construct-' : 'parameter-') + key.replace('.', '-');
    const title = name ? say.model(name) : rowTitle(say, row);
    const control = row.kind === 'switch' ? switchControl(title, id, set) : numberControl(say, row, title, id, set);
    const other = html('span', {class: 'other'});
    const reset = button('↺', () => set(row.default), {
        class: 'quiet', 'aria-label': say('resetNamed', {what: title}), title: say('reset')
    });
    function set(value) {
        change(value);
        document.querySelectorAll(`[data-key="${key}"]`).forEach(node => node.dispatchEvent(new Event('show')));
    }
    function show() {
        const now = scenarioValue(model, state.scenarios[view.selected], key);
        const inA = scenarioValue(model, state.scenarios[0], key);
        control.show(now);
        reset.hidden = now === row.default;
        other.textContent = inA === now ? '' : say('inA', {value: plain(inA)});
    }
    show();
    return html('div', {class: 'parameter', 'data-key': key, on: {show}}, control.head,
                html('span', {class: 'side'}, other, badge(say, row), reset), control.nodes,
                html('p', {class: 'basis', id: id + '-basis'}, say.model(row.sentence), ' ', basisNodes(say, row)));
}
