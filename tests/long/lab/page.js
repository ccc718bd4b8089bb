'use strict';
/* The page in a browser: node page.js INDEX CHROMIUM PROFILE [PICTURES]. Runs the steps that the files steps_*.js beside it
 * export, {name: async tools => …}; prints what fails and, in PICTURES, leaves a picture of each way to look at it. */
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const {browserOpen} = require('./browser.js');

const [index, program, profile, pictures] = process.argv.slice(2);
const SMALL = 'seed=7&worlds=4&years=3'; // a state of the page that takes a moment

/** A server of the page alone; every address that is asked for is kept. */
function serve() {
    const asked = [];
    const server = http.createServer((request, response) => {
        asked.push(request.url);
        response.writeHead(request.url === '/' ? 200 : 404, {'Content-Type': 'text/html; charset=utf-8'});
        response.end(request.url === '/' ? fs.readFileSync(index) : '');
    });
    return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({server, asked, url: `http://127.0.0.1:${server.address().port}/`})));
}

const finished = "document.querySelector('.headline progress')?.value === document.querySelector('.headline progress')?.max";

async function main() {
    const browser = await browserOpen(program, profile), web = await serve();
    const file = 'file://' + path.resolve(index);
    let failures = 0, picture = 0;
    const tools = {
        index, web, file, SMALL, finished,
        /** Opens the page in a state; what it said and asked for stays with it. */
        open: async (settings = {}) => {
            const page = await browser.open({width: 1280, height: 800, ...settings});
            await page.go((settings.url ?? file) + '#' + (settings.state ?? SMALL));
            return page;
        },
        /** The same once all its worlds are there. */
        openFinished: async settings => {
            const page = await tools.open(settings);
            await page.until(finished);
            return page;
        },
        keep: async (page, name) => {
            if (pictures)
                fs.writeFileSync(path.join(pictures, `${String(++picture).padStart(2, '0')}-${name}.png`), await page.picture());
        }
    };
    const files = fs.readdirSync(__dirname).filter(name => /^steps_.*\.js$/.test(name)).sort();
    for (const [name, step] of files.flatMap(some => Object.entries(require('./' + some)))) {
        const begin = Date.now();
        try {
            await step(tools);
            console.log(`ok      ${name} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
        } catch (error) {
            failures++;
            console.log(`FAILED: ${name}: ${error.stack}`);
        }
    }
    web.server.close();
    await browser.close();
    return failures;
}

main().then(failures => process.exit(failures === 0 ? 0 : 1), error => {
    console.log(`FAILED: ${error.stack}`);
    process.exit(1);
});
