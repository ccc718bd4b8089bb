// metadata.js DIR…: datapackage.json against the JSON schema of its profile, every row of every table against the types and
// keys that it tells, ro-crate-metadata.json against the rules of RO-Crate and its terms against the vocabulary: by programs
// of other people, which are found through NODE_PATH.
'use strict';
const fs = require('fs');
const path = require('path');
// The vocabulary of RO-Crate lies in the package of its validator: nothing is asked of the network.
const vocabulary = path.join(path.dirname(require.resolve('ro-crate')), 'lib', 'context.json');
globalThis.fetch = async () => ({ ok: true, json: async () => JSON.parse(fs.readFileSync(vocabulary, 'utf8')) });
const { Package } = require('datapackage');
const { ROCrate, Validator } = require('ro-crate');

let faults = 0;
const fault = (...what) => {
    console.log('FAILED:', ...what);
    faults++;
};

async function checkPackage(directory) {
    const described = await Package.load(path.join(directory, 'datapackage.json'), { basePath: directory });
    let rows = 0;
    for (const error of described.errors) fault(directory, String(error));
    for (const table of described.resources) {
        if (!table.tabular) fault(directory, table.name, 'is no table');
        for (const field of table.schema.fields)
            if (!field.descriptor.description) fault(directory, table.name, field.name, 'is not described');
        try {
            rows += (await table.read({ relations: true })).length;
        } catch (error) {
            fault(directory, table.name, String(error), ...(error.errors || []).slice(0, 3).map(String));
        }
    }
    return `${described.resources.length} tables, ${rows} rows`;
}

async function checkCrate(directory) {
    const text = fs.readFileSync(path.join(directory, 'ro-crate-metadata.json'), 'utf8');
    const crate = new ROCrate(JSON.parse(text), { array: true, link: true });
    await crate.resolveContext(); // for the validator too, which only looks up what is known
    const validator = new Validator();
    validator.parseJSON(text);
    await validator.validate();
    const files = Object.fromEntries(fs.readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'ro-crate-metadata.json')
        .map((entry) => encodeURI(path.relative(directory, path.join(entry.parentPath || entry.path, entry.name))))
        .map((name) => [name, { exists: true, inCrate: false, isDir: false }]));
    validator.checkFiles(files);
    const wrong = validator.results.filter((one) => one.status !== 'success');
    for (const one of wrong) fault(directory, one.status, one.message, one.entity || '');
    for (const entity of JSON.parse(text)['@graph'])
        for (const term of [...Object.keys(entity), entity['@type']])
            if (!term.startsWith('@') && !crate.resolveTerm(term)) fault(directory, entity['@id'], 'has no such term:', term);
    return `${validator.results.length} rules, ${Object.keys(files).length} files`;
}

(async () => {
    for (const directory of process.argv.slice(2))
        console.log(`${directory}: ${await checkPackage(directory)}; ${await checkCrate(directory)}`);
    process.exit(faults > 0 ? 1 : 0);
})();
