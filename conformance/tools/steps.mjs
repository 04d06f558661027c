// What the rounds of the JavaScript SDKs count with, as steps.sh does for the others.
import assert from 'node:assert/strict';

let passed = 0;
let failed = 0;

export const stepsOf = (tool) => async (name, work) => {
    try {
        await work();
        passed++;
        console.log(`ok      ${tool.padEnd(12)} ${name}`);
    } catch (error) {
        failed++;
        console.log(`FAILED  ${tool.padEnd(12)} ${name}`);
        const said = `${error.statusCode ?? ''} ${error.code ?? ''} ${error.message}`;
        console.log(said.split('\n').slice(0, 20).map((line) => `        | ${line}`).join('\n'));
    }
};

export function finish(tool) {
    console.log(`${tool}: ${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
}

export async function refused(status, code, work) {
    await assert.rejects(work, (error) => {
        assert.equal(error.statusCode, status);
        assert.equal(error.code ?? error.details?.errorCode, code);
        return true;
    });
}

export async function all(pages) {
    const found = [];
    for await (const each of pages) {
        found.push(each);
    }
    return found;
}

// That many bytes, not all the same.
export function bytes(length) {
    const content = Buffer.alloc(length);
    for (let i = 0; i < length; i += 4) {
        content.writeUInt32LE(Math.imul(i, 2654435761) >>> 0, Math.min(i, length - 4));
    }
    return content;
}

export const inAnHour = () => new Date(Date.now() + 3600_000);
