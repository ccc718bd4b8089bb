'use strict';
/* What stands in a page of the laboratory that was made: its model, catalogue and core, and the functions of its worker and of
 * the page's scripts that need no document. */
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const HERE = path.join(__dirname, '../../../plots/lab');

/** The page's modules as pack joins them, in the order given; their names are properties of what is returned. */
function moduleNames(files, names) {
    const text = files.map(file => fs.readFileSync(path.join(HERE, file), 'utf8')).join('\n')
        .replace(/^import .*$/gm, '').replace(/^export /gm, '');
    const context = vm.createContext({TextEncoder, TextDecoder, WebAssembly, atob, structuredClone});
    vm.runInContext(`${text}\nglobalThis.found = {${names.join(', ')}};`, context);
    return context.found;
}

function packedRead(index) {
    const html = fs.readFileSync(index, 'utf8');
    const element = id => {
        const begin = html.indexOf(`id="${id}">`) + `id="${id}">`.length;
        return html.slice(begin, html.indexOf('</script>', begin));
    };
    return {html, model: JSON.parse(element('model')), messages: JSON.parse(element('messages')), core: element('core')};
}

const worker = () => moduleNames(['worker.js'], ['coreOpen', 'workerOpen']);
const scenarios = () => moduleNames(['page/scenario.js', 'page/core_text.js'], ['modelIndexed', 'scenarioOf', 'scenarioCoreText']);

module.exports = {packedRead, worker, scenarios};
