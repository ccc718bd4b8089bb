/** How many worlds, how many years, which chances. */

import {button, html, labelled, menu} from './dom.js';
import {isSeed, LIMITS} from './link.js';

const WORLDS = [1, 8, 20, 50, 100, 200];

export function runSettings(page) {
    const {say, state} = page;
    const set = values => {
        Object.assign(state, values);
        page.changed();
    };
    const counts = [...new Set([...WORLDS, state.worlds])].sort((a, b) => a - b).map(n => [String(n), String(n)]);
    const worlds = menu(counts, String(state.worlds), value => set({worlds: Number(value)}));
    const [least, most] = LIMITS.years;
    const years = html('input', {type: 'number', class: 'number', min: least, max: most, value: state.years, on: {change: () => {
        const wanted = Math.round(Number(years.value)) || state.years;
        years.value = Math.min(Math.max(wanted, least), most);
        set({years: Number(years.value)});
    }}});
    const seed = html('input', {type: 'text', inputmode: 'numeric', class: 'number wide', value: state.seed, on: {change: () => {
        if (isSeed(seed.value))
            set({seed: seed.value});
        seed.value = state.seed;
    }}});
    const other = button(say('newSeed'), () => {
        seed.value = (BigInt(state.seed) + 1n) % (1n << 64n);
        set({seed: seed.value});
    });
    return html('section', {class: 'runs'}, html('h3', {}, say('runs')),
                html('div', {class: 'row'}, labelled(say('worlds'), worlds), labelled(say('runYears'), years)),
                html('div', {class: 'row'}, labelled(say('seed'), seed), other));
}
