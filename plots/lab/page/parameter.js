/** The control of one parameter of the selected scenario: a slider over what is plausible, the number itself, what it rests on. */

import {button, html} from './dom.js';
import {plain} from './numbers.js';
import {scenarioValue, valueAllowed} from './scenario.js';
import {rowTitle} from './texts.js';

const STEPS = 60;

/** What the places of a slider mean: {low, high, step} in its own units, `to` a value and `from` one. */
function sliderScale(row) {
    if (row.scale === 'log' && row.sweep_low > 0) {
        const [low, high] = [Math.log(row.sweep_low), Math.log(row.sweep_high)];
        return {low, high, step: (high - low) / STEPS, to: place => Number(Math.exp(place).toPrecision(3)), from: Math.log};
    }
    const step = row.kind === 'integer' ? 1 : 10 ** Math.floor(Math.log10((row.sweep_high - row.sweep_low) / 20));
    const to = place => row.kind === 'integer' ? Math.round(place) : Number((Math.round(place / step) * step).toPrecision(12));
    return {low: row.sweep_low, high: row.sweep_high, step, to, from: value => value};
}

const isSwept = row => row.sweep_high > row.sweep_low;

/** "probability; plausible 0.3 to 0.6; default 0.45; assumed; C7": what the table says of it beside its sentence. */
export function parameterBasis(say, row) {
    const range = isSwept(row) ? say('range', {low: plain(row.sweep_low), high: plain(row.sweep_high)})
                               : say('allowed', {low: plain(row.low), high: plain(row.high)});
    return [say.model(row.unit), range, say('default', {value: plain(row.default)}), row.basis.replace(/^(assumed|definition)(; )?/, '')].filter(Boolean).join(say('between'));
}

function badge(say, row) {
    return html('span', {class: `badge ${row.status}`, title: row.status === 'assumed' ? say('assumedHint') : null}, say(row.status));
}

/** A switch is a box to tick. */
function switchControl(page, row, value, set) {
    return html('label', {class: 'switch'},
                html('input', {type: 'checkbox', checked: value !== 0, on: {change: event => set(event.target.checked ? 1 : 0)}}),
                html('span', {}, rowTitle(page.say, row)));
}

/**
 * @param {object} page
 * @param {string} key
 * @param {?string} name  English; its title in the table if there is none
 * @param {(value: number) => void} change  takes the new value
 */
export function parameterControl(page, key, name, change) {
    const {say, model, state, view} = page, row = model.parameter.get(key);
    const value = () => scenarioValue(model, state.scenarios[view.selected], key);
    const id = 'parameter-' + key.replace('.', '-'), title = name ? say.model(name) : rowTitle(say, row);
    const other = view.selected === 1 ? html('span', {class: 'other'}) : null;
    const places = isSwept(row) && row.kind !== 'switch' ? sliderScale(row) : null;
    const slider = places && html('input', {
        type: 'range', id, min: places.low, max: places.high, step: places.step, 'aria-describedby': id + '-basis',
        on: {input: event => set(places.to(Number(event.target.value)))}
    });
    const number = row.kind === 'switch' ? null : html('input', {
        type: 'number', class: 'number', id: places ? id + '-number' : id, min: row.low, max: row.high, step: 'any', 'aria-label': title,
        on: {change: event => set(event.target.value === '' ? row.default : valueAllowed(row, Number(event.target.value)))}
    });
    const reset = button('↺', () => set(row.default), {class: 'quiet', 'aria-label': say('resetNamed', {what: title}), title: say('reset')});

    function set(chosen) {
        change(chosen);
        show();
    }
    function show() {
        const now = value();
        if (slider) {
            slider.value = places.from(now);
            slider.setAttribute('aria-valuetext', `${plain(now)} ${say.model(row.unit)}`);
        }
        if (number)
            number.value = plain(now);
        reset.hidden = now === row.default;
        const inA = scenarioValue(model, state.scenarios[0], key);
        if (other)
            other.textContent = inA === now ? '' : say('inA', {value: plain(inA)});
    }

    const mark = places && html('span', {class: 'mark', 'aria-hidden': true});
    if (mark)
        mark.style.setProperty('--at', (places.from(row.default) - places.low) / (places.high - places.low));
    const control = html('div', {class: 'parameter', 'data-key': key},
        row.kind === 'switch' ? switchControl(page, row, value(), set) : html('label', {for: id, class: 'words'}, title),
        html('span', {class: 'side'}, other, badge(say, row), reset),
        places ? html('span', {class: 'slider'}, slider, mark) : null, number,
        html('p', {class: 'basis', id: id + '-basis'}, say.model(row.sentence), ' ', html('span', {}, parameterBasis(say, row))));
    show();
    return control;
}
