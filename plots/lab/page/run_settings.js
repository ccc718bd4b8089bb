/** How many worlds, how many years, which chances. */

import {button, html, labelled, menu} from './dom.js';
import {LIMITS} from './link.js';

export function runSettings(page) {
    const {say, state} = page;
    const worlds = menu([8, 20, 50, 100, 200].concat([8, 20, 50, 100, 200].includes(state.worlds) ? [] : [state.worlds]).sort((a, b) => a - b)
                            .map(n => [String(n), String(n)]), String(state.worlds), value => {
        state.worlds = Number(value);
        page.changed();
    });
    const years = html('input', {
        type: 'number', class: 'number', min: LIMITS.years[0], max: LIMITS.years[1], value: state.years, on: {change: event => {
            const [low, high] = LIMITS.years;
            state.years = Math.min(Math.max(Math.round(Number(event.target.value)) || state.years, low), high);
            event.target.value = state.years;
            page.changed();
        }}
    });
    const seed = html('input', {
        type: 'text', inputmode: 'numeric', class: 'number wide', pattern: '[0-9]{1,20}', value: state.seed, on: {change: event => {
            if (/^\d{1,20}$/.test(event.target.value) && BigInt(event.target.value) < 1n << 64n)
                state.seed = event.target.value;
            event.target.value = state.seed;
            page.changed();
        }}
    });
    const other = button(say('newSeed'), () => {
        state.seed = String((BigInt(state.seed) + 1n) % (1n << 64n));
        seed.value = state.seed;
        page.changed();
    });
    return html('section', {class: 'runs'}, html('h3', {}, say('runs')),
                html('div', {class: 'row'}, labelled(say('worlds'), worlds), labelled(say('runYears'), years)),
                html('div', {class: 'row'}, labelled(say('seed'), seed), other));
}
