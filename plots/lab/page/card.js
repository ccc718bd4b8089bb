/** A card of the page: a heading, a hint, controls, a picture, and the same as a table. */

import {html, table} from './dom.js';

/**
 * @param {{name: string, title: string, hint?: string, controls?: Node[], caption?: string}} what
 * @param {(card: {picture: HTMLElement, hint: HTMLElement, tabulate: Function, note: HTMLElement}) => void} draw  fills the picture
 * @returns {{node: HTMLElement, update: () => void}}
 */
export function card(say, what, draw) {
    const picture = html('div', {class: 'picture'}), hint = html('p', {class: 'hint'}, what.hint ?? null);
    const note = html('p', {class: 'note'});
    const rows = html('div');
    let heads = [], body = () => [];
    const details = html('details', {class: 'data', on: {toggle: () => fill()}}, html('summary', {}, say('table')), rows);
    function fill() {
        rows.replaceChildren(...details.open ? [table(what.title, heads, body())] : []);
    }
    const parts = {
        picture, hint, note,
        tabulate: (some, list) => {
            [heads, body] = [some, list];
            fill();
        }
    };
    const node = html('section', {class: `card ${what.name}`, 'aria-labelledby': `title-${what.name}`},
                      html('h2', {id: `title-${what.name}`}, what.title), what.controls ?? [], hint, picture, note, details);
    return {node, update: () => draw(parts)};
}
