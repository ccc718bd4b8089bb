/** The link that holds all settings, the command that does the same in the program, and what the model cannot say. */

import {commandText} from './command.js';
import {button, html} from './dom.js';

/** A button that copies what stands in `text`, and says so. */
export function copyButton(say, text) {
    const status = html('span', {role: 'status'});
    const copy = async () => {
        try {
            await navigator.clipboard.writeText(text.textContent);
            status.textContent = ' ' + say('copied');
        } catch {
            getSelection().selectAllChildren(text); // a page from a disk may not write to the clipboard
        }
    };
    return [button(say('copy'), copy, {class: 'small'}), status];
}

export function shareCard(page) {
    const {say, model, state} = page;
    const link = html('code', {class: 'link'}), command = html('code', {class: 'command'});
    const part = (key, text) => [html('h3', {}, say(key), ' ', copyButton(say, text)), html('pre', {tabindex: 0}, text)];
    const node = html('section', {class: 'card share', 'aria-labelledby': 'title-share'},
                      html('h2', {id: 'title-share'}, say('shareTitle')), part('shareLink', link),
                      part('shareCommand', command), html('p', {class: 'hint'}, say('shareHint')));
    return {node, update: () => {
        link.textContent = location.href.replace(/#.*/, '') + page.link();
        command.textContent = commandText(model, state);
    }};
}

export function limitsCard({say, model}) {
    const assumed = model.parameters.filter(row => row.status === 'assumed').length, all = model.parameters.length;
    const sentences = [1, 2, 3, 4].map(n => html('li', {}, say('limits' + n, {assumed, all})));
    return html('section', {class: 'card limits', 'aria-labelledby': 'title-limits'},
                html('h2', {id: 'title-limits'}, say('limitsTitle')), html('ul', {}, sentences),
                html('p', {class: 'hint'}, say('source', {version: model.version, model: model.model_version})));
}
