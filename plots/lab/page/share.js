/** The link that holds all settings, the command that does the same in the program, and what the model cannot say. */

import {button, html} from './dom.js';
import {commandText} from './command.js';
import {linkText} from './link.js';

function copyButton(say, read) {
    const status = html('span', {role: 'status'});
    return [button(say('copy'), async () => {
        const text = read();
        try {
            await navigator.clipboard.writeText(text.textContent);
            status.textContent = ' ' + say('copied');
        } catch {
            getSelection().selectAllChildren(text); // from a disk a page may not write to the clipboard
        }
    }, {class: 'small'}), status];
}

export function shareCard(page) {
    const {say, model, state} = page;
    const link = html('code', {class: 'link'}), command = html('code', {class: 'command'});
    const node = html('section', {class: 'card share', 'aria-labelledby': 'title-share'}, html('h2', {id: 'title-share'}, say('shareTitle')),
        html('h3', {}, say('shareLink'), ' ', copyButton(say, () => link)), html('pre', {tabindex: 0}, link),
        html('h3', {}, say('shareCommand'), ' ', copyButton(say, () => command)), html('pre', {tabindex: 0}, command),
        html('p', {class: 'hint'}, say('shareHint')));
    return {node, update: () => {
        link.textContent = location.href.replace(/#.*/, '') + '#' + linkText(model, state);
        command.textContent = commandText(model, state);
    }};
}

export function limitsCard({say, model}) {
    const assumed = model.parameters.filter(row => row.status === 'assumed').length;
    return html('section', {class: 'card limits', 'aria-labelledby': 'title-limits'}, html('h2', {id: 'title-limits'}, say('limitsTitle')),
                html('ul', {}, [1, 2, 3, 4].map(n => html('li', {}, say('limits' + n, {assumed, all: model.parameters.length})))),
                html('p', {class: 'hint'}, say('source', {version: model.version, model: model.model_version})));
}
