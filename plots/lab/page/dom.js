/** Elements of HTML and SVG. Text is set as text, never read as markup. */

const SVG = 'http://www.w3.org/2000/svg';
const PROPERTIES = new Set(['value', 'checked', 'disabled', 'open', 'hidden', 'selected', 'textContent']);

function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined)
            continue;
        if (name === 'on')
            Object.entries(value).forEach(([event, act]) => node.addEventListener(event, act));
        else if (PROPERTIES.has(name))
            continue; // once the children are there: a select takes the value of one of them
        else if (value !== false)
            node.setAttribute(name, value === true ? '' : String(value));
    }
    node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
    for (const [name, value] of Object.entries(attributes))
        if (PROPERTIES.has(name) && value !== null && value !== undefined)
            node[name] = value;
    return node;
}

/** An element with attributes, listeners (`on`: {event: function}) and children (nodes, strings, lists, nothing). */
export function html(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** A label that holds its control. */
export function labelled(words, control, attributes = {}) {
    return html('label', attributes, html('span', {class: 'words'}, words), control);
}

export function button(words, act, attributes = {}) {
    return html('button', {type: 'button', on: {click: act}, ...attributes}, words);
}

/** A menu of [value, words] pairs; a pair whose second is a list is a group of such pairs. */
export function menu(rows, value, act, attributes = {}) {
    const options = list => list.map(
        ([name, words]) => Array.isArray(words) ? html('optgroup', {label: name}, options(words))
                                                : html('option', {value: name}, words));
    return html('select', {value, on: {change: event => act(event.target.value)}, ...attributes}, options(rows));
}

/** A table with a caption; rows are lists whose first cell heads the row. */
export function table(caption, heads, rows) {
    const cells = row => row.map((cell, i) => i === 0 ? html('th', {scope: 'row'}, cell)
                                                      : html('td', {class: 'number'}, cell));
    return html('div', {class: 'table', tabindex: 0, role: 'region', 'aria-label': caption},
                html('table', {}, html('caption', {}, caption),
                     html('thead', {}, html('tr', {}, heads.map(head => html('th', {scope: 'col'}, head)))),
                     html('tbody', {}, rows.map(row => html('tr', {}, cells(row))))));
}
