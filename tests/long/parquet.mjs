// parquet.mjs DIR FOLDER [ULPS]: every table of a directory of results as FOLDER/<table>.parquet, read by two programs that share no
// line with what wrote it, has the columns, the types and each cell of the CSV file: 64-bit whole numbers, numbers to the bit,
// text, what is missing, and the units. ULPS: by how many units in the last place a number may differ.
import fs from 'node:fs';
import path from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { DuckDBInstance } from '@duckdb/node-api';

const [directory, folder, ulps = 0] = process.argv.slice(2);
const physical = { integer: 'INT64', number: 'DOUBLE', string: 'BYTE_ARRAY' };
const sql = { integer: 'BIGINT', number: 'DOUBLE', string: 'VARCHAR' };
const read = { integer: BigInt, number: Number, string: String };
let faults = 0;
const fault = (...what) => {
    if (++faults <= 20) console.log('FAILED:', folder, ...what);
};

const same = (found, wanted) => Object.is(found ?? null, wanted) ||
    (typeof found === 'number' && Math.abs(found - wanted) <= ulps * Number.EPSILON * Math.abs(wanted));

/* Rows of cells; a field in quotes holds commas, line ends and doubled quotes. */
function parse(text) {
    const rows = [[]];
    for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
        if (end === '' && rows.at(-1).length === 0) break;
        rows.at(-1).push(quoted !== undefined ? quoted.replaceAll('""', '"') : plain);
        if (end === '\n') rows.push([]);
    }
    return rows.filter((row) => row.length > 0);
}

async function check(database, table) {
    const { fields } = table.schema;
    const [head, ...rows] = parse(fs.readFileSync(path.join(directory, table.path), 'utf8'));
    const file = await asyncBufferFromFile(path.join(folder, `${table.name}.parquet`));
    const metadata = await parquetMetadataAsync(file);
    const said = Object.fromEntries(metadata.key_value_metadata.map((one) => [one.key, one.value]));
    const units = JSON.parse(said.PANDAS_ATTRS ?? '{}').units;
    const columns = metadata.schema.slice(1);
    fields.forEach((field, i) => {
        if (columns[i].name !== field.name || columns[i].type !== physical[field.type])
            fault(table.name, field.name, 'is', columns[i].name, columns[i].type);
        if ((units?.[field.name] ?? said[`unit.${field.name}`]) !== field.unit) fault(table.name, field.name, 'has lost its unit');
    });
    const byDuck = await database.runAndReadAll(`SELECT * FROM read_parquet('${path.join(folder, table.name)}.parquet')`);
    byDuck.columnTypes().forEach((type, i) => {
        if (String(type) !== sql[fields[i].type]) fault(table.name, fields[i].name, 'is', String(type), 'to DuckDB');
    });
    const duck = byDuck.getRows();
    const pure = await parquetReadObjects({ file, compressors });
    if (duck.length !== rows.length || pure.length !== rows.length) fault(table.name, 'has', duck.length, 'rows, not', rows.length);
    rows.forEach((row, r) => fields.forEach((field, i) => {
        const wanted = row[i] === '' ? null : read[field.type](row[i]);
        for (const found of [duck[r]?.[i], pure[r]?.[head[i]]])
            if (!same(found, wanted)) fault(table.name, field.name, `row ${r + 1}: ${found} for ${row[i]}`);
    }));
    return rows.length * fields.length;
}

const database = await (await DuckDBInstance.create(':memory:')).connect();
const { resources } = JSON.parse(fs.readFileSync(path.join(directory, 'datapackage.json'), 'utf8'));
let cells = 0;
for (const table of resources) cells += await check(database, table);
console.log(`${folder}: ${resources.length} tables, ${cells} cells, ${faults} differ`);
process.exit(faults > 0 ? 1 : 0);
